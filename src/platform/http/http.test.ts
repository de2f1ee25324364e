import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inCentral } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, testOfficer, testOrigin, type TestHttp } from '../../../test/factories/http.ts'
import { idempotencyHeaders, idempotencyKeyOf, listRoutes, once, onceOnly, openApiDocument, receiveMultipart, requestErrors } from './index.ts'

let t: TestDatabase
let http: TestHttp
let done = 0
let fail = false

beforeAll(async () => {
  t = await testDatabase()
  http = await testHttp({
    db: t.db,
    routes: (app) => {
      const body = z.strictObject({ name: z.string().min(2) })
      const response = { 200: z.object({ number: z.int() }) }
      app.post('/api/v1/things', {
        config: { access: { audience: 'officer', action: null } },
        schema: { operationId: 'makeThing', summary: 'Make', tags: ['things'], headers: idempotencyHeaders, body, response }
      }, async (request) => {
        const ctx = request.context()
        const answer = await inCentral(t.db, (tx) => onceOnly(tx, ctx, idempotencyKeyOf(request), async () => {
          await new Promise((resolve) => { setTimeout(resolve, 30) })
          if (fail) throw requestErrors.busy()
          return { status: 200, body: { number: ++done } }
        }))
        return answer.body
      })
      app.post('/api/v1/others', {
        config: { access: { audience: 'officer', action: null } },
        schema: { operationId: 'makeOther', summary: 'Make', tags: ['things'], body, response }
      }, (request) => once(request, (settle) => inCentral(t.db, async (tx) => {
        await new Promise((resolve) => { setTimeout(resolve, 30) })
        const result = { number: ++done }
        await settle(tx, 200, result)
        return result
      })))
      app.post('/api/v1/upload', {
        config: { access: { audience: 'integration', scope: 'intake' } },
        schema: { operationId: 'upload', summary: 'Upload', tags: ['things'] }
      }, async (request) => {
        const sizes: Record<string, number> = {}
        const fields = await receiveMultipart(request, { field: 'meta', schema: z.strictObject({ title: z.string() }), maxFileBytes: 1000, maxFiles: 2 }, async (file) => {
          let size = 0
          for await (const chunk of file.content) size += (chunk as Buffer).length
          sizes[file.part] = size
        })
        return { ...fields, sizes }
      })
      app.get('/api/v1/client-only', { config: { access: { audience: 'client' } }, schema: { operationId: 'clientOnly', summary: 'x', tags: ['things'] } }, async () => ({}))
      app.get('/api/v1/broken', { config: { access: { audience: 'public' } }, schema: { operationId: 'broken', summary: 'x', tags: ['things'] } }, async () => {
        throw new Error('password=secret')
      })
    },
    principal: testOfficer()
  })
})
afterAll(async () => {
  await http.close()
  await t.close()
})

describe('access', () => {
  it('refuses to register a route that does not say who may call it', async () => {
    await expect(testHttp({ db: t.db, routes: (app) => { app.get('/x', () => 'x') } })).rejects.toThrow(/does not declare/)
  })
  it('turns away callers of another kind', async () => {
    expect((await http.call('POST', '/api/v1/things', { as: null, payload: { name: 'aa' } })).json()).toMatchObject({ status: 401, code: 'request.unauthenticated' })
    expect((await http.call('GET', '/api/v1/client-only')).statusCode).toBe(401)
    const other = await testHttp({ db: t.db, routes: (app) => { app.get('/api/v1/i', { config: { access: { audience: 'integration', scope: 'intake' } } }, () => 'x') }, principal: { kind: 'integration', integrationId: 'i', name: 'i' }, scopes: ['specialist'] })
    expect((await other.call('GET', '/api/v1/i')).json()).toMatchObject({ status: 403, code: 'request.scope-missing' })
    await other.close()
  })
  it('lists every route with its access', () => {
    const routes = listRoutes(http.app)
    expect(routes).toContainEqual({ method: 'POST', url: '/api/v1/things', access: { audience: 'officer', action: null }, operationId: 'makeThing' })
    expect(routes.every(({ access }) => access !== undefined)).toBe(true)
  })
  it.each([
    ['no header', { 'x-kapu-request': '' }], ['another origin', { origin: 'https://gonosz.example' }], ['a cross-site page', { 'sec-fetch-site': 'cross-site' }]
  ])('refuses unsafe calls with %s', async (_name, headers) => {
    expect((await http.call('POST', '/api/v1/things', { headers, payload: { name: 'aa' } })).json()).toMatchObject({ status: 403, code: 'request.foreign-origin' })
  })
})

