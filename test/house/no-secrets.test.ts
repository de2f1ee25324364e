/** No secret in the tree, and none in what a running part tells. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLogger } from '../../src/platform/logging/index.ts'
import { readTree } from './house-rules.ts'
import { testHttp } from '../factories/http.ts'

const root = join(import.meta.dirname, '../..')

/** What a secret looks like; each kind would be found, see below. */
const shapes: Readonly<Record<string, RegExp>> = {
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  'key of a connected system': /kapu_key_[A-Za-z0-9_-]{43}/,
  'AWS key': /\bAKIA[0-9A-Z]{16}\b/,
  'GitHub token': /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  'npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'Slack token': /\bxox[abprs]-[A-Za-z0-9-]{20,}/,
  'JSON web token': /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
  'password in an address': /\b(?:postgres(?:ql)?|smtps?|https?):\/\/[^\s:/@'"`$<{]+:(?!password@)[^\s@/'"`$<{]{6,}@(?!db\.invalid|mail\.invalid|db['"])/
}
const found = (text: string): string[] => Object.entries(shapes).filter(([, shape]) => shape.test(text)).map(([name]) => name)

it('no private key and no token stands in the tree', () => {
  const hits = treeFiles().flatMap((path) => found(readFileSync(join(root, path), 'latin1')).map((kind) => `${path}: ${kind}`))
  expect(hits).toEqual([])
})

it('each kind would be found', () => {
  const random = (length: number): string => randomBytes(60).toString('hex').slice(0, length)
  const samples = [
    `-----BEGIN ${'PRIVATE'} KEY-----\n${random(60)}`, `kapu_key_${random(43)}`, `AKIA${'ABCDEFGH12345678'}`, `ghp_${random(36)}`, `npm_${random(36)}`, `xoxb-${random(30)}`, `eyJ${random(30)}.eyJ${random(30)}.${random(30)}`,
    `postgres://kapu:${random(10)}@10.0.0.1/kapu`
  ]
  expect(samples.flatMap(found)).toEqual(Object.keys(shapes))
})

it('neither log, nor answers, nor metrics, nor the description show what came as a secret or what an error holds', async () => {
  const secret = `Titkos-${randomBytes(9).toString('hex')}`
  const lines: string[] = []
  const logger = createLogger({ level: 'trace', destination: { write: (line: string) => { lines.push(line) } } })
  const http = await testHttp({
    db: null as never, overrides: { logger },
    routes: (app) => {
      app.post('/api/v1/break', { config: { access: { audience: 'public' } } }, async (request) => {
        request.log.info({ token: secret, headers: { authorization: secret, cookie: secret }, card: { pin: secret }, mail: { password: secret } }, 'call')
        throw Object.assign(new Error('the database refused'), { connectionString: secret, parameters: [secret], detail: `Key (name)=(${secret})` })
      })
    }
  })
  const broken = await http.call('POST', `/api/v1/break?q=${secret}`, { payload: { pin: secret }, headers: { authorization: `Bearer ${secret}`, cookie: `kapu_session=${secret}` } })
  expect(broken.statusCode).toBe(500)
  const told = [broken.body, JSON.stringify(broken.headers), (await http.call('GET', '/metrics')).body, (await http.call('GET', '/api/openapi.json')).body, (await http.call('GET', '/ready')).body, lines.join('')]
  await http.close()
  expect(lines.length).toBeGreaterThan(2)
  expect(told.filter((text) => text.includes(secret))).toEqual([])
})

/** What is under version control; outside a clone, the sources. */
function treeFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0').filter(Boolean)
    return listed.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() && statSync(join(root, path)).size < 4_000_000)
  } catch {
    return readTree(root, ['src', 'web', 'simulator', 'demo', 'test', 'bench']).map(({ path }) => path)
  }
}
