/**
 * Every operation of the API with requests made from its own description and bent in many ways, as whoever may call it.
 * `./kapu test --long test/fuzz [--seed N] [--rounds N]` sends more; the seed is printed with what was found.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declaredErrors } from '../../src/platform/errors/index.ts'
import { testOrigin } from '../factories/http.ts'
import { seededRandom } from '../faults/random.ts'
import { requestsFor, type FuzzRequest } from './requests.ts'
import { fuzzWorld, type FuzzWorld } from './world.ts'

const isLong = process.env['KAPU_TEST_LONG'] === '1'
const seed = Number(process.env['KAPU_FAULT_SEED'] ?? (isLong ? 1 + (Math.floor(performance.timeOrigin) % 1_000_000) : 20_261_128))
/** Requests per operation. */
const requests = isLong ? 40 * Number(process.env['KAPU_FAULT_ROUNDS'] ?? 24) : 17

let world: FuzzWorld
beforeAll(async () => { world = await fuzzWorld() })
afterAll(() => world?.close())

describe(`requests made from the description of the API (seed ${seed}, ${requests} an operation)`, () => {
  it('never meet an unexpected error, and every answer is as described', { timeout: isLong ? 7_200_000 : 400_000 }, async () => {
    const faults: string[] = []
    const met = new Map<number, number>()
    const valid = successValidators(world)
    const random = seededRandom(seed)
    let sent = 0
    for (const [index, operation] of world.operations.entries()) {
      const source = { schemas: world.document.components.schemas, ids: world.idsFor(operation.path) }
      let callers = Object.entries(await world.callers(operation.audience))
      for (const request of requestsFor(operation, source, seed + index * 7919, requests)) {
        const [who, credentials] = random.pick(callers)
        const payload = await withPresentSequence(request, random.next)
        const answer = await send({ ...request, ...(payload === undefined ? {} : { payload }) }, credentials)
        sent += 1
        met.set(answer.statusCode, (met.get(answer.statusCode) ?? 0) + 1)
        const fault = faultOf(answer, request.method === operation.method ? valid.get(operation.operationId) : undefined)
        if (fault) faults.push(`${operation.operationId} as ${who}, ${request.bent}: ${fault}\n    ${request.method} ${request.url.slice(0, 300)} ${printable(payload ?? request.payload)}`)
        // Logging out and choosing a post end the session that was used.
        if (answer.statusCode < 300 && /^(?:logOut|choosePost|clientLogOut)$/.test(operation.operationId)) callers = Object.entries(await world.callers(operation.audience))
      }
      if (operation.operationId === 'setLegalClock') await world.office.moveTo(null).catch(() => undefined)
    }
    if (isLong) console.log(`fuzzing: seed ${seed}, ${sent} requests, answers ${JSON.stringify(Object.fromEntries([...met].sort(([a], [b]) => a - b)))}`)
    expect(faults.slice(0, 60)).toEqual([])
    expect(sent).toBe(world.operations.length * requests)
    // A fuzzer that never gets past the door proves nothing.
    expect(met.get(200) ?? 0).toBeGreaterThan(sent / 20)
    expect((await world.http.call('GET', '/ready')).json()).toMatchObject({ status: 'ok' })
  })
})

/** What no client library would send: written to the socket as it is. */
describe('bytes on the socket', () => {
  const line = 'POST /api/v1/login HTTP/1.1\r\nhost: 127.0.0.1\r\n'
  const own = `origin: ${testOrigin}\r\nx-kapu-request: 1\r\n`
  const sent: Readonly<Record<string, string | Buffer>> = {
    'no HTTP': '\u0016\u0003\u0001\u0002\u0000hello\r\n\r\n',
    'an unknown method': 'BREW /api/v1/login HTTP/1.1\r\nhost: x\r\n\r\n',
    'an address with raw bytes': Buffer.concat([Buffer.from('GET /api/v1/public/'), Buffer.from([0xff, 0x00, 0xc0]), Buffer.from(' HTTP/1.1\r\nhost: x\r\n\r\n')]),
    'an absolute address': 'GET http://169.254.169.254/latest HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'headers without end': `${line}x: ${'a'.repeat(40_000)}\r\n\r\n`,
    'two lengths': `${line}${own}content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef`,
    'a length and chunks': `${line}${own}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    'a broken chunk': `${line}${own}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    'a header within a header': `${line}x-request-id: a\r\n\tfolded: b\r\nconnection: close\r\n\r\n`,
    'a length that is none': `${line}${own}content-length: -1\r\n\r\n`,
    'an overlong body': `${line}${own}content-type: application/json\r\ncontent-length: 99999999\r\nconnection: close\r\n\r\n{`
  }

  it.each(Object.entries(sent))('%s is refused, and the next caller is served', async (_name, bytes) => {
    const { port } = await listening()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      let said = ''
      socket.on('data', (chunk) => { said += chunk.toString('latin1'); socket.end() })
      socket.on('close', () => resolve(said))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(answer).toContain('application/problem+json')
    expect((await world.http.call('GET', '/health')).statusCode).toBe(200)
  })

  async function listening(): Promise<AddressInfo> {
    if (world.http.app.server.address() === null) await world.http.app.listen({ port: 0, host: '127.0.0.1' })
    return world.http.app.server.address() as AddressInfo
  }
})

