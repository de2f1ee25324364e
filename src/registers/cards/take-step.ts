/** The steps of a card's life as the register itself takes them; whether an officer may is asked before, in `act-on-card.ts`. */
import { appendEntry } from '../../log/index.ts'
import type { Context, Principal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { changeCertificateStatus, type SignatureCertificateId } from '../signatures/index.ts'
import { officerActor } from '../actors/index.ts'
import { cardErrors } from './cards.errors.ts'
import { endLetter, insertCard, insertEvent, lockCard, readLetterState, saveLine, saveState, type Personalisation } from './cards.store.ts'
import type { Card, CardEventKind, CardId, CardReason, CardState, CardStep, OnCardEnded, OrderReason } from './cards.types.ts'
import { certificateStatusFor, fourEyes, isEnded, stateAfter } from './transitions.ts'

/** Who acts, for the four-eyes rule: the person, not the session or job role. */
export function actorOf(principal: Principal): string {
  if (principal.kind === 'officer') return officerActor(principal.officerId)
  if (principal.kind === 'system') return `system:${principal.name}`
  throw cardErrors.noActor()
}

const postOf = (principal: Principal): string | null => (principal.kind === 'officer' ? principal.postId : null)

export interface Order {
  readonly officerId: string
  readonly reason: OrderReason
  readonly note?: string | null
  readonly predecessorId?: CardId
  /** In whose name, where a job orders for who started it. */
  readonly by?: { readonly actor: string; readonly postId: string | null }
}

/** Orders a card for an officer: the first of the two pairs of eyes; whoever ordered never personalises it. */
export async function orderCard(tx: Tx, ctx: Context, order: Order): Promise<CardId> {
  const id = ctx.ids.uuid() as CardId
  const at = ctx.clock.now()
  const by = order.by ?? { actor: actorOf(ctx.principal), postId: postOf(ctx.principal) }
  const predecessorId = order.predecessorId ?? null
  await insertCard(tx, { id, officerId: order.officerId, orderedBy: by.actor, orderedByPostId: by.postId, reason: order.reason, predecessorId }, at).catch((error: unknown) => {
    // Somebody else ordered at the same moment: the database takes one of them.
    const { constraint } = error as { constraint?: string }
    if (constraint === 'card_successor') throw cardErrors.hasSuccessor({}, { cause: error })
    throw constraint === 'card_ordered_once' ? cardErrors.hasCard({}, { cause: error }) : error
  })
  await insertEvent(tx, id, { sequence: 1, step: 'order', state: 'ordered', at, actor: by.actor, secondActor: null, reason: order.reason, note: order.note ?? null, detail: null })
  await appendEntry(tx, ctx, { kind: 'card.ordered', subject: { kind: 'card', id }, body: { officerId: order.officerId, reason: order.reason, predecessorId, by: by.actor } })
  return id
}

interface Move {
  readonly reason?: CardReason | null
  readonly note?: string | null
  readonly detail?: Readonly<Record<string, unknown>> | null
  /** Who proposed what is confirmed now. */
  readonly first?: string
  readonly successorId?: CardId
  readonly made?: Personalisation
}

async function move(tx: Tx, ctx: Context, card: Card, step: CardStep, how: Move, onCardEnded: OnCardEnded): Promise<CardState> {
  const state = stateAfter(card.state, step)
  if (!state) throw cardErrors.notPermitted({ state: card.state, step })
  const at = ctx.clock.now()
  const sequence = card.sequence + 1
  const actor = actorOf(ctx.principal)
  const { reason = null, note = null, detail = null, first, made } = how
  await saveState(tx, card.id, { state, sequence, at, actor, successorId: how.successorId ?? null, made: made ? { ...made, by: actor } : null })
  await insertEvent(tx, card.id, { sequence, step, state, at, actor: first ?? actor, secondActor: first === undefined ? null : actor, reason, note, detail })
  const status = certificateStatusFor(state, reason)
  if (status) {
    const certificates = made ?? card
    for (const id of [certificates.authenticationCertificateId, certificates.signingCertificateId]) if (id) await changeCertificateStatus(tx, ctx, id as SignatureCertificateId, status)
  }
  await appendEntry(tx, ctx, { kind: 'card.state-changed', subject: { kind: 'card', id: card.id }, body: { step, from: card.state, to: state, reason } })
  if (isEnded(state)) {
    await onCardEnded(tx, ctx, card.id, state)
    // A PIN that nobody needs any more is not kept.
    if (state !== 'suspended') await endLetter(tx, card.id, { outcome: 'void', at, by: actor })
  }
  return state
}

/** A line that leaves the state as it is. */
export async function addLine(
  tx: Tx, ctx: Context, card: Card, line: { readonly step: CardEventKind; readonly reason?: CardReason | null; readonly note?: string | null; readonly proposal?: Card['proposal'] }
): Promise<void> {
  const actor = actorOf(ctx.principal)
  const sequence = card.sequence + 1
  await saveLine(tx, card.id, { sequence, actor, ...(line.proposal === undefined ? {} : { proposal: line.proposal }) })
  await insertEvent(tx, card.id, {
    sequence, step: line.step, state: card.state, at: ctx.clock.now(), actor, secondActor: null, reason: line.reason ?? null, note: line.note ?? null, detail: null
  })
  await appendEntry(tx, ctx, { kind: `card.${line.step}`, subject: { kind: 'card', id: card.id }, body: { state: card.state, reason: line.reason ?? null } })
}

/** The card under its lock. @throws card.unknown */
export async function requireCard(tx: Tx, cardId: string): Promise<Card> {
  const card = await lockCard(tx, cardId)
  if (!card) throw cardErrors.unknown()
  return card
}

/** Personalising: the card now carries these certificates. @throws card.same-person for who ordered it */
export async function recordPersonalisation(tx: Tx, ctx: Context, cardId: string, made: Personalisation, onCardEnded: OnCardEnded): Promise<void> {
  const card = await requireCard(tx, cardId)
  if (card.orderedBy === actorOf(ctx.principal)) throw cardErrors.samePerson()
  await move(tx, ctx, card, 'personalise', { made }, onCardEnded)
}

/** First pair of eyes on a revocation; nothing changes until another person confirms. @throws card.proposed, card.not-permitted */
export async function proposeRevocation(
  tx: Tx, ctx: Context, cardId: string, proposal: { readonly reason: CardReason; readonly note?: string | null }
): Promise<void> {
  const card = await requireCard(tx, cardId)
  if (!stateAfter(card.state, 'revoke')) throw cardErrors.notPermitted({ state: card.state, step: 'revoke' })
  if (card.proposal) throw cardErrors.proposed()
  const { reason, note = null } = proposal
  await addLine(tx, ctx, card, {
    step: 'propose-revoke', reason, note, proposal: { step: 'revoke', by: actorOf(ctx.principal), postId: postOf(ctx.principal), at: ctx.clock.now(), reason, note }
  })
}

/** Takes the proposal back. @throws card.not-permitted */
export async function withdrawRevocation(tx: Tx, ctx: Context, cardId: string): Promise<void> {
  const card = await requireCard(tx, cardId)
  if (!card.proposal) throw cardErrors.notPermitted({ state: card.state, step: 'withdraw-revoke' })
  await addLine(tx, ctx, card, { step: 'withdraw-revoke', proposal: null })
}

/** Revocation (visszavonás), confirmed: final, and its sessions end in this transaction. @throws card.needs-two, card.same-person */
export async function confirmRevocation(tx: Tx, ctx: Context, cardId: string, onCardEnded: OnCardEnded): Promise<void> {
  const card = await requireCard(tx, cardId)
  if (!card.proposal) throw cardErrors.needsTwo({ step: 'revoke' })
  if (card.proposal.by === actorOf(ctx.principal)) throw cardErrors.samePerson()
  await move(tx, ctx, card, 'revoke', { reason: card.proposal.reason, note: card.proposal.note, first: card.proposal.by }, onCardEnded)
}

/**
 * A step that one person takes: delivery, activation in person, suspension (which works at once), its lifting, expiry, replacement.
 * With the activation of a card, the one that it replaces ends.
 * @throws card.needs-two for personalising and revoking, card.letter-waiting
 */
export async function takeStep(
  tx: Tx, ctx: Context, cardId: string, step: CardStep, options: Pick<Move, 'note' | 'detail' | 'successorId'> & { readonly reason?: CardReason }, onCardEnded: OnCardEnded
): Promise<CardState> {
  if (fourEyes.has(step)) throw cardErrors.needsTwo({ step })
  const card = await requireCard(tx, cardId)
  if (step === 'deliver' && await readLetterState(tx, card.id) === 'waiting') throw cardErrors.letterWaiting()
  const state = await move(tx, ctx, card, step, options, onCardEnded)
  if (step === 'activate' && card.predecessorId) {
    const before = await requireCard(tx, card.predecessorId)
    if (stateAfter(before.state, 'replace')) {
      await move(tx, ctx, before, 'replace', { reason: reasonOfOrder(card.orderReason), successorId: card.id }, onCardEnded)
    }
  }
  return state
}

/** Why a card ends that was replaced for this reason. */
export function reasonOfOrder(reason: OrderReason | null): CardReason {
  return reason === 'lost' || reason === 'stolen' || reason === 'damaged' || reason === 'data-changed' ? reason : 'replaced'
}
