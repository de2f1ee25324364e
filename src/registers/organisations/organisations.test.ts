import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { listJobRolesOf } from '../job-roles/index.ts'
import { calendarOfOffice, findOrganisation, fourEyesOn, legalNow, legalToday, organisationsRoutes, setLegalClock } from './index.ts'

let t: TestDatabase
let http: TestHttp
const names = ['Ősrét', 'Orom', 'Öreghalom', 'Almás', 'Árok', 'Zúgó', 'Cseresnyés', 'Cinke', 'Csalit', 'Őrháza']
const ids: string[] = []

beforeAll(async () => {
  t = await testDatabase()
  for (const name of names) ids.push(await insertOffice(t, { name: `${name} Hivatal` }))
  http = await testHttp({
    db: t.db, clock: t.clock,
    routes: (app) => organisationsRoutes(app, {
      db: t.db, demo: true,
      jobRolesOf: async (id, asOf, language) => (await listJobRolesOf(t.db, id, asOf)).map((role) => ({ code: role.code, name: role.name[language], caseTypes: [] }))
    })
  })
})
afterAll(async () => {
  await http.close()
  await t.close()
})

interface Page { items: { id: string; name: string }[]; nextCursor: string | null }

describe('organisations', () => {
  it('are counted by tier as they come, change and go', async () => {
    const count = async (): Promise<number> => {
      const home = (await http.call('GET', '/api/v1/public/home')).json<{ legalDate: string; helpDesk: string; tiers: { tier: string; count: number }[] }>()
      expect(home).toMatchObject({ legalDate: '2026-11-24', helpDesk: '189', demo: true })
      expect(home.tiers.map(({ tier }) => tier)).toEqual(['ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office'])
      return home.tiers[3]!.count
    }
    expect(await count()).toBe(names.length)
    const extra = await insertOffice(t)
    expect(await count()).toBe(names.length + 1)
    await t.owner.updateTable('organisation').set({ valid_to: '2026-01-01' }).where('id', '=', extra).execute()
    expect(await count()).toBe(names.length)
    expect(await findOrganisation(t.db, extra, '2025-12-31')).toMatchObject({ id: extra })
    expect(await findOrganisation(t.db, extra, '2026-11-24')).toBeNull()
  })
  it('are listed in the Hungarian order, page by page, none lost or twice', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Page = (await http.call('GET', '/api/v1/public/organisations', { query: { limit: '3', tier: 'mayors-office', ...(cursor ? { cursor } : {}) } })).json()
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(names.map((name) => `${name} Hivatal`).sort(new Intl.Collator('hu').compare))
  })
  it('are found by any part of the name, without accents, wildcards meaning themselves', async () => {
    const find = async (q: string): Promise<string[]> => (await http.call('GET', '/api/v1/public/organisations', { query: { q } })).json<Page>().items.map(({ name }) => name)
    expect(await find('oreg hiv')).toEqual(['Öreghalom Hivatal'])
    expect(await find('%')).toEqual([])
    expect(await find('nincs ilyen')).toEqual([])
    expect((await http.call('GET', '/api/v1/public/organisations', { query: { cursor: 'xx' } })).json()).toMatchObject({ status: 400, code: 'organisation.cursor' })
  })
  it('show their units and the job roles that are held', async () => {
    await insertOfficer(t, ids[0]!, { caseOfficer: true })
    await insertOfficer(t, ids[0]!, { caseOfficer: true, validTo: '2026-11-23' })
    const shown = (await http.call('GET', `/api/v1/public/organisations/${ids[0]}`)).json()
    expect(shown).toMatchObject({ organisation: { id: ids[0] }, units: [], jobRoles: [{ name: 'Próba munkakör' }] })
    expect((await http.call('GET', '/api/v1/public/organisations/nincs')).json()).toMatchObject({ status: 404, code: 'organisation.not-found' })
  })
  it('have a legal clock that only a demo office may set', async () => {
    const ctx = t.context()
    const [demo, real] = [ids[1]!, await insertOffice(t, { demo: false })]
    await inCentral(t.db, (tx) => setLegalClock(tx, ctx, demo, new Date('2026-12-24T10:00:00Z')))
    expect((await legalNow(t.db, ctx, demo)).toISOString()).toBe('2026-12-24T10:00:00.000Z')
    expect(await legalToday(t.db, ctx, demo)).toBe('2026-12-24')
    expect((await legalNow(t.db, ctx, real)).toISOString()).toBe(t.clock.now().toISOString())
    await expect(inCentral(t.db, (tx) => setLegalClock(tx, ctx, real, new Date()))).rejects.toMatchObject({ code: 'organisation.not-demo' })
    await inCentral(t.db, (tx) => setLegalClock(tx, ctx, demo, null))
    expect(await legalToday(t.db, ctx, demo)).toBe('2026-11-24')
    expect((await calendarOfOffice(t.db, demo)).version).toMatch(/^HU/)
  })
  it('settle four eyes by dated rows', async () => {
    const id = await insertOffice(t, { fourEyes: true })
    expect(await fourEyesOn(t.db, id, '2026-11-24')).toBe(true)
    expect(await fourEyesOn(t.db, id, '2019-12-31')).toBe(false)
    expect(await fourEyesOn(t.db, ids[2]!, '2026-11-24')).toBe(false)
  })
})
