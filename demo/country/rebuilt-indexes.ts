import type { Client, PoolClient } from 'pg'

/** Indexes that the load itself needs: the history of a row that is there already is not opened twice (`on conflict`). */
const needed = ['register_fact_believed']

/**
 * Runs a load of many rows with the tables' secondary indexes taken away, and builds them again from their own definitions
 * in the same transaction: sorted once, instead of entry by entry (names in the order of the Hungarian alphabet, and
 * trigrams). The tables are locked until the commit, which is right for an installation that nobody uses yet.
 */
export async function withIndexesBuiltAfterwards<T>(client: Client | PoolClient, tables: readonly string[], load: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ name: string, definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = any ($1::regclass[]) and c.relname <> all ($2)
        and not exists (select from pg_constraint where conindid = i.indexrelid)
      order by c.relname`, [tables, needed])
  for (const { name } of rows) await client.query(`drop index ${name}`)
  const result = await load()
  await client.query(`set local maintenance_work_mem = '256MB'`)
  for (const { definition } of rows) await client.query(definition)
  return result
}
