/** What verification reads of the database, by a connection that may see every body (`kapu_auditor`). */
import type { ClientBase } from 'pg'

export interface CheckedRow {
  id: string
  kind: string
  organisation_id: string | null
  case_id: string | null
  recorded_at: Date
  chain_id: string
  chain_sequence: string
  case_chain_id: string | null
  case_sequence: string | null
  record: string
  leaf_hash: Buffer
  leaf_index: string | null
  salt: Buffer | null
  content: string | null
  body_organisation: string | null
  body_case: string | null
  subject_kind: string | null
  subject_id: string | null
  explained_by: string | null
}

export interface LaterRow extends CheckedRow {
  entry_number: string
  /** Waits for the sequencer, or was sealed since the tree was published. */
  has_place_or_marker: boolean
}

const columns = `e.id, e.kind, e.organisation_id, e.case_id, e.recorded_at, e.chain_id, e.chain_sequence, e.case_chain_id, e.case_sequence,
  e.record, e.leaf_hash, l.leaf_index, b.salt, b.content, b.organisation_id as body_organisation, b.case_id as body_case,
  b.subject_kind, b.subject_id, x.explained_by
  from kapu.log_entry e left join kapu.log_leaf l using (entry_number) left join kapu.log_body b on b.entry_id = e.id left join kapu.log_erasure x on x.entry_id = e.id`

export async function sealedRows(client: ClientBase, first: number, count: number): Promise<CheckedRow[]> {
  const { rows } = await client.query<CheckedRow>(
    `select ${columns} where l.leaf_index >= $1 and l.leaf_index < $2 order by l.leaf_index`, [first, first + count])
  return rows
}

/** Entries beyond the published tree: sealed since, or waiting. In the order in which each chain was written. */
export async function laterRows(client: ClientBase, size: number, afterNumber: number, limit: number): Promise<LaterRow[]> {
  const { rows } = await client.query<LaterRow>(
    `select e.entry_number, l.leaf_index is not null or exists (select from kapu.log_unsealed u where u.entry_number = e.entry_number) as has_place_or_marker,
       ${columns} where (l.leaf_index is null or l.leaf_index >= $1) and e.entry_number > $2 order by e.entry_number limit $3`,
    [size, afterNumber, limit])
  return rows
}

export interface Explanation {
  id: string
  kind: string
  content: string | null
}

/** The entry that says a body was erased. */
export async function readExplanation(client: ClientBase, id: string): Promise<Explanation | undefined> {
  const { rows } = await client.query<Explanation>(
    'select e.id, e.kind, b.content from kapu.log_entry e left join kapu.log_body b on b.entry_id = e.id where e.id = $1', [id])
  return rows[0]
}

export interface QuickFacts {
  sealed: number
  /** Of the latest entries, how many do not hash to their leaf. */
  changed: number
  waiting: number
  oldestWaiting: Date | null
  latestEntry: Date | null
  uncosignedSince: Date | null
  witnessAlarm: string | null
}

/** Books of the tree and a sample of its latest entries, by index. */
export async function quickFacts(client: ClientBase, latest: number): Promise<QuickFacts> {
  const { rows } = await client.query<Record<keyof QuickFacts, string | Date | null>>(
    `select coalesce((select max(leaf_index) + 1 from kapu.log_leaf), 0) as sealed,
       (select count(*) from (select record, leaf_hash from kapu.log_entry order by entry_number desc limit $1) e
         where sha256('\\x00'::bytea || convert_to(record, 'UTF8')) <> leaf_hash) as changed,
       (select count(*) from kapu.log_unsealed) as waiting,
       (select min(e.recorded_at) from kapu.log_unsealed u join kapu.log_entry e using (entry_number)) as "oldestWaiting",
       (select max(recorded_at) from (select recorded_at from kapu.log_entry order by entry_number desc limit $1) e) as "latestEntry",
       t.uncosigned_since as "uncosignedSince", t.witness_alarm as "witnessAlarm" from kapu.log_tree t`, [latest])
  const row = rows[0]!
  return {
    sealed: Number(row.sealed), changed: Number(row.changed), waiting: Number(row.waiting), oldestWaiting: row.oldestWaiting as Date | null,
    latestEntry: row.latestEntry as Date | null, uncosignedSince: row.uncosignedSince as Date | null, witnessAlarm: row.witnessAlarm as string | null
  }
}
