import { appendEntryNow } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { readChange, saveDecision } from './change.store.ts'
import { registerErrors } from './changes.errors.ts'
import type { ChangeState, RegisterDefinition, RegisterPorts } from './changes.types.ts'
import { lockSubjects } from './fact.store.ts'
import { atMoment, loggedEffects, readKind, requireVersion, resourceOf, sameEffects } from './propose-change.ts'
import { outcomeOf, writeOutcome } from './write-facts.ts'

export interface DecideRequest {
  readonly changeId: string
  readonly expectedVersion: number
  readonly decision: 'approve' | 'refuse' | 'withdraw'
  /** Why; required to refuse. */
  readonly note: string | null
}

export interface Decided {
  readonly changeId: string
  readonly state: ChangeState
}

const outcomes = { approve: 'applied', refuse: 'refused', withdraw: 'withdrawn' } as const

/**
 * The second person's word on a change that waits (négy szem elve), or its withdrawal by the one who asked for it.
 * What is approved is what was shown: where the register says otherwise by now, nothing is applied.
 * @throws register.*, entitlement.denied, entitlement.four-eyes
 */
export async function decideChange(
  ctx: Context<OfficerPrincipal>, registers: readonly RegisterDefinition[], ports: RegisterPorts, request: DecideRequest,
  settle: (tx: Tx, result: Decided) => Promise<void> = async () => {}
): Promise<Decided> {
  const { principal } = ctx
  const state = outcomes[request.decision]
  if (request.decision === 'refuse' && !request.note?.trim()) throw registerErrors.noteRequired()
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const change = await readChange(tx, request.changeId, { lock: true })
    if (!change) throw registerErrors.changeNotFound()
    const register = registers.find((item) => item.code === change.register)
    if (!register) throw registerErrors.changeNotFound()
    await ports.authorise(tx, ctx, { action: request.decision === 'withdraw' ? 'register:withdraw' : 'register:approve', resource: resourceOf(change) })
    if (change.state !== 'waiting') throw registerErrors.decided({ state: change.state })
    if (change.version !== request.expectedVersion) throw registerErrors.changeStale({ expected: request.expectedVersion, actual: change.version })
    const at = ctx.clock.now()
    const outcome = request.decision === 'approve' ? await outcomeNow(tx, ctx, register, change) : null
    const { entryId } = await appendEntryNow(tx, atMoment(ctx, at), {
      kind: `register.change-${state}`, organisationId: change.organisationId ?? principal.organisationId,
      ...(change.subjectId ? { subject: { kind: register.code, id: change.subjectId } } : {}),
      body: { changeId: change.id, kind: change.kind, note: request.note, proposedByOfficerId: change.proposedByOfficerId, ...(outcome ? { effects: loggedEffects(outcome.effects) } : {}) }
    })
    await saveDecision(tx, change.id, {
      state, version: change.version + 1, officerId: principal.officerId, postId: principal.postId, name: principal.name, at, note: request.note, entryId
    })
    if (outcome) {
      await writeOutcome(tx, ctx.ids, outcome, { changeId: change.id, at })
      const { kind } = readKind(register, change.kind, change.input)
      await kind.applied?.(tx, ctx, { subjectId: change.subjectId!, effectiveFrom: change.effectiveFrom })
    }
    if (request.decision !== 'withdraw') await enqueue(tx, 'register.notify', { changeId: change.id })
    const result: Decided = { changeId: change.id, state }
    await settle(tx, result)
    return result
  })
}

async function outcomeNow(
  tx: Tx, ctx: Context, register: RegisterDefinition, change: NonNullable<Awaited<ReturnType<typeof readChange>>>
): Promise<Awaited<ReturnType<typeof outcomeOf>>> {
  const subjectId = change.subjectId
  if (subjectId === null) throw registerErrors.unknownKind({ kind: change.kind })
  const { kind, input } = readKind(register, change.kind, change.input)
  await lockSubjects(tx, [{ register: register.code, subjectId }])
  await requireVersion(tx, register, subjectId, change.expectedVersion)
  const plan = await kind.plan(tx, { subjectId, input, effectiveFrom: change.effectiveFrom, ids: ctx.ids })
  const outcome = await outcomeOf(tx, plan.steps)
  if (!sameEffects(outcome.effects, change.effects)) throw registerErrors.stale({ change: change.id })
  return outcome
}
