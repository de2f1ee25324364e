import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'

/** Keeps a challenge for a pre-session, in place of an earlier one; sweeps a few that have expired. One statement, so that it needs no transaction around it. */
export async function saveChallenge(db: Db, challenge: { preSession: Uint8Array; nonce: string; expiresAt: Date }, now: Date): Promise<void> {
  await sql`with swept as (
      delete from kapu.login_challenge where pre_session in (
        select pre_session from kapu.login_challenge where expires_at < ${now} and pre_session <> ${Buffer.from(challenge.preSession)} order by expires_at limit 100 for update skip locked)
    )
    insert into kapu.login_challenge (pre_session, nonce, expires_at) values (${Buffer.from(challenge.preSession)}, ${challenge.nonce}, ${challenge.expiresAt})
    on conflict (pre_session) do update set nonce = excluded.nonce, expires_at = excluded.expires_at`.execute(db)
}

/** Takes the challenge away, in a transaction of its own: of two requests at once only one gets it. */
export async function takeChallenge(db: Db, preSession: Uint8Array): Promise<{ nonce: string; expiresAt: Date } | null> {
  const row = await db.deleteFrom('login_challenge').where('pre_session', '=', Buffer.from(preSession)).returning(['nonce', 'expires_at']).executeTakeFirst()
  return row ? { nonce: row.nonce as string, expiresAt: row.expires_at as Date } : null
}

export interface SigningRequest {
  readonly id: string
  readonly sessionId: string
  readonly officerId: string
  readonly cardId: string
  readonly purpose: string
  readonly subjectId: string
  readonly certificate: Uint8Array
  readonly hash: 'sha256' | 'sha384' | 'sha512'
  readonly toBeSigned: Uint8Array
  readonly state: Readonly<Record<string, unknown>>
  readonly expiresAt: Date
}

export async function saveSigningRequest(tx: Tx, request: SigningRequest, now: Date): Promise<void> {
  await tx.deleteFrom('signing_request')
    .where('id', 'in', tx.selectFrom('signing_request').select('id').where('expires_at', '<', now).orderBy('expires_at').limit(100).forUpdate().skipLocked()).execute()
  await tx.insertInto('signing_request').values({
    id: request.id, session_id: request.sessionId, officer_id: request.officerId, card_id: request.cardId, purpose: request.purpose, subject_id: request.subjectId,
    certificate: Buffer.from(request.certificate), hash_function: request.hash, to_be_signed: Buffer.from(request.toBeSigned), state: JSON.stringify(request.state),
    created_at: now, expires_at: request.expiresAt
  }).execute()
}

/** Takes a signing request of this session; it comes back if the transaction is rolled back. */
export async function takeSigningRequest(tx: Tx, id: string, sessionId: string): Promise<SigningRequest | null> {
  const row = await tx.deleteFrom('signing_request').where('id', '=', id).where('session_id', '=', sessionId).returningAll().executeTakeFirst()
  return row ? {
    id: row.id as string, sessionId: row.session_id as string, officerId: row.officer_id as string, cardId: row.card_id as string, purpose: row.purpose as string,
    subjectId: row.subject_id as string, certificate: row.certificate as Uint8Array, hash: row.hash_function as SigningRequest['hash'],
    toBeSigned: row.to_be_signed as Uint8Array, state: row.state as Record<string, unknown>, expiresAt: row.expires_at as Date
  } : null
}

/** Removes some challenges that expired before an instant, for the housekeeper's role; a new login sweeps a few, too. */
export async function removeChallenges(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numDeletedRows } = await housekeeper.deleteFrom('login_challenge')
    .where('pre_session', 'in', housekeeper.selectFrom('login_challenge').select('pre_session').where('expires_at', '<', before).orderBy('expires_at').limit(limit))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Removes some signing requests that expired before an instant: what was to be signed is not kept. */
export async function removeSigningRequests(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numDeletedRows } = await housekeeper.deleteFrom('signing_request')
    .where('id', 'in', housekeeper.selectFrom('signing_request').select('id').where('expires_at', '<', before).orderBy('expires_at').limit(limit))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
