import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Context, Principal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { readCookie } from '../../platform/http/index.ts'
import { appendEntry } from '../../log/index.ts'
import { clientLoginErrors } from './client-login.errors.ts'
import { endClientSession, insertClientSession, readClientSession, touchClientSession } from './client-login.store.ts'
import { CLIENT_ABSOLUTE_SECONDS, CLIENT_COOKIE, CLIENT_IDLE_SECONDS, type ClientSession } from './client-login.types.ts'
import type { IdentifiedClient } from './identity-provider.ts'

type ClientPrincipal = Extract<Principal, { kind: 'client' }>
const TOUCH_MILLISECONDS = 30_000

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Opens a client's session. @returns the token for the cookie, kept nowhere else */
export async function openClientSession(ctx: Context, issuer: string, client: IdentifiedClient): Promise<string> {
  const now = ctx.clock.now()
  const id = ctx.ids.uuid()
  const token = Buffer.from(ctx.ids.bytes(32)).toString('base64url')
  const principal: ClientPrincipal = { kind: 'client', clientId: client.subject, name: client.name }
  await inCentral(ctx.db, async (tx) => {
    await insertClientSession(tx, {
      id, tokenHash: hashOf(token), issuer, ...client, openedAt: now, absoluteExpiresAt: new Date(now.getTime() + CLIENT_ABSOLUTE_SECONDS * 1000)
    })
    await appendEntry(tx, { ...ctx, principal }, {
      kind: 'client-session.opened', subject: { kind: 'client', id: client.subject }, body: { sessionId: id, issuer }
    })
  })
  return token
}

/** The session of a request's cookie; null without one or when it has ended. */
export async function findClientSession(request: FastifyRequest): Promise<ClientSession | null> {
  const token = readCookie(request, CLIENT_COOKIE)
  if (!token) return null
  const { db, clock } = request.context()
  const session = await readClientSession(db, hashOf(token))
  const now = clock.now()
  if (!session || session.endedAt !== null || now >= session.absoluteExpiresAt) return null
  return now.getTime() - session.lastUsedAt.getTime() > CLIENT_IDLE_SECONDS * 1000 ? null : session
}

/** The client of a request; null without a cookie. @throws client-login.expired */
export async function identifyClient(request: FastifyRequest): Promise<ClientPrincipal | null> {
  if (!readCookie(request, CLIENT_COOKIE)) return null
  const session = await findClientSession(request)
  if (!session) throw clientLoginErrors.expired()
  const { db, clock } = request.context()
  const now = clock.now()
  if (now.getTime() - session.lastUsedAt.getTime() > TOUCH_MILLISECONDS) await touchClientSession(db, session.id, now)
  return { kind: 'client', clientId: session.subject, name: session.name }
}

export async function closeClientSession(ctx: Context, session: ClientSession): Promise<void> {
  await inCentral(ctx.db, async (tx) => {
    await endClientSession(tx, session.id, ctx.clock.now())
    await appendEntry(tx, ctx, { kind: 'client-session.ended', subject: { kind: 'client', id: session.subject }, body: { sessionId: session.id } })
  })
}
