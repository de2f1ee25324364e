import { sql, type RawBuilder } from 'kysely'
import { postColumn, type PostRow } from '../entitlement/index.ts'
import { keptStatement, type Db, type Tx } from '../../platform/database/index.ts'
import type { EndReason } from './session.types.ts'

/** A session with what decides on every request whether it is good. */
export interface SessionRow {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly employed: boolean
  readonly cardId: string
  readonly cardState: string
  readonly cardExpiresAt: Date
  readonly openedAt: Date
  readonly lastUsedAt: Date
  readonly absoluteExpiresAt: Date
  readonly endedAt: Date | null
  readonly endReason: EndReason | null
  readonly userAgentHash: Buffer
  /** Null also when the chosen post is not in force (any more). */
  readonly postId: string | null
  readonly organisationId: string | null
  readonly jobRoleId: string | null
  readonly substitutesForOfficerId: string | null
}

export async function insertSession(tx: Tx, session: {
  readonly id: string; readonly tokenHash: Uint8Array; readonly officerId: string; readonly cardId: string; readonly postId: string | null
  readonly userAgentHash: Uint8Array; readonly address: string | null; readonly cardExpiresAt: Date
  readonly openedAt: Date; readonly absoluteExpiresAt: Date
}): Promise<void> {
  await sql`insert into kapu.session (id, token_hash, officer_id, card_id, card_expires_at, post_id, user_agent_hash, opened_from, opened_at, last_used_at, absolute_expires_at)
    values (${session.id}, ${Buffer.from(session.tokenHash)}, ${session.officerId}, ${session.cardId},
      ${session.cardExpiresAt}, ${session.postId},
      ${Buffer.from(session.userAgentHash)}, ${session.address}, ${session.openedAt}, ${session.openedAt}, ${session.absoluteExpiresAt})`.execute(tx)
}

/** With what the registers say of the post, as of today. */
export type StandingSession = SessionRow & { readonly standing: PostRow | null }

const standingOf = (today: unknown): RawBuilder<unknown> =>
  sql`, ${postColumn({ postId: sql`s.post_id`, officerId: sql`s.officer_id`, cardId: sql`s.card_id` }, today)} as standing`
const byToken = keptStatement(['token', 'today'], ({ token, today }) => sessionQuery<StandingSession>(sql`s.token_hash = ${token}`, today, standingOf(today)))
const byTokens = keptStatement(['tokens', 'today'], ({ tokens, today }) => sessionQuery<StandingSession & { readonly tokenHash: Buffer }>(
  sql`s.token_hash = any(${tokens}::bytea[])`, today, sql`, s.token_hash as "tokenHash"${standingOf(today)}`
))

/** One look-up of every request: session, card, employment and post as of today, with what the registers say of that post. */
export async function readByToken(db: Db | Tx, tokenHash: Uint8Array, today: string): Promise<StandingSession | null> {
  return (await byToken(db, { token: Buffer.from(tokenHash), today }))[0] ?? null
}

/** The same for several requests at once, by the hexadecimal text of the token's hash. */
export async function readByTokens(db: Db | Tx, tokenHashes: readonly Uint8Array[], today: string): Promise<ReadonlyMap<string, StandingSession>> {
  const rows = await byTokens(db, { tokens: tokenHashes.map((hash) => Buffer.from(hash)), today })
  return new Map(rows.map(({ tokenHash, ...session }) => [tokenHash.toString('hex'), session]))
}

export async function readById(db: Db | Tx, id: string, today: string): Promise<SessionRow | null> {
  return (await sessionQuery<SessionRow>(sql`s.id = ${id}`, today, sql``).execute(db)).rows[0] ?? null
}

function sessionQuery<Row>(condition: RawBuilder<unknown>, today: unknown, more: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`
    select s.id, s.officer_id as "officerId", o.name as "officerName",
      o.valid_from <= ${today}::date and (o.valid_to is null or o.valid_to >= ${today}::date) as employed,
      s.card_id as "cardId", c.state as "cardState", s.card_expires_at as "cardExpiresAt", s.opened_at as "openedAt", s.last_used_at as "lastUsedAt",
      s.absolute_expires_at as "absoluteExpiresAt", s.ended_at as "endedAt", s.end_reason as "endReason", s.user_agent_hash as "userAgentHash",
      p.id as "postId", p.organisation_id as "organisationId", p.job_role_id as "jobRoleId",
      p.substitutes_for_officer_id as "substitutesForOfficerId"${more}
    from kapu.session s
    join kapu.officer o on o.id = s.officer_id
    join kapu.card c on c.id = s.card_id
    left join kapu.post p on p.id = s.post_id and p.officer_id = s.officer_id
      and p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date)
    where ${condition}`
}

/** Moves the idle limit; never backwards, and not for every click. */
export async function touch(db: Db, id: string, at: Date): Promise<void> {
  await sql`update kapu.session set last_used_at = ${at} where id = ${id} and last_used_at < ${at} and ended_at is null`.execute(db)
}

export async function setPost(tx: Tx, id: string, postId: string, tokenHash: Uint8Array): Promise<void> {
  await sql`update kapu.session set post_id = ${postId}, token_hash = ${Buffer.from(tokenHash)} where id = ${id} and ended_at is null`.execute(tx)
}

/** Ends a session once; false when it had ended before. */
export async function endOne(tx: Tx, id: string, at: Date, reason: EndReason): Promise<boolean> {
  const { rows } = await sql`update kapu.session set ended_at = ${at}, end_reason = ${reason} where id = ${id} and ended_at is null returning id`.execute(tx)
  return rows.length === 1
}

export async function endAllOfCard(tx: Tx, cardId: string, at: Date): Promise<{ id: string; officerId: string }[]> {
  const { rows } = await sql<{ id: string; officerId: string }>`
    update kapu.session set ended_at = ${at}, end_reason = 'card' where card_id = ${cardId} and ended_at is null
    returning id, officer_id as "officerId"`.execute(tx)
  return rows
}

/** When the officer entered before a given instant. */
export async function readLastEntry(db: Db | Tx, officerId: string, before: Date): Promise<Date | null> {
  const { rows } = await sql<{ openedAt: Date }>`
    select opened_at as "openedAt" from kapu.session where officer_id = ${officerId} and opened_at < ${before}
    order by opened_at desc limit 1`.execute(db)
  return rows[0]?.openedAt ?? null
}

export async function readCard(db: Db | Tx, cardId: string): Promise<{ serial: string } | null> {
  const { rows } = await sql<{ serial: string }>`select serial from kapu.card where id = ${cardId}`.execute(db)
  return rows[0] ?? null
}

/**
 * Removes some sessions that were over before an instant, for the housekeeper's role. The two latest of each officer stay
 * however old they are: the entry page says when one entered last. That somebody entered stays in the log.
 */
export async function removeSessions(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from kapu.session where id in (
    select s.id from kapu.session s
    where s.absolute_expires_at < ${before} and (select count(*) from (
      select from kapu.session later where later.officer_id = s.officer_id and (later.opened_at, later.id) > (s.opened_at, s.id) limit 2
    ) two) = 2
    order by s.absolute_expires_at limit ${limit})`.execute(housekeeper)
  return Number(numAffectedRows ?? 0n)
}
