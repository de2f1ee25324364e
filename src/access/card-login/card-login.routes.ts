import { z } from 'zod'
import { clearCookie, languageOf, readCookie, setCookie, type HttpApp } from '../../platform/http/index.ts'
import { openSession, sessionView, sessionViewSchema, setSessionCookie } from '../sessions/index.ts'
import { authenticationToken, challengeView, type CardTrust } from './card-login.types.ts'
import { challengeLifetime, createChallenge, logIn } from './log-in.ts'

const cookieName = 'kapu_login'

export interface CardLoginDeps {
  readonly trust: CardTrust
  /** Origins under which the Gate is reached, the usual one first. By configuration: a relaying page would name its own. */
  readonly origins: () => readonly string[]
  readonly demo: boolean
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
    schema: { operationId: 'createLoginChallenge', summary: 'A challenge for the card', tags: ['login'], response: { 200: challengeView } }
  }, async (request, reply) => {
    const { nonce, preSession } = await createChallenge(request.context())
    const origin = originFor(request.publicOrigin())
    setCookie(request, reply, cookieName, preSession, { sameSite: 'strict', maxAge: challengeLifetime / 1000 })
    reply.header('cache-control', 'no-store')
    return { nonce, origin }
  })

  app.post('/api/v1/login', {
    config: { access },
    schema: {
      operationId: 'logIn', summary: 'Log in with the card (Web eID)', tags: ['login'], body: z.object({ token: authenticationToken }), response: { 200: sessionViewSchema }
    }
  }, async (request, reply) => {
    const ctx = request.context()
    const { token, sessionId } = await logIn(ctx, deps.trust, openSession, {
      token: request.body.token, preSession: readCookie(request, cookieName) ?? null, origin: originFor(request.publicOrigin()), address: request.ip,
      userAgent: request.headers['user-agent'] ?? ''
    })
    clearCookie(request, reply, cookieName)
    setSessionCookie(request, reply, token)
    reply.header('cache-control', 'no-store')
    return sessionView(ctx.db, ctx, sessionId, { language: languageOf(request.headers['accept-language']), demo: deps.demo })
  })
}
