import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Card, CardEvent, CardEventKind, CardId, CardReason, CardState, OrderReason } from './cards.types.ts'

type Row = Record<string, unknown>

function read(row: Row): Card {
  return {
    id: row.id as CardId,
    officerId: row.officer_id as string,
    organisationId: row.organisation_id as string | null,
    issuer: row.issuer as string | null,
    serial: row.serial as string | null,
    authenticationSerial: row.authentication_serial as string | null,
    signingSerial: row.signing_serial as string | null,
    authenticationCertificateId: row.authentication_certificate_id as string | null,
    signingCertificateId: row.signing_certificate_id as string | null,
    expiresAt: row.expires_at as Date | null,
    state: row.state as CardState,
    stateSince: row.state_since as Date,
    orderedBy: row.ordered_by as string | null,
    orderedByPostId: row.ordered_by_post_id as string | null,
    orderReason: row.order_reason as OrderReason | null,
    predecessorId: row.predecessor_id as CardId | null,
    successorId: row.successor_id as CardId | null,
    proposal: row.proposed_step === null ? null : {
      step: 'revoke', by: row.proposed_by as string, postId: row.proposed_by_post_id as string | null, at: row.proposed_at as Date,
      reason: row.proposed_reason as CardReason | null, note: row.proposed_note as string | null
    },
    sequence: row.sequence as number
  }
}

export interface NewCard {
  readonly id: CardId
  readonly officerId: string
  readonly orderedBy: string
  readonly orderedByPostId: string | null
  readonly reason: OrderReason
  readonly predecessorId: CardId | null
}

export async function insertCard(tx: Tx, card: NewCard, now: Date): Promise<void> {
  await tx.insertInto('card').values({
    id: card.id, officer_id: card.officerId, state: 'ordered', state_since: now, recorded_at: now, ordered_by: card.orderedBy, ordered_by_post_id: card.orderedByPostId,
    order_reason: card.reason, predecessor_id: card.predecessorId, last_actor: card.orderedBy
  }).execute()
}

