/** Fills an empty database with a snapshot of another one: the migrations it had, then its rows, in one transaction. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, type Migration } from '../migrate.ts'
import type { RowDigest } from './row-hash.ts'
import { beginTransfer, columnsOf, copyOut, nameOf, readSequences, readTables, type DatabaseShape, type SequenceState, type TransferTable } from './snapshot.ts'

/** Why a snapshot cannot be loaded here. */
export class TransferRefused extends Error {
  readonly reason: 'newer-schema' | 'not-permitted' | 'not-the-same'
  readonly facts: Readonly<Record<string, unknown>>
  constructor(reason: TransferRefused['reason'], facts: Readonly<Record<string, unknown>>, options?: ErrorOptions) {
    super(`${reason}: ${JSON.stringify(facts)}`, options)
    this.name = 'TransferRefused'
    this.reason = reason
    this.facts = facts
  }
}

/** Loads table by table; nothing is there before `finish`, which compares everything and commits. */
export interface Loader {
  table(table: TransferTable, bytes: AsyncIterable<Buffer>, expected: () => RowDigest | Promise<RowDigest>): Promise<void>
  finish(sequences: readonly SequenceState[]): Promise<void>
}

/**
 * Makes the schema that the snapshot had. What has come since is applied to the loaded rows afterwards, as in every
 * installation that is upgraded.
 * @throws TransferRefused newer-schema
 */
export async function makeSchema(client: ClientBase, shape: DatabaseShape, migrations: readonly Migration[]): Promise<void> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const wanted = shape.migrations.map(({ name, checksum }) => {
    const migration = known.get(name)
    if (migration?.checksum !== checksum) throw new TransferRefused('newer-schema', { migration: name })
    return migration
  })
  const jobs = await client.query<{ id: number }>('select max(id)::integer as id from graphile_worker.migrations')
  if (jobs.rows[0]!.id < shape.jobsMigration) throw new TransferRefused('newer-schema', { jobs: shape.jobsMigration })
  await client.query('set statement_timeout = 0')
  await migrate(client, wanted)
}

/** Begins loading. @throws TransferRefused not-permitted, newer-schema */
export async function beginLoad(client: ClientBase, shape: DatabaseShape): Promise<Loader> {
  const present = new Map((await readTables(client)).map((table) => [nameOf(table), table]))
  for (const table of shape.tables) {
    const here = present.get(nameOf(table))
    const missing = here ? table.columns.filter((column) => !here.columns.includes(column)) : table.columns
    if (missing.length > 0) throw new TransferRefused('newer-schema', { table: nameOf(table), missing })
  }
  await beginTransfer(client, 'read committed')
  try {
    // Rows come as they were: no trigger counts them again, and no foreign key asks for a row that is still to come.
    await client.query('set local session_replication_role = replica')
  } catch (error) {
    throw new TransferRefused('not-permitted', {}, { cause: error })
  }
  // Also what migrations themselves put in.
  await client.query(`truncate ${[...present.keys()].join(', ')}`)
  const loaded: Array<{ table: TransferTable; expected: RowDigest }> = []
  return {
    table: async (table, bytes, expected) => {
      await pipeline(Readable.from(bytes), client.query(copyFrom(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`)))
      loaded.push({ table, expected: await expected() })
    },
    finish: async (sequences) => {
      for (const { schema, name, lastValue } of sequences) {
        if (lastValue === null) await client.query('select setval($1::regclass, (select start_value from pg_sequences where schemaname = $2 and sequencename = $3), false)', [nameOf({ schema, name }), schema, name])
        else await client.query('select setval($1::regclass, $2::bigint, true)', [nameOf({ schema, name }), lastValue])
      }
      const missing = shape.tables.filter((table) => !loaded.some((item) => nameOf(item.table) === nameOf(table)))
      if (missing.length > 0) throw new TransferRefused('not-the-same', { missing: missing.map(nameOf) })
      for (const { table, expected } of loaded) await compare(client, table, expected)
      const now = new Map((await readSequences(client)).map((sequence) => [nameOf(sequence), sequence.lastValue]))
      const wrong = sequences.filter((sequence) => now.get(nameOf(sequence)) !== sequence.lastValue)
      if (wrong.length > 0) throw new TransferRefused('not-the-same', { sequences: wrong.map(nameOf) })
      await client.query('commit')
      await client.query('set statement_timeout = 0')
      await client.query('analyze')
    }
  }
}

/** Reads back what the table holds now. */
async function compare(client: ClientBase, table: TransferTable, expected: RowDigest): Promise<void> {
  const { bytes, digest } = copyOut(client, table)
  for await (const _ of bytes);
  const found = digest()
  if (found.rows !== expected.rows || found.hash !== expected.hash) throw new TransferRefused('not-the-same', { table: nameOf(table), expected, found })
}
