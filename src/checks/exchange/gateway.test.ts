import { mkdtempSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoMotherName, demoName, demoPersons, loadDemoPersons } from '../../../demo/persons/index.ts'
import { parcelOf } from '../../../simulator/exchange/registers.ts'
import { startSimulator, type Simulator } from '../../../simulator/server.ts'
import { testDatabase } from '../../../test/factories/database.ts'
import type { Context, OfficerPrincipal, Principal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { checkIdentityDocument } from '../identity-documents/index.ts'
import { checkFee, creditorReference } from '../payments/index.ts'
import { readPersonForGateway } from '../../registers/persons/index.ts'
import { askSpecialist, sendSpecialistQuestion } from './ask-specialist.ts'
import {
  closeInterrupted, etalonConnector, queryDataSet, receiveSpecialistAnswer, retryQuestion, xRoadConnector, type DataUse, type ExchangeDeps,
  type LateOutcome, type QueryInput, type SpecialistAnswer, type SpecialistAnswerGiven
} from './index.ts'

const organisationId = '0198a000-0000-7000-8000-00000000000a'
const otherOrganisationId = '0198a000-0000-7000-8000-00000000000b'
const caseId = '0198a000-0000-7000-8000-0000000000ca'
const client = demoPersons[0]!
const folder = mkdtempSync(join(tmpdir(), 'kapu-gateway-'))
const principal: OfficerPrincipal = {
  kind: 'officer', sessionId: '0198a000-0000-7000-8000-000000000051', officerId: '0198a000-0000-7000-8000-000000000001', name: 'Szűcs Tünde', organisationId,
  postId: '0198a000-0000-7000-8000-000000000002', jobRoleId: '0198a000-0000-7000-8000-000000000003', cardId: '0198a000-0000-7000-8000-000000000004',
  substitutesForOfficerId: null
}

let t: Awaited<ReturnType<typeof testDatabase>>
let simulator: Simulator
let deps: ExchangeDeps
let ctx: Context<OfficerPrincipal>
let uses: DataUse[]
let late: LateOutcome[]
let positions: SpecialistAnswerGiven[]
const stored = new Map<string, Uint8Array>()

const identify = {
  dataSet: 'etalon.identify', purpose: 'client-identification',
  legalBasis: '1992. évi LXVI. tv. (Nytv.) 17. §; 2016. évi CL. tv. (Ákr.) 27. § (1)'
} as const
const documentCheck = { purpose: 'document-check', legalBasis: '1992. évi LXVI. tv. (Nytv.) 17. §; 2013. évi LXXXVIII. tv. (Körtv.)' } as const
const common = {
  caseId, registrationNumber: 'HAT/1234-1/2026', organisationId, exchangeId: 'GOV/tiszakeresztes/kapu', personId: null, onBehalfOf: null, retryLater: false
} as const
const natural = { name: demoName(client), birthDate: client.birthDate, motherName: demoMotherName(client) }
const ask = (subject: Record<string, unknown>, fields: string[] = ['name', 'settlement']): QueryInput => ({ ...common, ...identify, subject, fields })
const askDocument = { ...common, ...documentCheck, personId: client.id, documentNumber: client.documentNumber, name: demoName(client), birthDate: client.birthDate }

const misbehave = (service: string, mode: string): Promise<Response> => fetch(`${simulator.url}/api/control/services/${service}`, {
  method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mode })
})

interface Logged { kind: string; facts: Record<string, unknown> }
async function logged(): Promise<Logged[]> {
  const { rows } = await t.pool('owner').query('select e.kind, b.content from kapu.log_entry e join kapu.log_body b on b.entry_id = e.id order by e.id')
  return rows.map((row: { kind: string; content: string | { body: { facts: Record<string, unknown> } } }) => {
    const content = typeof row.content === 'string' ? JSON.parse(row.content) as { body: { facts: Record<string, unknown> } } : row.content
    return { kind: row.kind, facts: content.body.facts }
  })
}
async function requests(): Promise<Record<string, unknown>[]> {
  return (await t.pool('owner').query('select * from kapu.exchange_request order by requested_at, id')).rows as Record<string, unknown>[]
}

