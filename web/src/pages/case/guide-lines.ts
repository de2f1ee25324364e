/** The guide: the answer first ("Még nem. Két akadály van."), then a line for each thing that is there, missing, or waited for. */
import type { Localised } from '../../../../src/rules/calendar/index.ts'
import type { CaseState, Requirement } from '../../../../src/rules/procedure/index.ts'
import { stepOfAct } from './steps/step-definitions.ts'
import type { OpenCase, StepTarget } from './steps/step.types.ts'

export interface GuideLine {
  readonly key: string
  readonly status: 'met' | 'missing' | 'waiting'
  /** Words of the rule, or a key under `case:next.` with what it speaks of. */
  readonly name: Localised | { readonly key: string; readonly about: string }
  readonly detail: Localised | null
  readonly since: string | null
  readonly dueOn: string | null
  readonly law: string | null
  /** The step that brings it; null when nothing is to be done here. */
  readonly step: StepTarget | null
}

/** Key under `case:answer.`, with the count of obstacles where it has one. */
export interface GuideAnswer {
  readonly key: 'open' | 'ready' | 'suspended' | 'submitted' | 'decided' | 'communicated' | 'appealed' | 'forwarded' | 'final' | 'filed'
  readonly count: number
}

const afterDecision = new Set<CaseState['status']>(['decided', 'communicated', 'appealed', 'forwarded', 'final', 'filed'])

export function isDecided(state: Pick<CaseState, 'status'>): boolean {
  return afterDecision.has(state.status)
}

export function obstacles(state: Pick<CaseState, 'readiness'>): number {
  return state.readiness.filter((line) => line.status === 'missing' || line.status === 'waiting').length
}

export function guideAnswer(state: Pick<CaseState, 'status' | 'readiness'>): GuideAnswer {
  const count = obstacles(state)
  switch (state.status) {
    case 'submitted': case 'decided': case 'communicated': case 'appealed': case 'forwarded': case 'final': case 'filed':
      return { key: state.status, count }
    case 'suspended':
      return { key: 'suspended', count }
    case 'new': case 'arrived': case 'registered': case 'in-progress':
      return { key: count === 0 ? 'ready' : 'open', count }
  }
}

/** The step a line of the guide offers. Whoever is waited for can be reminded; a term that ran out can be closed. */
export function stepOfRequirement(requirement: Requirement, open: OpenCase): StepTarget | null {
  if (requirement.status === 'met' || requirement.status === 'not-applicable') return null
  const of = requirement.of === null ? {} : { of: requirement.of }
  if (requirement.kind === 'specialist' && requirement.status === 'waiting') return { step: 'remind-specialist', ...of }
  if (requirement.kind === 'deficiency-closed') {
    const notice = open.state.deficiencies.find((one) => one.state === 'open')
    if (notice === undefined) return null
    const due = open.state.deficiencyTerms[notice.noticeId]?.due ?? null
    return { step: due !== null && due.slice(0, 10) < open.state.today ? 'lapse-deficiency' : 'record-deficiency-remedy', of: notice.noticeId }
  }
  if (requirement.verb === null) return null
  const step = stepOfAct(requirement.verb)
  return step === null ? null : { step, ...(['data-set', 'specialist'].includes(requirement.kind) ? of : {}) }
}

function readinessLines(open: OpenCase): GuideLine[] {
  return open.state.readiness.flatMap((requirement): GuideLine[] => (requirement.status === 'not-applicable' ? [] : [{
    key: requirement.code, status: requirement.status, name: requirement.name, detail: requirement.detail, since: requirement.since,
    dueOn: requirement.dueOn, law: requirement.law, step: stepOfRequirement(requirement, open)
  }]))
}

/** After the decision the guide leads on: to each client's delivery, the appeal, and the records office. */
function linesAfterDecision({ state }: OpenCase): GuideLine[] {
  const line = (key: string, about: string, status: GuideLine['status'], rest: Partial<GuideLine>): GuideLine =>
    ({ key: `${key}:${about}`, status, name: { key, about }, detail: null, since: null, dueOn: null, law: null, step: null, ...rest })
  const lines: GuideLine[] = []
  for (const party of state.parties.filter((one) => one.role === 'client' || one.role === 'opposing-client')) {
    const deliveries = state.deliveries.filter((one) => one.communicatesDecision && one.partyId === party.partyId)
    const done = deliveries.find((one) => one.deliveredOn !== null)
    const running = deliveries.at(-1)
    if (done !== undefined) lines.push(line('delivered', party.name, 'met', { since: done.deliveredOn }))
    else if (running !== undefined) lines.push(line('delivering', party.name, 'waiting', { since: running.startedAt, dueOn: running.deemedOn, ...(running.channel === 'mailbox' ? {} : { step: { step: 'record-delivery', of: running.deliveryId } }) }))
    else lines.push(line('undelivered', party.name, 'missing', { step: { step: 'deliver', of: party.partyId } }))
  }
  for (const appeal of state.appeals) {
    if (appeal.forwardedTo === null && appeal.result === null) lines.push(line('appeal', appeal.by, 'missing', { since: appeal.receivedOn, step: { step: 'forward-appeal', of: appeal.appealId } }))
    else lines.push(line('forwarded', appeal.by, appeal.result === null ? 'waiting' : 'met', { since: appeal.receivedOn }))
  }
  if (state.status === 'communicated' && state.remedy?.until != null) lines.push(line('remedy', '', 'waiting', { dueOn: state.remedy.until, law: state.remedy.law, step: { step: 'record-appeal' } }))
  if (state.finality !== null) lines.push(line('final', '', 'met', { since: state.finality.on, law: state.finality.law }))
  if (state.status === 'final') lines.push(line('file', '', 'missing', { step: { step: 'file-case' } }))
  if (state.filing !== null) lines.push(line('filed', '', 'met', { since: state.filing.at }))
  return lines
}

export function guideLines(open: OpenCase): readonly GuideLine[] {
  return isDecided(open.state) ? linesAfterDecision(open) : readinessLines(open)
}
