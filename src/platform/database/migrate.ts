import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { defineErrors } from '../errors/index.ts'

/** A migration of the folder: `0600_casework.sql`. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** What a run of migrations did. */
export interface MigrationReport {
  readonly applied: readonly string[]
  readonly already: number
}

export const migrationErrors = defineErrors('database', {
  migrationChanged: {
    status: 500,
    hu: 'Egy már végrehajtott adatbázis-változtatás fájlja azóta megváltozott. Állítsa vissza a db/migrations mappát a kiadott állapotra; az adatok érintetlenek.',
    en: 'The file of a migration that was applied has changed since. Restore the folder db/migrations to what was released; the data are untouched.'
  },
  newerData: {
    status: 500,
    hu: 'Az adatokat a Kapu újabb változata használta már; ez a régebbi nem nyithatja meg. Frissítse a programot; az adatok érintetlenek.',
    en: 'A newer version of the Gate has used these data; this older one must not open them. Update the program; the data are untouched.'
  }
})

/** Any number; one for the whole product, so that two starts do not migrate at once. */
const lockKey = 4_187_004

/** Reads the migrations in the order of their numbers. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  }))
}

/**
 * Applies what is new, forward only, each migration in its own transaction, under one advisory lock.
 * @throws database.migration-changed, database.newer-data; nothing is applied then
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<MigrationReport> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await client.query('create schema if not exists kapu')
    await client.query(`create table if not exists kapu.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from kapu.migration')
    const known = new Map(rows.map((row) => [row.name, row.checksum]))
    const drifted = migrations.filter((item) => known.has(item.name) && known.get(item.name) !== item.checksum)
    const missing = rows.filter((row) => !migrations.some((item) => item.name === row.name))
    if (missing.length > 0) throw migrationErrors.newerData({ migrations: missing.map((item) => item.name).join(', ') })
    if (drifted.length > 0) throw migrationErrors.migrationChanged({ migrations: drifted.map((item) => item.name).join(', ') })
    const applied: string[] = []
    for (const migration of migrations) {
      if (known.has(migration.name)) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    return { applied, already: known.size }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local search_path = kapu, public')
    await client.query(migration.sql)
    await client.query('insert into kapu.migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