function send(request: FuzzRequest, credentials: Record<string, string>): Promise<LightMyRequestResponse> {
  const own = request.method === 'GET' ? {} : { origin: testOrigin, 'x-kapu-request': '1' }
  return world.http.app.inject({
    method: request.method as 'GET', url: request.url, headers: { ...own, ...credentials, ...request.headers }, ...(request.payload === undefined ? {} : { payload: request.payload })
  })
}

/** A stale sequence would end most calls at the door: mostly the present one is sent. */
async function withPresentSequence(request: FuzzRequest, random: () => number): Promise<FuzzRequest['payload']> {
  const caseId = /^\/api\/v1\/cases\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(request.url)?.[1]
  if (caseId === undefined || request.payload === undefined || random() > 0.8) return undefined
  const text = request.payload.toString()
  if (!/"expectedSequence":\d/.test(text)) return undefined
  const present = `"expectedSequence":${await world.sequenceOf(caseId)}`
  return Buffer.isBuffer(request.payload) ? Buffer.from(request.payload.toString('latin1').replace(/"expectedSequence":\d+/, present), 'latin1') : text.replace(/"expectedSequence":\d+/, present)
}

function faultOf(answer: LightMyRequestResponse, valid: Map<number, ValidateFunction> | undefined): string | null {
  const { statusCode, headers } = answer
  if (statusCode >= 500) return `${statusCode} ${answer.body.slice(0, 300)}`
  if (answer.raw.req.method === 'HEAD') return null
  const type = String(headers['content-type'] ?? '')
  if (headers['x-content-type-options'] !== 'nosniff' || headers['content-security-policy'] === undefined) return `${statusCode} without its security headers`
  if (statusCode >= 400) {
    if (type.startsWith('text/plain') && statusCode === 404) return null
    if (!type.startsWith('application/problem+json')) return `${statusCode} ${type} ${answer.body.slice(0, 200)}`
    const problem = answer.json<{ code?: string; status?: number; detail?: string }>()
    if (problem.status !== statusCode || !declaredErrors().has(problem.code ?? '') || !problem.detail) return `${statusCode} is no declared problem: ${answer.body.slice(0, 200)}`
    return null
  }
  const check = valid?.get(statusCode)
  if (check && type.startsWith('application/json') && !check(answer.json())) return `${statusCode} ${JSON.stringify(check.errors?.slice(0, 3))} ${answer.body.slice(0, 300)}`
  return null
}

/** By operation and status, what a success must look like. */
function successValidators({ document }: FuzzWorld): Map<string, Map<number, ValidateFunction>> {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'kapu', components: document.components })
  const found = new Map<string, Map<number, ValidateFunction>>()
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item) as unknown as { operationId?: string; responses: Record<string, { content?: Record<string, { schema: object }> }> }[]) {
      const byStatus = new Map<number, ValidateFunction>()
      for (const [status, { content }] of Object.entries(operation.responses)) {
        const schema = content?.['application/json']?.schema
        if (schema) byStatus.set(Number(status), ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"kapu#/components/')) as object))
      }
      found.set(operation.operationId ?? '', byStatus)
    }
  }
  return found
}

function printable(payload: FuzzRequest['payload']): string {
  if (payload === undefined) return ''
  return JSON.stringify(payload.toString().slice(0, 600))
}
