/** The sections of law that a case rule names, as citations for the reasoning. Pure. */
import { cite, type CaseRule, type Citation } from '../../../../src/rules/procedure/index.ts'

/** Every citation of the rule once, in the order of the alphabet. */
export function citationsOf(rule: CaseRule): string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if (isCitation(value)) found.add(cite(rule, value))
      Object.values(value).forEach(walk)
    }
  }
  walk({ ...rule, laws: [] })
  return [...found].toSorted((one, other) => one.localeCompare(other, 'hu', { numeric: true }))
}

function isCitation(value: object): value is Citation {
  return 'law' in value && 'section' in value && typeof value.law === 'string' && typeof value.section === 'string'
}
