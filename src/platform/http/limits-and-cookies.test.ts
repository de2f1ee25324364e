import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testHttp, testOfficer, type TestHttp, type TestHttpOptions } from '../../../test/factories/http.ts'
import { clearCookie, readCookie, setCookie, type HttpApp } from './index.ts'

const open: TestHttp[] = []
const gate = async (overrides: TestHttpOptions['overrides'], routes: (app: HttpApp) => void = someRoutes): Promise<TestHttp> => {
  const http = await testHttp({ db: null as never, routes, ...(overrides ? { overrides } : {}) })
  open.push(http)
  return http
}
afterAll(() => Promise.all(open.map((http) => http.close())))

function someRoutes(app: HttpApp): void {
  const own = { access: { audience: 'officer', action: null } } as const
  app.get('/api/v1/public/x', { config: { access: { audience: 'public' } } }, async (request) => ({ ip: request.ip }))
  app.get('/api/v1/public/y', { config: { access: { audience: 'public' } } }, async () => ({}))
  app.post('/api/v1/login/challenge', { config: { access: { audience: 'public' } } }, async () => ({}))
  app.get('/client/login', { config: { access: { audience: 'public' } } }, async () => ({}))
  app.get('/api/v1/desk', { config: own }, async () => ({}))
  app.get('/api/v1/search', { config: { ...own, rate: 'search' } }, async () => ({}))
  app.get('/api/v1/client/cases', { config: { access: { audience: 'client' } } }, async () => ({}))
  app.post('/api/v1/intake', { config: { access: { audience: 'integration', scope: 'intake' } } }, async () => ({}))
}

