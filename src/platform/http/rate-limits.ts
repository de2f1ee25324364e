/**
 * How often one caller may ask in a minute. Counted in this process: several processes together allow as many times more, which is
 * why real floods are the proxy's business, and these limits stop loops, guessing and greed.
 */
import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { RateLimits } from '../config/index.ts'
import type { Clock } from '../context/index.ts'
import { requestErrors } from './http.errors.ts'
import type { HttpApp, RouteAccess } from './http.types.ts'

export type RateLimitKind = keyof RateLimits

export const defaultRateLimits: RateLimits = {
  /** From one address, without a session: pages of the home, verification, certificate status. A whole office may stand behind one. */
  public: 600,
  /** From one address: challenges, card logins (two calls each), journeys to the clients' identity provider. */
  login: 240,
  /** Of one officer's session. */
  session: 1_200,
  /** Of one client's session. */
  client: 300,
  /** Searches of one officer or client; each reads much. */
  search: 120,
  /** What renders a document or checks signatures, of one session; of one address where anybody may ask. */
  heavy: 120,
  /** Of one connected system: the front office of the whole country may be one. */
  system: 30_000
}

/** Registers the limits; every route outside the pages, the log's tiles and the health checks is counted by who may call it. */
export async function limitRates(app: HttpApp, limits: RateLimits, clock: Clock): Promise<void> {
  app.addHook('onRoute', (route) => {
    const { access, rate } = route.config ?? {}
    if (!access || route.config?.rateLimit !== undefined || !/^\/(?:api\/v1|client|pki)\//.test(route.url)) return
    const kind = rate ?? kindOf(access, route.url)
    route.config = { ...route.config, rateLimit: { max: limits[kind], timeWindow: '1 minute', groupId: kind, ...(access.audience === 'public' ? {} : { keyGenerator: callerOf }) } }
  })
  await app.register(rateLimit, {
    global: false,
    store: sharedCounters(clock),
    errorResponseBuilder: (_request, { ttl }) => requestErrors.tooMany({ retryAfterSeconds: Math.ceil(ttl / 1000) })
  })
}

/** The plugin's own store counts each route apart, whatever its group; here a kind is counted over all its routes. */
function sharedCounters(clock: Clock): FastifyRateLimitStoreCtor {
  const counts = new Map<string, number>()
  let since = 0
  return class implements FastifyRateLimitStore {
    incr(key: string, done: (error: Error | null, result?: { current: number; ttl: number }) => void, timeWindow: number): void {
      const now = clock.now().getTime()
      // One window for all callers: forgetting them together bounds the memory by the callers of a minute.
      if (now - since >= timeWindow || now < since) {
        counts.clear()
        since = now
      }
      const current = (counts.get(key) ?? 0) + 1
      counts.set(key, current)
      done(null, { current, ttl: timeWindow - (now - since) })
    }

    child(): FastifyRateLimitStore {
      return this
    }
  }
}

function kindOf(access: RouteAccess, url: string): RateLimitKind {
  switch (access.audience) {
    case 'officer': return 'session'
    case 'client': return 'client'
    case 'integration': return 'system'
    default: return /^\/(?:api\/v1\/login|client\/)/.test(url) ? 'login' : 'public'
  }
}

/** Runs after the caller was recognised. Never the token itself: keys of the counters may end up in a memory dump. */
function callerOf(request: FastifyRequest): string {
  const { principal } = request
  switch (principal.kind) {
    case 'officer': return `officer ${principal.sessionId}`
    case 'client': return `client ${principal.clientId}`
    case 'integration': return `system ${principal.integrationId}`
    default: return `address ${request.ip}`
  }
}
