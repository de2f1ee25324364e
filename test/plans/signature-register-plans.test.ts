/** The public register of signatures and seals finds its rows by an index: of every office, and of every officer who signs. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCountry } from '../../bench/country.ts'
import { findEntry, listEntries, listOthers, listRights, listRightsEver, listStatuses, type EntryFilter } from '../../src/registers/signature-register/entry.store.ts'
import type { Tx } from '../../src/platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { plansOf, waysTo, type Plan } from '../factories/query-plan.ts'

let t: TestDatabase
let office: string
let officer: string
let entry: { id: string; serial: string }
beforeAll(async () => {
  t = await testDatabase()
  const country = await fillCountry(t.pool('owner'), { offices: 300, unitsEach: 1, officers: 14_000, changes: 100 })
  office = country.offices[20]!
  const root = t.ids.uuid()
  await sql`insert into kapu.signature_certificate (id, kind, serial, holder_name, not_before, not_after, der, sha256, status_since, recorded_at)
    values (${root}, 'issuing-authority', 'AA', 'Próba Kiadó', now(), now() + interval '9 years', '\\x00', sha256('a'), now(), '2026-01-01')`.execute(t.owner)
  await sql`insert into kapu.signature_certificate (id, kind, issuer_id, serial, holder_name, organisation_id, officer_id, not_before, not_after, der, sha256, status_since, recorded_at)
    select gen_random_uuid(), kind, ${root}, upper(lpad(to_hex(row_number() over ()), 8, '0')), name, office, officer, now(), now() + interval '2 years', '\\x00', sha256((kind || id::text || n)::bytea), now(), '2026-01-01'
    from (select 'card-signing' as kind, name, null::uuid as office, id as officer, id from kapu.officer union all select 'card-authentication', name, null, id, id from kapu.officer
      union all select 'organisation-seal', name, id, null, id from kapu.organisation) h, generate_series(1, 2) n`.execute(t.owner)
  await sql`insert into kapu.signature_certificate_status (certificate_id, sequence, status, valid_from, recorded_at) select id, 1, 'good', '2026-01-01', now() from kapu.signature_certificate`.execute(t.owner)
  await sql`vacuum analyze kapu.signature_certificate, kapu.signature_certificate_status`.execute(t.owner)
  officer = (await sql<{ id: string }>`select officer_id as id from kapu.post limit 1`.execute(t.owner)).rows[0]!.id
  entry = (await sql<typeof entry>`select id, serial from kapu.signature_certificate where kind = 'card-signing' and officer_id = ${officer} limit 1`.execute(t.owner)).rows[0]!
}, 180_000)
afterAll(() => t?.close())

const plans = (read: (tx: Tx) => Promise<unknown>): Promise<Plan[]> => plansOf(t, null, read)
const expectIndexes = (found: readonly Plan[]): void => {
  expect(found.length).toBeGreaterThan(0)
  const text = found.map((plan) => `${plan.statement}\n${plan.text}`).join('\n')
  expect(['signature_certificate', 'signature_certificate_status', 'post', 'officer', 'register_fact'].filter((table) => waysTo(found, table).includes('(all rows)')), text).toEqual([])
}
const everything: EntryFilter = { day: '2026-11-24', at: new Date('2026-11-24T12:00:00Z'), words: [], organisationId: null, serial: null, kind: null, before: null, limit: 51 }

describe('signatures and seals', () => {
  it.each<[string, () => Partial<EntryFilter>]>([
    ['all', () => ({})], ['by a name', () => ({ words: ['kov', 'anna'] })], ['by a serial number', () => ({ serial: entry.serial })], ['of an office', () => ({ organisationId: office })],
    ['seals', () => ({ kind: 'seal' })], ['signatures', () => ({ kind: 'signature' })]
  ])('%s: a page by an index, the first and a later one', async (_, filter) => {
    for (const before of [null, 'f0000000-0000-7000-8000-000000000000']) expectIndexes(await plans((tx) => listEntries(tx, { ...everything, ...filter(), before })))
  })

  it('one with its history and the rights of its holder: by an index', async () => {
    expectIndexes(await plans((tx) => findEntry(tx, entry.id, everything.at)))
    expectIndexes(await plans((tx) => listStatuses(tx, entry.id)))
    expectIndexes(await plans((tx) => listOthers(tx, { id: entry.id, kind: 'card-signing', officerId: officer, organisationId: null })))
    expectIndexes(await plans((tx) => listRights(tx, [officer], '2026-11-24')))
    expectIndexes(await plans((tx) => listRightsEver(tx, officer, '2026-01-01', '2028-01-01')))
  })
})
