/**
 * One state of the whole database, read by COPY over our own connection: `pg_dump` is not among the embedded binaries, and
 * its version would have to fit the server's. Schema and roles are not carried along: the migrations make them.
 */
import type { ClientBase, Pool, PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import { RowHash, type RowDigest } from './row-hash.ts'

export const tableSchema = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
/** A table and the columns that are carried: those that are generated make themselves again. */
export type TransferTable = z.infer<typeof tableSchema>

export const shapeSchema = z.object({
  /** Applied migrations in their order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** The job queue's own last migration. */
  jobsMigration: z.int(),
  tables: z.array(tableSchema),
  serverVersion: z.string()
})
/** What a database consists of. */
export type DatabaseShape = z.infer<typeof shapeSchema>

export const sequenceSchema = z.object({ schema: z.string(), name: z.string(), lastValue: z.string().nullable() })
export type SequenceState = z.infer<typeof sequenceSchema>

/** An open snapshot; every query on `client` sees the same state. */
export interface Snapshot {
  readonly client: PoolClient
  readonly shape: DatabaseShape
  /** Rows of a table in COPY's text format; `digest` is complete when the stream has ended. */
  rows(table: TransferTable): { readonly bytes: AsyncIterable<Buffer>; readonly digest: () => RowDigest }
  /** Read after the tables: a sequence never lies behind the rows that drew from it. */
  sequences(): Promise<SequenceState[]>
  close(): Promise<void>
}

/** Settings that rows as text depend on; the same on both sides. */
const textSettings = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0;
  set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local row_security = off`

/** Begins a transaction in which rows are written as text in the one way. */
export async function beginTransfer(client: ClientBase, mode: string): Promise<void> {
  await client.query(`begin isolation level ${mode}`)
  await client.query(textSettings)
}

/** Opens a snapshot; writers go on meanwhile. */
export async function openSnapshot(owner: Pool): Promise<Snapshot> {
  const client = await owner.connect()
  const close = async (): Promise<void> => {
    await client.query('rollback').catch(() => undefined)
    client.release(true)
  }
  try {
    await beginTransfer(client, 'repeatable read read only')
    const shape = await readShape(client)
    return {
      client,
      shape,
      rows: (table) => copyOut(client, table),
      sequences: () => readSequences(client),
      close
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Rows of a table as a stream. */
export function copyOut(client: ClientBase, table: TransferTable): { bytes: AsyncIterable<Buffer>; digest: () => RowDigest } {
  const digest = new RowHash()
  async function* bytes(): AsyncGenerator<Buffer> {
    // From a query, not a table: that reads a partitioned table, too.
    const stream = client.query(copyTo(`copy (select ${table.columns.map(quote).join(', ')} from ${nameOf(table)}) to stdout`))
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      digest.update(chunk)
      yield chunk
    }
  }
  return { bytes: bytes(), digest: () => digest.digest() }
}

const schemas = ['kapu', 'graphile_worker']

async function readShape(client: ClientBase): Promise<DatabaseShape> {
  const migrations = await client.query<{ name: string; checksum: string }>('select name, checksum from kapu.migration order by applied_at, name')
  const jobs = await client.query<{ id: number }>('select max(id)::integer as id from graphile_worker.migrations')
  const tables = await readTables(client)
  const version = await client.query<{ server_version: string }>('show server_version')
  return { migrations: migrations.rows, jobsMigration: jobs.rows[0]!.id, tables, serverVersion: version.rows[0]!.server_version }
}

/** Every table but the job queue's list of its own migrations, which belongs to the schema that the library makes. */
export async function readTables(client: ClientBase): Promise<TransferTable[]> {
  const { rows } = await client.query<TransferTable>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
    group by 1, 2 order by 1, 2`, [schemas])
  return rows
}

export async function readSequences(client: ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(`
    select schemaname as schema, sequencename as name, last_value::text as "lastValue" from pg_sequences where schemaname = any($1) order by 1, 2`, [schemas])
  return rows
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const nameOf = (table: { schema: string; name: string }): string => `${quote(table.schema)}.${quote(table.name)}`
export const columnsOf = (table: TransferTable): string => table.columns.map(quote).join(', ')
