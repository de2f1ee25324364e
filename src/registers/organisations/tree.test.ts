import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { amendSteps, applyAsSystem, endSteps } from '../changes/index.ts'
import { ORGANISATIONS } from './organisation-register.ts'
import { listCounties, listPastCounties, listTree, readRelations, type TreeFilter } from './tree.store.ts'

let t: TestDatabase
const ids: Record<string, string> = {}
const today = '2026-11-24'
const since = { valid_from: '2020-01-01', recorded_at: new Date('2020-01-01T00:00:00Z') }

async function insert(name: string, facts: { county?: string | null; parent?: string; superior?: string } = {}): Promise<void> {
  ids[name] = t.ids.uuid()
  await t.owner.insertInto('organisation').values({
    id: ids[name], code: `tree-${ids[name].slice(-12)}`, name, short_name: name, tier: 'national-body', kind: facts.parent ? 'unit' : 'national-body', authority_kind: 'government', demo: true,
    county: facts.county ?? null, parent_id: facts.parent ? ids[facts.parent]! : null, superior_id: facts.superior ? ids[facts.superior]! : null, ...since
  }).execute()
}

beforeAll(async () => {
  t = await testDatabase()
  await insert('Zala Hivatal', { county: 'Zala' })
  await insert('Ácsi Hivatal', { county: 'Zala' })
  await insert('Bólyi Hivatal', { county: 'Zala', superior: 'Zala Hivatal' })
  await insert('Országos Hivatal')
  await insert('Üres Hivatal', { county: 'Baranya' })
  await insert('Megszűnt Hivatal', { county: 'Fejér' })
  await insert('Első Osztály', { parent: 'Zala Hivatal' })
  await insert('Belső Csoport', { parent: 'Első Osztály' })
  // From 2025 the unit has another name and stands under another office; from 2026 the innermost is gone.
  const change = (kind: string, effectiveFrom: string, steps: (tx: Parameters<Parameters<typeof inCentral>[1]>[0]) => ReturnType<typeof amendSteps>) => {
    t.clock.advance(1_000)
    return inCentral(t.db, async (tx) => applyAsSystem(tx, t.context(), {
      register: ORGANISATIONS, kind, effectiveFrom, reason: 'Próba', input: {}, plan: { subjectId: null, subjectName: 'x', organisationId: null, touches: [], steps: await steps(tx) }
    }))
  }
  await change('move-unit', '2025-01-01', (tx) => amendSteps(tx, ORGANISATIONS, ids['Első Osztály']!, '2025-01-01', (fact) => ({
    ...fact, name: 'Új Osztály', parentId: ids['Ácsi Hivatal']!, value: { ...fact.value, name: 'Új Osztály', parentId: ids['Ácsi Hivatal']! }
  })))
  await change('close-unit', '2026-01-01', (tx) => endSteps(tx, ORGANISATIONS, ids['Belső Csoport']!, '2026-01-01'))
  await change('close', '2026-02-01', (tx) => endSteps(tx, ORGANISATIONS, ids['Megszűnt Hivatal']!, '2026-02-01'))
})
afterAll(() => t?.close())

const tree = (under: TreeFilter['under'], day = today, more: Partial<TreeFilter> = {}) =>
  listTree(t.db, { under, day, knownAt: day === today ? null : t.clock.now(), after: null, limit: 50, ...more })
const names = async (...asked: Parameters<typeof tree>): Promise<string[]> => (await tree(...asked)).map(({ name, hasUnits }) => (hasUnits ? `${name} +` : name))

describe('the tree of organisations', () => {
  it('is walked by tier and county, in the Hungarian order, then level by level', async () => {
    expect(await listCounties(t.db, 'national-body', today)).toEqual(['Baranya', 'Zala', null])
    expect(await names({ tier: 'national-body', county: 'Zala' })).toEqual(['Ácsi Hivatal +', 'Bólyi Hivatal', 'Zala Hivatal'])
    expect(await names({ tier: 'national-body', county: null })).toEqual(['Országos Hivatal'])
    expect(await names({ tier: 'mayors-office', county: 'Zala' })).toEqual([])
    expect(await names({ unit: ids['Ácsi Hivatal']! })).toEqual(['Új Osztály'])
  })

  it('is on a past day as it stood then, and as it was known at an instant', async () => {
    expect(await listPastCounties(t.db, 'national-body', '2025-06-30', t.clock.now())).toEqual(['Baranya', 'Fejér', 'Zala', null])
    expect(await listPastCounties(t.db, 'national-body', '2026-06-30', t.clock.now())).toEqual(['Baranya', 'Zala', null])
    expect(await listPastCounties(t.db, 'national-body', '2026-06-30', new Date('2021-01-01T00:00:00Z'))).toEqual(['Baranya', 'Fejér', 'Zala', null])
    expect(await names({ tier: 'national-body', county: 'Zala' }, '2024-06-30')).toEqual(['Ácsi Hivatal', 'Bólyi Hivatal', 'Zala Hivatal +'])
    expect(await names({ unit: ids['Zala Hivatal']! }, '2024-06-30')).toEqual(['Első Osztály +'])
    expect(await names({ unit: ids['Ácsi Hivatal']! }, '2025-06-30')).toEqual(['Új Osztály +'])
    expect(await names({ unit: ids['Ácsi Hivatal']! }, '2025-06-30', { knownAt: new Date('2021-01-01T00:00:00Z') })).toEqual([])
    expect(await names({ tier: 'national-body', county: 'Zala' }, '2019-12-31')).toEqual([])
  })

  it('comes page by page, none lost or twice, today and in the past', async () => {
    for (const day of [today, '2024-06-30']) {
      const seen: string[] = []
      for (let after: TreeFilter['after'] = null; ;) {
        const [next] = await tree({ tier: 'national-body', county: 'Zala' }, day, { after, limit: 1 })
        if (!next) break
        seen.push(next.name)
        after = { name: next.name, id: next.id }
      }
      expect(seen).toEqual(['Ácsi Hivatal', 'Bólyi Hivatal', 'Zala Hivatal'])
    }
  })

  it('tells what stands above an organisation on a day', async () => {
    const above = async (name: string, day: string): Promise<string[]> => (await readRelations(t.db, ids[name]!, day)).above.map((one) => one.name)
    expect(await above('Belső Csoport', '2024-06-30')).toEqual(['Zala Hivatal', 'Első Osztály'])
    expect(await above('Belső Csoport', '2025-06-30')).toEqual(['Ácsi Hivatal', 'Új Osztály'])
    expect(await above('Belső Csoport', today)).toEqual([])
    expect((await readRelations(t.db, ids['Bólyi Hivatal']!, today)).superior).toEqual({ id: ids['Zala Hivatal'], name: 'Zala Hivatal' })
  })
})
