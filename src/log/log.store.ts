import { sql } from 'kysely'
import { escapeLiteral } from 'pg'
import { withCommit, type Db, type Tx } from '../platform/database/index.ts'
import type { Tile } from '../rules/merkle/index.ts'

export async function insertEntryRows(tx: Tx, rows: readonly object[]): Promise<void> {
  await sql`select kapu.append_log_entries(${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** The same as the last thing of the transaction; nothing in it sees the entries. */
export async function insertEntryRowsWithCommit(tx: Tx, rows: readonly object[]): Promise<void> {
  await withCommit(tx, `select kapu.append_log_entries(${escapeLiteral(JSON.stringify(rows))}::jsonb)`)
}

export interface StoredEntry {
  id: string
  kind: string
  organisationId: string | null
  caseId: string | null
  recordedAt: Date
  record: string
  leafIndex: number | null
}

export async function findEntry(db: Db | Tx, id: string): Promise<StoredEntry | undefined> {
  const result = await sql<StoredEntry>`
    select e.id, e.kind, e.organisation_id as "organisationId", e.case_id as "caseId", e.recorded_at as "recordedAt", e.record, l.leaf_index as "leafIndex"
    from kapu.log_entry e left join kapu.log_leaf l using (entry_number) where e.id = ${id}`.execute(db)
  return result.rows[0]
}

export interface TreeState {
  size: number
  root: Buffer
  committedAt: Date | null
  uncosignedSince: Date | null
  cosignedSize: number
  witnessAlarm: string | null
}

export async function readTree(db: Db | Tx): Promise<TreeState> {
  const result = await sql<TreeState>`
    select size, root, committed_at as "committedAt", uncosigned_since as "uncosignedSince", cosigned_size as "cosignedSize",
      witness_alarm as "witnessAlarm" from kapu.log_tree`.execute(db)
  return result.rows[0]!
}

export async function readCheckpoint(db: Db | Tx): Promise<string | null> {
  const result = await sql<{ checkpoint: string | null }>`select checkpoint from kapu.log_tree`.execute(db)
  return result.rows[0]?.checkpoint ?? null
}

/** Several tiles in the widths asked for; undefined for one that has fewer hashes. */
export async function readTileSet(db: Db | Tx, tiles: readonly Tile[]): Promise<(Buffer | undefined)[]> {
  if (tiles.length === 0) return []
  const result = await sql<{ level: number; index: number; hashes: Buffer }>`
    select t.level, t.tile_index as index, t.hashes
    from unnest(${tiles.map((tile) => tile.level)}::int[], ${tiles.map((tile) => tile.index)}::bigint[]) as wanted (level, tile_index)
    join kapu.log_tile t using (level, tile_index)`.execute(db)
  const found = new Map(result.rows.map((row) => [`${row.level}/${Number(row.index)}`, row.hashes]))
  return tiles.map((tile) => {
    const hashes = found.get(`${tile.level}/${tile.index}`)
    return hashes && hashes.length >= tile.width * 32 ? hashes.subarray(0, tile.width * 32) : undefined
  })
}

export async function readBody(tx: Tx, entryId: string): Promise<{ salt: Buffer; content: string } | null> {
  const { rows } = await sql<{ salt: Buffer; content: string }>`select salt, content from kapu.log_body where entry_id = ${entryId}`.execute(tx)
  return rows[0] ?? null
}

/** Removes a body and says which entry explains it. */
export async function deleteBody(tx: Tx, entryId: string, explainedBy: string, at: Date): Promise<void> {
  const deleted = await sql`delete from kapu.log_body where entry_id = ${entryId}`.execute(tx)
  if (deleted.numAffectedRows === 0n) return
  await sql`insert into kapu.log_erasure (entry_id, explained_by, erased_at) values (${entryId}, ${explainedBy}, ${at})`.execute(tx)
}
