import { sql, type RawBuilder } from 'kysely'
import { keptStatement, type Db, type Tx } from '../../platform/database/index.ts'
import { factJoin, inForceOn, versionOf } from '../changes/index.ts'
import { OFFICERS, POSTS, QUALIFICATIONS } from './staff-codes.ts'

/** A row of the projections, as plans need it. */
export interface StaffOfficer { readonly id: string; readonly officerNumber: string; readonly name: string; readonly employerId: string | null; readonly demo: boolean; readonly validFrom: string; readonly validTo: string | null }
export interface StaffPost {
  readonly id: string; readonly officerId: string; readonly officerName: string; readonly officerNumber: string; readonly organisationId: string; readonly organisationName: string
  readonly jobRoleId: string; readonly jobRoleHu: string; readonly jobRoleEn: string; readonly substitutesForOfficerId: string | null; readonly substitutesForName: string | null
  readonly validFrom: string; readonly validTo: string | null
}
export interface StaffQualification { readonly id: string; readonly kind: string; readonly reference: string; readonly validFrom: string; readonly validTo: string | null }
export interface StaffRole { readonly id: string; readonly hu: string; readonly tier: string; readonly ofTheCountry: boolean }

/**
 * Whether an officer has a data protection training on a day, and to which day (null: none, or for good), as a table of one row. Looking
 * for the last one by sorting took a quarter of a page of fifty people.
 */
export function trainingOf(officerId: RawBuilder<unknown>, day: unknown): RawBuilder<unknown> {
  return sql`(select count(*) > 0 as trained, case when bool_or(q.valid_to is null) then null else max(q.valid_to) end as "trainedTo" from kapu.officer_qualification q
    where q.officer_id = ${officerId} and q.kind = 'data-protection-training' and q.valid_from <= ${day}::date and (q.valid_to is null or q.valid_to >= ${day}::date))`
}

