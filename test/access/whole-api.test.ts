/**
 * The whole API with real cookies and keys: nobody, stale sessions, sessions of another kind, of another office. A route that is
 * added is called as well; one whose path names something must say here whose it is.
 */
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriseAction } from '../../src/access/entitlement/index.ts'
import { listRoutes, type RouteEntry } from '../../src/platform/http/index.ts'
import { caseOffice, multipart, sampleForm, type CaseOffice } from '../factories/case-office.ts'
import {
  clientSession, integrationKey, officerSession, realIdentify, staleClientSessions, staleIntegrationKeys, staleOfficerSessions, type Headers
} from '../factories/credentials.ts'
import { issueByItself } from '../../src/registers/seals/index.ts'
import { testHttp, testOrigin, type TestHttp } from '../factories/http.ts'
import { insertOffice, insertOfficer } from '../factories/office.ts'
import { samplePdf } from '../factories/sample-pdf.ts'

/**
 * Whose the things are that paths name: of an office, of who administers the registers, of a client, of a connected system; or anybody may name them.
 * The keys are the operation's id; the values give the path parameters as they exist in the office under test.
 */
type Owner = 'office' | 'administrator' | 'client' | 'system' | 'anybody'
const owners: Readonly<Record<string, Owner>> = {
  getArrival: 'office', getArrivalFile: 'office', attachSubmission: 'office', registerSubmission: 'office', listRegisterEntries: 'office', readNotice: 'office', transferSubmission: 'office',
  getMyCase: 'client', getMyDocument: 'client', verifyMyDocument: 'client', sendFurther: 'client', openMyMessage: 'client',
  getSpecialistDocument: 'system',
  readStaff: 'anybody', listPublicOfficials: 'anybody', readOrganisationRelations: 'anybody', listCompetences: 'anybody',
  getOrganisation: 'anybody', getCaseType: 'anybody', getForm: 'anybody', logEntryProof: 'anybody', logTile: 'anybody', askCertificateStatusByGet: 'anybody', getRevocationListOf: 'anybody'
}
/** Whole families of paths. */
const families: readonly (readonly [string, Owner])[] = [
  ['/api/v1/cases/:id', 'office'], ['/api/v1/public/registers/', 'anybody'], ['/api/v1/public/signatures/:id', 'anybody'], ['/api/v1/registers/', 'administrator'], ['/api/v1/register-changes/:id', 'administrator'],
  ['/api/v1/cards/:id', 'administrator'], ['/api/v1/card-renewals/:id', 'administrator'], ['/api/v1/seals/:id', 'administrator']
]
const ownerOf = (route: RouteEntry): Owner | undefined => owners[route.operationId ?? '']
  // A list names nothing; what it shows of whom is the matter of the tests of its feature.
  ?? (/^(list|export)Register/.test(route.operationId ?? '') ? 'anybody' : families.find(([prefix]) => route.url.startsWith(prefix))?.[1])

/** What must never be read elsewhere: in the subject, the client's name and the office's name. */
const secretName = 'Titkos Tihamér'
const secretSubject = 'Bizalmas tárgy'

let office: CaseOffice
let http: TestHttp
let routes: readonly RouteEntry[]
let real: Record<string, string>
let anotherOffice: Headers
let anotherClient: Headers
let stale: Record<'officer' | 'client' | 'integration', Record<string, Headers>>
let good: Record<'officer' | 'client' | 'integration', Headers>

