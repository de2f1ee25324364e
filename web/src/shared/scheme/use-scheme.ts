/**
 * Light or dark: the reader's choice, or the machine's. Kept in this browser and set before the first paint by public/before-paint.js;
 * the attribute's name is the one that the component library reads.
 */
import { useSyncExternalStore } from 'react'

export type Scheme = 'auto' | 'light' | 'dark'
const storageKey = 'kapu.scheme'
const attribute = 'data-mantine-color-scheme'

const listeners = new Set<() => void>()
const machineIsDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')

function stored(): Scheme {
  try {
    const kept = localStorage.getItem(storageKey)
    return kept === 'light' || kept === 'dark' ? kept : 'auto'
  } catch {
    return 'auto'
  }
}

let chosen = stored()
const shown = (): 'light' | 'dark' => (chosen === 'auto' ? (machineIsDark?.matches === true ? 'dark' : 'light') : chosen)

function show(): void {
  document.documentElement.setAttribute(attribute, shown())
  for (const listener of listeners) listener()
}

machineIsDark?.addEventListener('change', show)
// Another tab of this browser.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key !== storageKey) return
  chosen = stored()
  show()
})

export function setScheme(scheme: Scheme): void {
  chosen = scheme
  try {
    localStorage.setItem(storageKey, scheme)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  show()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** What was chosen, and what is shown. */
export function useScheme(): { readonly chosen: Scheme; readonly shown: 'light' | 'dark' } {
  const current = useSyncExternalStore(subscribe, () => `${chosen} ${shown()}`)
  const [choice, look] = current.split(' ') as [Scheme, 'light' | 'dark']
  return { chosen: choice, shown: look }
}
