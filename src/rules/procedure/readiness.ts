/** The guide: what the rule wants before the decision, whether it is there, and which act brings it. */
import { formatDate, type LegalDate, type Localised } from '../calendar/index.ts'
import type { ActKind } from './acts.types.ts'
import { amountOn, cite, type CaseRule, type RequirementRule } from './case-rule.types.ts'
import type { CaseState, Requirement, RequirementStatus } from './case-state.types.ts'
import { isFulfilled } from './conditions.ts'

/** What readiness looks at: the state without what is computed from readiness. */
export type ReadinessInput = Omit<CaseState, 'readiness' | 'waits' | 'nextEventOn' | 'decisions'>

interface Finding {
  readonly status: RequirementStatus
  readonly since?: string | null
  readonly verb?: ActKind | null
  readonly detail?: Localised | null
  readonly dueOn?: LegalDate | null
}

type Judge = (state: ReadinessInput, rule: CaseRule, requirement: RequirementRule) => Finding

const notApplicable: Finding = { status: 'not-applicable' }
const list = (items: readonly Localised[]): Localised => ({ hu: items.map((item) => item.hu).join(', '), en: items.map((item) => item.en).join(', ') })

const judges: Readonly<Record<RequirementRule['kind'], Judge>> = {
  assigned: (state) => (state.assignment
    ? { status: 'met', since: state.assignment.at, detail: { hu: state.assignment.assigneeName, en: state.assignment.assigneeName } }
    : { status: 'missing', since: state.registration?.at ?? null, verb: 'assigned' }),

  'client-identified': (state) => {
    const clients = state.parties.filter((party) => party.role === 'client')
    const open = clients.find((party) => state.identifications[party.partyId]?.result !== 'identified')
    const last = open ? state.identifications[open.partyId] : undefined
    if (clients.length > 0 && !open) {
      const found = clients.map((party) => state.identifications[party.partyId]!)
      return { status: 'met', since: found.map((item) => item.at).sort().at(-1)!, detail: { hu: found[0]!.source, en: found[0]!.source } }
    }
    return { status: 'missing', since: last?.at ?? state.registration?.at ?? null, verb: 'client-identified', detail: last ? identificationText[last.result] : null }
  },

  'representation-verified': (state, rule) => {
    if (!isFulfilled(rule.representation.condition, state.facts, state.legalNow)) return notApplicable
    const last = state.representation
    if (last?.result === 'verified') return { status: 'met', since: last.at, detail: { hu: last.representative, en: last.representative } }
    return { status: 'missing', since: last?.at ?? state.registration?.at ?? null, verb: 'representation-verified' }
  },

  attachments: (state, rule) => {
    const demanded = demandedAttachments(state, rule)
    const missing = demanded.filter((item) => !state.facts.attachments.includes(item.code))
    if (missing.length === 0) {
      const files = state.documents.filter((item) => item.requirement !== null)
      return { status: 'met', since: files.at(-1)?.at ?? state.registration?.at ?? null, detail: { hu: `${files.length} melléklet`, en: `${files.length} attachments` } }
    }
    const detail = list(missing.map((item) => item.name))
    const notice = state.deficiencies.find((item) => item.state === 'open')
    if (notice && missing.every((item) => notice.items.some((line) => line.requirement === item.code))) {
      return { status: 'waiting', since: notice.noticedAt, verb: 'deficiency-remedied', detail, dueOn: state.deficiencyTerms[notice.noticeId]?.due ?? null }
    }
    const noticed = rule.deficiency.once && state.deficiencies.length > 0
    return { status: 'missing', since: state.registration?.at ?? null, verb: noticed ? 'document-filed' : 'deficiency-noticed', detail }
  },

  fee: (state, rule) => {
    const expected = expectedFee(state, rule)
    if (expected === null) return notApplicable
    const last = state.fee
    if (last?.result === 'paid' || last?.result === 'exempt') {
      const detail = last.result === 'exempt' ? { hu: 'költségmentes', en: 'exempt' }
        : { hu: `${forint(last.paid, 'hu')}${last.paidOn ? `, ${formatDate(last.paidOn)}` : ''}`, en: `${forint(last.paid, 'en')}${last.paidOn ? `, ${last.paidOn}` : ''}` }
      return { status: 'met', since: last.at, detail }
    }
    const amount = { hu: forint(expected, 'hu'), en: forint(expected, 'en') }
    const result = last ? feeText[last.result] : null
    return {
      status: 'missing', since: last?.at ?? state.registration?.at ?? null, verb: 'fee-checked',
      detail: result ? { hu: `${amount.hu}, ${result.hu}`, en: `${amount.en}, ${result.en}` } : amount
    }
  },

  'identity-document': (state, rule) => {
    const demand = rule.identityDocument
    const last = state.identityDocument
    if (!demand || (!last && (demand.need === 'may' || !isFulfilled(demand.condition, state.facts, state.legalNow)))) return notApplicable
    if (last?.result === 'valid') return { status: 'met', since: last.at }
    return { status: 'missing', since: last?.at ?? state.registration?.at ?? null, verb: 'identity-document-checked', detail: last ? documentText[last.result] : null }
  },

  'data-set': (state, rule, requirement) => {
    const demand = rule.dataSets.find((item) => item.code === requirement.of)
    const last = requirement.of ? state.queries[requirement.of] : undefined
    if (!demand || (!last && (demand.need === 'may' || !isFulfilled(demand.condition, state.facts, state.legalNow)))) return notApplicable
    if (last?.outcome === 'answered' || last?.outcome === 'not-found') {
      return { status: 'met', since: last.at, detail: last.answer ? answerText[last.answer] : last.outcome === 'not-found' ? { hu: 'nincs találat', en: 'nothing found' } : null }
    }
    return {
      status: 'missing', since: last?.at ?? state.registration?.at ?? null, verb: 'data-set-queried',
      detail: last ? { hu: 'a nyilvántartás nem válaszolt', en: 'the register gave no answer' } : null
    }
  },

  specialist: (state, rule, requirement) => {
    const demand = rule.specialists.find((item) => item.code === requirement.of)
    const last = state.specialists.findLast((item) => item.specialist === requirement.of)
    if (!demand || (!last && !isFulfilled(demand.condition, state.facts, state.legalNow))) return notApplicable
    if (!last) return { status: 'missing', since: state.registration?.at ?? null, verb: 'specialist-asked', detail: demand.authority }
    if (last.answer) return { status: 'met', since: last.answer.at, detail: positionText[last.answer.position] }
    return { status: 'waiting', since: last.sentAt, verb: 'specialist-answered', detail: demand.authority, dueOn: state.specialistTerms[last.requestId]?.due?.slice(0, 10) ?? null }
  },

  'site-visit': (state, rule) => {
    const demand = rule.siteVisit
    const last = state.siteVisits.at(-1)
    if (last) return { status: 'met', since: last.at, detail: visitText[last.result] }
    if (!demand || demand.need === 'may' || !isFulfilled(demand.condition, state.facts, state.legalNow)) return notApplicable
    return { status: 'missing', since: state.registration?.at ?? null, verb: 'site-visit-recorded' }
  },

  'deficiency-closed': (state) => {
    const open = state.deficiencies.find((item) => item.state === 'open')
    const last = state.deficiencies.at(-1)
    if (!last) return notApplicable
    if (!open) {
      const detail = last.state === 'remedied' ? { hu: `pótolva: ${formatDate(last.closedOn!)}`, en: `remedied on ${last.closedOn}` } : { hu: 'a határidő eredménytelenül telt el', en: 'the term passed without result' }
      return { status: 'met', since: last.closedAt, detail }
    }
    const dueOn = state.deficiencyTerms[open.noticeId]?.due ?? null
    if (dueOn !== null && state.today > dueOn) return { status: 'missing', since: open.noticedAt, verb: 'deficiency-lapsed', dueOn }
    return { status: 'waiting', since: open.noticedAt, verb: 'deficiency-remedied', dueOn }
  },

  'documents-valid': (state) => {
    const received = state.documents.filter((item) => item.direction === 'in')
    const open = received.filter((item) => item.validity === 'unchecked')
    if (open.length > 0) return { status: 'missing', since: open[0]!.at, verb: 'document-checked', detail: { hu: open.map((item) => item.title).join(', '), en: open.map((item) => item.title).join(', ') } }
    return { status: 'met', since: received.at(-1)?.at ?? null, detail: { hu: `${received.length} irat`, en: `${received.length} documents` } }
  },

  condition: (state, _rule, requirement) =>
    (isFulfilled(requirement.holds, state.facts, state.legalNow) ? { status: 'met' } : { status: 'missing', since: state.registration?.at ?? null })
}

