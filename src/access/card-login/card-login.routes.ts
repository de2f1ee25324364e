import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import { authenticationToken, challengeView, type CardTrust } from './card-login.types.ts'
import { challengeLifetime, createChallenge, logIn, type OpenSession } from './log-in.ts'

const cookieName = 'kapu_login'
const cookiePath = '/api/v1/login'

export interface CardLoginDeps {
  readonly trust: CardTrust
  /** Origins under which the Gate is reached, the usual one first. By configuration: a relaying page would name its own. */
  readonly origins: () => readonly string[]
  readonly openSession: OpenSession
  /** What the session looks like to the web (`SessionView`). */
  readonly sessionView: { readonly schema: z.ZodType<object>; read(ctx: Context, sessionId: string): Promise<object> }
  readonly setSessionCookie: (reply: FastifyReply, token: string) => void
}

/** Card login by Web eID: a challenge, then the token that answers it. */
export function cardLoginRoutes(app: HttpApp, deps: CardLoginDeps): void {
  const access = { audience: 'public' } as const
  const originFor = (seen: string): string => {
    const [usual, ...others] = deps.origins()
    return others.find((origin) => origin === seen) ?? usual ?? ''
  }

  app.post('/api/v1/login/challenge', {
    config: { access },
    schema: { operationId: 'createLoginChallenge', summary: 'Belépési kihívás a kártyának', tags: ['login'], response: { 200: challengeView } }
  }, async (request, reply) => {
    const { nonce, preSession } = await createChallenge(request.context())
    const origin = originFor(request.publicOrigin())
    reply.setCookie(cookieName, preSession, {
      path: cookiePath, httpOnly: true, sameSite: 'strict', secure: origin.startsWith('https://'), maxAge: challengeLifetime / 1000
    }).header('cache-control', 'no-store')
    return { nonce, origin }
  })

  app.post('/api/v1/login', {
    config: { access },
    schema: {
      operationId: 'logIn', summary: 'Belépés kártyával (Web eID)', tags: ['login'], body: z.object({ token: authenticationToken }), response: { 200: deps.sessionView.schema }
    }
  }, async (request, reply) => {
    const ctx = request.context()
    const { token, sessionId } = await logIn(ctx, deps.trust, deps.openSession, {
      token: request.body.token, preSession: request.cookies[cookieName] ?? null, origin: originFor(request.publicOrigin()), address: request.ip,
      userAgent: String(request.headers['user-agent'] ?? '').slice(0, 400)
    })
    reply.clearCookie(cookieName, { path: cookiePath })
    deps.setSessionCookie(reply, token)
    reply.header('cache-control', 'no-store')
    return deps.sessionView.read(ctx, sessionId)
  })
}