beforeAll(async () => {
  office = await caseOffice({ clientLogin: { issuer: 'http://127.0.0.1:9/belepes', clientId: 'kapu', clientSecret: 'proba' } })
  const { t, officers } = office
  http = await testHttp({ db: t.db, clock: t.clock, ids: t.ids, identify: realIdentify, overrides: { authoriseAction }, routes: office.routes })
  routes = listRoutes(http.app)
  const clientKey = randomUUID()
  const { caseId } = await office.open({ clientKey, name: secretName })
  const documentId = await office.file(caseId, 'attachment')
  const waiting = multipart({
    caseType: 'telepengedely', formVersion: 1, organisation: office.organisationId, data: sampleForm, submitter: { kind: 'person', name: secretName, clientId: clientKey },
    attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
  }, samplePdf)
  const arrived = await office.http.call('POST', '/api/v1/intake', { as: { kind: 'integration', integrationId: t.ids.uuid(), name: 'x' }, payload: waiting.body, headers: { 'content-type': waiting.contentType } })
  await t.owner.updateTable('authority_case').set({ subject: secretSubject }).where('id', '=', caseId).execute()
  const first = async (table: string): Promise<string> => (await t.pool('owner').query<{ id: string }>(`select id::text from kapu.${table} limit 1`)).rows[0]?.id ?? randomUUID()
  real = {
    caseId, documentId, organisationId: office.organisationId, submissionId: arrived.json<{ submissionId: string }>().submissionId, bookId: await first('register_book'),
    noticeId: await first('notice'), messageId: await first('mailbox_message'), cardId: officers.officer.cardId, sealId: (await issueByItself(t.context(), { authority: office.cards.authority, keyStore: office.cards.keyStore, publicUrl: () => testOrigin }, office.organisationId, 'first-use'))!
  }
  good = {
    officer: (await officerSession(t, { ...officers.officer })).headers, client: await clientSession(t, clientKey), integration: (await integrationKey(t, ['intake', 'specialist'])).headers
  }
  anotherOffice = (await officerSession(t, officers.stranger)).headers
  anotherClient = await clientSession(t, randomUUID())
  const leaving = await insertOffice(t)
  stale = {
    officer: await staleOfficerSessions(t, officers.head, await insertOfficer(t, leaving, { head: true }), await insertOfficer(t, leaving, { head: true })),
    client: await staleClientSessions(t), integration: await staleIntegrationKeys(t, 'intake')
  }
})
afterAll(async () => {
  await http?.close()
  await office?.close()
})

/** The route's path with what exists, or with ids that nobody has. */
function urlOf(route: RouteEntry, which: 'real' | 'unknown'): string {
  const invented = '01900000-0000-7000-8000-000000000001'
  const idOf: Record<string, string> = which === 'unknown' ? {} : {
    id: route.url.startsWith('/api/v1/cases/') ? real['caseId']! : route.url.startsWith('/api/v1/arrivals/') ? real['submissionId']!
      : route.url.startsWith('/api/v1/register-books/') ? real['bookId']! : route.url.startsWith('/api/v1/notices/') ? real['noticeId']! : route.url.startsWith('/api/v1/cards/') ? real['cardId']! : route.url.startsWith('/api/v1/seals/') ? real['sealId']! : real['messageId']!,
    caseId: real['caseId']!, documentId: real['documentId']!, organisationId: real['organisationId']!
  }
  return route.url.replace('*', '0/000').replaceAll(/:(\w+)/g, (_, name: string) => (name === 'position' ? '0' : name === 'sha256' ? 'a'.repeat(64) : idOf[name] ?? invented))
}

function call(route: RouteEntry, credentials: Headers, which: 'real' | 'unknown' = 'real', more: Record<string, string | undefined> = {}): Promise<LightMyRequestResponse> {
  const own: Record<string, string> = route.method === 'GET' ? {} : { origin: testOrigin, 'x-kapu-request': '1', 'idempotency-key': randomUUID() }
  const headers = Object.fromEntries(Object.entries({ ...own, ...credentials, ...more }).filter((item): item is [string, string] => item[1] !== undefined))
  return http.app.inject({ method: route.method as 'GET', url: urlOf(route, which), headers, ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: bodies[route.operationId ?? ''] ?? {} }) })
}

/** Bodies that pass the form, where the form is looked at before the thing. */
const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Szöveg' }] }] }
const bodies: Readonly<Record<string, object>> = {
  rotateSeal: { expectedVersion: 2, reason: 'rotation', note: 'próba' }, issueSeal: { expectedVersion: 2, note: 'próba' }, refuseSeal: { expectedVersion: 2, note: 'próba' }, withdrawSeal: { expectedVersion: 2 },
  proposeSealRevocation: { expectedVersion: 2, reason: 'misuse', note: 'próba' }, withdrawSealRevocation: { expectedVersion: 2 }, confirmSealRevocation: { expectedVersion: 2 },
  attachSubmission: { expectedVersion: 1, caseId: randomUUID() }, registerSubmission: { expectedVersion: 1, caseType: 'telepengedely', subject: 'x' },
  addNote: { expectedSequence: 3, text: 'x' }, beginDraft: { expectedSequence: 3, decision: 'reject' }, fileCase: { expectedSequence: 3 }, checkFee: { expectedSequence: 3, reference: null },
  previewDraft: { decision: 'reject', content: { operativePart: text, reasoning: text, conditions: [] } }
}

