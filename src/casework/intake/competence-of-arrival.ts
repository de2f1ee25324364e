import type { Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { ruleInForce } from '../../registers/case-types/index.ts'
import { findCompetentOffice } from '../../registers/competence/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'

/** Where forms keep the place when their rule does not say; the applicant's address comes last. */
const places = ['site.settlement', 'place.settlement', 'premises.settlement', 'settlement', 'applicant.settlement', 'applicant.address', 'applicant.homeAddress']

/** What the registers say of the competence of the office where something arrived. */
export interface ArrivalCompetence {
  /** `unknown`: the registers do not tell, so the officer decides. */
  readonly verdict: 'competent' | 'not-competent' | 'unknown'
  readonly settlement: string | null
  readonly office: { readonly id: string; readonly name: string; readonly seat: string | null } | null
  readonly why: readonly string[]
}

function placeOf(rule: CaseRule, data: Readonly<Record<string, unknown>>): string | null {
  const own = rule.form.facts?.settlement
  for (const path of own === undefined ? places : [own]) {
    const value = path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), data)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}

/**
 * Whether the office is competent for what arrived (Ákr. 15–17. §: competence is examined of its own motion at every stage).
 * Where the registers give no clear answer nothing is proposed: a transfer on a guess would cost the client time.
 */
export async function competenceOfArrival(
  tx: Tx, organisationId: string, caseType: string | null, data: Readonly<Record<string, unknown>>, day: string
): Promise<ArrivalCompetence> {
  const unknown = (why: readonly string[] = []): ArrivalCompetence => ({ verdict: 'unknown', settlement: null, office: null, why })
  const version = caseType === null ? undefined : await ruleInForce(tx, caseType, day)
  const place = version ? placeOf(version.rule, data) : null
  if (!version || place === null) return unknown()
  try {
    const { settlement, office, why } = await findCompetentOffice(tx, { settlement: place, rule: version.rule, day })
    return { verdict: office.id === organisationId ? 'competent' : 'not-competent', settlement: settlement.name, office, why }
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('competence.')) return unknown([error.hu])
    throw error
  }
}
