/** The steps of a seal's life as the register itself takes them; whether an officer may is asked before, in `act-on-seal.ts`. */
import { appendEntry } from '../../log/index.ts'
import type { Context, Principal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { officerActor } from '../actors/index.ts'
import { changeCertificateStatus, type SignatureCertificateId } from '../signatures/index.ts'
import { sealErrors } from './seals.errors.ts'
import { insertSeal, insertSealEvent, lockSeal, lockSealInUse, saveProposal, saveSealState } from './seals.store.ts'
import type { Seal, SealId, SealOrderReason, SealRevocationReason, SealState, SealStep } from './seals.types.ts'
import { crlReasonOf, sealStateAfter } from './transitions.ts'

/** Who acts, for the four-eyes rule: the person, not the session or job role. */
export function actorOf(principal: Principal): string {
  if (principal.kind === 'officer') return officerActor(principal.officerId)
  if (principal.kind === 'system') return `system:${principal.name}`
  throw sealErrors.noActor()
}

const postOf = (principal: Principal): string | null => (principal.kind === 'officer' ? principal.postId : null)

/** Asks for a seal: the first of the two pairs of eyes. @throws seal.has-order */
export async function orderSeal(tx: Tx, ctx: Context, order: { readonly organisationId: string; readonly reason: SealOrderReason; readonly note: string | null }): Promise<SealId> {
  const id = ctx.ids.uuid() as SealId
  const at = ctx.clock.now()
  const actor = actorOf(ctx.principal)
  await insertSeal(tx, { id, organisationId: order.organisationId, orderedBy: actor, orderedByPostId: postOf(ctx.principal), reason: order.reason }, at).catch((error: unknown) => {
    throw (error as { constraint?: string }).constraint === 'seal_ordered_once' ? sealErrors.hasOrder({}, { cause: error }) : error
  })
  await insertSealEvent(tx, id, { sequence: 1, step: 'order', state: 'ordered', at, actor, secondActor: null, reason: order.reason, note: order.note })
  await appendEntry(tx, ctx, { kind: 'seal.ordered', organisationId: order.organisationId, subject: { kind: 'seal', id }, body: { reason: order.reason, by: actor } })
  return id
}

interface Move {
  readonly reason?: string | null
  readonly note?: string | null
  /** Who proposed what is confirmed now. */
  readonly first?: string
  readonly successorId?: SealId
  readonly issued?: { readonly certificateId: string; readonly expiresAt: Date; readonly predecessorId: SealId | null }
}

async function move(tx: Tx, ctx: Context, seal: Seal, step: SealStep, how: Move = {}): Promise<SealState> {
  const state = sealStateAfter(seal.state, step)
  if (!state) throw sealErrors.notPermitted({ state: seal.state, step })
  const at = ctx.clock.now()
  const sequence = seal.sequence + 1
  const actor = actorOf(ctx.principal)
  const { reason = null, note = null, first, successorId = null, issued = null } = how
  await saveSealState(tx, seal.id, { state, sequence, at, actor, successorId, issued })
  await insertSealEvent(tx, seal.id, { sequence, step, state, at, actor: first ?? actor, secondActor: first === undefined ? null : actor, reason, note })
  await appendEntry(tx, ctx, {
    kind: 'seal.state-changed', organisationId: seal.organisationId, subject: { kind: 'seal', id: seal.id }, body: { step, from: seal.state, to: state, reason, certificateId: issued?.certificateId ?? seal.certificateId }
  })
  return state
}

/** The seal under its lock. @throws seal.unknown */
export async function requireSeal(tx: Tx, sealId: string): Promise<Seal> {
  const seal = await lockSeal(tx, sealId)
  if (!seal) throw sealErrors.unknown()
  return seal
}

/**
 * The seal carries this certificate and is in use from this instant. What was in use until now is replaced: nothing is sealed with it
 * any more, and its certificate stays good, so that what it sealed stays as valid as it was.
 * @throws seal.same-person for who asked for it
 */
export async function recordIssue(tx: Tx, ctx: Context, sealId: string, made: { readonly certificateId: string; readonly expiresAt: Date }, note: string | null): Promise<void> {
  const seal = await requireSeal(tx, sealId)
  if (ctx.principal.kind === 'officer' && seal.orderedBy === actorOf(ctx.principal)) throw sealErrors.samePerson()
  if (!sealStateAfter(seal.state, 'issue')) throw sealErrors.notPermitted({ state: seal.state, step: 'issue' })
  const before = await lockSealInUse(tx, seal.organisationId)
  if (before) await move(tx, ctx, before, 'replace', { reason: seal.orderReason, successorId: seal.id })
  await move(tx, ctx, seal, 'issue', { reason: seal.orderReason, note, issued: { ...made, predecessorId: before?.id ?? null } })
}

/** The request is refused by another, or withdrawn by who made it. */
export async function endOrder(tx: Tx, ctx: Context, seal: Seal, step: 'refuse' | 'withdraw', note: string | null): Promise<void> {
  await move(tx, ctx, seal, step, { note })
}

/** First pair of eyes on a revocation; nothing changes until another person confirms. @throws seal.proposed, seal.not-permitted */
export async function proposeSealRevocation(tx: Tx, ctx: Context, seal: Seal, proposal: { readonly reason: SealRevocationReason; readonly note: string | null }): Promise<void> {
  if (!sealStateAfter(seal.state, 'revoke') || (seal.expiresAt && seal.expiresAt <= ctx.clock.now())) throw sealErrors.notPermitted({ state: seal.state, step: 'revoke' })
  if (seal.proposal) throw sealErrors.proposed()
  const actor = actorOf(ctx.principal)
  await addLine(tx, ctx, seal, 'propose-revoke', { by: actor, postId: postOf(ctx.principal), at: ctx.clock.now(), ...proposal }, proposal)
}

/** Takes the proposal back. @throws seal.not-permitted */
export async function withdrawSealRevocation(tx: Tx, ctx: Context, seal: Seal): Promise<void> {
  if (!seal.proposal) throw sealErrors.notPermitted({ state: seal.state, step: 'withdraw-revoke' })
  await addLine(tx, ctx, seal, 'withdraw-revoke', null, { reason: null, note: null })
}

async function addLine(
  tx: Tx, ctx: Context, seal: Seal, step: 'propose-revoke' | 'withdraw-revoke', proposal: Seal['proposal'], why: { readonly reason: string | null; readonly note: string | null }
): Promise<void> {
  const actor = actorOf(ctx.principal)
  const sequence = seal.sequence + 1
  await saveProposal(tx, seal.id, { sequence, actor, proposal })
  await insertSealEvent(tx, seal.id, { sequence, step, state: seal.state, at: ctx.clock.now(), actor, secondActor: null, ...why })
  await appendEntry(tx, ctx, { kind: `seal.${step}`, organisationId: seal.organisationId, subject: { kind: 'seal', id: seal.id }, body: { state: seal.state, reason: why.reason } })
}

/** Revocation (visszavonás), confirmed: final; OCSP and the revocation list say it at once. @throws seal.needs-two, seal.same-person */
export async function confirmSealRevocation(tx: Tx, ctx: Context, seal: Seal): Promise<void> {
  const { proposal } = seal
  if (!proposal) throw sealErrors.needsTwo({ step: 'revoke' })
  if (proposal.by === actorOf(ctx.principal)) throw sealErrors.samePerson()
  await move(tx, ctx, seal, 'revoke', { reason: proposal.reason, note: proposal.note, first: proposal.by })
  await changeCertificateStatus(tx, ctx, seal.certificateId as SignatureCertificateId, { status: 'revoked', reason: crlReasonOf(proposal.reason) })
}

/** Its validity is over: marked so; its use is refused by its dates even before. */
export async function expireSeal(tx: Tx, ctx: Context, sealId: string): Promise<void> {
  const seal = await requireSeal(tx, sealId)
  if (seal.state === 'active') await move(tx, ctx, seal, 'expire', { reason: 'expired' })
}