export async function insertEvent(tx: Tx, cardId: CardId, event: CardEvent): Promise<void> {
  await tx.insertInto('card_event').values({
    card_id: cardId, sequence: event.sequence, step: event.step, state: event.state, at: event.at, actor: event.actor, second_actor: event.secondActor, reason: event.reason,
    note: event.note, detail: event.detail === null ? null : JSON.stringify(event.detail)
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

/** Cards by the number printed on them, or by the number of their holder, however their letters were typed. */
export async function listCardsByNumber(db: Db | Tx, number: string): Promise<Card[]> {
  const typed = [number, number.toUpperCase()]
  const { rows } = await sql<Row>`select c.* from kapu.card c where c.serial = any(${typed}::text[])
    union select c.* from kapu.card c join kapu.officer o on o.id = c.officer_id where o.officer_number = any(${typed}::text[]) order by id desc limit 50`.execute(db)
  return rows.map(read)
}

/** The card that was ordered in the place of this one and has not ended. */
export async function findSuccessor(db: Db | Tx, id: string): Promise<CardId | null> {
  const row = await db.selectFrom('card').select('id').where('predecessor_id', '=', id)
    .where('state', 'in', ['ordered', 'personalised', 'delivered', 'active', 'suspended']).executeTakeFirst()
  return row ? row.id as CardId : null
}

export interface Personalisation {
  readonly issuer: string
  /** Number printed on the card. */
  readonly serial: string
  readonly authenticationSerial: string
  readonly signingSerial: string
  readonly authenticationCertificateId: string | null
  readonly signingCertificateId: string | null
  readonly expiresAt: Date
}

/** Writes a step: where the card stands now, and who took it there. A proposal that waited is settled by any change of state. */
export async function saveState(tx: Tx, id: CardId, change: {
  readonly state: CardState; readonly sequence: number; readonly at: Date; readonly actor: string; readonly successorId: CardId | null
  readonly made: (Personalisation & { readonly by: string }) | null
}): Promise<void> {
  const { made } = change
  await tx.updateTable('card').set({
    state: change.state, state_since: change.at, sequence: change.sequence, last_actor: change.actor, ...(change.successorId ? { successor_id: change.successorId } : {}),
    ...(made === null ? {} : {
      issuer: made.issuer, serial: made.serial, authentication_serial: made.authenticationSerial, signing_serial: made.signingSerial,
      authentication_certificate_id: made.authenticationCertificateId, signing_certificate_id: made.signingCertificateId, expires_at: made.expiresAt, personalised_by: made.by
    }),
    proposed_step: null, proposed_by: null, proposed_by_post_id: null, proposed_at: null, proposed_reason: null, proposed_note: null
  }).where('id', '=', id).execute()
}

/** Writes what leaves the state as it is: a letter printed, a revocation proposed or not proposed any more. */
export async function saveLine(
  tx: Tx, id: CardId, line: { readonly sequence: number; readonly actor: string; readonly proposal?: Card['proposal'] }
): Promise<void> {
  const { proposal } = line
  await tx.updateTable('card').set({
    sequence: line.sequence, last_actor: line.actor,
    ...(proposal === undefined ? {} : {
      proposed_step: proposal?.step ?? null, proposed_by: proposal?.by ?? null, proposed_by_post_id: proposal?.postId ?? null, proposed_at: proposal?.at ?? null,
      proposed_reason: proposal?.reason ?? null, proposed_note: proposal?.note ?? null
    })
  }).where('id', '=', id).execute()
}

export async function listHistory(db: Db | Tx, id: string): Promise<CardEvent[]> {
  const rows = await db.selectFrom('card_event').selectAll().where('card_id', '=', id).orderBy('sequence').execute()
  return rows.map((row) => ({
    sequence: row.sequence as number, step: row.step as CardEventKind, state: row.state as CardState, at: row.at as Date, actor: row.actor as string,
    secondActor: row.second_actor as string | null, reason: row.reason as string | null, note: row.note as string | null, detail: row.detail as Record<string, unknown> | null
  }))
}

/** Cards whose validity is over but whose state does not say so yet. */
export async function listOverdue(db: Db | Tx, now: Date, limit: number): Promise<CardId[]> {
  const rows = await db.selectFrom('card').select('id').where('state', 'in', ['delivered', 'active', 'suspended']).where('expires_at', '<=', now)
    .orderBy('expires_at').limit(limit).execute()
  return rows.map((row) => row.id as CardId)
}

/** Who a card may be for. */
export interface Holder {
  readonly id: string
  readonly officerNumber: string
  readonly name: string
  readonly demo: boolean
  readonly organisationId: string | null
  /** Employed, and in a post, on the day. */
  readonly inPost: boolean
}

export async function findHolder(db: Db | Tx, by: { readonly id: string } | { readonly number: string }, day: string): Promise<Holder | null> {
  const { rows } = await sql<Holder>`select o.id, o.officer_number as "officerNumber", o.name, o.demo, o.employer_id as "organisationId",
      o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date) and coalesce((
        select true from kapu.post p where p.officer_id = o.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date) limit 1), false) as "inPost"
    from kapu.officer o where ${'id' in by ? sql`o.id = ${by.id}` : sql`o.officer_number = ${by.number}`}`.execute(db)
  return rows[0] ?? null
}

export async function insertLetter(tx: Tx, cardId: CardId, sealed: Uint8Array, at: Date): Promise<void> {
  await sql`insert into kapu.card_pin_letter (card_id, sealed, made_at) values (${cardId}, ${Buffer.from(sealed)}, ${at})`.execute(tx)
}

/** The letter under its row lock. */
export async function lockLetter(tx: Tx, cardId: string): Promise<{ readonly sealed: Buffer | null } | null> {
  const { rows } = await sql<{ sealed: Buffer | null }>`select sealed from kapu.card_pin_letter where card_id = ${cardId} for update`.execute(tx)
  return rows[0] ?? null
}

export type LetterState = 'none' | 'waiting' | 'printed' | 'void'

export async function readLetterState(db: Db | Tx, cardId: string): Promise<LetterState> {
  const { rows } = await sql<{ state: LetterState }>`select coalesce(outcome, 'waiting') as state from kapu.card_pin_letter where card_id = ${cardId}`.execute(db)
  return rows[0]?.state ?? 'none'
}

/** Ends the letter: what was sealed is gone. False when it had ended, or there was none. */
export async function endLetter(tx: Tx, cardId: string, end: { readonly outcome: 'printed' | 'void'; readonly at: Date; readonly by: string }): Promise<boolean> {
  const { rows } = await sql`update kapu.card_pin_letter set sealed = null, outcome = ${end.outcome}, ended_at = ${end.at}, ended_by = ${end.by}
    where card_id = ${cardId} and sealed is not null returning card_id`.execute(tx)
  return rows.length === 1
}
