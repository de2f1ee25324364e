import { sql, type RawBuilder } from 'kysely'
import { instantText, isoInstant, type Db, type Tx } from '../../platform/database/index.ts'
import type { Fact, FactContent, FactValue } from './changes.types.ts'
import { believedAt, inForceOn, type AsOf } from './dated.store.ts'

interface Row {
  id: string; register: string; subject_id: string; parent_id: string | null; name: string; search: string; value: FactValue
  valid_from: string; valid_to: string | null; recorded_at: Date; superseded_at: Date | null; change_id: string | null
}

const columns = sql`f.id, f.register, f.subject_id, f.parent_id, f.name, f.search, f.value, f.valid_from, f.valid_to, f.recorded_at, f.superseded_at, f.change_id`

function fromRow(row: Row): Fact {
  return {
    id: row.id, register: row.register, subjectId: row.subject_id, parentId: row.parent_id, name: row.name, search: row.search, value: row.value,
    validFrom: row.valid_from, validTo: row.valid_to, recordedAt: row.recorded_at, supersededAt: row.superseded_at, changeId: row.change_id
  }
}

const inForce = ({ day, knownAt }: AsOf) => sql`${believedAt('f', knownAt)} and ${inForceOn('f', day)}`

/** What a register says of a subject for a day. */
export async function readFact(db: Db | Tx, register: string, subjectId: string, asOf: AsOf): Promise<Fact | null> {
  const { rows } = await sql<Row>`select ${columns} from kapu.register_fact f
    where f.register = ${register} and f.subject_id = ${subjectId} and ${inForce(asOf)}`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

/** Everything that was ever said of a subject, the newest knowledge first. */
export async function readHistory(db: Db | Tx, register: string, subjectId: string): Promise<(Fact & { readonly kind: string | null; readonly reason: string | null })[]> {
  const { rows } = await sql<Row & { kind: string | null; reason: string | null }>`select ${columns}, c.kind, c.reason
    from kapu.register_fact f left join kapu.register_change c on c.id = f.change_id
    where f.register = ${register} and f.subject_id = ${subjectId} order by f.recorded_at desc, f.valid_from desc limit 500`.execute(db)
  return rows.map((row) => ({ ...fromRow(row), kind: row.kind, reason: row.reason }))
}

/** How many facts of a subject were ever written: grows with every change of it, so it is its version. */
export async function readVersion(db: Db | Tx, register: string, subjectId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select ${versionOf(register, sql`${subjectId}::uuid`)} as n`.execute(db)
  return rows[0]!.n
}

/** The same as a column of a query that knows the subject. */
export function versionOf(register: string, subjectId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select count(*)::integer from kapu.register_fact v where v.register = ${register} and v.subject_id = ${subjectId})`
}

/** What a list shows of a fact. */
export type ListedFact = Pick<Fact, 'subjectId' | 'parentId' | 'name' | 'value' | 'validFrom' | 'validTo'> & { readonly recordedAt: string }

/** A page of a register for a day, in the order of the Hungarian alphabet. */
export async function listFacts(db: Db | Tx, filter: {
  readonly register: string
  readonly asOf: AsOf
  /** Words that must all be found, without accents. */
  readonly search?: string | null
  /** Only what has just this beside its name for being found by: an officer's number. */
  readonly number?: string | null
  /** Only what stands under it; `top`: only what stands under nothing. */
  readonly parentId?: string | 'top' | null
  /** Only what stands under one of these; null: whatever it stands under. */
  readonly within?: readonly string[] | null
  readonly after?: { readonly name: string; readonly subjectId: string } | null
  readonly limit: number
}): Promise<ListedFact[]> {
  const words = (filter.search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6)
  const { rows } = await sql<ListedFact>`select f.subject_id as "subjectId", f.parent_id as "parentId", f.name, f.value, f.valid_from as "validFrom", f.valid_to as "validTo",
      ${instantText(sql`f.recorded_at`)} as "recordedAt" from kapu.register_fact f
    where f.register = ${filter.register} and ${inForce(filter.asOf)}
    ${filter.number == null ? sql`` : sql`and f.search = any(${[...new Set([filter.number, filter.number.toUpperCase()])]}::text[])`}
    ${filter.parentId == null ? sql`` : filter.parentId === 'top' ? sql`and f.parent_id is null` : sql`and f.parent_id = ${filter.parentId}`}
    ${filter.within ? sql`and f.parent_id = any(${[...filter.within]}::uuid[])` : sql``}
    ${sql.join(words.map((word) => sql`and f.search_folded like '%' || kapu.fold(${word.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`), sql` `)}
    ${filter.after ? sql`and (f.name collate kapu.hungarian, f.subject_id) > (${filter.after.name} collate kapu.hungarian, ${filter.after.subjectId}::uuid)` : sql``}
    order by f.name collate kapu.hungarian, f.subject_id limit ${filter.limit}`.execute(db)
  return rows.map((row) => ({ ...row, recordedAt: isoInstant(row.recordedAt) }))
}

/** Waits for, and keeps out, other changes of the same subjects until this transaction ends. */
export async function lockSubjects(tx: Tx, subjects: readonly { readonly register: string; readonly subjectId: string }[]): Promise<void> {
  const registers = [...new Set(subjects.map(({ register }) => register))].sort()
  // Thousands of locks would not fit into the server's table of locks: an import keeps everybody out of the register.
  const bulk = subjects.length > 500
  await sql`select ${bulk ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`}(hashtextextended(name, 7200721))
    from unnest(${registers}::text[]) with ordinality as r (name, place) order by place`.execute(tx)
  if (bulk) return
  const keys = [...new Set(subjects.map(({ register, subjectId }) => `${register} ${subjectId}`))].sort()
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 7200720)) from unnest(${keys}::text[]) with ordinality as k (key, place) order by place`.execute(tx)
}

/** Facts that are believed now, of all the subjects. */
export async function readBelieved(tx: Tx, register: string, subjectIds: readonly string[]): Promise<Fact[]> {
  const { rows } = await sql<Row>`select ${columns} from kapu.register_fact f
    where f.register = ${register} and f.subject_id = any(${[...subjectIds]}::uuid[]) and f.superseded_at is null order by f.subject_id, f.valid_from`.execute(tx)
  return rows.map(fromRow)
}

export async function supersedeFacts(tx: Tx, ids: readonly string[], by: { readonly changeId: string; readonly at: Date }): Promise<void> {
  await sql`update kapu.register_fact set superseded_at = ${by.at}, superseded_by = ${by.changeId} where id = any(${[...ids]}::uuid[])`.execute(tx)
}

export interface NewFact extends FactContent {
  readonly id: string
  readonly register: string
  readonly subjectId: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** All in one statement, so that the projections see them together. */
export async function insertFacts(tx: Tx, facts: readonly NewFact[], by: { readonly changeId: string; readonly at: Date }): Promise<void> {
  await sql`insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at, change_id)
    select x.id, x.register, x."subjectId", x."parentId", x.name, x.search, x.value, x."validFrom", x."validTo", ${by.at}, ${by.changeId}
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
      as x (id uuid, register text, "subjectId" uuid, "parentId" uuid, name text, search text, value jsonb, "validFrom" date, "validTo" date)`.execute(tx)
}

/** Which of the subjects were changed otherwise than by this kind of change: their data are somebody's own word. */
export async function subjectsChangedOtherwise(tx: Tx, register: string, kind: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct f.subject_id as id from kapu.register_fact f left join kapu.register_change c on c.id = f.change_id
    where f.register = ${register} and f.superseded_at is null and c.kind is distinct from ${kind}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Everything that a register believes for a day. */
export async function readAll(tx: Tx, register: string, day: string): Promise<Fact[]> {
  const { rows } = await sql<Row>`select ${columns} from kapu.register_fact f where f.register = ${register} and ${inForce({ day, knownAt: null })}`.execute(tx)
  return rows.map(fromRow)
}
