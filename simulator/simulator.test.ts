import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from './server.ts'
import { readReference } from './payments/payments.ts'
import { demoName, demoPersons } from '../demo/persons/index.ts'

/** The Gate's side of the contract: publishes a form, takes submissions, remembers what it got. */
interface GateDouble {
  readonly url: string
  readonly server: Server
  readonly submissions: { key: string; body: string }[]
  readonly positions: { body: Record<string, unknown>; authorization: string }[]
  answer: (count: number) => { status: number; body: unknown }
}

const form = {
  version: 1,
  schema: {
    type: 'object',
    title: 'Telepengedély iránti kérelem',
    required: ['site', 'statement'],
    properties: {
      site: {
        type: 'object',
        required: ['settlement', 'area'],
        properties: {
          settlement: { type: 'string', title: 'Település' },
          area: { type: 'integer', title: 'Terület (m²)' },
          kind: { type: 'string', title: 'Jogcím', enum: ['owner', 'tenant'] }
        }
      },
      neighbours: { type: 'array', title: 'Szomszédok', maxItems: 5, items: { type: 'object', properties: { name: { type: 'string', title: 'Név' } } } },
      statement: { type: 'boolean', const: true, title: 'Az adatok valósak' }
    }
  },
  uiSchema: {},
  texts: { hu: { 'site': 'A telep', 'site.kind.owner': 'tulajdonos' } },
  attachments: [{ requirement: 'site-plan', title: { hu: 'Helyszínrajz' }, required: true }]
}

async function gateDouble(): Promise<GateDouble> {
  const double: GateDouble = {
    url: '', server: createServer(), submissions: [], positions: [],
    answer: () => ({ status: 201, body: { arrivalNumber: 'ERK/1/2026', submissionId: 's', receivedAt: '2026-11-24T09:00:00Z', receipt: { number: 'NY-1' }, clientPage: 'http://127.0.0.1/ugy/1' } })
  }
  double.server.on('request', (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks)
      const reply = (status: number, value: unknown): void => { response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value)) }
      if (request.url === '/api/v1/public/case-types') reply(200, { items: [{ code: 'telepengedely', name: 'Telepengedély' }] })
      else if (request.url?.startsWith('/api/v1/public/forms/')) reply(200, form)
      else if (request.url?.startsWith('/api/v1/public/organisations')) reply(200, { items: [{ id: 'office-1', name: 'Tiszakeresztesi Polgármesteri Hivatal' }], nextCursor: null })
      else if (request.url === '/api/v1/intake') {
        double.submissions.push({ key: String(request.headers['idempotency-key']), body: body.toString('latin1') })
        const { status, body: value } = double.answer(double.submissions.length)
        reply(status, value)
      } else if (request.url === '/api/v1/exchange/specialist-answers') {
        double.positions.push({ body: JSON.parse(body.toString()) as Record<string, unknown>, authorization: String(request.headers.authorization) })
        reply(double.positions.length === 1 ? 503 : 201, {})
      } else reply(404, {})
    })
  })
  await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve))
  return Object.assign(double, { url: `http://127.0.0.1:${(double.server.address() as AddressInfo).port}` })
}

const folder = mkdtempSync(join(tmpdir(), 'kapu-simulator-'))
let gate: GateDouble
let simulator: Simulator

const options = (): Parameters<typeof startSimulator>[0] => ({
  host: '127.0.0.1', port: 0, gate: gate.url, dataFolder: folder, intakeKey: 'intake-key', specialistKey: 'specialist-key', clientLogin: null,
  autoAnswerSeconds: null, slowMs: 50
})