/** An answer without what differs from call to call, and without the ids that the caller has named. */
const essence = ({ statusCode, headers, body, raw }: LightMyRequestResponse): string => {
  const named = (raw.req.url ?? '').match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
  return JSON.stringify([statusCode, headers['content-type'], named.reduce((text, id) => text.replaceAll(id, 'id'), body.replace(/"requestId":"[^"]*"/, ''))])
}

describe('the whole API', () => {
  it('has every route classified, and its parts named', () => {
    const unnamed = routes.filter((route) => /[:*]/.test(route.url) && ownerOf(route) === undefined).map(({ operationId, url }) => `${operationId} ${url}`)
    expect(unnamed).toEqual([])
    expect(routes.filter(({ operationId }) => operationId === null)).toEqual([])
    expect(routes.length).toBeGreaterThan(100)
  })

  it('refuses nobody and every stale session or key alike', { timeout: 180_000 }, async () => {
    const heard: string[] = []
    let asked = 0
    for (const route of routes) {
      const { audience } = route.access
      if (audience === 'public') continue
      for (const [name, credentials] of Object.entries({ nobody: {}, ...stale[audience] })) {
        const answer = await call(route, credentials)
        asked += 1
        if (answer.statusCode !== 401 || answer.body.includes(secretName)) heard.push(`${name}: ${route.method} ${route.url} ${answer.statusCode}`)
      }
    }
    expect(heard).toEqual([])
    expect(asked).toBeGreaterThan(500)
  })

  it('hears no session of another kind', { timeout: 180_000 }, async () => {
    const heard: string[] = []
    for (const route of routes) {
      if (route.access.audience === 'public') continue
      for (const [kind, credentials] of Object.entries(good)) {
        if (kind === route.access.audience) continue
        const { statusCode } = await call(route, credentials)
        if (statusCode !== 401 && statusCode !== 403) heard.push(`${kind}: ${route.method} ${route.url} ${statusCode}`)
      }
    }
    expect(heard).toEqual([])
  })

  it('hears a key only for its scope, and only for its own office', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      if (route.access.audience !== 'integration') continue
      const other = (await integrationKey(office.t, [route.access.scope === 'intake' ? 'specialist' : 'intake'])).headers
      const answer = await call(route, other)
      if (answer.statusCode !== 403 || answer.json<{ code: string }>().code !== 'request.scope-missing') wrong.push(`${route.url} ${answer.statusCode}`)
    }
    expect(wrong).toEqual([])
    const bound = (await integrationKey(office.t, ['intake'], office.officers.stranger.organisationId)).headers
    const submission = multipart({
      caseType: 'telepengedely', formVersion: 1, organisation: office.organisationId, data: sampleForm, submitter: { kind: 'person', name: 'X' }, attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'a.pdf' }]
    }, samplePdf)
    const answer = await http.app.inject({ method: 'POST', url: '/api/v1/intake', payload: submission.body, headers: { ...bound, 'content-type': submission.contentType, 'idempotency-key': randomUUID() } })
    expect(answer.json()).toMatchObject({ status: 403, code: 'integration.other-office' })
  })

  it('takes no write from a foreign page', { timeout: 180_000 }, async () => {
    const taken: string[] = []
    let asked = 0
    for (const route of routes) {
      // What is public and writes nothing may be asked by anybody's program: status, time-stamps, verification.
      if (route.method === 'GET' || route.access.audience === 'integration' || route.url.startsWith('/pki/') || route.operationId === 'verifyDocuments') continue
      const credentials = route.access.audience === 'public' ? {} : good[route.access.audience]
      for (const [name, more] of Object.entries({
        'without our header': { 'x-kapu-request': undefined }, 'without origin': { origin: undefined }, 'of another origin': { origin: 'https://gonosz.invalid' },
        'of a null origin': { origin: 'null' }, 'of another site': { 'sec-fetch-site': 'cross-site' }
      })) {
        const answer = await call(route, credentials, 'real', more)
        asked += 1
        if (answer.statusCode !== 403 || answer.json<{ code: string }>().code !== 'request.foreign-origin') taken.push(`${name}: ${route.method} ${route.url} ${answer.statusCode}`)
      }
    }
    expect(taken).toEqual([])
    expect(asked).toBeGreaterThan(200)
  })

  it('answers another office, and another client, as if the thing were not there', { timeout: 180_000 }, async () => {
    const told: string[] = []
    let compared = 0
    for (const route of routes) {
      const owner = ownerOf(route)
      if (owner === undefined || owner === 'anybody' || owner === 'system') continue
      const credentials = owner === 'client' ? anotherClient : anotherOffice
      const [there, nowhere] = [await call(route, credentials, 'real'), await call(route, credentials, 'unknown')]
      compared += 1
      if (there.statusCode < 400 && route.operationId !== 'readNotice') told.push(`${route.method} ${route.url} ${there.statusCode}`)
      if (essence(there) !== essence(nowhere)) told.push(`${route.method} ${route.url}: ${essence(there).slice(0, 200)} is not ${essence(nowhere).slice(0, 200)}`)
    }
    expect(told).toEqual([])
    expect(compared).toBeGreaterThanOrEqual(50)
  })

  it('shows another office nothing of this one in its lists', { timeout: 180_000 }, async () => {
    const shown: string[] = []
    for (const route of routes.filter((item) => item.method === 'GET' && !/[:*]/.test(item.url) && item.operationId !== 'events')) {
      const credentials = route.access.audience === 'client' ? anotherClient : route.access.audience === 'officer' ? anotherOffice : {}
      const query = { searchCases: '?q=Titkos', findPredecessors: '?q=Titkos', listWork: '?bucket=all', listPosts: '?for=sign' }[route.operationId ?? ''] ?? ''
      const { body } = await http.app.inject({ method: 'GET', url: `${route.url}${query}`, headers: credentials })
      if ([secretName, secretSubject, real['caseId']!, real['submissionId']!, real['documentId']!].some((secret) => body.includes(secret))) shown.push(route.url)
    }
    expect(shown).toEqual([])
  })

  it('does not reach into another office by an id in the body', { timeout: 180_000 }, async () => {
    const { officers, t } = office
    const stranger = officers.stranger
    const own = multipart({
      caseType: 'telepengedely', formVersion: 1, organisation: stranger.organisationId, data: sampleForm, submitter: { kind: 'person', name: 'Próba Petra' }, attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'a.pdf' }]
    }, samplePdf)
    const intake = (): Promise<LightMyRequestResponse> => office.http.call('POST', '/api/v1/intake', { as: { kind: 'integration', integrationId: t.ids.uuid(), name: 'x' }, payload: own.body, headers: { 'content-type': own.contentType } })
    const { submissionId } = (await intake()).json<{ submissionId: string }>()
    const register = await office.http.call('POST', `/api/v1/arrivals/${submissionId}/register`, {
      as: stranger, payload: { expectedVersion: 1, caseType: 'telepengedely', subject: 'x', predecessorCaseIds: [real['caseId']] }
    })
    expect(register.statusCode).toBeGreaterThanOrEqual(400)
    const { caseId } = (await office.http.call('POST', `/api/v1/arrivals/${submissionId}/register`, {
      as: stranger, payload: { expectedVersion: 1, caseType: 'telepengedely', subject: 'x', predecessorCaseIds: [] }
    })).json<{ caseId: string }>()
    const second = (await intake()).json<{ submissionId: string }>().submissionId
    const attach = await office.http.call('POST', `/api/v1/arrivals/${second}/attach`, { as: stranger, payload: { expectedVersion: 1, caseId: real['caseId'] } })
    expect(attach.statusCode).toBe(404)
    const at = async (verb: string, body: object): Promise<number> => {
      const { case: { sequence } } = (await office.http.call('GET', `/api/v1/cases/${caseId}`, { as: stranger })).json<{ case: { sequence: number } }>()
      return (await office.http.call('POST', `/api/v1/cases/${caseId}/${verb}`, { as: stranger, payload: { expectedSequence: sequence, ...body } })).statusCode
    }
    expect(await at('assign', { assigneePostId: officers.officer.postId, signerPostId: null, instructions: null })).toBeGreaterThanOrEqual(400)
    expect(await at('assign', { assigneePostId: stranger.postId, signerPostId: officers.signer.postId, instructions: null })).toBeGreaterThanOrEqual(400)
    expect(await at('assign', { assigneePostId: stranger.postId, signerPostId: null, instructions: null })).toBe(200)
    expect(await at('check-document', { documentId: real['documentId'], validity: 'plain', reason: 'x' })).toBeGreaterThanOrEqual(400)
    const foreignDocument = await office.http.call('GET', `/api/v1/cases/${caseId}/documents/${real['documentId']}/content`, { as: stranger })
    expect(foreignDocument.statusCode).toBe(404)
  })
})
