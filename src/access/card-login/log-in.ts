import { createHash } from 'node:crypto'
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { readOfficer } from '../../registers/officers/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { cardLoginErrors } from './card-login.errors.ts'
import { saveChallenge, takeChallenge } from './card-login.store.ts'
import type { CardTrust } from './card-login.types.ts'
import { requireActiveCard, requireGoodStatus } from './card-standing.ts'
import { readToken, verifyToken } from './verify-token.ts'

export const challengeLifetime = 5 * 60_000

/** Opens a session in the transaction of the login; `src/access/sessions`, wired in main. */
export type OpenSession = (
  tx: Tx, ctx: Context, session: { officerId: string; cardId: string; cardExpiresAt: Date; address: string; userAgent: string }
) => Promise<{ token: string; sessionId: string; lastEntry: Date | null }>

const hashOf = (cookie: string): Uint8Array => createHash('sha256').update(cookie).digest()

/** Gives out a challenge bound to a pre-session: only whoever holds the cookie can answer it. */
export async function createChallenge(ctx: Context): Promise<{ nonce: string; preSession: string }> {
  const nonce = Buffer.from(ctx.ids.bytes(32)).toString('base64')
  const preSession = Buffer.from(ctx.ids.bytes(32)).toString('base64url')
  const now = ctx.clock.now()
  await saveChallenge(ctx.db, { preSession: hashOf(preSession), nonce, expiresAt: new Date(now.getTime() + challengeLifetime) }, now)
  return { nonce, preSession }
}

export interface LoginAttempt {
  readonly token: unknown
  /** The pre-session cookie; null when the browser sent none. */
  readonly preSession: string | null
  /** Ours, without trailing slash; by configuration, never from the request. */
  readonly origin: string
  readonly address: string
  readonly userAgent: string
}

/**
 * Logs an officer in by a Web eID token. The challenge is taken first, so that one token is tried once. A refusal is logged with
 * its code; the answer to the caller is the error itself.
 * @throws card-login.*
 */
export async function logIn(ctx: Context, trust: CardTrust, openSession: OpenSession, attempt: LoginAttempt): Promise<{ token: string; sessionId: string; lastEntry: Date | null }> {
  let serial: string | null = null
  try {
    const challenge = attempt.preSession === null ? null : await takeChallenge(ctx.db, hashOf(attempt.preSession))
    if (!challenge || challenge.expiresAt <= ctx.clock.now()) throw cardLoginErrors.challengeExpired()
    const token = readToken(attempt.token)
    const found = verifyToken(token, {
      origin: attempt.origin, nonce: challenge.nonce, issuers: await trust.issuers(ctx), at: ctx.clock.now(), profile: trust.authentication
    })
    serial = found.certificate.serial
    await requireGoodStatus(ctx, trust, found)
    return await inCentral(ctx.db, async (tx) => {
      const card = await requireActiveCard(tx, ctx, 'authentication', found)
      const officer = await readOfficer(tx, card.officerId, legalDateOf(ctx.clock.now()))
      if (!officer) throw cardLoginErrors.officerNotEmployed()
      return openSession(tx, ctx, { officerId: officer.id, cardId: card.id, cardExpiresAt: card.expiresAt, address: attempt.address, userAgent: attempt.userAgent })
    })
  } catch (error) {
    if (error instanceof DomainError) await logRefusal(ctx, 'access.login-refused', error, { serial, address: attempt.address })
    throw error
  }
}

/** Logged in a transaction of its own: the refused one leaves nothing behind. */
export async function logRefusal(ctx: Context, kind: 'access.login-refused' | 'access.signing-refused', error: DomainError, facts: Record<string, unknown>): Promise<void> {
  await inCentral(ctx.db, (tx) => appendEntry(tx, ctx, { kind, body: { code: error.code, ...facts } }))
}