describe('problems', () => {
  it('name the field in the reader\'s language', async () => {
    const hu = (await http.call('POST', '/api/v1/things', { payload: { name: 'a', colour: 1 } })).json<{ errors: { path: string; message: string }[] }>()
    expect(hu).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(hu.errors.map(({ path }) => path)).toEqual(['body.name', 'body'])
    const en = await http.call('POST', '/api/v1/things', { payload: { name: 'a' }, headers: { 'accept-language': 'de, en;q=0.9, hu;q=0.1' } })
    expect(en.headers['content-language']).toBe('en')
    expect(en.json<{ errors: { message: string }[] }>().errors[0]?.message).toMatch(/^Too small/)
  })
  it.each([
    ['broken JSON', { payload: '{"name":', headers: { 'content-type': 'application/json' } }, 400, 'request.malformed'],
    ['a foreign type', { payload: 'name=aa', headers: { 'content-type': 'text/weird' } }, 415, 'request.unsupported-media-type'],
    ['too much', { payload: { name: 'a'.repeat(1_100_000) } }, 413, 'request.too-large'],
    ['an unknown header key', { payload: { name: 'aa' }, idempotencyKey: 'short' }, 400, 'request.invalid']
  ])('answer %s', async (_name, call, status, code) => {
    expect((await http.call('POST', '/api/v1/things', call)).json()).toMatchObject({ status, code })
  })
  it('tell nothing of an unexpected fault', async () => {
    const answer = await http.call('GET', '/api/v1/broken')
    expect(answer.json()).toMatchObject({ status: 500, code: 'request.internal' })
    expect(answer.body).not.toMatch(/secret/)
    expect((await http.call('GET', '/api/v1/nowhere')).json()).toMatchObject({ status: 404, code: 'request.not-found' })
  })
})

describe.each(['things', 'others'])('idempotency of /%s', (path) => {
  const url = `/api/v1/${path}`
  it('carries out the same request once, also at once', async () => {
    const before = done
    const key = t.ids.uuid()
    const answers = await Promise.all([1, 2, 3, 4].map(() => http.call('POST', url, { idempotencyKey: key, payload: { name: 'aa' } })))
    const bodies = new Set(answers.map(({ body }) => body))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect(bodies.size).toBe(1)
    if (path === 'things') expect(done).toBe(before + 1)
    expect((await http.call('POST', url, { idempotencyKey: key, payload: { name: 'aa' } })).body).toBe(answers[0]!.body)
  })
  it('refuses the key with another request, and keeps callers apart', async () => {
    const key = t.ids.uuid()
    const first = await http.call('POST', url, { idempotencyKey: key, payload: { name: 'aa' } })
    expect((await http.call('POST', url, { idempotencyKey: key, payload: { name: 'bb' } })).json()).toMatchObject({ status: 409, code: 'idempotency.mismatch' })
    const other = await http.call('POST', url, { idempotencyKey: key, payload: { name: 'bb' }, as: testOfficer({ officerId: t.ids.uuid() }) })
    expect(other.statusCode).toBe(200)
    expect(other.body).not.toBe(first.body)
  })
})

describe('idempotency', () => {
  it('forgets the key of work that failed', async () => {
    const key = t.ids.uuid()
    fail = true
    expect((await http.call('POST', '/api/v1/things', { idempotencyKey: key, payload: { name: 'aa' } })).statusCode).toBe(503)
    fail = false
    expect((await http.call('POST', '/api/v1/things', { idempotencyKey: key, payload: { name: 'aa' } })).statusCode).toBe(200)
  })
  it('insists on a key', async () => {
    const answer = await http.app.inject({ method: 'POST', url: '/api/v1/others', headers: { origin: testOrigin, 'x-kapu-request': '1' }, payload: { name: 'aa' } })
    expect(answer.json()).toMatchObject({ status: 400, code: 'idempotency.required' })
  })
})

