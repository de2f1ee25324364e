/** Which act may follow, by status and by what the case holds; the same answer on the server and on the page. */
import type { Localised } from '../calendar/index.ts'
import { actKinds, type Act, type ActKind } from './acts.types.ts'
import type { CaseRule } from './case-rule.types.ts'
import type { CaseState } from './case-state.types.ts'
import { bodyRefusal, stateRefusal } from './guards.ts'
import { ProcedureError } from './procedure-error.ts'
import { refusals, type Refusal } from './refusals.ts'
import { statuses, type Status } from './status.types.ts'

type Verdict = true | Refusal
type Row = Readonly<Record<Status, Verdict>>

/** Statuses in the order of a case's life. */
const on = (refusalBefore: Refusal, allowed: readonly Status[], others: Partial<Record<Status, Refusal>> = {}): Row => {
  const usual: Record<Status, Refusal> = {
    new: 'not-arrived', arrived: 'not-registered', registered: 'not-assigned', 'in-progress': refusalBefore, suspended: 'suspended',
    submitted: 'submitted', decided: 'decided', communicated: 'decided', appealed: 'decided', forwarded: 'forwarded', final: 'final', filed: 'filed'
  }
  return Object.fromEntries(statuses.map((status) => [status, allowed.includes(status) ? true : others[status] ?? usual[status]])) as unknown as Row
}

/** From registration to the records office. */
const alive: readonly Status[] = ['registered', 'in-progress', 'suspended', 'submitted', 'decided', 'communicated', 'appealed', 'forwarded', 'final']
/** Acts of fact-finding by the office: not while the procedure stands, the draft is with the signer, or it is decided. */
const finding: readonly Status[] = ['in-progress']
/** What comes from outside is recorded whenever it comes until the decision. */
const receiving: readonly Status[] = ['in-progress', 'suspended', 'submitted']
const before = { registered: 'not-decided', 'in-progress': 'not-decided', suspended: 'not-decided', submitted: 'not-decided', arrived: 'not-decided' } as const

/** Exhaustive: every kind of act has a verdict in every status. */
export const PERMITTED: Readonly<Record<ActKind, Row>> = {
  'submission-arrived': on('not-arrived', ['new', 'arrived', ...alive]),
  'case-registered': on('already-registered', ['arrived'], {
    registered: 'already-registered', suspended: 'already-registered', submitted: 'already-registered', decided: 'already-registered',
    communicated: 'already-registered', appealed: 'already-registered', forwarded: 'already-registered', final: 'already-registered', filed: 'already-registered'
  }),
  assigned: on('not-registered', alive),
  'party-added': on('not-registered', ['registered', 'in-progress', 'suspended', 'submitted', 'decided', 'communicated']),
  'procedure-switched': on('not-registered', ['registered', 'in-progress']),
  'client-identified': on('not-registered', ['registered', ...finding]),
  'representation-verified': on('not-registered', ['registered', ...finding]),
  'document-filed': on('not-registered', alive),
  'document-checked': on('not-registered', ['registered', ...receiving]),
  'fee-checked': on('not-registered', ['registered', ...receiving]),
  'data-set-queried': on('not-assigned', finding),
  'identity-document-checked': on('not-assigned', finding),
  'specialist-asked': on('not-assigned', finding),
  'specialist-answered': on('not-assigned', receiving),
  'specialist-reminded': on('not-assigned', receiving),
  'deficiency-noticed': on('not-assigned', finding),
  'deficiency-remedied': on('not-assigned', receiving),
  'deficiency-lapsed': on('not-assigned', finding),
  suspended: on('not-assigned', finding),
  resumed: on('not-suspended', ['suspended'], { submitted: 'not-suspended', decided: 'not-suspended', communicated: 'not-suspended', appealed: 'not-suspended' }),
  'site-visit-recorded': on('not-assigned', finding),
  'request-withdrawn': on('not-registered', ['registered', ...receiving]),
  'decision-drafted': on('not-assigned', finding),
  'decision-submitted': on('not-assigned', finding),
  'decision-returned': on('not-submitted', ['submitted'], { suspended: 'not-submitted' }),
  'decision-signed': on('not-submitted', ['submitted'], { suspended: 'not-submitted' }),
  'decision-corrected': on('not-decided', ['decided', 'communicated', 'appealed', 'final'], before),
  'delivery-started': on('not-registered', alive),
  'delivery-attempted': on('not-registered', alive),
  delivered: on('not-registered', alive),
  'appeal-filed': on('not-decided', ['decided', 'communicated', 'appealed', 'forwarded'], before),
  'appeal-waived': on('not-decided', ['decided', 'communicated'], { ...before, appealed: 'appealed' }),
  'appeal-forwarded': on('not-decided', ['appealed'], { ...before, decided: 'no-appeal', communicated: 'no-appeal' }),
  'appeal-decided': on('not-decided', ['appealed', 'forwarded'], { ...before, decided: 'no-appeal', communicated: 'no-appeal' }),
  'finality-reached': on('not-decided', ['communicated'], { ...before, decided: 'not-communicated', appealed: 'appealed' }),
  'case-filed': on('not-final', ['final'], {
    arrived: 'not-final', registered: 'not-final', suspended: 'not-final', submitted: 'not-final', decided: 'not-final', communicated: 'not-final',
    appealed: 'appealed'
  }),
  'note-added': on('not-registered', [...alive, 'filed'])
}

/** Why an act of this kind may not come now; null when it may. What its body says is checked by `assertPermitted`. */
export function refusalOf(state: CaseState, rule: CaseRule, kind: ActKind): Refusal | null {
  const verdict = PERMITTED[kind][state.status]
  return verdict === true ? stateRefusal(state, rule, kind) : verdict
}

/** Kinds of act that may come now. */
export function permittedActs(state: CaseState, rule: CaseRule): ActKind[] {
  return actKinds.filter((kind) => refusalOf(state, rule, kind) === null)
}

/** The sentence of a refusal. */
export function refusalText(refusal: Refusal): Localised {
  return refusals[refusal]
}

/**
 * Checks an act before it is appended.
 * @throws ProcedureError `procedure.stale` when its sequence is not the next one, `procedure.not-permitted` with the
 *   refusal as `reason` otherwise
 */
export function assertPermitted(state: CaseState, rule: CaseRule, act: Act): void {
  if (act.sequence !== state.sequence + 1) {
    throw new ProcedureError('procedure.stale', {
      hu: 'Az ügy közben megváltozott. Nézze meg, mi történt, és ismételje meg a lépést.',
      en: 'The case has changed meanwhile. See what happened and repeat the step.'
    })
  }
  const refusal = refusalOf(state, rule, act.kind) ?? bodyRefusal(state, rule, act)
  if (refusal) throw new ProcedureError('procedure.not-permitted', refusals[refusal], refusal)
}
