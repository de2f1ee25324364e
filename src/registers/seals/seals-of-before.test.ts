/** Certificates that were made at first use before there was a register of seals: the migration makes its entries of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertOffice } from '../../../test/factories/office.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t?.close())

it('becomes entries of the register: the newest in use, earlier ones replaced, ended ones as they ended', async () => {
  const [renewed, revoked, expired] = [await insertOffice(t), await insertOffice(t), await insertOffice(t)]
  const rows: [office: string, serial: string, recorded: string, ends: string, status: string][] = [
    [renewed, 'A1', '2024-01-01', '2026-01-01', 'good'], [renewed, 'A2', '2025-12-01', '2096-12-01', 'good'], [revoked, 'B1', '2025-01-01', '2096-01-01', 'revoked'],
    [revoked, 'B2', '2025-06-01', '2096-06-01', 'good'], [expired, 'C1', '2020-01-01', '2022-01-01', 'good']
  ]
  for (const [office, serial, recorded, ends, status] of rows) {
    await sql`insert into kapu.signature_certificate (id, kind, serial, holder_name, organisation_id, key_name, not_before, not_after, der, sha256, status, status_since, recorded_at)
      values (${t.ids.uuid()}, 'organisation-seal', ${serial}, 'x', ${office}, ${`seal-${office}`}, ${recorded}, ${ends}, '\\x00', sha256(${serial}::bytea), ${status}, ${status === 'good' ? recorded : '2025-05-05'}, ${recorded})`.execute(t.owner)
  }
  const migration = readFileSync(join(import.meta.dirname, '../../../db/migrations/0880_seals.sql'), 'utf8')
  await t.pool('owner').query(migration.slice(migration.indexOf('insert into kapu.seal (')))
  const made = await sql<{ serial: string; state: string; since: string; lines: number }>`select c.serial, s.state, to_char(s.state_since, 'YYYY-MM-DD') as since,
      (select count(*)::integer from kapu.seal_event e where e.seal_id = s.id and e.state in ('ordered', s.state)) as lines
    from kapu.seal s join kapu.signature_certificate c on c.id = s.certificate_id order by c.serial`.execute(t.owner)
  expect(made.rows).toEqual([
    { serial: 'A1', state: 'replaced', since: '2025-12-01', lines: 2 }, { serial: 'A2', state: 'active', since: '2025-12-01', lines: 2 }, { serial: 'B1', state: 'revoked', since: '2025-05-05', lines: 2 },
    { serial: 'B2', state: 'active', since: '2025-06-01', lines: 2 }, { serial: 'C1', state: 'expired', since: '2020-01-01', lines: 2 }
  ])
})
