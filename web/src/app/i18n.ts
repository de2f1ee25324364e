/**
 * Texts: every sentence of the interface lives in `web/src/locales/{hu,en}/<namespace>.json`.
 * A key is always written whole, `namespace:path`, so that a test can find it; `{{name}}` is filled in, `_one`/`_other` follow `count`.
 *
 * i18next did this before. Of its 17 KB (compressed, on every page) we used the two things above, so they stand here.
 */
import { useSyncExternalStore } from 'react'
import { textParts, type TextPart, type TextTree } from '../locales/text-parts.ts'
import type { TextFacts, TextKey, Translate } from './text-keys.types.ts'

export type { TextKey, Translate } from './text-keys.types.ts'
export type Language = 'hu' | 'en'
const storageKey = 'kapu.language'

let language: Language = 'hu'
const texts: Record<Language, Record<string, TextTree>> = { hu: {}, en: {} }
const listeners = new Set<() => void>()

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'hu'
  } catch {
    return 'hu'
  }
}

export async function startTexts(): Promise<void> {
  language = storedLanguage()
  await loadTexts('base')
  document.documentElement.lang = language
}

export function currentLanguage(): Language {
  return language
}

const inUse = new Set<TextPart>()
const loaded = new Set<string>()

/** Makes a part of the texts ready in the language in force; a page asks for the parts it shows (`lazy-page.ts`). */
export async function loadTexts(part: TextPart): Promise<void> {
  inUse.add(part)
  await loadInto(language, part)
}

async function loadInto(into: Language, part: TextPart): Promise<void> {
  if (loaded.has(`${into}/${part}`)) return
  Object.assign(texts[into], await textParts[into][part]())
  loaded.add(`${into}/${part}`)
}

export async function setLanguage(chosen: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, chosen)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  await Promise.all([...inUse].map((part) => loadInto(chosen, part)))
  language = chosen
  document.documentElement.lang = chosen
  for (const listener of listeners) listener()
}

function textAt(of: Language, key: string): string | undefined {
  const colon = key.indexOf(':')
  let found: TextTree | string | undefined = texts[of][key.slice(0, colon)]
  for (const step of key.slice(colon + 1).split('.')) found = typeof found === 'object' ? found[step] : undefined
  return typeof found === 'string' ? found : undefined
}

/** Whole numbers have one form for one and another for the rest in both languages; `Intl.PluralRules` says the same and takes longer to make than a page's texts. */
const formOf = (count: number): 'one' | 'other' => (count === 1 ? 'one' : 'other')

/** A key without a text is shown itself: the tests find it, and a reader can quote it. */
function translate(of: Language, key: string, facts: TextFacts = {}): string {
  const { count } = facts
  const counted = typeof count === 'number' ? textAt(of, `${key}_${formOf(count)}`) ?? textAt(of, `${key}_other`) : undefined
  return (counted ?? textAt(of, key) ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}

const translators: Record<Language, Translate> = { hu: (key, facts) => translate('hu', key, facts), en: (key, facts) => translate('en', key, facts) }

function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage)
}

/** The translate function; re-renders when the language changes. */
export function useText(): Translate {
  return translators[useLanguage()]
}

/** For the few places outside React (errors, service calls). */
export const text: Translate = (key: TextKey, facts?: TextFacts) => translate(language, key, facts)

/** Whether a key that was put together from a server's code has a text. */
export function hasText(key: string): boolean {
  return textAt(language, key) !== undefined
}