describe('multipart', () => {
  const as = { kind: 'integration', integrationId: 'i', name: 'i' } as const
  const upload = async (parts: [string, string | Blob, string?][]) => {
    const form = new FormData()
    for (const [name, value, file] of parts) {
      if (typeof value === 'string') form.append(name, value)
      else form.append(name, value, file)
    }
    const request = new Request('http://x/', { method: 'POST', body: form })
    return http.call('POST', '/api/v1/upload', { as, headers: { 'content-type': request.headers.get('content-type')! }, payload: Buffer.from(await request.arrayBuffer()) })
  }
  const meta = JSON.stringify({ title: 'x' })
  it('streams the files after the JSON part, whether sent as field or as file', async () => {
    expect((await upload([['meta', meta], ['a', new Blob(['12345']), 'a.txt']])).json()).toEqual({ title: 'x', sizes: { a: 5 } })
    expect((await upload([['meta', new Blob([meta], { type: 'application/json' }), 'm'], ['a', new Blob(['1']), 'a.txt']])).json()).toEqual({ title: 'x', sizes: { a: 1 } })
  })
  it.each([
    ['too large a file', [['meta', meta], ['a', new Blob(['x'.repeat(1001)]), 'a']], 413, 'request.too-large'],
    ['too many files', [['meta', meta], ...[1, 2, 3, 4].map((n): [string, Blob, string] => [`f${n}`, new Blob(['x']), 'a'])], 413, 'request.too-many-files'],
    ['another first part', [['other', meta]], 400, 'request.malformed'],
    ['broken JSON', [['meta', '{']], 400, 'request.malformed'],
    ['JSON that does not fit', [['meta', '{}']], 400, 'request.invalid']
  ] as const)('refuses %s', async (_name, parts, status, code) => {
    expect((await upload(parts as unknown as [string, string | Blob, string?][])).json()).toMatchObject({ status, code })
  })
  it('refuses what is not multipart', async () => {
    expect((await http.call('POST', '/api/v1/upload', { as, payload: { a: 1 } })).json()).toMatchObject({ status: 415 })
  })
})

describe('operation', () => {
  it('describes the API in OpenAPI 3.1, the same every time', async () => {
    const document = openApiDocument(http.app)
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths ?? {})).toEqual(Object.keys(document.paths ?? {}).toSorted())
    expect(document.paths?.['/api/v1/things']?.post).toMatchObject({ operationId: 'makeThing', security: [{ officer: [] }] })
    expect(openApiDocument(http.app)).toEqual(document)
    const page = await http.call('GET', '/api/reference')
    expect(page.body).toContain('idempotency.mismatch')
    expect(page.body).not.toContain('<script')
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'sha256-/)
  })
  it('answers health, readiness and metrics', async () => {
    expect((await http.call('GET', '/health')).json()).toEqual({ status: 'ok' })
    expect((await http.call('GET', '/metrics')).body).toMatch(/http_request_duration_seconds_count/)
    // Somebody must come, but no load balancer may take away what still serves.
    const degraded = await testHttp({ db: t.db, routes: () => undefined, overrides: { readiness: { disk: async () => 'degraded' } } })
    expect(await degraded.call('GET', '/ready')).toMatchObject({ statusCode: 200 })
    expect((await degraded.call('GET', '/ready')).json()).toEqual({ status: 'degraded', checks: { disk: 'degraded' } })
    await degraded.close()
    const away = await testHttp({ db: t.db, routes: () => undefined, overrides: { readiness: { database: async () => { throw new Error('away') } } } })
    const ready = await away.call('GET', '/ready')
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'not-ready', checks: { database: 'failed' } }])
    await away.close()
  })
  it('limits public calls', async () => {
    const small = await testHttp({
      db: t.db, overrides: { rateLimits: { public: 2, login: 1 } },
      routes: (app) => { app.get('/api/v1/public/x', { config: { access: { audience: 'public' } } }, async () => ({})) }
    })
    const codes = [await small.call('GET', '/api/v1/public/x'), await small.call('GET', '/api/v1/public/x'), await small.call('GET', '/api/v1/public/x')]
    expect(codes.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
    expect(codes[2]!.json()).toMatchObject({ code: 'request.too-many' })
    expect(Number(codes[2]!.headers['retry-after'])).toBeGreaterThan(0)
    await small.close()
  })
})