/** Each requirement of the rule, in the rule's order. */
export function readiness(state: ReadinessInput, rule: CaseRule): Requirement[] {
  return rule.readiness.map((requirement) => {
    const applies = isFulfilled(requirement.condition, state.facts, state.legalNow)
    const finding = applies ? judges[requirement.kind](state, rule, requirement) : notApplicable
    return {
      code: requirement.code, kind: requirement.kind, of: requirement.of ?? null, name: requirement.name, law: cite(rule, requirement.law),
      status: finding.status, since: finding.since ?? null, verb: finding.verb ?? null, detail: finding.detail ?? null, dueOn: finding.dueOn ?? null
    }
  })
}

/** The attachments that this request must have. */
export function demandedAttachments(state: Pick<CaseState, 'facts' | 'legalNow'>, rule: CaseRule): CaseRule['attachments'] {
  return rule.attachments.filter((item) => item.required && isFulfilled(item.condition, state.facts, state.legalNow))
}

/** The fee of this request in forint, by the amount in force when it arrived; null when there is none. */
export function expectedFee(state: Pick<CaseState, 'facts' | 'legalNow' | 'request' | 'today' | 'clock'>, rule: CaseRule): number | null {
  if (!rule.fee || !isFulfilled(rule.fee.condition, state.facts, state.legalNow)) return null
  return amountOn(rule.fee.amounts, state.clock?.derivation.steps[0]?.from.slice(0, 10) ?? state.today)
}

