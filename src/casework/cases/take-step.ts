import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import type { NewAct } from '../../rules/procedure/index.ts'
import { actorOf } from './actor.ts'
import { appendActs } from './append-acts.ts'
import { authoriseOnCase } from './authorise-on-case.ts'
import { caseErrors } from './case.errors.ts'
import type { CaseFile } from './case.types.ts'
import { openCaseFile } from './open-case.ts'

/** A step an officer takes in a case. */
export interface Step {
  readonly caseId: string
  /** Sequence of the last act the officer has seen; null where the step does not depend on it (a job, a receipt). */
  readonly expectedSequence: number | null
  /** The action the officer needs to be entitled to: `case:act`, `case:assign`, `case:sign`, … */
  readonly action: string
}

/** What a step's work gives: the acts to append, and what the caller gets. */
export interface StepOutcome<T> {
  readonly acts: readonly NewAct[]
  readonly result: T
}

/**
 * The one way an officer changes a case: a transaction of the office that opens and locks the case, checks the right
 * and the expected sequence, lets the work decide on acts, and appends them. `within` runs last in the same
 * transaction: the answer of the idempotency key, a job, a notice.
 *
 * @throws case.stale with the acts since `expectedSequence`, so that the page can show what changed
 * @throws entitlement.denied, case.not-found, case.not-permitted
 */
export function takeStep<T>(
  ctx: Context<OfficerPrincipal>,
  step: Step,
  work: (file: CaseFile, tx: Tx) => Promise<StepOutcome<T>>,
  within: (tx: Tx, after: CaseFile, result: T) => Promise<void> = async () => {}
): Promise<{ file: CaseFile; result: T }> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, step.caseId, { lock: true })
    const { policies, substitutesFor } = await authoriseOnCase(tx, ctx, step.action, file)
    requireSequence(file, step.expectedSequence)
    const { acts, result } = await work(file, tx)
    const after = await appendActs(tx, ctx, file, { actor: actorOf(ctx, { substitutesFor }), policies }, acts)
    await within(tx, after, result)
    return { file: after, result }
  })
}

/** @throws case.stale when acts followed the one the caller has seen; they travel along */
export function requireSequence(file: CaseFile, expected: number | null): void {
  if (expected === null || expected === file.stored.sequence) return
  throw caseErrors.stale({
    expected,
    actual: file.stored.sequence,
    changed: file.acts.filter((act) => act.sequence > expected)
      .map((act) => ({ sequence: act.sequence, kind: act.kind, at: act.at, by: act.actor.name }))
  })
}
