import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { recordDataUse, type NewDataUse } from '../../notices/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { transparencyRoutes } from './index.ts'

const mine = '0198a000-0000-7000-8000-0000000000c1'
const theirs = '0198a000-0000-7000-8000-0000000000c2'
const organisationId = '0198a000-0000-7000-8000-00000000000a'
let t: Awaited<ReturnType<typeof testDatabase>>
let http: TestHttp

beforeAll(async () => {
  t = await testDatabase()
  http = await testHttp({ db: t.db, routes: (app) => transparencyRoutes(app, { db: t.db, clientKeys: async (ctx) => [ctx.principal.clientId] }) })
  const ctx = t.context()
  const use = (personId: string, minute: number): NewDataUse => ({
    organisationId, caseId: null, registrationNumber: 'HAT/1-1/2026', personId, usedAt: new Date(Date.UTC(2026, 10, 24, 9, minute)), dataSet: 'etalon.identify',
    category: { hu: 'azonosítók', en: 'identifiers' }, purpose: { hu: 'azonosítás', en: 'identification' }, legalBasis: 'Nytv. 17. §',
    receiver: { hu: 'Etalon', en: 'Etalon' }, fields: ['name'], officerId: '0198a000-0000-7000-8000-000000000001', result: 'answered',
    intentEntryId: ctx.ids.uuid(), outcomeEntryId: ctx.ids.uuid()
  })
  for (const [person, minute] of [[mine, 1], [theirs, 2], [mine, 3]] as const) {
    await inOrganisation(t.db, organisationId, (tx) => recordDataUse(tx, ctx, use(person, minute)))
  }
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

it('shows a client the uses of their own data only, page by page, without the officer\'s name or id', async () => {
  const as = { kind: 'client', clientId: mine, name: 'Fűzi Ödön' } as const
  const first = await http.call('GET', '/api/v1/client/data-uses', { as, query: { limit: '1' } })
  expect(first.statusCode).toBe(200)
  const page = first.json<{ items: { usedAt: string; officer: string }[]; nextCursor: string | null }>()
  expect(page.items).toMatchObject([{ usedAt: '2026-11-24T09:03:00.000Z', legalBasis: 'Nytv. 17. §' }])
  const second = await http.call('GET', '/api/v1/client/data-uses', { as, query: { limit: '10', cursor: page.nextCursor! } })
  expect(second.json()).toMatchObject({ items: [{ usedAt: '2026-11-24T09:01:00.000Z', officer: page.items[0]!.officer }], nextCursor: null })
  expect(first.body + second.body).not.toContain('000000000001')
})

it('shows nothing to somebody who is not a signed-in client', async () => {
  expect((await http.call('GET', '/api/v1/client/data-uses', { as: null })).statusCode).toBeGreaterThanOrEqual(401)
})
