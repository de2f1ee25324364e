import { appendEntry } from '../../log/index.ts'
import type { Context, Principal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { changeCertificateStatus, type SignatureCertificateId } from '../signatures/index.ts'
import { insertCard, insertEvent, lockCard, savePersonalisation, saveProposal, saveState, type Personalisation } from './cards.store.ts'
import type { Card, CardId, CardReason, CardState, CardStep, OnCardEnded } from './cards.types.ts'
import { certificateStatusFor, fourEyes, isEnded, stateAfter } from './transitions.ts'

export const cardErrors = defineErrors('card', {
  unknown: { status: 404, hu: 'Ilyen kártya nincs a nyilvántartásban. Ellenőrizze a kártya számát.', en: 'There is no such card in the register. Check its number.' },
  notPermitted: {
    status: 409, hu: 'Ez a lépés a kártya mostani állapotában nem tehető meg. Nézze meg a kártya állapotát.',
    en: 'This step is not possible in the present state of the card. See its state.'
  },
  needsTwo: {
    status: 409, hu: 'Ehhez a lépéshez két személy kell: az egyik javasolja, a másik megerősíti.',
    en: 'This step takes two people: one proposes it, another confirms it.'
  },
  samePerson: {
    status: 403, hu: 'Amit Ön javasolt, azt másnak kell megerősítenie.', en: 'What you proposed must be confirmed by somebody else.'
  },
  noActor: { status: 403, hu: 'Kártyával kapcsolatos lépést csak azonosított személy tehet.', en: 'Only an identified person may act on a card.' }
})

/** Who acts, for the four-eyes rule: the person, not the session or job role. */
export function actorOf(principal: Principal): string {
  if (principal.kind === 'officer') return `officer:${principal.officerId}`
  if (principal.kind === 'system') return `system:${principal.name}`
  throw cardErrors.noActor()
}

/** Orders a card for an officer. */
export async function orderCard(tx: Tx, ctx: Context, order: { officerId: string; issuer: string; serial: string }): Promise<CardId> {
  const id = ctx.ids.uuid() as CardId
  const at = ctx.clock.now()
  await insertCard(tx, { id, ...order }, at)
  await insertEvent(tx, id, { sequence: 1, step: 'order', state: 'ordered', at, actor: actorOf(ctx.principal), secondActor: null, reason: null })
  await appendEntry(tx, ctx, { kind: 'card.ordered', subject: { kind: 'card', id }, body: { issuer: order.issuer, serial: order.serial, officerId: order.officerId } })
  return id
}

/** First pair of eyes on personalising or revoking; nothing changes until another person confirms. */
export async function proposeStep(tx: Tx, ctx: Context, cardId: string, proposal: { step: 'personalise' | 'revoke'; reason: CardReason | null }): Promise<void> {
  const card = await lockCard(tx, cardId)
  if (!card) throw cardErrors.unknown()
  if (!stateAfter(card.state, proposal.step)) throw cardErrors.notPermitted({ state: card.state, step: proposal.step })
  await saveProposal(tx, card.id, { step: proposal.step, by: actorOf(ctx.principal), at: ctx.clock.now(), reason: proposal.reason })
  await appendEntry(tx, ctx, { kind: 'card.step-proposed', subject: { kind: 'card', id: card.id }, body: { step: proposal.step, reason: proposal.reason } })
}

async function move(
  tx: Tx, ctx: Context, card: Card, step: CardStep,
  detail: { reason: CardReason | null; first: string | null; successorId?: CardId }, onCardEnded: OnCardEnded
): Promise<CardState> {
  const state = stateAfter(card.state, step)
  if (!state) throw cardErrors.notPermitted({ state: card.state, step })
  const at = ctx.clock.now()
  const sequence = card.sequence + 1
  const actor = actorOf(ctx.principal)
  await saveState(tx, card.id, { state, sequence, at, ...(detail.successorId ? { successorId: detail.successorId } : {}) })
  await insertEvent(tx, card.id, { sequence, step, state, at, actor: detail.first ?? actor, secondActor: detail.first === null ? null : actor, reason: detail.reason })
  const status = certificateStatusFor(state, detail.reason)
  if (status) {
    for (const id of [card.authenticationCertificateId, card.signingCertificateId]) if (id) await changeCertificateStatus(tx, ctx, id as SignatureCertificateId, status)
  }
  await appendEntry(tx, ctx, { kind: 'card.state-changed', subject: { kind: 'card', id: card.id }, body: { step, from: card.state, to: state, reason: detail.reason } })
  if (isEnded(state)) await onCardEnded(tx, ctx, card.id, state)
  return state
}

/** The proposal as confirmed by somebody else. @throws card.needs-two, card.same-person */
function confirmed(card: Card, ctx: Context, step: 'personalise' | 'revoke'): NonNullable<Card['proposal']> {
  if (card.proposal?.step !== step) throw cardErrors.needsTwo({ step })
  if (card.proposal.by === actorOf(ctx.principal)) throw cardErrors.samePerson()
  return card.proposal
}

/** Personalising, confirmed: the card now carries these certificates. Refused unless another person proposed it. */
export async function confirmPersonalisation(tx: Tx, ctx: Context, cardId: string, facts: Personalisation, onCardEnded: OnCardEnded): Promise<void> {
  const card = await lockCard(tx, cardId)
  if (!card) throw cardErrors.unknown()
  const proposal = confirmed(card, ctx, 'personalise')
  await savePersonalisation(tx, card.id, facts)
  await move(tx, ctx, { ...card, ...facts }, 'personalise', { reason: null, first: proposal.by }, onCardEnded)
}

/** Revocation (visszavonás), confirmed: final, and its sessions end in this transaction. */
export async function confirmRevocation(tx: Tx, ctx: Context, cardId: string, onCardEnded: OnCardEnded): Promise<void> {
  const card = await lockCard(tx, cardId)
  if (!card) throw cardErrors.unknown()
  const proposal = confirmed(card, ctx, 'revoke')
  await move(tx, ctx, card, 'revoke', { reason: proposal.reason as CardReason | null, first: proposal.by }, onCardEnded)
}

/**
 * A step that one person takes: delivery, activation in person, suspension (which works at once), its lifting, expiry, replacement.
 * @throws card.needs-two for personalising and revoking
 */
export async function takeStep(
  tx: Tx, ctx: Context, cardId: string, step: CardStep, options: { reason?: CardReason; successorId?: CardId }, onCardEnded: OnCardEnded
): Promise<CardState> {
  if (fourEyes.has(step)) throw cardErrors.needsTwo({ step })
  const card = await lockCard(tx, cardId)
  if (!card) throw cardErrors.unknown()
  const detail = { reason: options.reason ?? null, first: null, ...(options.successorId ? { successorId: options.successorId } : {}) }
  return move(tx, ctx, card, step, detail, onCardEnded)
}