describe('rate limits', () => {
  const few = { public: 3, login: 2, session: 3, client: 3, search: 1, heavy: 1, system: 2 }
  const codes = async (http: TestHttp, calls: readonly (readonly ['GET' | 'POST', string, Parameters<TestHttp['call']>[2]?])[]): Promise<number[]> => {
    const found: number[] = []
    for (const [method, url, more] of calls) found.push((await http.call(method, url, more)).statusCode)
    return found
  }

  it('count each kind of call together, and say when to come again', async () => {
    const http = await gate({ rateLimits: few })
    expect(await codes(http, [['GET', '/api/v1/public/x'], ['GET', '/api/v1/public/y'], ['GET', '/api/v1/public/x'], ['GET', '/api/v1/public/y']])).toEqual([200, 200, 200, 429])
    expect(await codes(http, [['POST', '/api/v1/login/challenge'], ['GET', '/client/login'], ['POST', '/api/v1/login/challenge']])).toEqual([200, 200, 429])
    const refused = await http.call('GET', '/client/login')
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(refused.json()).toMatchObject({ status: 429, code: 'request.too-many' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('count officers by session, clients by person, systems by key, not by address', async () => {
    const http = await gate({ rateLimits: few })
    const one = { as: testOfficer() }
    const two = { as: testOfficer({ sessionId: '00000000-0000-7000-8000-000000000009' }) }
    expect(await codes(http, [['GET', '/api/v1/search', one], ['GET', '/api/v1/search', one], ['GET', '/api/v1/search', two], ['GET', '/api/v1/desk', one]])).toEqual([200, 429, 200, 200])
    const client = (clientId: string) => ({ as: { kind: 'client', clientId, name: 'x' } as const })
    const url = '/api/v1/client/cases'
    expect(await codes(http, [['GET', url, client('a')], ['GET', url, client('a')], ['GET', url, client('a')], ['GET', url, client('a')], ['GET', url, client('b')]])).toEqual([200, 200, 200, 429, 200])
    const system = (integrationId: string) => ({ as: { kind: 'integration', integrationId, name: 'x' } as const })
    expect(await codes(http, [['POST', '/api/v1/intake', system('a')], ['POST', '/api/v1/intake', system('a')], ['POST', '/api/v1/intake', system('a')], ['POST', '/api/v1/intake', system('b')]])).toEqual([200, 200, 429, 200])
  })

  it('believe a forwarded address from a configured proxy only', async () => {
    const said = { headers: { 'x-forwarded-for': '203.0.113.9' } }
    const alone = await gate({ rateLimits: few })
    expect((await alone.call('GET', '/api/v1/public/x', said)).json()).toEqual({ ip: '127.0.0.1' })
    const other = await gate({ trustedProxies: ['10.0.0.0/8'] })
    expect((await other.call('GET', '/api/v1/public/x', said)).json()).toEqual({ ip: '127.0.0.1' })
    const behind = await gate({ trustedProxies: ['loopback'] })
    expect((await behind.call('GET', '/api/v1/public/x', said)).json()).toEqual({ ip: '203.0.113.9' })
    // A caller that writes the header itself must not choose by what it is counted: the last proxy's word counts.
    expect((await behind.call('GET', '/api/v1/public/x', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' } })).json()).toEqual({ ip: '203.0.113.9' })
  })

  it('metrics do not go out through a proxy', async () => {
    const http = await gate({})
    expect((await http.call('GET', '/metrics')).statusCode).toBe(200)
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) expect((await http.call('GET', '/metrics', { headers: { [name]: '127.0.0.1' } })).statusCode).toBe(404)
  })
})

describe('cookies', () => {
  const routes = (app: HttpApp): void => {
    app.get('/api/v1/set', { config: { access: { audience: 'public' } } }, async (request, reply) => { setCookie(request, reply, 'kapu_x', 'v', { sameSite: 'strict' }); return {} })
    app.get('/api/v1/clear', { config: { access: { audience: 'public' } } }, async (request, reply) => { clearCookie(request, reply, 'kapu_x'); return {} })
    app.get('/api/v1/read', { config: { access: { audience: 'public' } } }, async (request) => ({ value: readCookie(request, 'kapu_x') ?? null }))
  }

  it('carry the prefix that binds them to this host where the Gate is reached by https', async () => {
    const http = await gate({ config: { publicUrl: 'https://kapu.pelda.invalid' } }, routes)
    expect((await http.call('GET', '/api/v1/set')).headers['set-cookie']).toBe('__Host-kapu_x=v; Path=/; HttpOnly; Secure; SameSite=Strict')
    expect((await http.call('GET', '/api/v1/clear')).headers['set-cookie']).toContain('__Host-kapu_x=;')
    expect((await http.call('GET', '/api/v1/read', { headers: { cookie: 'kapu_x=planted' } })).json()).toEqual({ value: null })
    expect((await http.call('GET', '/api/v1/read', { headers: { cookie: '__Host-kapu_x=v' } })).json()).toEqual({ value: 'v' })
    expect((await http.call('GET', '/health')).headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
  })

  it('are plain on http, and still out of reach of scripts and foreign pages', async () => {
    const http = await gate({}, routes)
    expect((await http.call('GET', '/api/v1/set')).headers['set-cookie']).toBe('kapu_x=v; Path=/; HttpOnly; SameSite=Strict')
  })
})

describe('what the operator reads', () => {
  const lines: string[] = []
  let http: TestHttp
  beforeAll(async () => {
    http = await gate({ logger: pino({ level: 'trace' }, { write: (line: string) => { lines.push(line) } }) }, (app) => {
      app.get('/api/v1/echo', { config: { access: { audience: 'public' } } }, async (request) => {
        request.log.info({ text: String((request.query as { q?: string }).q) }, 'said')
        return {}
      })
    })
  })

  it('has one line a record, whatever a caller writes into it', async () => {
    await http.call('GET', `/api/v1/echo?q=${encodeURIComponent('x\n{"level":30,"msg":"forged"}\r\n\u001b[31m')}`, { headers: { 'x-request-id': 'a"b' } })
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(lines.length)
    for (const line of lines) expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' })
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(lines.join('')).not.toMatch(/\u001b/)
  })
})
