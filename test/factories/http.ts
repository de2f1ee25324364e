/** The HTTP server with given routes and a given caller, driven by `inject`: no port, no login. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import type { Clock, IdSource, OfficerPrincipal, Principal } from '../../src/platform/context/index.ts'
import { systemClock, systemIds } from '../../src/platform/context/index.ts'
import type { Db } from '../../src/platform/database/index.ts'
import { buildHttp, type HttpApp, type HttpDeps, type Identify } from '../../src/platform/http/index.ts'

export const testOrigin = 'http://127.0.0.1:8080'

/** An officer nobody employs; tests that look at rights insert their own officer and post instead. */
export function testOfficer(overrides: Partial<OfficerPrincipal> = {}): OfficerPrincipal {
  const id = (last: number): string => `00000000-0000-7000-8000-00000000000${last}`
  return {
    kind: 'officer', sessionId: id(1), officerId: id(2), name: 'Próba Panna', organisationId: id(3), postId: id(4), jobRoleId: id(5),
    cardId: id(6), substitutesForOfficerId: null, ...overrides
  }
}

export interface TestHttpOptions {
  readonly db: Db
  readonly routes: (app: HttpApp) => void | Promise<void>
  /** Who calls, unless `as` says otherwise; nobody when left out. */
  readonly principal?: Principal
  /** Scopes of an integration's key; all when left out. */
  readonly scopes?: readonly string[]
  /** Recognises callers by their real cookies and keys instead of `principal`. */
  readonly identify?: Identify
  readonly clock?: Clock
  readonly ids?: IdSource
  readonly overrides?: Partial<HttpDeps>
}

export interface TestCall {
  readonly headers?: Record<string, string>
  readonly payload?: unknown
  readonly query?: Record<string, string>
  readonly idempotencyKey?: string
  /** Another caller for this one call; null: nobody. */
  readonly as?: Principal | null
}

export interface TestHttp {
  readonly app: HttpApp
  /** Calls with the headers that our own page sends. Creating calls get a fresh idempotency key unless one is given. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, options?: TestCall): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

export async function testHttp(options: TestHttpOptions): Promise<TestHttp> {
  const ids = options.ids ?? systemIds()
  let caller: Principal | null = options.principal ?? null
  const ofKind = <K extends Principal['kind']>(kind: K): Extract<Principal, { kind: K }> | null =>
    (caller?.kind === kind ? caller as Extract<Principal, { kind: K }> : null)
  const allScopes = { includes: () => true } as unknown as readonly string[]
  const identify: Identify = options.identify ?? {
    officer: async () => {
      const officer = ofKind('officer')
      return officer && { ...officer }
    },
    client: async () => ofKind('client'),
    integration: async () => {
      const principal = ofKind('integration')
      return principal && { principal, scopes: options.scopes ?? allScopes }
    }
  }
  const app = await buildHttp({
    config: { publicUrl: testOrigin }, version: '0.0.0-test', logger: pino({ level: 'silent' }), db: options.db,
    clock: options.clock ?? systemClock, ids, identify, authoriseAction: async () => undefined, webFolder: null, checkAnswers: true,
    rateLimits: { public: 1e6, login: 1e6, session: 1e6, client: 1e6, search: 1e6, heavy: 1e6, system: 1e6 }, ...options.overrides
  })
  await options.routes(app)
  await app.ready()
  return {
    app,
    async call(method, url, call = {}) {
      const before = caller
      if (call.as !== undefined) caller = call.as
      try {
        const own = method === 'GET' ? {} : { origin: testOrigin, 'x-kapu-request': '1', 'idempotency-key': call.idempotencyKey ?? ids.uuid() }
        return await app.inject({
          method, url, headers: { ...own, ...call.headers }, ...(call.query ? { query: call.query } : {}),
          ...(call.payload === undefined ? {} : { payload: call.payload as NonNullable<InjectOptions['payload']> })
        })
      } finally {
        caller = before
      }
    },
    close: () => app.close()
  }
}
