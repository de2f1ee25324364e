/** Data of every earlier state of the schema, with rows, brought to the present one: nothing lost, the same tables in the end. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createPool, describeSchema, migrate, readMigrations } from '../../src/platform/database/index.ts'
import { migrateJobs } from '../../src/platform/jobs/index.ts'
import { onServer, withDatabase } from '../factories/global-database.ts'

const migrations = await readMigrations(join(import.meta.dirname, '../../db/migrations'))
const made: string[] = []
const server = inject('databaseAddress')

afterAll(async () => {
  for (const name of made) await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
})

async function emptyDatabase(): Promise<pg.Pool> {
  const name = `kapu_old_${process.pid}_${randomBytes(4).toString('hex')}`
  made.push(name)
  await onServer(server, (client) => client.query(`create database ${name}`))
  const pool = createPool(withDatabase(server, name), 'owner', { max: 2 })
  await migrateJobs(pool)
  return pool
}

const office = `'00000000-0000-7000-8000-000000000001'`

/** Rows of some tables, where they are there already. */
const rows: ReadonlyArray<readonly [table: string, columns: string, values: string]> = [
  ['idempotency_key', 'scope, key, request_hash, created_at', `'old', 'old-key-1', '\\x00', now()`],
  ['log_entry', 'id, kind, recorded_at, chain_id, chain_sequence, record, leaf_hash',
    `gen_random_uuid(), 'test.old', now(), gen_random_uuid(), 1, '{}', sha256('\\x00'::bytea || '{}'::bytea)`],
  ['arrival_book', 'organisation_id, year, last_number', `${office}, 2026, 7`],
  ['register_book', 'organisation_id, id, code, year, name, last_main, opened_at',
    `${office}, gen_random_uuid(), 'HAT', 2026, 'Hatósági iktatókönyv', 3, now()`]
]

async function plant(client: pg.ClientBase): Promise<Array<{ table: string; count: number }>> {
  const planted: Array<{ table: string; count: number }> = []
  for (const [table, columns, values] of rows) {
    const { rows: found } = await client.query('select 1 where to_regclass($1) is not null', [`kapu.${table}`])
    if (found.length === 0) continue
    // Offices are not the point: the rows that refer to one need none of its columns.
    await client.query('set session_replication_role = replica')
    await client.query(`insert into kapu.${table} (${columns}) values (${values})`)
    await client.query('reset session_replication_role')
    planted.push({ table, count: await countOf(client, table) })
  }
  return planted
}

async function countOf(client: pg.ClientBase, table: string): Promise<number> {
  const { rows: [row] } = await client.query<{ n: number }>(`select count(*)::int as n from kapu.${table}`)
  return row!.n
}

describe('data of an older version', () => {
  it('become what a fresh installation has, from each earlier state, with every row', async () => {
    const fresh = await emptyDatabase()
    const client = await fresh.connect()
    await migrate(client, migrations)
    const present = await describeSchema(client)
    client.release()
    await fresh.end()
    for (let from = 1; from < migrations.length; from += 1) {
      const pool = await emptyDatabase()
      const old = await pool.connect()
      try {
        await migrate(old, migrations.slice(0, from))
        const planted = await plant(old)
        expect(planted.length).toBeGreaterThan(0)
        expect((await migrate(old, migrations)).applied, migrations[from]!.name).toHaveLength(migrations.length - from)
        expect(await describeSchema(old), `from ${migrations[from - 1]!.name}`).toEqual(present)
        for (const { table, count } of planted) expect(await countOf(old, table), `${table} from ${migrations[from - 1]!.name}`).toBe(count)
      } finally {
        old.release()
        await pool.end()
      }
    }
  }, 120_000)

  it('keep what waits for the tree of the log waiting, and what is in it in its place', async () => {
    const pool = await emptyDatabase()
    const client = await pool.connect()
    try {
      await migrate(client, migrations.slice(0, migrations.findIndex(({ name }) => name.startsWith('0790'))))
      await client.query(`insert into kapu.log_entry (id, kind, recorded_at, chain_id, chain_sequence, record, leaf_hash, leaf_index, unsealed)
        select gen_random_uuid(), 'test.old', now(), gen_random_uuid(), 1, n::text, sha256(n::text::bytea), case when n % 3 > 0 then 30 - n end, n % 3 = 0
        from generate_series(1, 20) n`)
      await migrate(client, migrations)
      const { rows: placed } = await client.query('select leaf_index::integer as place, record from kapu.log_leaf join kapu.log_entry using (entry_number) order by 1')
      const numbers = Array.from({ length: 20 }, (_, at) => at + 1)
      expect(placed).toEqual(numbers.filter((n) => n % 3 > 0).map((n) => ({ place: 30 - n, record: String(n) })).reverse())
      const { rows: waiting } = await client.query<{ record: string }>('select record from kapu.log_unsealed join kapu.log_entry using (entry_number) order by entry_number')
      expect(waiting.map(({ record }) => Number(record))).toEqual(numbers.filter((n) => n % 3 === 0))
    } finally {
      client.release()
      await pool.end()
    }
  })

  it('are refused when a newer version used them, or a migration was edited, and left as they are', async () => {
    const pool = await emptyDatabase()
    const client = await pool.connect()
    try {
      await migrate(client, migrations)
      await expect(migrate(client, migrations.slice(0, -1))).rejects.toMatchObject({ code: 'database.newer-data', details: { migrations: migrations.at(-1)!.name } })
      const edited = migrations.map((item, at) => (at === 0 ? { ...item, checksum: 'other' } : item))
      await expect(migrate(client, [...edited, { name: '9999_more.sql', sql: 'create table kapu.more ()', checksum: 'x' }])).rejects.toMatchObject({ code: 'database.migration-changed' })
      const { rows: more } = await client.query(`select to_regclass('kapu.more') as found`)
      expect(more).toEqual([{ found: null }])
    } finally {
      client.release()
      await pool.end()
    }
  })

  it('stay in the state before a migration that fails, and the next try goes on from there', async () => {
    const pool = await emptyDatabase()
    const client = await pool.connect()
    try {
      const broken = [...migrations.slice(0, 2), { name: migrations[2]!.name, sql: 'create table kapu.half (); select 1/0', checksum: 'b' }]
      await expect(migrate(client, broken)).rejects.toThrow(migrations[2]!.name)
      expect((await client.query(`select to_regclass('kapu.half') as found`)).rows).toEqual([{ found: null }])
      expect((await migrate(client, migrations)).applied).toHaveLength(migrations.length - 2)
    } finally {
      client.release()
      await pool.end()
    }
  })
})
