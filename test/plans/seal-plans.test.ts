/** The register of seals finds its rows by an index: every office of the country with its history of seals, and a year of uses. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCountry } from '../../bench/country.ts'
import { listSeals, type SealFilter } from '../../src/registers/seals/seal-list.store.ts'
import { findStanding, holdSealInUse, listEnding, listSealHistory, listUses, lockSealInUse } from '../../src/registers/seals/seals.store.ts'
import type { Tx } from '../../src/platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { plansOf, waysTo, type Plan } from '../factories/query-plan.ts'

let t: TestDatabase
let office: string
let seal: { id: string; expires_at: Date }
beforeAll(async () => {
  t = await testDatabase()
  const country = await fillCountry(t.pool('owner'), { offices: 1_500, unitsEach: 1, officers: 2_000, changes: 100 })
  office = country.offices[20]!
  await sql`insert into kapu.signature_certificate (id, kind, serial, holder_name, organisation_id, key_name, not_before, not_after, der, sha256, status_since, recorded_at)
    select gen_random_uuid(), 'organisation-seal', upper(lpad(to_hex(row_number() over ()), 8, '0')), name, id, 'k', now(), now() + n * interval '1 year', '\\x00', sha256((id::text || n)::bytea), now(), now()
    from kapu.organisation, generate_series(1, 4) n`.execute(t.owner)
  await sql`insert into kapu.seal (id, organisation_id, state, state_since, certificate_id, expires_at, issued_by, ordered_by, order_reason, last_actor, sequence, recorded_at)
    select gen_random_uuid(), organisation_id, case row_number() over (partition by organisation_id order by not_after desc) when 1 then 'active' else 'replaced' end, now(), id, not_after,
      'system:x', 'system:x', 'first-use', 'system:x', 2, now() from kapu.signature_certificate where kind = 'organisation-seal'`.execute(t.owner)
  await sql`insert into kapu.seal_event (seal_id, sequence, step, state, at, actor) select id, n, 'issue', state, now(), 'system:x' from kapu.seal, generate_series(1, 2) n`.execute(t.owner)
  seal = (await sql<typeof seal>`select id, expires_at from kapu.seal where organisation_id = ${office} and state = 'active'`.execute(t.owner)).rows[0]!
  await sql`insert into kapu.seal_use (organisation_id, id, seal_id, sha256, document_kind, reason, actor, entry_id, used_at)
    select s.organisation_id, gen_random_uuid(), s.id, repeat('0', 64), 'x', 'x', 'system:x', gen_random_uuid(), now()
    from kapu.seal s, generate_series(1, 10) n where s.state = 'active'`.execute(t.owner)
  await sql`vacuum analyze kapu.seal, kapu.seal_event, kapu.seal_use, kapu.signature_certificate`.execute(t.owner)
}, 120_000)
afterAll(() => t?.close())

const plans = (read: (tx: Tx) => Promise<unknown>, of: string | null = null): Promise<Plan[]> => plansOf(t, of, read)
const expectIndexes = (found: readonly Plan[]): void => {
  expect(found.length).toBeGreaterThan(0)
  const text = found.map((plan) => `${plan.statement}\n${plan.text}`).join('\n')
  expect(['seal', 'seal_event', 'seal_use', 'signature_certificate', 'organisation'].filter((table) => waysTo(found, table).includes('(all rows)')), text).toEqual([])
}
const everything: SealFilter = { within: null, organisationId: null, state: null, endsBefore: null, after: null, limit: 51 }
const later = { endsAt: new Date('2027-12-20'), id: 'f0000000-0000-7000-8000-000000000000' }

describe('seals', () => {
  it.each<[string, () => Partial<SealFilter>]>([
    ['of the country', () => ({})], ['of an office', () => ({ within: [office] })], ['of an office and its units', () => ({ within: [office, seal.id] })], ['in a state', () => ({ state: 'active' })],
    ['of an office in a state', () => ({ within: [office], state: 'active' })], ['that end soon', () => ({ endsBefore: new Date('2028-01-01') })]
  ])('%s: a page by an index, the first and a later one', async (_, filter) => {
    for (const after of [null, later]) expectIndexes(await plans((tx) => listSeals(tx, { ...everything, ...filter(), after })))
  })

  it('to be used, of one office, with history and uses of one: by an index', async () => {
    expectIndexes(await plans((tx) => holdSealInUse(tx, office)))
    expectIndexes(await plans((tx) => lockSealInUse(tx, office)))
    expectIndexes(await plans((tx) => findStanding(tx, office)))
    expectIndexes(await plans((tx) => listSealHistory(tx, seal.id)))
    for (const before of [null, later.id]) expectIndexes(await plans((tx) => listUses(tx, { organisationId: office, sealId: seal.id, before, limit: 51 }), office))
  })

  it('to be rotated: the next batch, wherever it stands', async () => {
    for (const after of [null, { expiresAt: later.endsAt, id: later.id }]) expectIndexes(await plans((tx) => listEnding(tx, new Date('2028-01-01'), after, 100)))
  })
})
