import { randomBytes } from 'node:crypto'
import * as oidc from 'openid-client'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { issuerPath } from '../identity/identity-provider.ts'
import { html, page } from '../pages/html.ts'
import type { JsonFile } from '../state/json-file.ts'

export interface Visitor {
  readonly clientId: string
  readonly name: string
  readonly email: string
}
export interface VisitorState {
  sessions: Record<string, { visitor: Visitor | null; login: { verifier: string; state: string; returnTo: string } | null; until: number }>
}

const cookieName = 'urlap_session'
const lifeMs = 60 * 60 * 1000

export const frontOfficeClient = { id: 'urlapok-szimulator', callbackPath: '/urlapok/belepve' } as const

/** Login of the front office with the client identity provider: authorization code with PKCE. */
export function frontOfficeLogin(app: FastifyInstance, options: {
  readonly baseUrl: string
  readonly secret: string
  readonly state: JsonFile<VisitorState>
}): { visitor: (request: FastifyRequest) => Visitor | null } {
  const { state } = options
  let configuration: Promise<oidc.Configuration> | null = null
  const discover = (): Promise<oidc.Configuration> => {
    // Plain http is right here only because the provider is this very process on this machine.
    configuration ??= oidc.discovery(new URL(`${options.baseUrl}${issuerPath}`), frontOfficeClient.id, options.secret, undefined, {
      execute: [oidc.allowInsecureRequests]
    })
    configuration.catch(() => { configuration = null })
    return configuration
  }
  const sessionId = (request: FastifyRequest): string | null => {
    const found = new RegExp(`(?:^|; )${cookieName}=([0-9a-f]{64})`).exec(request.headers.cookie ?? '')?.[1] ?? null
    const session = found === null ? undefined : state.value.sessions[found]
    return session !== undefined && session.until > Date.now() ? found : null
  }
  const safeReturn = (path: string | undefined): string => (path !== undefined && /^\/urlapok(\/[\w-]+)*$/.test(path) ? path : '/urlapok')
  const cookie = (id: string, age: number): string => `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}`

  app.get<{ Querystring: { vissza?: string } }>('/urlapok/belepes', async (request, reply) => {
    const verifier = oidc.randomPKCECodeVerifier()
    const login = { verifier, state: oidc.randomState(), returnTo: safeReturn(request.query.vissza) }
    const id = randomBytes(32).toString('hex')
    state.change((value) => {
      for (const [key, session] of Object.entries(value.sessions)) if (session.until <= Date.now()) delete value.sessions[key]
      value.sessions[id] = { visitor: null, login, until: Date.now() + lifeMs }
    })
    const url = oidc.buildAuthorizationUrl(await discover(), {
      redirect_uri: `${options.baseUrl}${frontOfficeClient.callbackPath}`, scope: 'openid profile email', state: login.state,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256'
    })
    return reply.header('Set-Cookie', cookie(id, lifeMs / 1000)).redirect(url.href, 303)
  })

  app.get(frontOfficeClient.callbackPath, async (request, reply) => {
    const id = sessionId(request)
    const login = id === null ? null : state.value.sessions[id]!.login
    const failed = (): string => page({
      title: 'A belépés nem sikerült', body: html`<p>A belépés megszakadt vagy lejárt.</p><p><a class="button main" href="/urlapok/belepes">Belépek újra</a></p>`
    })
    if (id === null || login === null) return reply.code(400).type('text/html').send(failed())
    try {
      const tokens = await oidc.authorizationCodeGrant(await discover(), new URL(request.url, options.baseUrl), {
        pkceCodeVerifier: login.verifier, expectedState: login.state
      })
      const claims = tokens.claims()
      if (claims === undefined) return reply.code(400).type('text/html').send(failed())
      const visitor = { clientId: claims.sub, name: String(claims['name']), email: String(claims['email'] ?? '') }
      const fresh = randomBytes(32).toString('hex')
      state.change((value) => {
        delete value.sessions[id]
        value.sessions[fresh] = { visitor, login: null, until: Date.now() + lifeMs }
      })
      return reply.header('Set-Cookie', cookie(fresh, lifeMs / 1000)).redirect(login.returnTo, 303)
    } catch {
      return reply.code(400).type('text/html').send(failed())
    }
  })

  app.post('/urlapok/kilepes', async (request, reply) => {
    const id = sessionId(request)
    const loggedIn = id !== null && state.value.sessions[id]!.visitor !== null
    if (id !== null) state.change((value) => { delete value.sessions[id] })
    reply.header('Set-Cookie', cookie('', 0))
    if (!loggedIn) return reply.redirect('/urlapok', 303)
    // By client id, not by token: natural identifiers do not belong into an address.
    const url = oidc.buildEndSessionUrl(await discover(), { post_logout_redirect_uri: `${options.baseUrl}/urlapok` })
    return reply.redirect(url.href, 303)
  })

  return {
    visitor: (request) => {
      const id = sessionId(request)
      return id === null ? null : state.value.sessions[id]!.visitor
    }
  }
}