beforeAll(async () => {
  t = await testDatabase()
  const connection = await t.pool('owner').connect()
  await loadDemoPersons(connection, new Date('2026-01-01T00:00:00Z'))
  connection.release()
  simulator = await startSimulator({
    host: '127.0.0.1', port: 0, gate: 'http://127.0.0.1:9', dataFolder: folder, intakeKey: null, specialistKey: null, clientLogin: null,
    autoAnswerSeconds: null, slowMs: 1500
  })
  await t.pool('owner').query("update kapu.data_set set timeout_ms = 700 where connector = 'x-road-rest'")
})
afterAll(async () => {
  await simulator?.close()
  await t?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  uses = []
  late = []
  positions = []
  for (const service of ['documents', 'land', 'payments', 'specialist']) await misbehave(service, 'none')
  ctx = t.context(principal) as Context<OfficerPrincipal>
  deps = {
    db: t.db,
    connectors: { etalon: etalonConnector, 'x-road-rest': xRoadConnector({ securityServer: simulator.url, instance: 'HU-DEMO' }) },
    authorise: async () => ({ policyIds: ['clerk-queries-own-case'] }),
    personalDataAllowed: async () => ({ allowed: true, reason: null }),
    recordDataUse: async (_tx, _ctx, use) => { uses.push(use) },
    onLateOutcome: async (_tx, _ctx, outcome) => { late.push(outcome) },
    onSpecialistAnswer: async (_tx, _ctx, answer) => { positions.push(answer) },
    storage: {
      put: async (source) => { stored.set('a'.repeat(64), source); return { sha256: 'a'.repeat(64), size: source.length } },
      stream: async (sha256) => Readable.from([stored.get(sha256)!])
    }
  }
})

describe('the Etalon through the gateway', () => {
  it('identifies exactly one person, gives only the fields asked, logs intent and outcome, and tells the client', async () => {
    const before = (await logged()).length
    const answer = await queryDataSet(deps, ctx, ask(natural))
    expect(answer).toMatchObject({
      found: true, personId: client.id,
      facts: { match: 'one', byFormerName: false, person: { name: 'Fűzi Ödön', settlement: 'Tiszakeresztes' } }
    })
    expect(Object.keys(answer.facts['person'] as object)).toEqual(['name', 'settlement'])
    const [intent, outcome] = (await logged()).slice(before)
    expect(intent).toMatchObject({ kind: 'gateway.intent', facts: { subject: natural, officerId: principal.officerId, policyIds: ['clerk-queries-own-case'] } })
    expect(outcome).toMatchObject({ kind: 'gateway.outcome', facts: { result: 'answered', found: true } })
    expect(uses).toMatchObject([{ personId: client.id, result: 'answered', registrationNumber: 'HAT/1234-1/2026', fields: ['name', 'settlement'] }])
    expect((await requests()).at(-1)).toMatchObject({ state: 'answered', subject: null, person_id: client.id })
  })

  it('matches without accents and says which identifiers agree to the letter', async () => {
    const answer = await queryDataSet(deps, ctx, ask({ name: 'FUZI  odon', birthDate: client.birthDate, motherName: 'Ősz Ilona' }, []))
    expect(answer.facts).toMatchObject({ match: 'one', exact: ['birthDate', 'motherName'], person: {} })
  })

  it('finds a person by a former name and by title', async () => {
    const doctor = demoPersons[1]!
    const byBirthName = await queryDataSet(deps, ctx, ask({ name: 'Bükki Emőke', birthDate: doctor.birthDate, motherName: 'Nádas Jolán' }, ['name']))
    expect(byBirthName.facts).toMatchObject({ match: 'one', byFormerName: true, person: { name: 'dr. Kócsag Emőke' } })
    const byTitle = await queryDataSet(deps, ctx, ask({ name: 'dr. Kócsag Emőke', birthDate: doctor.birthDate, motherName: 'Nádas Jolán' }, ['name']))
    expect(byTitle.facts).toMatchObject({ match: 'one', byFormerName: false })
  })

  it('says that several match without saying who, and tells them apart by birth place', async () => {
    const twins = { name: 'Réti Imre', birthDate: '1972-01-05', motherName: 'Hárs Borbála' }
    const several = await queryDataSet(deps, ctx, ask(twins))
    expect(several).toMatchObject({ found: false, personId: null, facts: { match: 'several', askAlso: ['birthName', 'birthPlace'] } })
    expect(JSON.stringify(several.facts)).not.toContain('Réti')
    const one = await queryDataSet(deps, ctx, ask({ ...twins, birthPlace: 'Nagyberek' }))
    expect(one).toMatchObject({ personId: demoPersons[2]!.id })
  })

  it('answers none for an unknown person and tells nobody', async () => {
    const answer = await queryDataSet(deps, ctx, ask({ ...natural, birthDate: '1961-04-15' }))
    expect(answer).toMatchObject({ found: false, facts: { match: 'none' } })
    expect(uses).toEqual([])
  })

  it('needs name, birth date and mother\'s name', async () => {
    await expect(queryDataSet(deps, ctx, ask({ name: 'Fűzi Ödön' }))).rejects.toMatchObject({ code: 'exchange.subject-invalid' })
  })
})

