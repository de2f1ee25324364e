/** What the API says of cards. */
import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { nameActors } from '../actors/index.ts'
import { resourceOf } from './act-on-card.ts'
import { findCardRow, listCertificates, type CardRow } from './card-list.store.ts'
import { findCard, findSuccessor, listHistory, readLetterState } from './cards.store.ts'
import { cardActions, cardEventKind, cardReason, cardState, orderReason, type Card, type CardAction, type CardPorts } from './cards.types.ts'
import { stateAfter } from './transitions.ts'

export const cardRowSchema = z.object({
  id: z.uuid(), serial: z.string().nullable(), state: cardState, stateSince: z.iso.datetime(), expiresAt: z.iso.datetime().nullable(),
  officer: z.object({ id: z.uuid(), name: z.string(), number: z.string() }), organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** A revocation waits for a second person. */
  proposed: z.boolean(), version: z.int()
})

export const rowView = (row: CardRow): z.infer<typeof cardRowSchema> => ({
  id: row.id, serial: row.serial, state: row.state, stateSince: row.stateSince.toISOString(), expiresAt: row.expiresAt?.toISOString() ?? null,
  officer: { id: row.officerId, name: row.officerName, number: row.officerNumber },
  organisation: row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? '' }, proposed: row.proposed, version: row.version
})

const actorSchema = z.object({ name: z.string(), system: z.boolean() })

export const cardSchema = cardRowSchema.extend({
  issuer: z.string().nullable(), orderReason: orderReason.nullable(), predecessorId: z.uuid().nullable(), successorId: z.uuid().nullable(),
  letter: z.enum(['none', 'waiting', 'printed', 'void']),
  certificates: z.array(z.object({
    id: z.uuid(), use: z.enum(['authentication', 'signing']), serial: z.string(), notBefore: z.iso.datetime(), notAfter: z.iso.datetime(), status: z.enum(['good', 'hold', 'revoked'])
  })),
  proposal: z.object({ by: actorSchema, at: z.iso.datetime(), reason: cardReason.nullable(), note: z.string().nullable() }).nullable(),
  history: z.array(z.object({
    version: z.int(), step: cardEventKind, state: cardState, at: z.iso.datetime(), by: actorSchema, confirmedBy: actorSchema.nullable(), reason: z.string().nullable(),
    note: z.string().nullable(), identity: z.string().nullable()
  })),
  /** What the viewer may do with it now. */
  actions: z.array(z.enum(cardActions))
})

/** A card with everything that was done with it; null where there is none. */
export async function readCardView(tx: Tx, ctx: Context<OfficerPrincipal>, ports: CardPorts, id: string): Promise<z.infer<typeof cardSchema> | null> {
  const [card, row] = [await findCard(tx, id), await findCardRow(tx, id)]
  if (!card || !row) return null
  const history = await listHistory(tx, id)
  const names = await nameActors(tx, [...history.flatMap(({ actor, secondActor }) => [actor, secondActor]), card.proposal?.by ?? null])
  const actor = (text: string): z.infer<typeof actorSchema> => ({ name: names.get(text) ?? text.slice(text.indexOf(':') + 1), system: text.startsWith('system:') })
  const ids = [card.authenticationCertificateId, card.signingCertificateId].filter((one) => one !== null)
  const letter = await readLetterState(tx, id)
  const successorId = card.successorId ?? await findSuccessor(tx, id)
  return {
    ...rowView(row), issuer: card.issuer, orderReason: card.orderReason, predecessorId: card.predecessorId, successorId, letter,
    certificates: (await listCertificates(tx, ids)).map((one) => ({ ...one, notBefore: one.notBefore.toISOString(), notAfter: one.notAfter.toISOString() })),
    proposal: card.proposal && { by: actor(card.proposal.by), at: card.proposal.at.toISOString(), reason: card.proposal.reason, note: card.proposal.note },
    history: history.map((line) => ({
      version: line.sequence, step: line.step, state: line.state, at: line.at.toISOString(), by: actor(line.actor), confirmedBy: line.secondActor === null ? null : actor(line.secondActor),
      reason: line.reason, note: line.note, identity: typeof line.detail?.['document'] === 'string' ? line.detail['document'] : null
    })),
    actions: await actionsOn(tx, ctx, ports, card, { letter, hasSuccessor: successorId !== null })
  }
}

/** What the card's state leaves open and the policies allow. */
async function actionsOn(
  tx: Tx, ctx: Context<OfficerPrincipal>, ports: CardPorts, card: Card, facts: { readonly letter: string; readonly hasSuccessor: boolean }
): Promise<CardAction[]> {
  const { state, proposal } = card
  const ofState: Partial<Record<CardAction, boolean>> = {
    'card:personalise': stateAfter(state, 'personalise') !== null, 'card:print-letter': facts.letter === 'waiting',
    'card:hand-over': stateAfter(state, 'deliver') !== null && facts.letter !== 'waiting', 'card:activate': stateAfter(state, 'activate') !== null,
    'card:suspend': stateAfter(state, 'suspend') !== null, 'card:restore': stateAfter(state, 'restore') !== null,
    'card:replace': !facts.hasSuccessor && !['ordered', 'revoked', 'replaced'].includes(state),
    'card:propose-revocation': stateAfter(state, 'revoke') !== null && proposal === null, 'card:withdraw-revocation': proposal !== null, 'card:confirm-revocation': proposal !== null
  }
  const open = cardActions.filter((action) => ofState[action] === true)
  const allowed: CardAction[] = []
  // Of a revocation the proposer took the first step, of all else whoever ordered: two questions.
  for (const ofRevocation of [false, true]) {
    const asked = open.filter((action) => (action === 'card:confirm-revocation' || action === 'card:withdraw-revocation') === ofRevocation)
    if (asked.length > 0) allowed.push(...await ports.allowed(tx, ctx, asked, resourceOf(card, asked[0]!)))
  }
  return open.filter((action) => allowed.includes(action))
}
