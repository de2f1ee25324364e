import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveAudience, LiveEvent } from '../live/index.ts'
import { testHttp, testOfficer, type TestHttp } from '../../../test/factories/http.ts'
import { eventsRoutes } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-web-'))
let http: TestHttp
let live = true
const listeners = new Set<(event: LiveEvent) => void>()
let audience: LiveAudience | undefined

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><head><meta name="kapu-style-nonce" content="__KAPU_STYLE_NONCE__"><script src="/before-paint.js" data-first-load="__KAPU_FIRST_LOAD__"></script></head>')
  writeFileSync(join(folder, 'first-load.json'), JSON.stringify([
    { path: '/cases/:caseId', scripts: ['/assets/case-1.js'], styles: ['/assets/case-1.css'], texts: { hu: ['/assets/hu-1.js'], en: [] }, early: ['/api/v1/session', '/api/v1/cases/:caseId'] }
  ]))
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}')
  http = await testHttp({
    db: null as never, principal: testOfficer(), overrides: { webFolder: folder },
    routes: (app) => eventsRoutes(app, {
      isLive: async () => live,
      live: {
        subscribe: (listener, onEvent) => {
          audience = listener
          listeners.add(onEvent)
          return () => { listeners.delete(onEvent) }
        }
      }
    })
  })
})
afterAll(async () => {
  await http.close()
  rmSync(folder, { recursive: true })
})

describe('web files', () => {
  it('give the page to navigations, with a fresh style nonce that the policy names', async () => {
    const headers = { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate' }
    const [a, b] = [await http.call('GET', '/ugyek/1', { headers }), await http.call('GET', '/', { headers })]
    const nonce = /content="([^"]+)"/.exec(a!.body)?.[1]
    expect(a!.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(a!.headers['content-security-policy']).toContain("script-src 'self';")
    expect(b!.body).not.toBe(a!.body)
    expect(a!.headers['cache-control']).toBe('no-cache')
  })
  it('keep hashed assets for ever and revalidate the rest', async () => {
    expect((await http.call('GET', '/assets/main-abc.js')).headers['cache-control']).toMatch(/immutable/)
    expect((await http.call('GET', '/manifest.webmanifest')).headers['cache-control']).toBe('no-cache')
  })
  it('carry with scripts what browsers heed on scripts, and with pages the rest', async () => {
    const { headers: script } = await http.call('GET', '/assets/main-abc.js')
    expect(script).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin', 'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as unknown })
    const ofPages = ['x-frame-options', 'permissions-policy', 'cross-origin-opener-policy']
    expect(ofPages.filter((name) => name in script)).toEqual([])
    const { headers: page } = await http.call('GET', '/', { headers: { accept: 'text/html', 'sec-fetch-mode': 'navigate' } })
    const { headers: refused } = await http.call('GET', '/assets/none.js')
    for (const headers of [page, refused]) expect(ofPages.filter((name) => !(name in headers))).toEqual([])
  })
  it('tell the browser what the page of this address needs next, with the ids of the address alone', async () => {
    const page = async (url: string): Promise<string> => (await http.call('GET', url, { headers: { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate' } })).body
    const told = (body: string): unknown => JSON.parse(/data-first-load="([^"]*)"/.exec(body)![1]!.replaceAll('&quot;', '"'))
    const known = await page('/cases/0193-a')
    expect(known).toContain('<link rel="modulepreload" href="/assets/case-1.js"><link rel="preload" as="style" href="/assets/case-1.css"></head>')
    expect(told(known)).toEqual({ early: ['/api/v1/session', '/api/v1/cases/0193-a'], texts: { hu: ['/assets/hu-1.js'], en: [] } })
    // A search asks for something else than the plain address does.
    expect(told(await page('/cases/0193-a?q=1'))).toMatchObject({ early: [] })
    for (const other of ['/cases/%22%3E%3Cscript%3E', '/cases/a"b', '/cases/', '/cases/1/decision', '/']) expect(await page(other), other).toContain('data-first-load=""')
    expect((await http.call('GET', '/first-load.json')).statusCode).toBe(404)
  })
  it.each(['/assets/none.js', '/../etc/passwd.txt', '/%2e%2e/%2e%2e/etc/passwd.txt', '/api/v1/none', '/ugyek/1'])('answer %s with a problem to programs', async (url) => {
    expect((await http.call('GET', url)).json()).toMatchObject({ status: 404, code: 'request.not-found' })
  })
})

describe('events', () => {
  it('stream ids only to whom they are meant, and end with the session', async () => {
    await http.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = http.app.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/events`)
    expect(response.headers.get('content-type')).toMatch(/event-stream/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const reader = response.body!.getReader()
    let text = ''
    const until = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(text)) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`ended: ${text}`)
        text += Buffer.from(value).toString('utf8')
      }
    }
    await until(/retry/)
    expect(audience).toMatchObject({ organisationId: testOfficer().organisationId, postId: testOfficer().postId })
    for (const say of listeners) say({ kind: 'case', id: 'c1', sequence: 4, organisationId: 'o' })
    await until(/event: case\ndata: \{"id":"c1","kind":"case","sequence":4\}\n\n/)
    live = false
    for (const say of listeners) say({ kind: 'session', id: 's', sequence: 0, sessionId: 's' })
    let ended = false
    while (!ended) ended = (await reader.read()).done
    expect(listeners.size).toBe(0)
  })
})
