import { createHash } from 'node:crypto'
import { z } from 'zod'
import { appendEntryNow } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { insertChange } from './change.store.ts'
import { registerErrors } from './changes.errors.ts'
import type { ChangeKind, ChangeResource, Effect, Plan, RegisterDefinition, RegisterPorts } from './changes.types.ts'
import { lockSubjects, readVersion } from './fact.store.ts'
import { outcomeOf, writeOutcome } from './write-facts.ts'

/** What is asked of a register. */
export interface ChangeRequest {
  readonly kind: string
  /** Null for a kind that creates. */
  readonly subjectId: string | null
  readonly input: unknown
  /** First day on which it holds. */
  readonly effectiveFrom: string
  readonly reason: string
  /** Version of the subject that the proposer saw; 0 for one that is created. */
  readonly expectedVersion: number
}

export interface Proposed {
  readonly changeId: string
  readonly state: 'waiting' | 'applied'
  readonly subjectId: string
}

/** The same context at one moment: a change, its log entry and its facts carry the very same instant, which the database compares. */
export function atMoment(ctx: Context, at: Date): Context {
  return { ...ctx, clock: { now: () => at } }
}

/** The kind with its input read. @throws register.unknown-kind, register.input */
export function readKind(register: RegisterDefinition, kind: string, input: unknown): { readonly kind: ChangeKind<unknown>; readonly input: unknown } {
  const found = Object.hasOwn(register.kinds, kind) ? register.kinds[kind] as unknown as ChangeKind<unknown> : undefined
  if (!found) throw registerErrors.unknownKind({ kind })
  const parsed = found.input.safeParse(input)
  if (!parsed.success) throw registerErrors.input({ fields: z.treeifyError(parsed.error) })
  return { kind: found, input: parsed.data }
}

/** The change as the policies see it. */
export function resourceOf(change: {
  readonly id: string; readonly register: string; readonly kind: string; readonly national: boolean; readonly organisationId: string | null
  readonly touches: readonly string[]; readonly concerns: readonly string[]
  readonly proposedByPostId: string | null; readonly proposedByOfficerId: string | null
}): ChangeResource {
  const { id, register, kind, national, organisationId, touches, concerns, proposedByPostId, proposedByOfficerId } = change
  return { type: 'RegisterChange', id, register, kind, national, organisationId, touches, concerns, proposedByPostId, proposedByOfficerId }
}

/** What the log keeps of the effects: those of an import of thousands by their fingerprint, since the change itself keeps them all. */
export function loggedEffects(effects: readonly Effect[]): unknown {
  if (effects.length <= 100) return effects
  return { count: effects.length, sha256: createHash('sha256').update(JSON.stringify(sorted(effects))).digest('hex') }
}

