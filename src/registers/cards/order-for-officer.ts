/** Ordering a card for an officer, anew or in the place of another card. */
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { actOnCard, type CardOutcome, type CardRequest, type SettleCard } from './act-on-card.ts'
import { cardErrors } from './cards.errors.ts'
import { findHolder, findSuccessor, listCardsOfOfficer } from './cards.store.ts'
import type { CardId, CardPorts, OrderReason } from './cards.types.ts'
import { orderCard, reasonOfOrder, takeStep } from './take-step.ts'

export interface OrderRequest {
  readonly officerNumber: string
  readonly note: string
}

/** @throws card.unknown-officer, card.no-post, card.has-card, entitlement.* */
export async function orderForOfficer(ctx: Context<OfficerPrincipal>, ports: CardPorts, request: OrderRequest, settle: SettleCard = async () => {}): Promise<CardOutcome> {
  const { principal } = ctx
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const holder = await findHolder(tx, { number: request.officerNumber }, legalDateOf(ctx.clock.now()))
    if (!holder) throw cardErrors.unknownOfficer()
    await ports.authorise(tx, ctx, {
      action: 'card:order',
      resource: { type: 'Card', id: holder.id, organisationId: holder.organisationId, holderId: holder.id, proposedByOfficerId: null, proposedByPostId: null }
    })
    if (!holder.inPost) throw cardErrors.noPost()
    // A second card of one person would be a second way in: what takes the place of one is ordered as its replacement.
    const living = (await listCardsOfOfficer(tx, holder.id)).find(({ state }) => state !== 'revoked' && state !== 'expired' && state !== 'replaced')
    if (living) throw cardErrors.hasCard({ cardId: living.id })
    const cardId = await orderCard(tx, ctx, { officerId: holder.id, reason: 'new', note: request.note })
    const outcome: CardOutcome = { cardId, state: 'ordered', version: 1 }
    await settle(tx, outcome)
    return outcome
  })
}

export interface ReplaceRequest extends CardRequest {
  readonly reason: Exclude<OrderReason, 'new'>
  readonly note: string
}

/**
 * Orders a card in the place of this one. A card in use goes on until the new one is activated, which ends it; one that never came
 * into use ends at once.
 * @returns the new card
 * @throws card.no-post, card.has-successor, card.not-permitted
 */
export async function replaceCard(ctx: Context<OfficerPrincipal>, ports: CardPorts, request: ReplaceRequest, settle: SettleCard = async () => {}): Promise<CardOutcome> {
  let ordered: CardOutcome | null = null
  await actOnCard(ctx, ports, request, 'card:replace', async (tx, card) => {
    if (card.state === 'ordered' || card.state === 'revoked' || card.state === 'replaced') throw cardErrors.notPermitted({ state: card.state, step: 'replace' })
    const holder = await findHolder(tx, { id: card.officerId }, legalDateOf(ctx.clock.now()))
    if (!holder?.inPost) throw cardErrors.noPost()
    if (await findSuccessor(tx, card.id)) throw cardErrors.hasSuccessor()
    const cardId: CardId = await orderCard(tx, ctx, { officerId: card.officerId, reason: request.reason, note: request.note, predecessorId: card.id })
    if (card.state === 'personalised' || card.state === 'delivered') {
      await takeStep(tx, ctx, card.id, 'replace', { reason: reasonOfOrder(request.reason), note: request.note, successorId: cardId }, ports.onCardEnded)
    }
    ordered = { cardId, state: 'ordered', version: 1 }
  }, async (tx) => settle(tx, ordered!))
  return ordered!
}
