import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { OfficeTimeFacts, Organisation, PolicyCode, Tier, UnitSummary } from './organisation.types.ts'

interface Row {
  id: string; code: string; name: string; short_name: string; tier: Tier; kind: string
  authority_kind: Organisation['authorityKind']; parent_id: string | null; superior_id: string | null; settlement: string | null
  exchange_id: string | null; demo: boolean
}

const columns = sql`id, code, name, short_name, tier, kind, authority_kind, parent_id, superior_id, settlement, exchange_id, demo`

function fromRow(row: Row): Organisation {
  return {
    id: row.id, code: row.code, name: row.name, shortName: row.short_name, tier: row.tier, kind: row.kind, authorityKind: row.authority_kind,
    parentId: row.parent_id, superiorId: row.superior_id, settlement: row.settlement, exchangeId: row.exchange_id, demo: row.demo
  }
}

export async function readOrganisation(db: Db | Tx, id: string, asOf: string): Promise<Organisation | null> {
  const { rows } = await sql<Row>`select ${columns} from kapu.organisation
    where id = ${id} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

export async function readOrganisationByCode(db: Db | Tx, code: string, asOf: string): Promise<Organisation | null> {
  const { rows } = await sql<Row>`select ${columns} from kapu.organisation
    where code = ${code} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

export async function readCounts(db: Db): Promise<{ tier: Tier; count: number }[]> {
  const { rows } = await sql<{ tier: Tier; count: number }>`select tier, count from kapu.organisation_count`.execute(db)
  return rows
}

/** Units in the order of the Hungarian alphabet, after the given name and id. */
export async function listUnits(db: Db, filter: {
  readonly asOf: string; readonly tier: Tier | null; readonly search: string | null
  readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number
}): Promise<UnitSummary[]> {
  const words = (filter.search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6)
  const { rows } = await sql<Row>`select ${columns} from kapu.organisation
    where valid_from <= ${filter.asOf}::date and (valid_to is null or valid_to >= ${filter.asOf}::date)
    ${filter.tier === null ? sql`` : sql`and tier = ${filter.tier}`}
    ${sql.join(words.map((word) => sql`and search_folded like '%' || kapu.fold(${escapeLike(word)}) || '%'`), sql` `)}
    ${filter.after === null ? sql`` : sql`and (name collate kapu.hungarian, id) > (${filter.after.name} collate kapu.hungarian, ${filter.after.id}::uuid)`}
    order by name collate kapu.hungarian, id limit ${filter.limit}`.execute(db)
  return rows.map(summaryOf)
}

export async function listChildren(db: Db, parentId: string, asOf: string): Promise<UnitSummary[]> {
  const { rows } = await sql<Row>`select ${columns} from kapu.organisation
    where parent_id = ${parentId} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)
    order by name collate kapu.hungarian, id limit 500`.execute(db)
  return rows.map(summaryOf)
}

function summaryOf(row: Row): UnitSummary {
  return { id: row.id, name: row.name, shortName: row.short_name, settlement: row.settlement, tier: row.tier }
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

export async function readPolicy(
  db: Db | Tx, organisationId: string, code: PolicyCode, asOf: string
): Promise<{ value: unknown; legal_source: string; valid_from: string } | null> {
  const { rows } = await sql<{ value: unknown; legal_source: string; valid_from: string }>`
    select value, legal_source, valid_from from kapu.organisation_policy
    where organisation_id = ${organisationId} and code = ${code} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)
    order by valid_from desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The legal clock's row; `lock` makes other settings of the same clock wait until this transaction ends. */
export async function readClock(
  db: Db | Tx, organisationId: string, options: { readonly lock: boolean } = { lock: false }
): Promise<{ demo: boolean; offset: number; version: number } | null> {
  const { rows } = await sql<{ demo: boolean; legal_clock_offset_ms: number; legal_clock_version: number }>`
    select demo, legal_clock_offset_ms, legal_clock_version from kapu.organisation where id = ${organisationId}
    ${options.lock ? sql`for no key update` : sql``}`.execute(db)
  return rows[0] ? { demo: rows[0].demo, offset: rows[0].legal_clock_offset_ms, version: rows[0].legal_clock_version } : null
}

export async function writeClock(tx: Tx, organisationId: string, offset: number): Promise<void> {
  await sql`update kapu.organisation set legal_clock_offset_ms = ${offset}, legal_clock_version = legal_clock_version + 1
    where id = ${organisationId}`.execute(tx)
}

/** Whether somebody holds a post in the organisation on the day or later. */
export async function hasPostsFrom(tx: Tx, organisationId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (select from kapu.post where organisation_id = ${organisationId}
    and (valid_to is null or valid_to >= ${day}::date)) as held`.execute(tx)
  return rows[0]!.held
}

/** Clock, kind and declared breaks of an office in one statement; breaks are null where it has declared none. */
export async function readOfficeTime(db: Db | Tx, organisationId: string): Promise<OfficeTimeFacts | null> {
  const { rows } = await sql<OfficeTimeFacts>`
    select o.legal_clock_offset_ms as "offset", o.authority_kind as "authorityKind", (
      select p.value from kapu.organisation_policy p where p.organisation_id = o.id and p.code = 'administrative-breaks' and p.valid_to is null
      order by p.valid_from desc limit 1) as breaks
    from kapu.organisation o where o.id = ${organisationId} and o.valid_to is null`.execute(db)
  return rows[0] ?? null
}

/** Brings the present rows to a day: what was recorded for it earlier becomes the present one. Gives how many changed; the housekeeper's. */
export async function refreshOrganisations(housekeeper: Db, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select kapu.project_organisations_on(${day}::date, null) as n`.execute(housekeeper)
  return rows[0]!.n
}