/** Whether a change would leave everything as it is. */
export function isEmpty(effects: readonly Effect[]): boolean {
  return effects.every((effect) => JSON.stringify(sorted(effect.before)) === JSON.stringify(sorted(effect.after)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}

/** The same effects, whatever the order of their members. */
export function sameEffects(a: readonly Effect[], b: readonly Effect[]): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

/**
 * Asks for a change: applied at once, or kept until a second person has approved it where the kind says so or where it is
 * dated back. One transaction with its log entry.
 * @throws register.*, entitlement.denied
 */
export async function proposeChange(
  ctx: Context<OfficerPrincipal>, register: RegisterDefinition, ports: RegisterPorts, request: ChangeRequest,
  settle: (tx: Tx, result: Proposed) => Promise<void> = async () => {}
): Promise<Proposed> {
  const { principal } = ctx
  const { kind, input } = readKind(register, request.kind, request.input)
  if (kind.creates !== (request.subjectId === null)) throw registerErrors.input({ field: 'subjectId' })
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const at = ctx.clock.now()
    const changeId = ctx.ids.uuid()
    const subjectId = request.subjectId ?? ctx.ids.uuid()
    await lockSubjects(tx, [{ register: register.code, subjectId }])
    await requireVersion(tx, register, subjectId, request.expectedVersion)
    const plan = await kind.plan(tx, { subjectId, input, effectiveFrom: request.effectiveFrom, ids: ctx.ids })
    const change = {
      id: changeId, register: register.code, kind: request.kind, national: kind.national || plan.national === true, organisationId: plan.organisationId, touches: plan.touches,
      concerns: plan.concerns ?? [],
      proposedByPostId: principal.postId, proposedByOfficerId: principal.officerId
    }
    await ports.authorise(tx, ctx, { action: 'register:propose', resource: resourceOf(change) })
    const outcome = await outcomeOf(tx, plan.steps)
    if (isEmpty(outcome.effects)) throw registerErrors.nothing()
    const fourEyes = kind.fourEyes || request.effectiveFrom < legalDateOf(at)
    const state = fourEyes ? 'waiting' : 'applied'
    const { entryId } = await appendEntryNow(tx, atMoment(ctx, at), {
      kind: fourEyes ? 'register.change-proposed' : 'register.change-applied', organisationId: plan.organisationId ?? principal.organisationId,
      subject: { kind: register.code, id: subjectId },
      body: { changeId, kind: request.kind, effectiveFrom: request.effectiveFrom, reason: request.reason, effects: loggedEffects(outcome.effects) }
    })
    await insertChange(tx, {
      ...change, subjectId, subjectName: plan.subjectName, fourEyes, effectiveFrom: request.effectiveFrom, reason: request.reason, input,
      effects: outcome.effects, expectedVersion: request.expectedVersion, state, proposedByOrganisationId: principal.organisationId,
      proposedByName: principal.name, proposedAt: at, entryId
    })
    if (fourEyes) await enqueue(tx, 'register.notify', { changeId })
    else {
      await writeOutcome(tx, ctx.ids, outcome, { changeId, at })
      await kind.applied?.(tx, ctx, { subjectId, effectiveFrom: request.effectiveFrom })
    }
    const result: Proposed = { changeId, state, subjectId }
    await settle(tx, result)
    return result
  })
}

/** @throws register.stale */
export async function requireVersion(tx: Tx, register: RegisterDefinition, subjectId: string, expected: number): Promise<void> {
  const actual = await readVersion(tx, register.code, subjectId)
  if (actual !== expected) throw registerErrors.stale({ expected, actual })
}

/**
 * A change in the name of the installation (an operator's import): applied at once, with its log entry, in the caller's
 * transaction.
 */
export async function applyAsSystem(tx: Tx, ctx: Context, change: {
  readonly register: string; readonly kind: string; readonly plan: Plan; readonly effectiveFrom: string; readonly reason: string; readonly input: unknown
  /** What the change keeps of its effects; all when left out. An import of thousands keeps its summary in `input`. */
  readonly keepEffects?: boolean
}): Promise<{ readonly changeId: string }> {
  const at = ctx.clock.now()
  const changeId = ctx.ids.uuid()
  const outcome = await outcomeOf(tx, change.plan.steps)
  const effects = change.keepEffects === false ? [] : outcome.effects
  const name = 'name' in ctx.principal ? ctx.principal.name : ctx.principal.kind
  const { entryId } = await appendEntryNow(tx, atMoment(ctx, at), {
    kind: 'register.change-applied', organisationId: change.plan.organisationId,
    ...(change.plan.subjectId ? { subject: { kind: change.register, id: change.plan.subjectId } } : {}),
    body: { changeId, kind: change.kind, effectiveFrom: change.effectiveFrom, reason: change.reason, input: change.input, effects }
  })
  await insertChange(tx, {
    id: changeId, register: change.register, kind: change.kind, subjectId: change.plan.subjectId, subjectName: change.plan.subjectName,
    organisationId: change.plan.organisationId, touches: change.plan.touches, concerns: change.plan.concerns ?? [], national: true, fourEyes: false, effectiveFrom: change.effectiveFrom,
    reason: change.reason, input: change.input, effects, expectedVersion: 0, state: 'applied', proposedByOfficerId: null, proposedByPostId: null,
    proposedByOrganisationId: null, proposedByName: name, proposedAt: at, entryId
  })
  await writeOutcome(tx, ctx.ids, outcome, { changeId, at })
  return { changeId }
}
