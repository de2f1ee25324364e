/** A Gate with cases in every condition, real sessions of every kind, and the ids that exist in it. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { authoriseAction } from '../../src/access/entitlement/index.ts'
import { listRoutes, openApiDocument, type RouteEntry } from '../../src/platform/http/index.ts'
import { caseOffice, type CaseOffice } from '../factories/case-office.ts'
import { clientSession, integrationKey, officerSession, realIdentify, type Headers } from '../factories/credentials.ts'
import { testHttp, type TestHttp } from '../factories/http.ts'
import type { Operation } from './requests.ts'
import type { RealIds, Schema } from './values.ts'

export interface FuzzWorld {
  readonly office: CaseOffice
  readonly http: TestHttp
  readonly operations: readonly (Operation & { readonly audience: RouteEntry['access']['audience'] })[]
  readonly document: { readonly components: { readonly schemas: Record<string, Schema> }; readonly paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>> }
  /** The ids that exist, `{id}` being what it stands for on the path. */
  idsFor(path: string): RealIds
  /** Callers who may use a route of the audience; fresh ones, since some calls end their session. */
  callers(audience: RouteEntry['access']['audience']): Promise<Record<string, Headers>>
  /** Present sequence of a case, for calls that would be stale otherwise. */
  sequenceOf(caseId: string): Promise<number>
  close(): Promise<void>
}

const days = ['2026-11-24', '2026-11-20', '2024-02-29', '2027-01-31', '9999-12-31', '0001-01-01', '0000-01-01']
/** Page marks that look like ours and hold what does not belong there. */
const cursors = [
  [9_007_199_254_740_991, 1], [2 ** 31, 2 ** 31], [1, 1], ['abc', randomUUID()], ['2026-11-24T08:00:00.000Z', randomUUID()], ['9999-12-31T23:59:59.999Z', randomUUID()], ['infinity', randomUUID()], ['2026-02-31 08:00:00+00', randomUUID()], ['2026-11-24 08:00:00+99', randomUUID()], ['0000-01-01T00:00:00Z', randomUUID()], ['', 'x'], [null], {}, 'x'
].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')).concat('x', '', 'é', 'AAAA', randomUUID())
const clientId = randomUUID()
/** What `{id}` is under which path. */
const idKinds: readonly (readonly [string, string])[] = [
  ['/api/v1/cases/', 'caseId'], ['/api/v1/arrivals/', 'submissionId'], ['/api/v1/notices/', 'noticeId'], ['/api/v1/register-books/', 'registerBookId'], ['/api/v1/client/messages/', 'messageId']
]

export async function fuzzWorld(): Promise<FuzzWorld> {
  const provider = await discoveryOnly()
  const office = await caseOffice({ clientLogin: { issuer: provider.issuer, clientId: 'kapu', clientSecret: 'proba' } })
  const { t } = office
  const http = await testHttp({ db: t.db, clock: t.clock, ids: t.ids, identify: realIdentify, overrides: { authoriseAction, bodyLimit: 1_048_576 }, routes: office.routes })
  const ids = await fillOffice(office)
  return {
    office, http,
    document: openApiDocument(http.app) as never,
    operations: operationsOf(http),
    idsFor: (path) => ({ ...ids, id: ids[idKinds.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'organisationId']! }),
    async callers(audience) {
      switch (audience) {
        case 'public': return { nobody: {} }
        case 'client': return { client: await clientSession(t, clientId) }
        case 'integration': return { central: (await integrationKey(t, ['intake', 'specialist'])).headers, bound: (await integrationKey(t, ['intake', 'specialist'], office.organisationId)).headers }
        case 'officer': {
          const entries = Object.entries(office.officers).filter(([role]) => role !== 'stranger')
          return Object.fromEntries(await Promise.all(entries.map(async ([role, officer]) => [role, (await officerSession(t, officer)).headers])))
        }
      }
    },
    async sequenceOf(caseId) {
      const row = await t.owner.selectFrom('authority_case').select('sequence').where('id', '=', caseId).executeTakeFirst()
      return row?.sequence ?? 0
    },
    async close() {
      await http.close()
      await office.close()
      await provider.close()
    }
  }
}

