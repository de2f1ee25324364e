/** When a decision becomes final (Ákr. 82. §). */
import { addDays, formatDate } from '../calendar/index.ts'
import type { CalendarData, LegalDate } from '../calendar/index.ts'
import { deriveDeadline, parseLimit } from '../deadline/index.ts'
import type { Derivation, RollForwardPolicies } from '../deadline/index.ts'
import type { ClientPosition, Finality, FinalityStep, Remedy } from './remedy.types.ts'

const LAW = 'Ákr. 82. §'

export interface FinalityInput {
  readonly remedy: Remedy
  /** Every client to whom the decision is to be communicated; at least one. */
  readonly clients: readonly ClientPosition[]
  /** Day on which the second-instance decision was communicated to the last client, once there is one. */
  readonly secondInstanceCommunicatedOn?: LegalDate | null
  readonly calendar: CalendarData
  readonly policies: RollForwardPolicies
  readonly today: LegalDate
}

/** How things stand for one client: since (or from) when nothing of theirs keeps the decision from being final. */
interface Settled {
  readonly from: LegalDate | null
  readonly reason: Finality['reason']
}

/**
 * Without appeal a decision is final when it is communicated to the last client. With appeal: when every client's term
 * passed unused (the day after its last day), or was waived, or the appeal was withdrawn; after an appeal, when the
 * second-instance decision is communicated.
 * @throws RangeError without clients.
 */
export function finalityOf(input: FinalityInput): Finality {
  const { remedy, clients, today } = input
  if (clients.length === 0) throw new RangeError('a decision without clients has no finality')
  const appealable = remedy.kind === 'appeal' && remedy.limit !== null
  const terms = appealable ? clients.flatMap((client) => termOf(client, input)) : []
  const steps: FinalityStep[] = []

  const second = input.secondInstanceCommunicatedOn ?? null
  if (appealable && second !== null && second <= today) {
    steps.push({ on: second, law: LAW, clientId: null, hu: 'A másodfokú döntés közölve: a döntés végleges.', en: 'The second-instance decision is communicated: final.' })
    return { final: true, on: second, expectedOn: null, reason: 'second-instance', steps, terms }
  }

  const settled = clients.map((client) => {
    const term = terms.find(({ clientId }) => clientId === client.clientId)?.derivation
    const state = appealable ? afterAppealTerm(client, term, today) : afterCommunication(client, today)
    steps.push(stepOf(client, state))
    return state
  })
  const blocked = settled.find(({ from }) => from === null)
  if (blocked) return { final: false, on: null, expectedOn: null, reason: blocked.reason, steps, terms }
  const last = settled.reduce((latest, next) => (next.from! > latest.from! ? next : latest))
  if (last.from! > today) return { final: false, on: null, expectedOn: last.from, reason: 'term-running', steps, terms }
  return { final: true, on: last.from, expectedOn: null, reason: appealable ? 'term-passed' : 'communicated', steps, terms }
}

function termOf(client: ClientPosition, { remedy, calendar, policies, today }: FinalityInput): { clientId: string; derivation: Derivation }[] {
  if (client.communicatedOn === null || client.communicatedOn > today) return []
  const derivation = deriveDeadline({
    arrived: client.communicatedOn, limit: parseLimit(remedy.limit!), party: 'client', excluded: [], calendar, policies,
    ...(remedy.limitLaw === null ? {} : { limitLaw: remedy.limitLaw })
  })
  return [{ clientId: client.clientId, derivation }]
}

function afterCommunication({ communicatedOn }: ClientPosition, today: LegalDate): Settled {
  return communicatedOn === null || communicatedOn > today ? { from: null, reason: 'not-communicated' } : { from: communicatedOn, reason: 'communicated' }
}

function afterAppealTerm(client: ClientPosition, term: Derivation | undefined, today: LegalDate): Settled {
  const done = (day: LegalDate | null | undefined): day is LegalDate => day !== null && day !== undefined && day <= today
  if (!term || client.communicatedOn === null) return { from: null, reason: 'not-communicated' }
  const passed = addDays(term.due!, 1)
  // Whether a late appeal is rejected is a decision of its own; until then it keeps the decision open only if in time.
  const inTime = done(client.appealedOn) && client.appealedOn < passed
  if (inTime && !done(client.withdrawnOn)) return { from: null, reason: 'appeal-pending' }
  const givenUp = [client.waivedOn, inTime ? client.withdrawnOn : null].filter(done)
  // A waiver before communication takes effect with it; a waiver or withdrawal after the term adds nothing, unless an appeal held it up.
  if (givenUp.length > 0) {
    const from = givenUp.reduce((latest, day) => (day > latest ? day : latest), client.communicatedOn)
    return { from: inTime || from < passed ? from : passed, reason: 'term-passed' }
  }
  return { from: passed, reason: 'term-passed' }
}

function stepOf({ clientId }: ClientPosition, { from, reason }: Settled): FinalityStep {
  if (reason === 'not-communicated') return { on: null, law: LAW, clientId, hu: 'A döntést még nem közölték ezzel az ügyféllel.', en: 'Not yet communicated to this client.' }
  if (reason === 'appeal-pending') return { on: null, law: LAW, clientId, hu: 'Az ügyfél fellebbezett, az elbírálás folyamatban.', en: 'This client appealed; the appeal is pending.' }
  if (reason === 'communicated') return { on: from, law: LAW, clientId, hu: `Közölve: ${formatDate(from!)}`, en: `Communicated on ${from}.` }
  return { on: from, law: LAW, clientId, hu: `A fellebbezési joga ${formatDate(from!)} napján már nem akadálya a véglegességnek.`, en: `The right of appeal does not stand in the way from ${from} on.` }
}
