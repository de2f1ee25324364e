import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** A table that refers to stored documents. */
interface Place {
  readonly name: string
  /** Whether the asking role sees every row: row-level security hides rows without a word. */
  readonly seesAll: boolean
}

/** Every table with a text column `sha256`, found in the catalogue: a table of a later migration must not be forgotten here. */
export async function placesOfDocuments(db: Db): Promise<Place[]> {
  const { rows } = await sql<{ name: string; sees_all: boolean }>`
    select c.relname as name,
      has_table_privilege(current_user, c.oid, 'select') and (not c.relrowsecurity or exists (
        select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polpermissive
          and (select oid from pg_roles where rolname = current_user) = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true'
      )) as sees_all
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'kapu'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'sha256' and a.atttypid = 'text'::regtype and not a.attisdropped
    order by 1`.execute(db)
  return rows.map((row) => ({ name: row.name, seesAll: row.sees_all }))
}

/** Those of the addresses that a row of the tables names. */
export async function referencedDocuments(db: Db, tables: readonly string[], addresses: readonly string[]): Promise<Set<string>> {
  const parts = tables.map((table) => sql`select sha256 from ${sql.table(`kapu.${table}`)} where sha256 = any(${[...addresses]}::text[])`)
  const { rows } = await sql<{ sha256: string }>`${sql.join(parts, sql` union `)}`.execute(db)
  return new Set(rows.map((row) => row.sha256))
}
