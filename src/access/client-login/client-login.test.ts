import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPersons } from '../../../demo/persons/index.ts'
import { issuerPath } from '../../../simulator/identity/identity-provider.ts'
import { startSimulator, type Simulator } from '../../../simulator/server.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, testOrigin, type TestHttp } from '../../../test/factories/http.ts'
import { clientLoginRoutes, identifyClient } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-client-login-'))
const credentials = { id: 'kapu', secret: 'a-secret-of-the-test-with-enough-length' }
let t: TestDatabase
let http: TestHttp
let simulator: Simulator

beforeAll(async () => {
  t = await testDatabase()
  simulator = await startSimulator({
    host: '127.0.0.1', port: 0, gate: testOrigin, dataFolder: folder, intakeKey: null, specialistKey: null,
    clientLogin: { ...credentials, redirectUris: [`${testOrigin}/client/callback`] }, autoAnswerSeconds: null, slowMs: 50
  })
  http = await testHttp({
    db: t.db, clock: t.clock, ids: t.ids, identify: { officer: async () => null, client: identifyClient, integration: async () => null },
    routes: (app) => clientLoginRoutes(app, {
      config: { issuer: `${simulator.url}${issuerPath}`, clientId: credentials.id, clientSecret: credentials.secret }, clientPage: '/ugyfel'
    })
  })
})
afterAll(async () => {
  await http.close()
  await simulator.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The provider's side in the client's browser; gives the address it sends back to. */
async function choosePerson(start: string, form: Record<string, string>): Promise<URL> {
  const jar = new Map<string, string>()
  let url = start
  let method = 'GET'
  for (let hop = 0; hop < 10; hop++) {
    const response: Response = await fetch(url, {
      method, redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(method === 'POST' ? { body: new URLSearchParams(form) } : {})
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      jar.set(name!, value!)
    }
    const next = response.headers.get('location')
    if (next === null) method = 'POST'
    else {
      method = 'GET'
      url = new URL(next, url).href
      if (url.startsWith(testOrigin)) return new URL(url)
    }
  }
  throw new Error('the provider never sent back')
}

const begin = async (returnTo?: string) => {
  const response = await http.call('GET', '/client/login', { query: returnTo ? { return: returnTo } : {} })
  return { response, cookie: `kapu_client_login=${response.cookies.find(({ name }) => name === 'kapu_client_login')?.value}`, location: String(response.headers.location) }
}
const finish = (callback: URL, cookie: string) => http.call('GET', callback.pathname + callback.search, { headers: { cookie } })
const person = demoPersons[0]!

describe('client login', () => {
  it('goes to the identity provider and back into a session', async () => {
    const { response, cookie, location } = await begin('/ugyfel/ugyek/1')
    expect(response.statusCode).toBe(303)
    expect(new URL(location).searchParams.get('code_challenge_method')).toBe('S256')
    const callback = await choosePerson(location, { szemely: person.id })
    const back = await finish(callback, cookie)
    expect([back.statusCode, back.headers.location]).toEqual([303, '/ugyfel/ugyek/1'])
    const session = back.cookies.find(({ name }) => name === 'kapu_client')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    const own = { cookie: `kapu_client=${session!.value}` }
    expect((await http.call('GET', '/api/v1/client/session', { headers: own })).json()).toMatchObject({ name: 'Fűzi Ödön', idleSeconds: 1800 })
    const stored = await t.owner.selectFrom('client_session').selectAll().executeTakeFirstOrThrow()
    expect(stored).toMatchObject({ subject: person.id })
    expect(JSON.stringify(stored)).not.toContain(session!.value)

    // The same answer a second time opens nothing.
    expect((await finish(callback, cookie)).headers.location).toBe('/ugyfel?login=expired')

    const out = await http.call('POST', '/api/v1/client/logout', { headers: own })
    expect(out.json<{ identityProviderLogout: string }>().identityProviderLogout).toMatch(/post_logout_redirect_uri=/)
    expect((await http.call('GET', '/api/v1/client/session', { headers: own })).json()).toMatchObject({ status: 401, code: 'client-login.expired' })
  })
  it('opens nothing for another browser, another state or a refusal', async () => {
    const victim = await begin()
    const attacker = await begin()
    const callback = await choosePerson(attacker.location, { szemely: person.id })
    expect((await finish(callback, victim.cookie)).headers.location).toBe('/ugyfel?login=refused')
    expect((await finish(callback, '')).headers.location).toBe('/ugyfel?login=expired')
    const refused = await begin()
    const denied = await choosePerson(refused.location, { megse: '1' })
    const answer = await finish(denied, refused.cookie)
    expect(answer.headers.location).toBe('/ugyfel?login=refused')
    expect(answer.cookies.some(({ name }) => name === 'kapu_client')).toBe(false)
  })
  it('ends when idle', async () => {
    const { cookie, location } = await begin()
    const back = await finish(await choosePerson(location, { szemely: person.id }), cookie)
    const own = { cookie: `kapu_client=${back.cookies.find(({ name }) => name === 'kapu_client')!.value}` }
    t.clock.advance(31 * 60_000)
    expect((await http.call('GET', '/api/v1/client/session', { headers: own })).json()).toMatchObject({ code: 'client-login.expired' })
    t.clock.advance(-31 * 60_000)
  })
  it.each(['//gonosz.example', '/\\gonosz.example', 'https://gonosz.example', '/a\nb'])('does not lead to %j', async (target) => {
    expect((await begin(target)).response.json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })
  it('says when the provider is away', async () => {
    const away = await testHttp({
      db: t.db, routes: (app) => clientLoginRoutes(app, { config: { issuer: 'http://127.0.0.1:9/nincs', clientId: 'x', clientSecret: 'y' }, clientPage: '/ugyfel' })
    })
    expect((await away.call('GET', '/client/login')).json()).toMatchObject({ status: 503, code: 'client-login.unavailable' })
    await away.close()
    expect(() => clientLoginRoutes(http.app, { config: { issuer: 'http://kau.example', clientId: 'x', clientSecret: 'y' }, clientPage: '/' })).toThrow(/https/)
  })
})