/** Cases that are new, half-way, waiting, drafted, decided; submissions that wait. */
async function fillOffice(office: CaseOffice): Promise<RealIds> {
  const { officers, t } = office
  const open = (): Promise<{ caseId: string }> => office.open({ clientKey: clientId })
  const cases: string[] = []
  for (let index = 0; index < 4; index += 1) cases.push((await open()).caseId)
  const [fresh, asked, drafted, decided] = cases as [string, string, string, string]
  const parties = await Promise.all(cases.map(async (id) => (await office.state(id)).parties[0]!.partyId))
  await office.step(officers.officer, asked, 'send-deficiency-notice', { partyId: parties[1], items: [{ requirement: null, text: 'Hiány' }], limit: '8d' })
  await office.step(officers.officer, drafted, 'drafts', { decision: 'reject' })
  await office.step(officers.officer, fresh, 'identify-client', { partyId: parties[0] })
  await office.file(fresh, 'attachment')
  await office.decide(decided, 'reject').catch(() => undefined)
  const pick = async (table: string, column = 'id'): Promise<string[]> => {
    const { rows } = await t.pool('owner').query<{ value: string }>(`select distinct ${column}::text as value from kapu.${table} where ${column} is not null limit 20`)
    return rows.map(({ value }) => value)
  }
  const submissions = await pick('submission')
  const posts = await pick('post')
  const documents = await pick('case_document')
  return {
    caseId: cases, predecessorCaseIds: cases, partyId: parties, organisationId: [office.organisationId], organisation: [office.organisationId], postId: posts, assigneePostId: posts, signerPostId: posts,
    documentId: documents, documentIds: documents, draftId: await pick('decision_draft'), submissionId: submissions, messageId: await pick('mailbox_message'), noticeId: await pick('notice'),
    correlationId: await pick('exchange_request'), registerBookId: await pick('register_book'), sha256: await pick('case_document', 'sha256'),
    caseType: ['telepengedely', 'nincs-ilyen'], code: ['telepengedely'], part: ['file-1'], cursor: cursors, limit: ['8d'], on: days, firstDay: days, lastDay: days, receivedOn: days, communicatedOn: days, legalDate: days, requirement: ['site-plan'], dataSet: ['site-title', 'etalon.identify'], specialist: ['public-health']
  }
}

function operationsOf(http: TestHttp): FuzzWorld['operations'] {
  const document = openApiDocument(http.app) as unknown as { paths: Record<string, Record<string, Record<string, unknown>>> }
  return listRoutes(http.app).filter((route) => route.method !== 'OPTIONS' && route.operationId !== 'events').map((route) => {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}')
    const described = document.paths[path]?.[route.method.toLowerCase()]
    const content = Object.entries(((described?.['requestBody'] as { content?: Record<string, { schema: Schema }> } | undefined)?.content) ?? {})[0]
    const inPath = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => ({ name: name!, in: 'path', required: true, schema: { type: 'string' } }))
    return {
      method: route.method, path, operationId: route.operationId ?? `${route.method} ${route.url}`, audience: route.access.audience,
      parameters: ((described?.['parameters'] as Operation['parameters'] | undefined) ?? inPath).filter(({ in: place }) => place !== 'header'),
      body: content ? { type: content[0], schema: content[1].schema } : null
    }
  })
}

/** An identity provider that can be discovered and nothing else: clients are sent to it, and never come back with a code that it knows. */
async function discoveryOnly(): Promise<{ issuer: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    response.setHeader('content-type', 'application/json')
    if (request.url?.includes('/.well-known/')) response.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] }))
    else response.writeHead(400).end('{"error":"invalid_grant"}')
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }) }
}
