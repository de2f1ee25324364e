import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clearCookie, readCookie, setCookie, type HttpApp } from '../../platform/http/index.ts'
import { insertLogin, takeLogin, type LoginUnderWay } from './client-login.store.ts'
import { CLIENT_COOKIE, CLIENT_IDLE_SECONDS, LOGIN_COOKIE, LOGIN_SECONDS, type ClientLoginConfig } from './client-login.types.ts'
import { closeClientSession, findClientSession, hashOf, openClientSession } from './client-session.ts'
import { clientLoginErrors } from './client-login.errors.ts'
import { identityProvider, type IdentityProvider } from './identity-provider.ts'

export interface ClientLoginDeps {
  readonly config: ClientLoginConfig
  /** Page of the web where a client lands after login. */
  readonly clientPage: string
  readonly provider?: IdentityProvider
}

/** A path of our own, never another host: one slash, then no slash or backslash. */
const returnPath = z.string().max(500).regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/)

export function clientLoginRoutes(app: HttpApp, deps: ClientLoginDeps): void {
  const provider = deps.provider ?? identityProvider(deps.config)
  const open = { access: { audience: 'public' } } as const
  const redirectUri = (request: FastifyRequest): string => `${request.publicOrigin()}/client/callback`

  app.get('/client/login', {
    config: open,
    schema: {
      operationId: 'clientLogin', summary: 'Sends the client to the identity provider', tags: ['client'],
      querystring: z.object({ return: returnPath.optional() })
    }
  }, async (request, reply) => {
    const ctx = request.context()
    const random = (): string => Buffer.from(ctx.ids.bytes(32)).toString('base64url')
    const browser = random()
    const login: LoginUnderWay = { state: random(), nonce: random(), codeVerifier: random(), returnTo: request.query.return ?? deps.clientPage }
    const target = await provider.authorizationUrl(login, redirectUri(request))
    await insertLogin(ctx.db, hashOf(browser), login, new Date(ctx.clock.now().getTime() + LOGIN_SECONDS * 1000))
    // Lax: the identity provider, another site, sends the browser back with it.
    setCookie(request, reply, LOGIN_COOKIE, browser, { sameSite: 'lax', maxAge: LOGIN_SECONDS })
    return reply.header('cache-control', 'no-store').redirect(target.href, 303)
  })

  app.get('/client/callback', {
    config: open,
    schema: { operationId: 'clientLoginCallback', summary: 'Answer of the identity provider', tags: ['client'] }
  }, async (request, reply) => {
    const ctx = request.context()
    const browser = readCookie(request, LOGIN_COOKIE)
    clearCookie(request, reply, LOGIN_COOKIE)
    reply.header('cache-control', 'no-store')
    const login = browser ? await takeLogin(ctx.db, hashOf(browser), ctx.clock.now()) : null
    if (!login) return failed(reply, deps.clientPage, 'expired')
    let client
    try {
      client = await provider.identify(login, new URL(request.url, request.publicOrigin()))
    } catch (error) {
      request.log.warn({ err: error }, 'client login refused')
      return failed(reply, login.returnTo, 'refused')
    }
    const token = await openClientSession(ctx, deps.config.issuer, client)
    setCookie(request, reply, CLIENT_COOKIE, token, { sameSite: 'strict' })
    return reply.redirect(login.returnTo, 303)
  })

  const clientConfig = { access: { audience: 'client' } } as const
  app.get('/api/v1/client/session', {
    config: clientConfig,
    schema: {
      operationId: 'getClientSession', summary: 'Who is logged in as client', tags: ['client'],
      response: { 200: z.object({ name: z.string(), idleSeconds: z.int(), absoluteExpiresAt: z.iso.datetime() }) }
    }
  }, async (request) => {
    const session = await findClientSession(request)
    if (!session) throw clientLoginErrors.expired()
    return { name: session.name, idleSeconds: CLIENT_IDLE_SECONDS, absoluteExpiresAt: session.absoluteExpiresAt.toISOString() }
  })

  app.post('/api/v1/client/logout', {
    config: clientConfig,
    schema: {
      operationId: 'clientLogOut', summary: 'Ends the client session; the URL ends the one at the identity provider too', tags: ['client'],
      response: { 200: z.object({ identityProviderLogout: z.string().nullable() }) }
    }
  }, async (request, reply) => {
    const session = await findClientSession(request)
    if (!session) throw clientLoginErrors.expired()
    await closeClientSession(request.context(), session)
    clearCookie(request, reply, CLIENT_COOKIE)
    // An unreachable provider must not keep anyone from logging out here.
    const url = await provider.endSessionUrl(`${request.publicOrigin()}${deps.clientPage}`).catch(() => null)
    return { identityProviderLogout: url?.href ?? null }
  })
}

/** Back to the page, which says what went wrong. */
function failed(reply: FastifyReply, page: string, reason: string): FastifyReply {
  const separator = page.includes('?') ? '&' : '?'
  return reply.redirect(`${page}${separator}login=${reason}`, 303)
}