function forint(amount: number, language: 'hu' | 'en'): string {
  // Thin grouping by hand: the figures must read the same on every machine, whatever its locale data.
  const digits = String(amount).replaceAll(/\B(?=(\d{3})+$)/g, language === 'hu' ? '\u00a0' : ',')
  return language === 'hu' ? `${digits}\u00a0Ft` : `HUF ${digits}`
}

const unreachable = { hu: 'a nyilvántartás nem válaszolt', en: 'the register gave no answer' }
const identificationText = {
  identified: null, 'not-found': { hu: 'nincs ilyen személy a nyilvántartásban', en: 'not in the register' },
  mismatch: { hu: 'az adatok eltérnek a nyilvántartástól', en: 'the data differ from the register' }, unreachable
} as const
const feeText = {
  paid: null, exempt: null, 'not-paid': { hu: 'nem érkezett be', en: 'not received' }, 'partly-paid': { hu: 'csak részben érkezett be', en: 'received in part' },
  unreachable: { hu: 'a befizetések rendszere nem válaszolt', en: 'the payment system gave no answer' }
} as const
const documentText = {
  valid: null, expired: { hu: 'az okmány lejárt', en: 'the document has expired' }, invalid: { hu: 'az okmány érvénytelen', en: 'the document is invalid' },
  wanted: { hu: 'az okmányt körözik', en: 'the document is wanted' }, 'not-found': { hu: 'nincs ilyen okmány', en: 'no such document' }, unreachable
} as const
const answerText = { yes: { hu: 'igen', en: 'yes' }, no: { hu: 'nem', en: 'no' } } as const
const positionText = {
  consents: { hu: 'hozzájárult', en: 'consents' }, 'consents-with-conditions': { hu: 'feltétellel hozzájárult', en: 'consents with conditions' },
  refuses: { hu: 'nem járult hozzá', en: 'refuses' }, 'no-competence': { hu: 'hatásköre hiányát állapította meg', en: 'has no competence' }
} as const
const visitText = {
  compliant: { hu: 'megfelel', en: 'compliant' }, 'non-compliant': { hu: 'nem felel meg', en: 'not compliant' }, inconclusive: { hu: 'nem állapítható meg', en: 'inconclusive' }
} as const
