import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/factories/database.ts'
import { demoCardHolders, demoCounts, demoOfficeId, demoOffices, loadDemoCountry } from './index.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t.close())

describe('demonstration country', () => {
  it('has the tiers of the home page, each office once', () => {
    const offices = demoOffices()
    for (const [tier, count] of Object.entries(demoCounts)) expect([tier, offices.filter((office) => office.tier === tier).length]).toEqual([tier, count])
    expect(new Set(offices.map(({ id }) => id)).size).toBe(offices.length)
    expect(new Set(offices.map(({ name }) => name)).size).toBe(offices.length)
    expect(demoOffices()).toEqual(offices)
  })
  it('loads into an empty register only, fast, with counts kept', async () => {
    const client = await t.pool('owner').connect()
    try {
      const begun = performance.now()
      await client.query('begin')
      const report = await loadDemoCountry(client, t.clock.now())
      await client.query('commit')
      expect(report).toMatchObject({ loaded: true, organisations: 4890 })
      expect(report.officers).toBeGreaterThan(65_000)
      expect(performance.now() - begun).toBeLessThan(60_000)
      expect(await loadDemoCountry(client, t.clock.now())).toMatchObject({ loaded: false })
    } finally {
      client.release()
    }
    const counts = await t.db.selectFrom('organisation_count').selectAll().execute()
    expect(Object.fromEntries(counts.map(({ tier, count }) => [tier, count]))).toEqual(demoCounts)
    const marked = await t.db.selectFrom('organisation').select('id').where('demo', '=', false).limit(1).execute()
    expect(marked).toEqual([])
  }, 120_000)
  it('staffs the office of the walk-through', async () => {
    const roles = await t.db.selectFrom('post').innerJoin('job_role', 'job_role.id', 'post.job_role_id').select(['job_role.code', 'post.substitutes_for_officer_id'])
      .where('post.organisation_id', '=', demoOfficeId).execute()
    const codes = new Set(roles.map(({ code }) => code))
    for (const code of ['registry-clerk', 'authority-officer', 'department-head', 'jegyzo']) expect(codes.has(code)).toBe(true)
    expect(roles.some((row) => row.substitutes_for_officer_id !== null)).toBe(true)
    expect(new Set(demoCardHolders.map(({ officerNumber }) => officerNumber)).size).toBe(demoCardHolders.length)
  })
})