describe('no intent, no data', () => {
  it('the application role cannot read persons', async () => {
    for (const table of ['person', 'person_identity', 'person_address']) {
      await expect(t.db.selectFrom(table).selectAll().execute()).rejects.toThrow(/permission denied/)
    }
  })

  it('the door stays shut without a request, and with one of the same transaction', async () => {
    await expect(inOrganisation(t.db, organisationId, (tx) => readPersonForGateway(tx, ctx.ids.uuid(), natural, '2026-11-24')))
      .rejects.toMatchObject({ code: 'person.no-committed-intent' })
    const id = ctx.ids.uuid()
    await expect(inOrganisation(t.db, organisationId, async (tx) => {
      await tx.insertInto('exchange_request').values({
        organisation_id: organisationId, id, case_id: caseId, registration_number: 'HAT/1-1/2026', kind: 'data-set', target: 'etalon.identify', purpose: 'x',
        legal_basis: 'x', fields: [], officer_id: principal.officerId, state: 'intended', requested_at: new Date('2026-11-24'), intent_entry_id: 'x'
      }).execute()
      return readPersonForGateway(tx, id, natural, '2026-11-24')
    })).rejects.toMatchObject({ code: 'person.no-committed-intent' })
  })

  it('the door stays shut with a request of another office or one that is settled', async () => {
    const answer = await queryDataSet(deps, ctx, ask(natural))
    for (const office of [organisationId, otherOrganisationId]) {
      await expect(inOrganisation(t.db, office, (tx) => readPersonForGateway(tx, answer.receipt.requestId, natural, '2026-11-24')))
        .rejects.toMatchObject({ code: 'person.no-committed-intent' })
    }
  })

  it('the intent is committed when the question goes out, and stays if the process dies then', async () => {
    let seen: Record<string, unknown> | undefined
    let reached: () => void = () => {}
    const out = new Promise<void>((resolve) => { reached = resolve })
    const dying = { ...deps, connectors: { etalon: { send: async () => { seen = (await requests()).at(-1); reached(); return new Promise<never>(() => {}) } } } }
    void queryDataSet(dying, ctx, ask(natural))
    await out
    expect(seen).toMatchObject({ state: 'intended', subject: natural })
    expect((await logged()).at(-1)).toMatchObject({ kind: 'gateway.intent', facts: { requestId: seen!['id'] } })
    await closeInterrupted(deps, t.context(), organisationId, String(seen!['id']))
    await closeInterrupted(deps, t.context(), organisationId, String(seen!['id']))
    expect((await requests()).at(-1)).toMatchObject({ state: 'failed', subject: null })
    expect((await logged()).filter((entry) => entry.facts['requestId'] === seen!['id']).map((entry) => entry.kind)).toEqual(['gateway.intent', 'gateway.outcome'])
    expect(late).toMatchObject([{ result: { kind: 'failed' } }])
  })

  it('refuses another purpose, another legal basis and more fields, and logs the refusal', async () => {
    const input = ask(natural)
    await expect(queryDataSet(deps, ctx, { ...input, purpose: 'curiosity' })).rejects.toMatchObject({ code: 'exchange.purpose-not-allowed', status: 403 })
    await expect(queryDataSet(deps, ctx, { ...input, legalBasis: 'szokás' })).rejects.toMatchObject({ code: 'exchange.purpose-not-allowed' })
    await expect(queryDataSet(deps, ctx, { ...input, fields: ['name', 'homeAddress'] })).rejects.toMatchObject({ code: 'exchange.fields-not-allowed' })
    expect((await logged()).slice(-3).map((entry) => entry.kind)).toEqual(['gateway.refused', 'gateway.refused', 'gateway.refused'])
  })

  it('asks nothing while the log\'s witness is away too long, or when the officer is not entitled', async () => {
    const count = (await requests()).length
    await expect(queryDataSet({ ...deps, personalDataAllowed: async () => ({ allowed: false, reason: 'witness' }) }, ctx, ask(natural)))
      .rejects.toMatchObject({ code: 'exchange.personal-data-stopped' })
    await expect(queryDataSet({ ...deps, authorise: async () => { throw new Error('denied') } }, ctx, ask(natural))).rejects.toThrow('denied')
    expect((await requests()).length).toBe(count)
  })

  it('records outcome and notice even when the caller cannot record its act', async () => {
    const record = async (): Promise<void> => { throw new Error('stale') }
    await expect(queryDataSet(deps, ctx, ask(natural), { record })).rejects.toThrow('stale')
    expect((await logged()).at(-1)).toMatchObject({ kind: 'gateway.outcome', facts: { result: 'answered', recordedInCase: false } })
    expect((await requests()).at(-1)).toMatchObject({ state: 'answered' })
  })
})

