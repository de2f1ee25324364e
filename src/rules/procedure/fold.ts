/** The state of a case: the fold of its acts, judged by the rule, the calendar and the legal time. */
import { addDays, legalDateOf, type CalendarData, type LegalDate } from '../calendar/index.ts'
import { ROLL_FORWARD_POLICIES, type Derivation, type RollForwardPolicies } from '../deadline/index.ts'
import { secondNoticeOn } from '../delivery/index.ts'
import type { Act } from './acts.types.ts'
import type { CaseRule } from './case-rule.types.ts'
import type { CaseHistory, CaseState } from './case-state.types.ts'
import { clockOf, deficiencyTerm, specialistTerm, type Counting } from './clock.ts'
import { isFulfilled } from './conditions.ts'
import { emptyHistory, evolve } from './evolve.ts'
import { factsOf } from './facts.ts'
import { readiness } from './readiness.ts'
import { remedyOf } from './remedy.ts'
import { waitsFor } from './waiting.ts'

/** The history that acts add up to, judged by nothing. @throws ProcedureError `procedure.out-of-order` */
export function historyOf(acts: readonly Act[]): CaseHistory {
  return acts.reduce(evolve, emptyHistory)
}

/**
 * The state of a case at a legal instant. Pure: the same on the server, which decides, and in the browser, which shows.
 *
 * @param legalNow the office's legal time, an instant with offset
 * @throws ProcedureError `procedure.out-of-order` for a gap in the acts, `procedure.bad-condition` for a rule that no
 *   catalogue check has seen
 */
export function fold(
  acts: readonly Act[], rule: CaseRule, calendar: CalendarData, legalNow: string, policies: RollForwardPolicies = ROLL_FORWARD_POLICIES
): CaseState {
  return judge(historyOf(acts), rule, calendar, legalNow, policies)
}

/** What a history means by a rule at a legal instant. */
export function judge(
  history: CaseHistory, rule: CaseRule, calendar: CalendarData, legalNow: string, policies: RollForwardPolicies = ROLL_FORWARD_POLICIES
): CaseState {
  const today = legalDateOf(legalNow)
  const counting: Counting = { calendar, policies, today, legalNow }
  const facts = factsOf(history)
  const stage = rule.stages.find((item) => item.statuses.includes(history.status))?.code ?? history.status
  const deficiencyTerms: Record<string, Derivation> = {}
  for (const notice of history.deficiencies) {
    const term = deficiencyTerm(notice, rule, counting)
    if (term) deficiencyTerms[notice.noticeId] = term
  }
  const specialistTerms = Object.fromEntries(history.specialists.map((request) => [request.requestId, specialistTerm(request, rule, counting)]))
  const judged = {
    ...history, legalNow, today, stage, facts, clock: clockOf(history, rule, counting, deficiencyTerms), deficiencyTerms, specialistTerms,
    remedy: remedyOf(history, rule, counting)
  }
  const withReadiness = {
    ...judged,
    readiness: readiness(judged, rule),
    decisions: rule.decisions.filter((item) => isFulfilled(item.condition, facts, legalNow)).map((item) => item.code)
  }
  return { ...withReadiness, waits: waitsFor(withReadiness, rule), nextEventOn: nextEventOn(judged, calendar) }
}

/**
 * The same, judged only when something is asked that history alone does not say: between acts that are appended together hardly
 * anything is, and judging (conditions, terms, readiness) is nearly all that a state costs.
 */
export function judgeWhenAsked(history: CaseHistory, rule: CaseRule, calendar: CalendarData, legalNow: string): CaseState {
  let judged: CaseState | undefined
  const ask = (): CaseState => (judged ??= judge(history, rule, calendar, legalNow))
  return new Proxy(history as CaseState, {
    get: (known, key) => (key in known ? Reflect.get(known, key) : Reflect.get(ask(), key)) as unknown,
    has: (_known, key) => key in ask(),
    ownKeys: () => Reflect.ownKeys(ask()),
    getOwnPropertyDescriptor: (_known, key) => {
      const found = Reflect.getOwnPropertyDescriptor(ask(), key)
      return found && { ...found, configurable: true }
    }
  })
}

/**
 * The next day on which time alone changes something: a notice's term is over, an unopened message is noticed again,
 * a document counts as delivered, the decision becomes final. The last three stay due until the sweeper has appended their act.
 */
function nextEventOn(state: Pick<CaseState, 'deficiencies' | 'deficiencyTerms' | 'deliveries' | 'remedy' | 'status' | 'today'>, calendar: CalendarData): LegalDate | null {
  const days: LegalDate[] = []
  for (const notice of state.deficiencies) {
    const due = notice.state === 'open' ? state.deficiencyTerms[notice.noticeId]?.due : null
    if (due && due >= state.today) days.push(addDays(due, 1))
  }
  for (const delivery of state.deliveries) {
    if (delivery.deliveredOn !== null) continue
    if (delivery.deemedOn !== null) days.push(delivery.deemedOn)
    else if (delivery.channel === 'mailbox') days.push(secondNoticeOn(calendar, delivery.startedOn))
  }
  if (state.status === 'communicated' && state.remedy?.finalOn) days.push(state.remedy.finalOn)
  return days.sort()[0] ?? null
}
