import { useLanguage, useText } from '../../../app/i18n.ts'
import type { Said } from './step.types.ts'

/** Words that come either from the case rule, in both languages, or from our texts. */
export function useSaid(): (said: Said) => string {
  const t = useText()
  const language = useLanguage()
  return (said) => ('key' in said ? t(`case:basis.${said.key}`) : said[language])
}
