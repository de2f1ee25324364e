/** The office's legal clock of a case and the terms of others, as derivations. */
import { addDays, endOfDay, isLegalDate, legalDateOf, daysBetween, type CalendarData, type LegalDate } from '../calendar/index.ts'
import { deriveDeadline, parseLimit, type Derivation, type ExcludedInterval, type RollForwardPolicies } from '../deadline/index.ts'
import { cite, type CaseRule } from './case-rule.types.ts'
import type { CaseClock, CaseHistory, DeficiencyNotice, SpecialistRequest } from './case-state.types.ts'
import { decisionDeliveries } from './communication.ts'

/** What deadlines are derived with. */
export interface Counting {
  readonly calendar: CalendarData
  readonly policies: RollForwardPolicies
  readonly today: LegalDate
  readonly legalNow: string
}

/** The terms of delivered notices, by notice. */
export type DeficiencyTerms = Readonly<Record<string, Derivation>>

/** The first instant after a due day or the due instant itself. */
export function dueInstant(due: string): string {
  return isLegalDate(due) ? endOfDay(due).toISOString() : new Date(due).toISOString()
}

/** A client's term to remedy deficiencies, from the delivery of the notice (Ákr. 44. §, 52. §); null before that. */
export function deficiencyTerm(notice: DeficiencyNotice, rule: CaseRule, counting: Counting): Derivation | null {
  if (notice.deliveredOn === null) return null
  return deriveDeadline({
    arrived: notice.deliveredOn, limit: parseLimit(notice.limit), party: 'client', excluded: [],
    calendar: counting.calendar, policies: counting.policies, limitLaw: cite(rule, rule.deficiency.law)
  })
}

/** A specialist authority's term, from the sending of the request (Ákr. 55. §). */
export function specialistTerm(request: SpecialistRequest, rule: CaseRule, counting: Counting): Derivation {
  const law = rule.specialists.find((item) => item.code === request.specialist)?.law
  return deriveDeadline({
    arrived: request.sentAt, limit: parseLimit(request.limit), party: 'authority', excluded: [],
    calendar: counting.calendar, policies: counting.policies, ...(law ? { limitLaw: cite(rule, law), startLaw: cite(rule, law) } : {})
  })
}

/**
 * What does not count in the office's limit (Ákr. 50. § (5)): suspension and stay; the client's own omission or delay,
 * which is the time after the term of the notice until it is remedied or lapses; a specialist's time only where sector
 * law says so.
 */
export function excludedIntervals(history: CaseHistory, rule: CaseRule, counting: Counting, terms: DeficiencyTerms): ExcludedInterval[] {
  const intervals: ExcludedInterval[] = []
  for (const pause of history.pauses) {
    const kind = rule.suspensions.find((item) => item.code === pause.ground)?.kind ?? 'suspension'
    intervals.push({ from: pause.firstDay, to: pause.lastDay, kind, law: cite(rule, rule.clock[kind]) })
  }
  for (const notice of history.deficiencies) {
    const due = terms[notice.noticeId]?.due
    if (!due) continue
    const from = addDays(due, 1)
    const to = notice.closedOn
    if (to === null ? from <= counting.today : from <= to) {
      intervals.push({ from, to, kind: 'client-delay', law: cite(rule, rule.clock.clientDelay) })
    }
  }
  for (const request of history.specialists) {
    const excluded = rule.specialists.find((item) => item.code === request.specialist)?.excludedFromClock
    if (!excluded) continue
    const from = addDays(request.askedOn, 1)
    const to = request.answer === null ? null : legalDateOf(request.answer.answeredAt)
    if (to === null || from <= to) intervals.push({ from, to, kind: 'other', law: cite(rule, excluded) })
  }
  return intervals
}

/** The clock of a registered case; null before the request arrived. It runs from arrival (Ákr. 37. § (2)). */
export function clockOf(history: CaseHistory, rule: CaseRule, counting: Counting, terms: DeficiencyTerms): CaseClock | null {
  if (!history.request) return null
  const variant = rule.procedure.kinds[history.procedure ?? rule.procedure.initial] ?? rule.procedure.kinds.full
  const limit = parseLimit(variant.limit)
  const limitLaw = cite(rule, variant.law)
  const excluded = excludedIntervals(history, rule, counting, terms)
  const derivation = deriveDeadline({
    arrived: history.request.receivedAt, limit, party: 'authority', excluded,
    calendar: counting.calendar, policies: counting.policies, limitLaw, startLaw: cite(rule, rule.procedure.startLaw)
  })
  // Steps to communicate must be taken within the limit (Ákr. 50. §): the clock ends with the first of them.
  const endedOn = decisionDeliveries(history).map((delivery) => delivery.startedOn).sort()[0] ?? null
  const open = excluded.filter((interval) => interval.to === null && interval.from <= counting.today).map((interval) => interval.from).sort()[0] ?? null
  const { due } = derivation
  const dueAt = due === null ? null : dueInstant(due)
  const state = endedOn !== null ? 'ended' : open !== null || due === null ? 'standing' : 'running'
  const dueDay = due === null ? null : due.slice(0, 10)
  const overdue = endedOn !== null
    ? dueDay !== null && endedOn > dueDay
    : state === 'running' && dueAt !== null && Date.parse(counting.legalNow) >= Date.parse(dueAt)
  return {
    startedAt: history.request.receivedAt, limit, limitLaw, excluded, derivation, due, dueAt, state,
    standingSince: state === 'standing' ? open : null,
    endedOn,
    overdue,
    daysLeft: state === 'running' && dueDay !== null ? daysBetween(counting.today, dueDay) : null
  }
}