export async function findOfficer(db: Db | Tx, id: string): Promise<StaffOfficer | null> {
  const { rows } = await sql<StaffOfficer>`select id, officer_number as "officerNumber", name, employer_id as "employerId", demo, valid_from as "validFrom", valid_to as "validTo"
    from kapu.officer where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function isNumberTaken(db: Db | Tx, officerNumber: string): Promise<boolean> {
  const { rows } = await sql`select 1 from kapu.officer where officer_number = ${officerNumber}`.execute(db)
  return rows.length > 0
}

const postColumns = sql`p.id, p.officer_id as "officerId", o.name as "officerName", o.officer_number as "officerNumber", p.organisation_id as "organisationId", g.name as "organisationName",
  p.job_role_id as "jobRoleId", r.name_hu as "jobRoleHu", r.name_en as "jobRoleEn", p.substitutes_for_officer_id as "substitutesForOfficerId", s.name as "substitutesForName",
  p.valid_from as "validFrom", p.valid_to as "validTo"`
const postTables = sql`kapu.post p join kapu.officer o on o.id = p.officer_id join kapu.organisation g on g.id = p.organisation_id join kapu.job_role r on r.id = p.job_role_id
  left join kapu.officer s on s.id = p.substitutes_for_officer_id`

/** The same by the names of a day, for rows joined with `namesThen`; what a register does not know for the day has its present name. */
const postColumnsThen = sql`p.id, p.officer_id as "officerId", coalesce(ot.name, o.name) as "officerName", o.officer_number as "officerNumber", p.organisation_id as "organisationId",
  coalesce(gt.name, g.name) as "organisationName", p.job_role_id as "jobRoleId", coalesce(rt.value ->> 'nameHu', r.name_hu) as "jobRoleHu", coalesce(rt.value ->> 'nameEn', r.name_en) as "jobRoleEn",
  p.substitutes_for_officer_id as "substitutesForOfficerId", coalesce(st.name, s.name) as "substitutesForName", p.valid_from as "validFrom", p.valid_to as "validTo"`
const namesThen = (day: unknown): RawBuilder<unknown> => {
  const asOf = { day, knownAt: null }
  return sql`left join ${factJoin('ot', OFFICERS, sql`p.officer_id`, asOf)} left join ${factJoin('gt', 'organisations', sql`p.organisation_id`, asOf)}
    left join ${factJoin('rt', 'job-roles', sql`p.job_role_id`, asOf)} left join ${factJoin('st', OFFICERS, sql`p.substitutes_for_officer_id`, asOf)}`
}

/** Every post an officer ever held or shall hold, and (`alsoFor`) those in which others stand in for them. */
export async function listPosts(db: Db | Tx, officerId: string, options: { readonly alsoFor: boolean } = { alsoFor: false }): Promise<StaffPost[]> {
  const { rows } = await sql<StaffPost>`select ${postColumns} from ${postTables}
    where p.officer_id = ${officerId} ${options.alsoFor ? sql`or p.substitutes_for_officer_id = ${officerId}` : sql``} order by p.valid_from desc, p.id`.execute(db)
  return rows
}

export async function findPost(db: Db | Tx, id: string): Promise<StaffPost | null> {
  const { rows } = await sql<StaffPost>`select ${postColumns} from ${postTables} where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

interface ListedPost extends StaffPost {
  readonly trainedTo: string | null
  readonly trained: boolean
}

interface StaffPage {
  /** Conditions that words make. */
  readonly words: readonly RawBuilder<unknown>[]
  readonly goesOn: boolean
  /** The day is not the present one: names are those of that day, which have to be looked for in their facts. */
  readonly isStated: boolean
}

const staffValues = ['organisationId', 'day', 'afterName', 'afterId', 'limit'] as const

function staffPage({ words, goesOn, isStated }: StaffPage, filter: Readonly<Record<(typeof staffValues)[number], unknown>>): RawBuilder<ListedPost> {
  return sql<ListedPost>`
    with page as (select f.subject_id as id, f.name from kapu.register_fact f
      where f.register = 'posts' and f.parent_id = ${filter.organisationId} and f.superseded_at is null and ${inForceOn('f', filter.day)}
      ${sql.join([...words], sql` `)}
      ${goesOn ? sql`and (f.name collate kapu.hungarian, f.subject_id) > (${filter.afterName} collate kapu.hungarian, ${filter.afterId}::uuid)` : sql``}
      order by f.name collate kapu.hungarian, f.subject_id limit ${filter.limit})
    select p.id, p.officer_id as "officerId", page.name as "officerName", o.officer_number as "officerNumber", p.organisation_id as "organisationId",
      ${isStated ? sql`coalesce(gt.name, (select g.name from kapu.organisation g where g.id = ${filter.organisationId}))` : sql`(select g.name from kapu.organisation g where g.id = ${filter.organisationId})`} as "organisationName",
      p.job_role_id as "jobRoleId", ${isStated ? sql`coalesce(rt.value ->> 'nameHu', r.name_hu)` : sql`r.name_hu`} as "jobRoleHu",
      ${isStated ? sql`coalesce(rt.value ->> 'nameEn', r.name_en)` : sql`r.name_en`} as "jobRoleEn",
      p.substitutes_for_officer_id as "substitutesForOfficerId", ${isStated ? sql`coalesce(st.name, s.name)` : sql`s.name`} as "substitutesForName", p.valid_from as "validFrom", p.valid_to as "validTo", t.trained, t."trainedTo"
    from page join kapu.post p on p.id = page.id join kapu.officer o on o.id = p.officer_id
    join kapu.job_role r on r.id = p.job_role_id left join kapu.officer s on s.id = p.substitutes_for_officer_id ${isStated ? namesThen(filter.day) : sql``}
    cross join lateral ${trainingOf(sql`p.officer_id`, filter.day)} t
    order by page.name collate kapu.hungarian, page.id`
}

/** What is looked at all day: today's people without words. */
const firstStaff = keptStatement(staffValues, (filter) => staffPage({ words: [], goesOn: false, isStated: false }, filter))

/**
 * A page of who holds a post in an office on a day, by name. The page comes from the facts, which stand under the office in the order
 * of names already; sorting the thousand posts of a large office for each page would cost more than all the rest.
 */
export async function listStaff(db: Db | Tx, { search, after, isStated, ...filter }: {
  readonly organisationId: string; readonly day: string; readonly search: string | null; readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number
  /** The day is not the present one. */
  readonly isStated: boolean
}): Promise<ListedPost[]> {
  const words = (search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6)
    .map((word) => sql`and f.search_folded like '%' || kapu.fold(${word.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`)
  const values = { ...filter, afterName: after?.name, afterId: after?.id }
  if (words.length === 0 && after === null && !isStated) return firstStaff(db, values)
  return (await staffPage({ words, goesOn: after !== null, isStated }, values).execute(db)).rows
}

/** An officer with every post ever held or to be held and every qualification, each with the version that a change of it must name. */
export interface StaffRecord {
  readonly officer: StaffOfficer & { readonly version: number }
  /** What the register says of them for the day that was asked about; null: no day, or nothing. */
  readonly onDay: Pick<StaffOfficer, 'name' | 'employerId'> | null
  readonly posts: (StaffPost & { readonly version: number })[]
  readonly qualifications: (StaffQualification & { readonly version: number })[]
}

/** In one round trip: what an officer's page shows is little, and asking for it six times was most of the page's time. */
export async function readStaffRecord(db: Db | Tx, officerId: string, day: string | null = null): Promise<StaffRecord | null> {
  const { rows } = await sql<StaffRecord['officer'] & { onDay: StaffRecord['onDay']; posts: StaffRecord['posts']; qualifications: StaffRecord['qualifications'] }>`
    select w.id, w.officer_number as "officerNumber", w.name, w.employer_id as "employerId", w.demo, w.valid_from as "validFrom", w.valid_to as "validTo",
      ${versionOf(OFFICERS, sql`w.id`)} as version,
      ${day === null ? sql`null::jsonb` : sql`(select jsonb_build_object('name', f.name, 'employerId', f.value -> 'employerId') from kapu.register_fact f
        where f.register = ${OFFICERS} and f.subject_id = w.id and f.superseded_at is null and ${inForceOn('f', day)})`} as "onDay",
      (select coalesce(jsonb_agg(to_jsonb(x) order by x."validFrom" desc, x.id), '[]') from (
        select ${day === null ? postColumns : postColumnsThen}, ${versionOf(POSTS, sql`p.id`)} as version from ${postTables} ${day === null ? sql`` : namesThen(day)} where p.officer_id = w.id) x) as posts,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x."validFrom" desc, x.id), '[]') from (
        select q.id, q.kind, q.reference, q.valid_from as "validFrom", q.valid_to as "validTo", ${versionOf(QUALIFICATIONS, sql`q.id`)} as version
        from kapu.officer_qualification q where q.officer_id = w.id) x) as qualifications
    from kapu.officer w where w.id = ${officerId}`.execute(db)
  if (!rows[0]) return null
  const { posts, qualifications, onDay, ...officer } = rows[0]
  return { officer, onDay, posts, qualifications }
}

export async function listQualifications(db: Db | Tx, officerId: string): Promise<StaffQualification[]> {
  const { rows } = await sql<StaffQualification>`select id, kind, reference, valid_from as "validFrom", valid_to as "validTo"
    from kapu.officer_qualification where officer_id = ${officerId} order by valid_from desc, id`.execute(db)
  return rows
}

/** A job role on a day; null when it is not in force. */
export async function findRole(db: Db | Tx, id: string, day: string): Promise<StaffRole | null> {
  const { rows } = await sql<StaffRole>`select r.id, r.name_hu as hu, r.organisation_tier as tier, r.is_auditor or r.is_national_administrator as "ofTheCountry"
    from kapu.job_role r where r.id = ${id} and ${inForceOn('r', day)}`.execute(db)
  return rows[0] ?? null
}

/** Rights to personal data that an officer has or shall have, in one job role of one office or in all. */
export async function listGrantIds(db: Db | Tx, officerId: string, of: { readonly organisationId: string; readonly jobRoleId: string } | null): Promise<{ readonly id: string; readonly validFrom: string; readonly validTo: string }[]> {
  const { rows } = await sql<{ id: string; validFrom: string; validTo: string }>`select id, valid_from as "validFrom", valid_to as "validTo" from kapu.entitlement_grant
    where officer_id = ${officerId} ${of ? sql`and organisation_id = ${of.organisationId} and job_role_id = ${of.jobRoleId}` : sql``}`.execute(db)
  return rows
}

/** Posts, rights or qualifications of officers, past, present and to come. */
export async function listEntriesOf(db: Db | Tx, register: string, officerIds: readonly string[]): Promise<{ readonly id: string; readonly officerId: string }[]> {
  const table = { posts: 'kapu.post', grants: 'kapu.entitlement_grant', qualifications: 'kapu.officer_qualification' }[register]
  if (!table) throw new RangeError(register)
  const { rows } = await sql<{ id: string; officerId: string }>`select id, officer_id as "officerId" from ${sql.table(table)} where officer_id = any(${[...officerIds]}::uuid[])`.execute(db)
  return rows
}

export async function isEmployed(db: Db | Tx, officerId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from kapu.officer o where o.id = ${officerId} and ${inForceOn('o', day)}`.execute(db)
  return rows.length > 0
}

/**
 * Who signs and who leads in an office on a day: names and job roles of those who exercise public power are public (Info tv. 26. § (2)).
 * Names and duties are those of the day, so they come from the facts.
 */
export async function listPublicOfficials(db: Db | Tx, organisationId: string, day: string): Promise<{
  readonly name: string; readonly jobRoleHu: string; readonly jobRoleEn: string; readonly signs: boolean; readonly leads: boolean; readonly substitutesForName: string | null
}[]> {
  const { rows } = await sql<{ name: string; jobRoleHu: string; jobRoleEn: string; signs: boolean; leads: boolean; substitutesForName: string | null }>`
    select o.name, r.value ->> 'nameHu' as "jobRoleHu", r.value ->> 'nameEn' as "jobRoleEn", r.value -> 'duties' ? 'signer' as signs, r.value -> 'duties' ? 'head' as leads,
      s.name as "substitutesForName"
    from kapu.post p join ${factJoin('r', 'job-roles', sql`p.job_role_id`, { day, knownAt: null })} join ${factJoin('o', 'officers', sql`p.officer_id`, { day, knownAt: null })}
    left join ${factJoin('s', 'officers', sql`p.substitutes_for_officer_id`, { day, knownAt: null })}
    where p.organisation_id = ${organisationId} and r.value -> 'duties' ?| array['signer', 'head'] and ${inForceOn('p', day)}
    order by 4 desc, o.name collate kapu.hungarian, p.id limit 100`.execute(db)
  return rows
}

/** In whose name an officer could sign on a day: posts of signing job roles, of an employed holder. */
export async function listSigningPosts(db: Db | Tx, officerId: string, day: string): Promise<StaffPost[]> {
  const { rows } = await sql<StaffPost>`select ${postColumns} from ${postTables}
    where p.officer_id = ${officerId} and r.is_signer and ${inForceOn('p', day)} and ${inForceOn('o', day)} and ${inForceOn('r', day)} order by p.valid_from, p.id`.execute(db)
  return rows
}

/** Makes what the registers of officers and job roles say of a day the present one; for the housekeeper's role. */
export async function refreshStaff(housekeeper: Db, day: string): Promise<void> {
  await sql`select kapu.project_staff_on(${day}::date, null, null)`.execute(housekeeper)
}

interface Known { readonly id: string; readonly code: string; readonly inForce: boolean }
export interface KnownOfficer extends Known { readonly name: string; readonly employerId: string | null; readonly validTo: string | null }
export interface KnownOffice extends Known { readonly tier: string }
export interface KnownRole extends Known { readonly hu: string; readonly tier: string; readonly ofTheCountry: boolean }

/** Officers by id or number, offices and job roles by id or code; whether each stands on the day. */
export async function readKnownStaff(tx: Tx, named: { readonly officers: readonly string[]; readonly offices: readonly string[]; readonly roles: readonly string[] }, day: string): Promise<{
  readonly officers: KnownOfficer[]; readonly offices: KnownOffice[]; readonly roles: KnownRole[]
}> {
  const uuids = (texts: readonly string[]): string[] => texts.filter((text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
  const officers = await sql<KnownOfficer>`select o.id, o.officer_number as code, o.name, o.employer_id as "employerId", o.valid_to as "validTo", ${inForceOn('o', day)} as "inForce"
    from kapu.officer o where o.id = any(${uuids(named.officers)}::uuid[]) or o.officer_number = any(${[...named.officers]}::text[])`.execute(tx)
  const offices = await sql<KnownOffice>`select g.id, g.code, g.tier, ${inForceOn('g', day)} as "inForce"
    from kapu.organisation g where g.id = any(${uuids(named.offices)}::uuid[]) or g.code = any(${[...named.offices]}::text[])`.execute(tx)
  const roles = await sql<KnownRole>`select r.id, r.code, r.name_hu as hu, r.organisation_tier as tier, r.is_auditor or r.is_national_administrator as "ofTheCountry", ${inForceOn('r', day)} as "inForce"
    from kapu.job_role r where r.id = any(${uuids(named.roles)}::uuid[]) or r.code = any(${[...named.roles]}::text[])`.execute(tx)
  return { officers: officers.rows, offices: offices.rows, roles: roles.rows }
}
