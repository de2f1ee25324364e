/** The browser's one colour scheme, for components. */
import { useSyncExternalStore } from 'react'
import { createSchemeStore, type Look, type Scheme } from './scheme-store.ts'

const storageKey = 'kapu.scheme'

const store = createSchemeStore({
  media: (query) => matchMedia(query),
  stored: () => {
    try {
      const kept = localStorage.getItem(storageKey)
      return kept === 'light' || kept === 'dark' ? kept : 'auto'
    } catch {
      return 'auto'
    }
  },
  keep: (scheme) => {
    try {
      localStorage.setItem(storageKey, scheme)
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  },
  paint: (look) => document.documentElement.setAttribute('data-mantine-color-scheme', look)
})

addEventListener('storage', (event) => { if (event.key === storageKey) store.reread() })

export const setScheme = store.choose

/** What was chosen, and what is shown. */
export function useScheme(): { readonly chosen: Scheme; readonly shown: Look } {
  return { chosen: useSyncExternalStore(store.subscribe, store.chosen), shown: useSyncExternalStore(store.subscribe, store.shown) }
}
