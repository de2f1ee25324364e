/** The remedy against the decision and the day of finality (véglegesség, Ákr. 82. §). */
import { addDays, type LegalDate } from '../calendar/index.ts'
import { deriveDeadline, parseLimit } from '../deadline/index.ts'
import { cite, type CaseRule } from './case-rule.types.ts'
import type { CaseHistory, RemedyState } from './case-state.types.ts'
import type { Counting } from './clock.ts'
import { clientsOf, communicatedOn } from './communication.ts'

/**
 * Without appeal a decision is final on communication. With appeal: the day after the term passed unused for the last
 * client, or the day on which the last of them waived it, or the communication of the second instance's decision.
 */
export function remedyOf(history: CaseHistory, rule: CaseRule, counting: Counting): RemedyState | null {
  const decision = rule.decisions.find((item) => item.code === history.decision?.decision)
  const remedy = rule.remedies.find((item) => item.code === decision?.remedy)
  if (!history.decision || !remedy) return null
  const communicated = communicatedOn(history)
  const derivation = communicated === null ? null : deriveDeadline({
    arrived: communicated, limit: parseLimit(remedy.limit), party: 'client', excluded: [],
    calendar: counting.calendar, policies: counting.policies, limitLaw: cite(rule, remedy.law)
  })
  const until = derivation?.due?.slice(0, 10) ?? null
  return {
    kind: remedy.kind, law: cite(rule, remedy.law), communicatedOn: communicated, derivation, until,
    finalOn: finalOn(history, remedy.kind, communicated, until)
  }
}

function finalOn(history: CaseHistory, kind: RemedyState['kind'], communicated: LegalDate | null, until: LegalDate | null): LegalDate | null {
  if (history.finality) return history.finality.on
  if (communicated === null) return null
  if (kind === 'court') return communicated
  const pending = history.appeals.filter((appeal) => appeal.result === null)
  if (pending.length > 0) return null
  // A withdrawn appeal leaves the term of the others; a decided one ends the matter on its communication.
  const decided = history.appeals.filter((appeal) => appeal.result !== 'withdrawn' && appeal.result !== 'annulled').map((appeal) => appeal.communicatedOn!)
  if (decided.length > 0) return decided.sort().at(-1)!
  const clients = clientsOf(history)
  const waived = clients.length > 0 && clients.every((client) => history.waivers[client.partyId] !== undefined)
  if (waived) return [communicated, ...clients.map((client) => history.waivers[client.partyId]!)].sort().at(-1)!
  const withdrawn = history.appeals.filter((appeal) => appeal.result === 'withdrawn').map((appeal) => appeal.communicatedOn!)
  return until === null ? null : [addDays(until, 1), ...withdrawn].sort().at(-1)!
}
