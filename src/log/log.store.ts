import { sql } from 'kysely'
import type { Db, Tx } from '../platform/database/index.ts'
import type { NewEntry } from './log.types.ts'
import type { PreparedEntry } from './record.ts'

export async function insertEntry(tx: Tx, entry: NewEntry, prepared: PreparedEntry, inCaseChain: boolean): Promise<void> {
  await sql`select kapu.append_log_entry(
    ${prepared.id}, ${entry.kind}, ${entry.organisationId ?? null}, ${entry.caseId ?? null}, ${inCaseChain}, ${prepared.at},
    ${prepared.recordHead}, ${prepared.recordTail}, ${Buffer.from(prepared.salt)}, ${prepared.content},
    ${entry.subject?.kind ?? null}, ${entry.subject?.id ?? null})`.execute(tx)
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
    select id, kind, organisation_id as "organisationId", case_id as "caseId", recorded_at as "recordedAt", record, leaf_index as "leafIndex"
    from kapu.log_entry where id = ${id}`.execute(db)
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

/** Contents of one tile; it may be wider by now than the tree the caller looks at. */
export async function readTile(db: Db | Tx, level: number, index: number): Promise<Buffer | undefined> {
  const result = await sql<{ hashes: Buffer }>`
    select hashes from kapu.log_tile where level = ${level} and tile_index = ${index}`.execute(db)
  return result.rows[0]?.hashes
}
