/** How an officer takes a step with a card: one transaction that locks the card, asks the policies, compares the version, and writes. */
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { officerOf } from '../actors/index.ts'
import { cardErrors } from './cards.errors.ts'
import { findCard, findSuccessor, listCardsByNumber } from './cards.store.ts'
import type { Card, CardAction, CardId, CardPorts, CardReason, CardResource, CardState, IdentityCheck } from './cards.types.ts'
import { confirmRevocation, proposeRevocation, requireCard, takeStep, withdrawRevocation } from './take-step.ts'

/** The card as an editor saw it. */
export interface CardRequest {
  readonly cardId: string
  readonly expectedVersion: number
}

export interface CardOutcome {
  readonly cardId: CardId
  readonly state: CardState
  readonly version: number
}

export type SettleCard<Result = CardOutcome> = (tx: Tx, result: Result) => Promise<void>


/** The card as the policies see it: of a revocation its proposer took the first step, otherwise whoever ordered the card. */
export function resourceOf(card: Card, action: CardAction): CardResource {
  const ofRevocation = action === 'card:confirm-revocation' || action === 'card:withdraw-revocation'
  return {
    type: 'Card', id: card.id, organisationId: card.organisationId, holderId: card.officerId,
    proposedByOfficerId: officerOf(ofRevocation ? card.proposal?.by ?? null : card.orderedBy),
    proposedByPostId: ofRevocation ? card.proposal?.postId ?? null : card.orderedByPostId
  }
}

/** @throws card.unknown, card.stale, entitlement.* and what `work` throws */
export async function actOnCard(
  ctx: Context<OfficerPrincipal>, ports: CardPorts, request: CardRequest, action: CardAction, work: (tx: Tx, card: Card) => Promise<unknown>, settle: SettleCard
): Promise<CardOutcome> {
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    const card = await requireCard(tx, request.cardId)
    await ports.authorise(tx, ctx, { action, resource: resourceOf(card, action) })
    if (card.sequence !== request.expectedVersion) throw cardErrors.stale({ expected: request.expectedVersion, actual: card.sequence })
    await work(tx, card)
    const after = (await findCard(tx, card.id))!
    const outcome: CardOutcome = { cardId: after.id, state: after.state, version: after.sequence }
    await settle(tx, outcome)
    return outcome
  })
}

/** What an officer asks for; each is one action of the page. */
export type CardStepRequest =
  | { readonly kind: 'deliver'; readonly identity: IdentityCheck }
  | { readonly kind: 'activate' }
  | { readonly kind: 'suspend' | 'propose-revocation'; readonly reason: CardReason; readonly note: string }
  | { readonly kind: 'restore'; readonly note: string }
  | { readonly kind: 'withdraw-revocation' }
  | { readonly kind: 'confirm-revocation' }

const actionOf: Readonly<Record<CardStepRequest['kind'], CardAction>> = {
  deliver: 'card:hand-over', activate: 'card:activate', suspend: 'card:suspend', restore: 'card:restore', 'propose-revocation': 'card:propose-revocation',
  'withdraw-revocation': 'card:withdraw-revocation', 'confirm-revocation': 'card:confirm-revocation'
}

/** Takes one of the steps that need nothing but the register. */
export function stepWithCard(
  ctx: Context<OfficerPrincipal>, ports: CardPorts, request: CardRequest, step: CardStepRequest, settle: SettleCard = async () => {}
): Promise<CardOutcome> {
  const { onCardEnded } = ports
  return actOnCard(ctx, ports, request, actionOf[step.kind], (tx, card) => {
    switch (step.kind) {
      // Handed over in person: how the holder was identified stands in the history, the number of the document does not.
      case 'deliver': return takeStep(tx, ctx, card.id, 'deliver', { detail: step.identity }, onCardEnded)
      case 'activate': return takeStep(tx, ctx, card.id, 'activate', {}, onCardEnded)
      case 'suspend': return takeStep(tx, ctx, card.id, 'suspend', { reason: step.reason, note: step.note }, onCardEnded)
      case 'restore': return takeStep(tx, ctx, card.id, 'restore', { note: step.note }, onCardEnded)
      case 'propose-revocation': return proposeRevocation(tx, ctx, card.id, step)
      case 'withdraw-revocation': return withdrawRevocation(tx, ctx, card.id)
      case 'confirm-revocation': return confirmRevocation(tx, ctx, card.id, onCardEnded)
    }
  }, settle)
}

export interface LostCard {
  /** Number of the officer, or the one printed on the card. */
  readonly number: string
  readonly reason: 'lost' | 'stolen'
  /** Who reported it, and how they were identified. */
  readonly note: string
}

export interface LostOutcome {
  readonly suspended: readonly { readonly cardId: CardId; readonly serial: string | null }[]
  readonly sessionsEnded: number
  /** Cards that could not be used anyway, with their state. */
  readonly others: readonly { readonly cardId: CardId; readonly serial: string | null; readonly state: CardState; readonly hasSuccessor: boolean }[]
}

/**
 * A lost card is reported by telephone: whatever the number finds is suspended at once, and running sessions end in the same
 * transaction. Reporting it twice does nothing more.
 * @throws card.unknown, entitlement.denied
 */
export async function reportLostCard(
  ctx: Context<OfficerPrincipal>, ports: CardPorts, lost: LostCard, settle: SettleCard<LostOutcome> = async () => {}
): Promise<LostOutcome> {
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    const found = await listCardsByNumber(tx, lost.number)
    if (found.length === 0) throw cardErrors.unknown()
    const suspended: { cardId: CardId; serial: string | null }[] = []
    const others: { cardId: CardId; serial: string | null; state: CardState; hasSuccessor: boolean }[] = []
    let sessionsEnded = 0
    for (const { id } of found) {
      const card = await requireCard(tx, id)
      await ports.authorise(tx, ctx, { action: 'card:suspend', resource: resourceOf(card, 'card:suspend') })
      if (card.state === 'active') {
        const counted = async (...told: Parameters<CardPorts['onCardEnded']>): Promise<number> => {
          const ended = await ports.onCardEnded(...told)
          sessionsEnded += ended
          return ended
        }
        await takeStep(tx, ctx, card.id, 'suspend', { reason: lost.reason, note: lost.note }, counted)
        suspended.push({ cardId: card.id, serial: card.serial })
      } else {
        others.push({ cardId: card.id, serial: card.serial, state: card.state, hasSuccessor: await findSuccessor(tx, card.id) !== null })
      }
    }
    const outcome: LostOutcome = { suspended, sessionsEnded, others }
    await settle(tx, outcome)
    return outcome
  })
}