describe('other registers over HTTP', () => {
  it('gives only yes or no of an identity document', async () => {
    const { answer, verdict } = await checkIdentityDocument(deps, ctx, askDocument)
    expect(verdict).toEqual({ kind: 'accepted' })
    expect(answer.facts).toEqual({ valid: true, belongsToHolder: true, reportedLost: false, wanted: false })
    expect(answer.receipt.exchangeRequestHash).toBeTruthy()
    const wanted = demoPersons[7]!
    const other = await checkIdentityDocument(deps, ctx, { ...askDocument, documentNumber: wanted.documentNumber.toLowerCase(), name: demoName(wanted), birthDate: wanted.birthDate })
    expect(other.verdict).toEqual({ kind: 'wanted' })
    expect((await checkIdentityDocument(deps, ctx, { ...askDocument, documentNumber: '000000XX' })).verdict).toEqual({ kind: 'not-known' })
    expect((await checkIdentityDocument(deps, ctx, { ...askDocument, name: 'Réti Imre' })).verdict).toEqual({ kind: 'not-theirs' })
  })

  it('asks the land register', async () => {
    const answer = await queryDataSet(deps, ctx, {
      ...common, dataSet: 'land.register', purpose: 'site-title-check', legalBasis: '57/2013. (II. 27.) Korm. r.; 2016. évi CL. tv. (Ákr.) 36. § (2)',
      subject: { settlement: 'Tiszakeresztes', parcelNumber: parcelOf(0), name: 'Fűzi Ödön' }, fields: ['applicantIsOwner', 'landUse']
    })
    expect(answer.facts).toEqual({ applicantIsOwner: true, landUse: 'kivett telephely' })
  })

  it('sees a payment made at the payment service', async () => {
    const reference = creditorReference('HAT1234Y2026N1')
    const question = { ...common, purpose: 'fee-check', legalBasis: '35/1999. (X. 13.) BM r.; 2016. évi CL. tv. (Ákr.) 62. §', reference, expected: 10_000 }
    expect((await checkFee(deps, ctx, question)).fee.kind).toBe('unpaid')
    await fetch(`${simulator.url}/fizetes`, { method: 'POST', body: new URLSearchParams({ azonosito: reference, osszeg: '10000', fizetes: ctx.ids.uuid() }) })
    const recorded: string[] = []
    const { fee } = await checkFee(deps, ctx, question, { record: async (_tx, _answer, state) => { recorded.push(state.kind) } })
    expect(fee).toMatchObject({ kind: 'paid', received: 10_000 })
    expect(recorded).toEqual(['paid'])
    await expect(checkFee(deps, ctx, { ...question, reference: 'RF00HAT1' })).rejects.toMatchObject({ code: 'payment.reference-invalid' })
  })

  it.each([
    ['unreachable', 'exchange.unreachable'],
    ['slow', 'exchange.unreachable'],
    ['infrastructure-error', 'exchange.unreachable'],
    ['server-error', 'exchange.provider-failed'],
    ['access-denied', 'exchange.refused'],
    ['wrong-person', 'exchange.answer-invalid'],
    ['wrong-echo', 'exchange.answer-invalid'],
    ['broken-json', 'exchange.answer-invalid'],
    ['wrong-schema', 'exchange.answer-invalid'],
    ['extra-fields', 'exchange.answer-invalid'],
    ['redirect', 'exchange.answer-invalid'],
    ['oversized', 'exchange.answer-invalid']
  ])('a register that is %s: %s, logged, told, nothing recorded as fact', async (mode, code) => {
    await misbehave('documents', mode)
    let recorded = false
    await expect(checkIdentityDocument(deps, ctx, askDocument, { record: async () => { recorded = true } })).rejects.toMatchObject({ code })
    expect(recorded).toBe(false)
    expect((await logged()).slice(-2)).toMatchObject([{ kind: 'gateway.intent' }, { kind: 'gateway.outcome', facts: { result: 'failed', code } }])
    expect((await requests()).at(-1)).toMatchObject({ state: 'failed', subject: null })
    expect(uses).toMatchObject([{ personId: client.id, result: 'failed' }])
    expect(simulator.redirectsFollowed()).toBe(0)
  })

  it('goes on asking in the background under the same message id, and hands the late answer over once', async () => {
    await misbehave('documents', 'unreachable')
    await expect(checkIdentityDocument(deps, ctx, { ...askDocument, retryLater: true }))
      .rejects.toMatchObject({ code: 'exchange.unreachable', details: { retrying: true } })
    const request = (await requests()).at(-1)!
    expect(request).toMatchObject({ state: 'waiting', attempts: 1 })
    await retryQuestion(deps, t.context(), organisationId, String(request['id']))
    expect((await requests()).at(-1)).toMatchObject({ state: 'waiting', attempts: 2 })
    expect(late).toEqual([])
    await misbehave('documents', 'none')
    await retryQuestion(deps, t.context(), organisationId, String(request['id']))
    await retryQuestion(deps, t.context(), organisationId, String(request['id']))
    expect(late).toMatchObject([{ result: { kind: 'answered', answer: { facts: { valid: true } } } }])
    const kinds = (await logged()).filter((entry) => entry.facts['requestId'] === request['id']).map((entry) => entry.kind)
    expect(kinds).toEqual(['gateway.intent', 'gateway.attempt', 'gateway.attempt', 'gateway.outcome'])
  })
})

