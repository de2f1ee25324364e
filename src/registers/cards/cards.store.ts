import type { Db, Tx } from '../../platform/database/index.ts'
import type { Card, CardEvent, CardId, CardState, CardStep } from './cards.types.ts'

type Row = Record<string, unknown>

function read(row: Row): Card {
  const step = row.proposed_step as 'personalise' | 'revoke' | null
  return {
    id: row.id as CardId,
    officerId: row.officer_id as string,
    issuer: row.issuer as string,
    serial: row.serial as string,
    authenticationSerial: row.authentication_serial as string | null,
    signingSerial: row.signing_serial as string | null,
    authenticationCertificateId: row.authentication_certificate_id as string | null,
    signingCertificateId: row.signing_certificate_id as string | null,
    state: row.state as CardState,
    stateSince: row.state_since as Date,
    expiresAt: row.expires_at as Date | null,
    successorId: row.successor_id as CardId | null,
    proposal: step === null ? null : { step, by: row.proposed_by as string, at: row.proposed_at as Date, reason: row.proposed_reason as string | null },
    sequence: row.sequence as number
  }
}

export async function insertCard(tx: Tx, card: { id: CardId; officerId: string; issuer: string; serial: string }, now: Date): Promise<void> {
  await tx.insertInto('card').values({
    id: card.id, officer_id: card.officerId, issuer: card.issuer, serial: card.serial, state: 'ordered', state_since: now, recorded_at: now
  }).execute()
}

export async function insertEvent(tx: Tx, cardId: CardId, event: CardEvent): Promise<void> {
  await tx.insertInto('card_event').values({
    card_id: cardId, sequence: event.sequence, step: event.step, state: event.state, at: event.at, actor: event.actor, second_actor: event.secondActor, reason: event.reason
  }).execute()
}

/** The card under its row lock, for a change. */
export async function lockCard(tx: Tx, id: string): Promise<Card | null> {
  const row = await tx.selectFrom('card').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? read(row) : null
}

export async function findCard(db: Db | Tx, id: string): Promise<Card | null> {
  const row = await db.selectFrom('card').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

/**
 * The card whose authentication or signing certificate this is. Its row is held until the transaction ends, so that a card cannot
 * be revoked between being found active and what is done in its name.
 */
export async function holdCardOfCertificate(tx: Tx, use: 'authentication' | 'signing', issuer: string, serial: string): Promise<Card | null> {
  const row = await tx.selectFrom('card').selectAll().where('issuer', '=', issuer)
    .where(use === 'authentication' ? 'authentication_serial' : 'signing_serial', '=', serial).forShare().executeTakeFirst()
  return row ? read(row) : null
}

export async function listCardsOfOfficer(db: Db | Tx, officerId: string): Promise<Card[]> {
  const rows = await db.selectFrom('card').selectAll().where('officer_id', '=', officerId).orderBy('id', 'desc').limit(50).execute()
  return rows.map(read)
}

export async function saveState(
  tx: Tx, id: CardId, change: { state: CardState; sequence: number; at: Date; successorId?: CardId }
): Promise<void> {
  await tx.updateTable('card').set({
    state: change.state, state_since: change.at, sequence: change.sequence, ...(change.successorId ? { successor_id: change.successorId } : {}),
    proposed_step: null, proposed_by: null, proposed_at: null, proposed_reason: null
  }).where('id', '=', id).execute()
}

export interface Personalisation {
  readonly authenticationSerial: string
  readonly signingSerial: string
  readonly authenticationCertificateId: string | null
  readonly signingCertificateId: string | null
  readonly expiresAt: Date
}

export async function savePersonalisation(tx: Tx, id: CardId, facts: Personalisation): Promise<void> {
  await tx.updateTable('card').set({
    authentication_serial: facts.authenticationSerial, signing_serial: facts.signingSerial, authentication_certificate_id: facts.authenticationCertificateId,
    signing_certificate_id: facts.signingCertificateId, expires_at: facts.expiresAt
  }).where('id', '=', id).execute()
}

export async function saveProposal(tx: Tx, id: CardId, proposal: NonNullable<Card['proposal']>): Promise<void> {
  await tx.updateTable('card').set({ proposed_step: proposal.step, proposed_by: proposal.by, proposed_at: proposal.at, proposed_reason: proposal.reason }).where('id', '=', id).execute()
}

export async function listHistory(db: Db | Tx, id: string): Promise<CardEvent[]> {
  const rows = await db.selectFrom('card_event').selectAll().where('card_id', '=', id).orderBy('sequence').execute()
  return rows.map((row) => ({
    sequence: row.sequence as number, step: row.step as CardStep | 'order', state: row.state as CardState, at: row.at as Date, actor: row.actor as string,
    secondActor: row.second_actor as string | null, reason: row.reason as string | null
  }))
}

/** Cards whose validity is over but whose state does not say so yet. */
export async function listOverdue(db: Db | Tx, now: Date, limit: number): Promise<CardId[]> {
  const rows = await db.selectFrom('card').select('id').where('state', 'in', ['delivered', 'active', 'suspended']).where('expires_at', '<=', now)
    .orderBy('expires_at').limit(limit).execute()
  return rows.map((row) => row.id as CardId)
}
