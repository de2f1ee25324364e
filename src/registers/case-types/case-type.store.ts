import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import type { CaseTypeSummary, RuleVersion } from './case-type.types.ts'

/** Id of the version of a case type that applies on a day: the newest that is valid then. */
export async function findInForce(db: Db | Tx, code: string, date: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from kapu.case_type_version
    where code = ${code} and valid_from <= ${date}::date and (valid_to is null or valid_to >= ${date}::date)
    order by valid_from desc, version desc limit 1`.execute(db)
  return rows[0]?.id
}

/** A version by its id. */
export async function readVersion(db: Db | Tx, id: string): Promise<RuleVersion | undefined> {
  const { rows } = await sql<{ id: string; rule: CaseRule }>`select id, rule from kapu.case_type_version where id = ${id}`.execute(db)
  return rows[0]
}

/** All case types in force on a day. */
export async function listInForce(db: Db | Tx, date: string): Promise<CaseTypeSummary[]> {
  const { rows } = await sql<{ code: string; version: number; name: { hu: string; en: string } }>`
    select distinct on (code) code, version, rule->'name' as name from kapu.case_type_version
    where valid_from <= ${date}::date and (valid_to is null or valid_to >= ${date}::date)
    order by code, valid_from desc, version desc limit 500`.execute(db)
  return rows
}

/** A file of a version. */
export async function readFileOf(db: Db | Tx, versionId: string, path: string): Promise<string | undefined> {
  const { rows } = await sql<{ content: string }>`select content from kapu.case_type_file
    where version_id = ${versionId} and path = ${path}`.execute(db)
  return rows[0]?.content
}

/** Files of a version under a folder. */
export async function readFilesUnder(db: Db | Tx, versionId: string, folder: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ path: string; content: string }>`select path, content from kapu.case_type_file
    where version_id = ${versionId} and starts_with(path, ${`${folder}/`})`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.path, row.content]))
}

/** What is known of a version by its number. */
export async function readByNumber(
  tx: Tx, code: string, version: number
): Promise<{ id: string; contentHash: string; used: boolean } | undefined> {
  const { rows } = await sql<{ id: string; content_hash: string; used: boolean }>`select v.id, v.content_hash,
      exists (select from kapu.authority_case c where c.case_type_version_id = v.id) as used
    from kapu.case_type_version v where v.code = ${code} and v.version = ${version}`.execute(tx)
  const row = rows[0]
  return row && { id: row.id, contentHash: row.content_hash, used: row.used }
}

/** Stores a version with its files; run by the owner when the Gate starts. */
export async function insertVersion(tx: Tx, item: {
  id: string
  rule: CaseRule
  contentHash: string
  files: Readonly<Record<string, string>>
  recordedAt: Date
}): Promise<void> {
  const { rule } = item
  await sql`insert into kapu.case_type_version (id, code, version, valid_from, valid_to, rule, content_hash, recorded_at)
    values (${item.id}, ${rule.code}, ${rule.version}, ${rule.validFrom}, ${rule.validTo}, ${JSON.stringify(rule)}::jsonb,
      ${item.contentHash}, ${item.recordedAt})`.execute(tx)
  for (const [path, content] of Object.entries(item.files)) {
    await sql`insert into kapu.case_type_file (version_id, path, content) values (${item.id}, ${path}, ${content})`.execute(tx)
  }
}

/** Removes a version that no case uses. */
export async function deleteVersion(tx: Tx, id: string): Promise<void> {
  await sql`delete from kapu.case_type_file where version_id = ${id}`.execute(tx)
  await sql`delete from kapu.case_type_version where id = ${id}`.execute(tx)
}
