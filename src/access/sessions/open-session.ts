import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { appendEntry } from '../../log/index.ts'
import { listPostsOfOfficer } from '../../registers/officers/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { insertSession, readLastEntry } from './session.store.ts'
import { ABSOLUTE_HOURS, type OpenSession } from './session.types.ts'

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export function newToken(ctx: Context): string {
  return Buffer.from(ctx.ids.bytes(32)).toString('base64url')
}

/**
 * Opens a session after the card was checked. The one job role of an officer who has only one is chosen at once.
 * @returns the token for the cookie (kept nowhere else) and when the officer entered last.
 */
export async function openSession(
  tx: Tx, ctx: Context, input: OpenSession
): Promise<{ token: string; sessionId: string; lastEntry: Date | null }> {
  const now = ctx.clock.now()
  const sessionId = ctx.ids.uuid()
  const token = newToken(ctx)
  const [lastEntry, posts] = await Promise.all([readLastEntry(tx, input.officerId, now), listPostsOfOfficer(tx, input.officerId, legalDateOf(now))])
  const only = posts.length === 1 ? posts[0]! : null
  const dayEnd = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000)
  await insertSession(tx, {
    id: sessionId, tokenHash: hashOf(token), officerId: input.officerId, cardId: input.cardId, cardExpiresAt: input.cardExpiresAt,
    postId: only?.postId ?? null, userAgentHash: hashOf(input.userAgent ?? ''), address: input.address, openedAt: now,
    absoluteExpiresAt: input.cardExpiresAt < dayEnd ? input.cardExpiresAt : dayEnd
  })
  await appendEntry(tx, ctx, {
    kind: 'session.opened', organisationId: only?.organisationId ?? null, subject: { kind: 'officer', id: input.officerId },
    body: { sessionId, cardId: input.cardId, postId: only?.postId ?? null, address: input.address }
  })
  return { token, sessionId, lastEntry }
}