beforeAll(async () => {
  gate = await gateDouble()
  simulator = await startSimulator(options())
})
afterAll(async () => {
  await simulator.close()
  gate.server.closeAllConnections()
  gate.server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function newDraft(): Promise<string> {
  const response = await fetch(`${simulator.url}/urlapok/telepengedely`, {
    method: 'POST', body: new URLSearchParams({ hivatal: 'office-1|Tiszakeresztesi Polgármesteri Hivatal' }), redirect: 'manual'
  })
  expect(response.status).toBe(303)
  return `${simulator.url}${response.headers.get('location')}`
}

function filled(area = '120'): FormData {
  const data = new FormData()
  data.set('bekuldo.kind', 'person')
  data.set('bekuldo.name', 'Fűzi Ödön')
  data.set('bekuldo.email', 'fuzi.odon@ugyfel.example')
  data.set('site.settlement', 'Tiszakeresztes')
  data.set('site.area', area)
  data.set('site.kind', 'owner')
  data.set('neighbours.0.name', 'Réti Imre')
  data.set('statement', 'true')
  data.set('melleklet.site-plan', new Blob(['%PDF-1.7 terv %%EOF'], { type: 'application/pdf' }), 'alaprajz.pdf')
  return data
}

describe('front office', () => {
  it('sends what was typed with its attachments once, also on a double click', async () => {
    const draft = await newDraft()
    const before = gate.submissions.length
    await Promise.all([fetch(draft, { method: 'POST', body: filled() }), fetch(draft, { method: 'POST', body: filled() })])
    expect(gate.submissions.length).toBe(before + 1)
    const { body } = gate.submissions.at(-1)!
    const submission = JSON.parse(Buffer.from(/\r\n\r\n(\{.*?\})\r\n--/s.exec(body)![1]!, 'latin1').toString()) as Record<string, unknown>
    expect(submission).toMatchObject({
      caseType: 'telepengedely', formVersion: 1, organisation: 'office-1',
      data: { site: { settlement: 'Tiszakeresztes', area: 120, kind: 'owner' }, neighbours: [{ name: 'Réti Imre' }], statement: true },
      attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
    })
    expect(body).toContain('%PDF-1.7 terv %%EOF')
    expect(await (await fetch(draft)).text()).toContain('ERK/1/2026')
  })

  it('shows the problems at the fields, loses nothing, and takes a new key for the corrected form', async () => {
    const draft = await newDraft()
    const usual = gate.answer
    gate.answer = () => ({ status: 422, body: { title: 'Hibás űrlap', detail: 'Javítsa a jelölt mezőket.', errors: [{ path: '/data/site/area', message: 'Legalább 1 legyen.' }] } })
    const rejected = await (await fetch(draft, { method: 'POST', body: filled('0') })).text()
    gate.answer = usual
    expect(rejected).toContain('Legalább 1 legyen.')
    expect(rejected).toContain('value="Tiszakeresztes"')
    expect(rejected).toContain('Már feltöltve: alaprajz.pdf')
    expect(rejected).toMatch(/href="#m-site-area"/)
    const corrected = filled('15')
    corrected.delete('melleklet.site-plan')
    expect(await (await fetch(draft, { method: 'POST', body: corrected })).text()).toContain('ERK/1/2026')
    const [first, second] = gate.submissions.slice(-2)
    expect(first!.key).not.toBe(second!.key)
    expect(second!.body).toContain('alaprajz.pdf')
  })

  it('keeps the key when no answer came, so that a second sending cannot arrive twice', async () => {
    const draft = await newDraft()
    const usual = gate.answer
    gate.answer = () => ({ status: 503, body: {} })
    expect(await (await fetch(draft, { method: 'POST', body: filled() })).text()).toContain('Küldje el újra')
    gate.answer = usual
    await fetch(draft, { method: 'POST', body: filled() })
    const [first, second] = gate.submissions.slice(-2)
    expect(first!.key).toBe(second!.key)
  })

  it('keeps the draft over a restart', async () => {
    const draft = await newDraft()
    const usual = gate.answer
    gate.answer = () => ({ status: 503, body: {} })
    await fetch(draft, { method: 'POST', body: filled() })
    gate.answer = usual
    const path = new URL(draft).pathname
    await simulator.close()
    simulator = await startSimulator(options())
    expect(await (await fetch(`${simulator.url}${path}`)).text()).toContain('value="Tiszakeresztes"')
  })

  it('escapes what was typed', async () => {
    const draft = await newDraft()
    const data = filled()
    data.set('site.settlement', '"><script>alert(1)</script>')
    const usual = gate.answer
    gate.answer = () => ({ status: 422, body: {} })
    const text = await (await fetch(draft, { method: 'POST', body: data })).text()
    gate.answer = usual
    expect(text).not.toContain('<script>alert')
  })

  it('refuses a form sent from another site', async () => {
    const response = await fetch(`${simulator.url}/fizetes`, { method: 'POST', headers: { Origin: 'https://evil.example' }, body: new URLSearchParams() })
    expect(response.status).toBe(403)
  })
})

describe('client identity provider', () => {
  it('logs a chosen demo person in at the front office, and the submission names the client', async () => {
    const cookies = new Map<string, string>()
    const go = async (url: string, init: RequestInit = {}): Promise<{ url: string; text: string }> => {
      for (let hop = 0; hop < 12; hop += 1) {
        const response = await fetch(url, { ...init, redirect: 'manual', headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const line of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
          if (value === '') cookies.delete(name!)
          else cookies.set(name!, value!)
        }
        const location = response.headers.get('location')
        if (location === null) return { url, text: await response.text() }
        url = new URL(location, url).href
        init = {}
      }
      throw new Error('too many redirects')
    }
    const login = await go(`${simulator.url}/urlapok/belepes`)
    expect(login.text).toContain('Fűzi Ödön')
    const back = await go(login.url, { method: 'POST', body: new URLSearchParams({ szemely: demoPersons[0]!.id }) })
    expect(back.url).toBe(`${simulator.url}/urlapok`)
    expect(back.text).toContain(`Belépve: <b>${demoName(demoPersons[0]!)}</b>`)
    const draft = await newDraft()
    await go(draft, { method: 'POST', body: filled() })
    expect(gate.submissions.at(-1)!.body).toContain(`"clientId":"${demoPersons[0]!.id}"`)
  })
})

describe('payments', () => {
  it('checks the reference and takes a repeated form as one payment', async () => {
    expect(readReference('RF18 5390 0754 7034')).toBe('RF18539007547034')
    expect(readReference('RF19 5390 0754 7034')).toBeNull()
    const pay = (id: string): Promise<Response> => fetch(`${simulator.url}/fizetes`, {
      method: 'POST', body: new URLSearchParams({ azonosito: 'RF18 5390 0754 7034', osszeg: '5000', fizetes: id })
    })
    await pay('11111111-1111-4111-8111-111111111111')
    await pay('11111111-1111-4111-8111-111111111111')
    await pay('22222222-2222-4222-8222-222222222222')
    const status = await (await fetch(`${simulator.url}/api/payments/RF18539007547034`)).json() as { payments: unknown[] }
    expect(status.payments.length).toBe(2)
  })
})

describe('specialist authority', () => {
  it('takes a question once and delivers the position with a readable PDF, trying again after a failure', async () => {
    const ask = (): Promise<Response> => fetch(`${simulator.url}/r1/HU-DEMO/GOV/szakhatosag/nepegeszsegugy/questions/v1/questions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Road-Client': 'HU-DEMO/GOV/hivatal/kapu', 'X-Road-Id': 'a' },
      body: JSON.stringify({ correlationId: '0198aaaa-0000-7000-8000-000000000001', question: 'Megfelel-e?', registrationNumber: 'HAT/1-1/2026', dueDate: '2026-12-09' })
    })
    expect((await ask()).status).toBe(200)
    expect((await ask()).headers.get('x-road-id')).toBe('a')
    const list = await (await fetch(`${simulator.url}/api/specialist/questions`)).json() as { items: unknown[] }
    expect(list.items.length).toBe(1)
    await fetch(`${simulator.url}/szakhatosag/0198aaaa-0000-7000-8000-000000000001`, { method: 'POST', body: new URLSearchParams({ allasfoglalas: 'consent-with-conditions' }) })
    await expect.poll(() => gate.positions.length, { timeout: 10_000 }).toBe(2)
    const { body, authorization } = gate.positions[1]!
    expect(authorization).toBe('Bearer specialist-key')
    expect(body).toMatchObject({ position: 'consent-with-conditions', correlationId: '0198aaaa-0000-7000-8000-000000000001' })
    expect(body['answerId']).toBe(gate.positions[0]!.body['answerId'])
    const pdf = Buffer.from((body['document'] as { contentBase64: string }).contentBase64, 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