describe('specialist authority', () => {
  const integration = { kind: 'integration', integrationId: '0198a000-0000-7000-8000-0000000000f1', name: 'szakhatosag' } as const satisfies Principal
  const pdf = Buffer.from('%PDF-1.7 állásfoglalás\n%%EOF\n').toString('base64')
  const position = (correlationId: string, more: Partial<SpecialistAnswer> = {}): SpecialistAnswer => ({
    answerId: `answer-${correlationId}`, correlationId, position: 'consent', conditions: [], reasoning: 'Megfelel.', legalBasis: 'Ákr. 55. §', reference: 'SZH/1/2026',
    signer: 'dr. Mintaszakértő Olga', issuedAt: '2026-11-24T10:00:00Z', document: { name: 'allasfoglalas.pdf', mediaType: 'application/pdf', contentBase64: pdf }, ...more
  })
  const asked = async (): Promise<string> => inOrganisation(t.db, organisationId, async (tx) => (await askSpecialist(tx, deps, ctx, {
    caseId, registrationNumber: 'HAT/1234-1/2026', organisationId, exchangeId: 'GOV/tiszakeresztes/kapu', organisationName: 'Tiszakeresztesi Polgármesteri Hivatal',
    authority: 'public-health', caseType: 'telepengedely', question: 'Megfelel-e a telep?', facts: { activity: 'asztalos' }, documents: [], dueDate: '2026-12-09',
    personId: client.id, onBehalfOf: null
  })).correlationId)

  it('gets the question over HTTP, and its answer reaches the case once', async () => {
    const correlationId = await asked()
    expect(uses).toMatchObject([{ result: 'sent', personId: client.id }])
    await sendSpecialistQuestion(deps, t.context(), organisationId, correlationId)
    await sendSpecialistQuestion(deps, t.context(), organisationId, correlationId)
    const { items } = await (await fetch(`${simulator.url}/api/specialist/questions`)).json() as { items: { correlationId: string; text: string }[] }
    expect(items.filter((item) => item.correlationId === correlationId)).toMatchObject([{ text: 'Megfelel-e a telep?' }])
    const outside = t.context(integration) as Context<typeof integration>
    const first = await receiveSpecialistAnswer(deps, outside, position(correlationId))
    const again = await receiveSpecialistAnswer(deps, outside, position(correlationId))
    expect([first.repeated, again.repeated, again.receipt === first.receipt]).toEqual([false, true, true])
    expect(positions).toMatchObject([{ caseId, position: 'consent', authority: 'public-health', document: { size: Buffer.from(pdf, 'base64').length } }])
    await expect(receiveSpecialistAnswer(deps, outside, position(correlationId, { position: 'objection' }))).rejects.toMatchObject({ code: 'exchange.answer-conflict' })
  })

  it('refuses an answer to no question, from another authority, or with a broken document', async () => {
    const outside = t.context(integration) as Context<typeof integration>
    await expect(receiveSpecialistAnswer(deps, outside, position(ctx.ids.uuid()))).rejects.toMatchObject({ code: 'exchange.unknown-correlation' })
    const correlationId = await asked()
    await expect(receiveSpecialistAnswer(deps, outside, position(correlationId, {
      document: { name: 'a.pdf', mediaType: 'application/pdf', contentBase64: Buffer.from('MZ nem PDF').toString('base64') }
    }))).rejects.toMatchObject({ code: 'exchange.document-invalid' })
    await t.pool('owner').query("update kapu.specialist_authority set integration_id = $1 where code = 'public-health'", [ctx.ids.uuid()])
    await expect(receiveSpecialistAnswer(deps, outside, position(correlationId))).rejects.toMatchObject({ code: 'exchange.another-authority' })
    await t.pool('owner').query("update kapu.specialist_authority set integration_id = null where code = 'public-health'")
    expect(positions).toEqual([])
  })

  it('fails the job while the authority is unreachable or confuses the question', async () => {
    const correlationId = await asked()
    for (const mode of ['unreachable', 'wrong-person']) {
      await misbehave('specialist', mode)
      await expect(sendSpecialistQuestion(deps, t.context(), organisationId, correlationId)).rejects.toThrow(/unreachable|answer-invalid/)
    }
  })
})
