/**
 * Texts: every sentence of the interface lives in `web/src/locales/{hu,en}/<namespace>.json`.
 * A key is always written whole, `namespace:path`, so that a test can find it.
 */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { namespaces, resources } from '../locales/resources.ts'

export type Language = 'hu' | 'en'
const storageKey = 'kapu.language'

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'hu'
  } catch {
    return 'hu'
  }
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: storedLanguage(),
    fallbackLng: 'hu',
    ns: namespaces,
    defaultNS: 'common',
    // React escapes; i18next must not escape a second time.
    interpolation: { escapeValue: false },
    returnNull: false
  })
  document.documentElement.lang = currentLanguage()
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'hu'
}

export async function setLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The translate function over all namespaces; re-renders when the language changes. */
export function useText() {
  return useTranslation(namespaces).t
}

/** For the few places outside React (errors, service calls). */
export const text = i18next.getFixedT(null, namespaces)

/** Whether a key that was put together from a server's code has a text. */
export function hasText(key: string): boolean {
  return i18next.exists(key)
}

export function useLanguage(): Language {
  const { i18n } = useTranslation(namespaces)
  return i18n.language === 'en' ? 'en' : 'hu'
}
