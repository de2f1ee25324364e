import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { ClientSession } from './client-login.types.ts'

export interface LoginUnderWay {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
}

export async function insertLogin(db: Db, browserHash: Uint8Array, login: LoginUnderWay, expiresAt: Date): Promise<void> {
  await sql`insert into kapu.client_login (browser_hash, state, nonce, code_verifier, return_to, expires_at)
    values (${Buffer.from(browserHash)}, ${login.state}, ${login.nonce}, ${login.codeVerifier}, ${login.returnTo}, ${expiresAt})`.execute(db)
}

/** Takes the login out: it serves once, whatever comes of it. */
export async function takeLogin(db: Db, browserHash: Uint8Array, now: Date): Promise<LoginUnderWay | null> {
  const { rows } = await sql<LoginUnderWay & { expiresAt: Date }>`
    delete from kapu.client_login where browser_hash = ${Buffer.from(browserHash)}
    returning state, nonce, code_verifier as "codeVerifier", return_to as "returnTo", expires_at as "expiresAt"`.execute(db)
  const row = rows[0]
  if (!row || row.expiresAt <= now) return null
  return { state: row.state, nonce: row.nonce, codeVerifier: row.codeVerifier, returnTo: row.returnTo }
}

export async function insertClientSession(tx: Tx, session: {
  readonly id: string; readonly tokenHash: Uint8Array; readonly issuer: string; readonly subject: string; readonly name: string
  readonly openedAt: Date; readonly absoluteExpiresAt: Date
}): Promise<void> {
  await sql`insert into kapu.client_session (id, token_hash, issuer, subject, name, opened_at, last_used_at, absolute_expires_at)
    values (${session.id}, ${Buffer.from(session.tokenHash)}, ${session.issuer}, ${session.subject}, ${session.name},
      ${session.openedAt}, ${session.openedAt}, ${session.absoluteExpiresAt})`.execute(tx)
}

export async function readClientSession(db: Db, tokenHash: Uint8Array): Promise<ClientSession | null> {
  const { rows } = await sql<ClientSession>`
    select id, subject, name, last_used_at as "lastUsedAt", absolute_expires_at as "absoluteExpiresAt", ended_at as "endedAt"
    from kapu.client_session where token_hash = ${Buffer.from(tokenHash)}`.execute(db)
  return rows[0] ?? null
}

export async function touchClientSession(db: Db, id: string, at: Date): Promise<void> {
  await sql`update kapu.client_session set last_used_at = ${at} where id = ${id} and last_used_at < ${at}`.execute(db)
}

export async function endClientSession(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update kapu.client_session set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}

/** Removes some logins that were not finished in time, for the housekeeper's role. */
export async function removeLogins(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from kapu.client_login where browser_hash in
    (select browser_hash from kapu.client_login where expires_at < ${before} order by expires_at limit ${limit})`.execute(housekeeper)
  return Number(numAffectedRows ?? 0n)
}

/** Removes some clients' sessions that were over before an instant. */
export async function removeClientSessions(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from kapu.client_session where id in
    (select id from kapu.client_session where absolute_expires_at < ${before} order by absolute_expires_at limit ${limit})`.execute(housekeeper)
  return Number(numAffectedRows ?? 0n)
}
