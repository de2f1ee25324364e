/** Which remedy a decision has. */
import type { LegalDate } from '../calendar/index.ts'
import type { DecidingOrgan, DecisionKind, Power, Remedy, RemedyRule } from './remedy.types.ts'

const COURT: Remedy = {
  kind: 'administrative-action', limit: '30d', decidedBy: 'administrative-court', law: 'Ákr. 114. §', limitLaw: 'Kp. 39. § (1)'
}

/** Ákr. 116. § (2) by the project's reading (K/m); a sector act's own remedy stands in the case rule and goes first. */
export const REMEDY_RULES: readonly RemedyRule[] = [
  // Municipal power delegated by the council: the council decides the appeal.
  {
    powers: ['local-government'], organs: ['mayor', 'clerk', 'committee', 'municipal-officer'], validFrom: '2018-01-01', validTo: null,
    remedy: { kind: 'appeal', limit: '15d', decidedBy: 'council', law: 'Ákr. 116. § (2) a); Mötv. 142/A. §', limitLaw: 'Ákr. 118. § (3)' }
  },
  // State power exercised by an organ of the municipality: the county government office.
  {
    powers: ['state'], organs: ['mayor', 'clerk', 'committee', 'municipal-officer'], validFrom: '2018-01-01', validTo: null,
    remedy: { kind: 'appeal', limit: '15d', decidedBy: 'county-government-office', law: 'Ákr. 116. § (2) a)', limitLaw: 'Ákr. 118. § (3)' }
  },
  {
    powers: ['state'], organs: ['local-law-enforcement'], validFrom: '2018-01-01', validTo: null,
    remedy: { kind: 'appeal', limit: '15d', decidedBy: 'superior-body', law: 'Ákr. 116. § (2) b)', limitLaw: 'Ákr. 118. § (3)' }
  },
  {
    powers: ['state', 'local-government'],
    organs: ['council', 'district-office', 'county-government-office', 'central-body', 'local-law-enforcement'],
    validFrom: '2018-01-01', validTo: null, remedy: COURT
  }
]

export interface RemedyQuestion {
  readonly power: Power
  readonly organ: DecidingOrgan
  readonly decision: DecisionKind
  /** Second-instance decisions have only the court. */
  readonly instance: 1 | 2
  /** Whether law opens a remedy of its own against this order (Ákr. 112. § (2)); without meaning for determinations. */
  readonly separatelyChallengeable?: boolean
  /** A sector act's own remedy, from the case rule. */
  readonly special?: Remedy | null
  readonly on: LegalDate
}

/** @throws RangeError when no line of the table fits. */
export function remedyOf(question: RemedyQuestion, rules: readonly RemedyRule[] = REMEDY_RULES): Remedy {
  if (question.decision === 'order' && !question.separatelyChallengeable) {
    return { kind: 'with-the-decision', limit: null, decidedBy: null, law: 'Ákr. 112. § (1)', limitLaw: null }
  }
  if (question.special) return question.special
  if (question.instance === 2) return COURT
  const { power, organ, on } = question
  const rule = rules.find(({ powers, organs, validFrom, validTo }) =>
    powers.includes(power) && organs.includes(organ) && validFrom <= on && (validTo === null || on <= validTo)
  )
  if (!rule) throw new RangeError(`no remedy is known for ${organ} in ${power} power on ${on}`)
  return rule.remedy
}
