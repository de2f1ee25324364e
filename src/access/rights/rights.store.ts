import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { inForceOn, type Affected, type Right } from '../../registers/changes/index.ts'

/** Rights in force on a day: a post counts while its holder is employed, its office open and its job role in force, as for Cedar. */
export async function readRights(tx: Tx, affected: Affected, day: string, limit: number): Promise<Right[]> {
  const { rows } = await sql<Right>`
    select p.officer_id as "officerId", o.name, g.name as office, r.name_hu as "jobRole", x.kind, x.code
    from kapu.post p join kapu.officer o on o.id = p.officer_id join kapu.organisation g on g.id = p.organisation_id join kapu.job_role r on r.id = p.job_role_id
    cross join lateral (
      select 'duty' as kind, d as code from unnest(array_remove(array[case when r.is_registrar then 'registrar' end, case when r.is_case_officer then 'case-officer' end,
        case when r.is_signer then 'signer' end, case when r.is_head then 'head' end, case when r.is_auditor then 'auditor' end,
        case when r.is_national_administrator then 'national-administrator' end, case when r.is_local_administrator then 'local-administrator' end], null)) d
      union all select 'case-type', t.case_type_code from kapu.job_role_case_type t where t.job_role_id = r.id and ${inForceOn('t', day)} and (r.is_case_officer or r.is_signer or r.is_head)
      union all select 'personal-data', u from kapu.entitlement_grant h, unnest(h.purposes) u where h.officer_id = p.officer_id and h.organisation_id = p.organisation_id
        and h.job_role_id = p.job_role_id and ${inForceOn('h', day)} and h.rests_from > ${day}::date and (r.is_case_officer or r.is_signer or r.is_head)
        and exists (select from kapu.job_role_entitlement e where e.job_role_id = r.id and e.purpose = u and ${inForceOn('e', day)})
        and exists (select from kapu.officer_qualification q where q.officer_id = p.officer_id and q.kind = 'data-protection-training' and ${inForceOn('q', day)})
    ) x
    where (p.officer_id = any(${[...affected.officers]}::uuid[]) or p.job_role_id = any(${[...affected.jobRoles]}::uuid[]) or p.organisation_id = any(${[...affected.organisations]}::uuid[]))
      and ${inForceOn('p', day)} and ${inForceOn('o', day)} and ${inForceOn('g', day)} and ${inForceOn('r', day)}
    order by o.name collate kapu.hungarian, p.id limit ${limit}`.execute(tx)
  return rows
}

export interface PostRow {
  readonly postId: string; readonly officerId: string; readonly name: string; readonly jobRoleHu: string; readonly jobRoleEn: string; readonly substitutesForName: string | null
  readonly cardId: string | null
}

/** Posts of an office on a day with the active card of each holder. */
export async function listPostsWithCards(tx: Tx, organisationId: string, day: string, limit: number): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`select p.id as "postId", p.officer_id as "officerId", o.name, r.name_hu as "jobRoleHu", r.name_en as "jobRoleEn", s.name as "substitutesForName",
      (select c.id from kapu.card c where c.officer_id = p.officer_id and c.state = 'active' limit 1) as "cardId"
    from kapu.post p join kapu.officer o on o.id = p.officer_id join kapu.job_role r on r.id = p.job_role_id left join kapu.officer s on s.id = p.substitutes_for_officer_id
    where p.organisation_id = ${organisationId} and ${inForceOn('p', day)} and ${inForceOn('o', day)} order by o.name collate kapu.hungarian, p.id limit ${limit}`.execute(tx)
  return rows
}

/** What a register calls a subject on a day; outside its days what it is called now. */
const nameOn = (register: string, subject: RawBuilder<unknown>, now: RawBuilder<unknown>, day: string): RawBuilder<string> => sql<string>`coalesce((select f.name from kapu.register_fact f
  where f.register = ${register} and f.subject_id = ${subject} and f.superseded_at is null and ${inForceOn('f', day)}), ${now})`

export async function activeCardOf(tx: Tx, officerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select c.id from kapu.card c where c.officer_id = ${officerId} and c.state = 'active' limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** Where a right comes from, with its days. */
export interface RightSource {
  readonly fact: 'employment' | 'post' | 'job-role' | 'case-type' | 'job-role-entitlement' | 'own-grant' | 'review' | 'training'
  readonly text: string
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** The dated facts behind a question about a post, as the registers have them for the day; what there is not is not listed. */
export async function listSources(tx: Tx, postId: string, day: string, about: { readonly caseType: string | null; readonly purpose: string | null }): Promise<RightSource[]> {
  const { rows } = await sql<RightSource>`
    with asked as (select p.*, ${nameOn('officers', sql`o.id`, sql`o.name`, day)} as officer, o.valid_from as employed_from, o.valid_to as employed_to,
        ${nameOn('job-roles', sql`r.id`, sql`r.name_hu`, day)} as name_hu, r.valid_from as role_from, r.valid_to as role_to, ${nameOn('organisations', sql`g.id`, sql`g.name`, day)} as office
      from kapu.post p join kapu.officer o on o.id = p.officer_id join kapu.job_role r on r.id = p.job_role_id join kapu.organisation g on g.id = p.organisation_id where p.id = ${postId}),
    -- A right's purposes and the day of its review are those of the day.
    rights as (select h.*, f.value -> 'purposes' as purposes_then, coalesce((f.value ->> 'reviewDue')::date, h.review_due) as due_then from asked a
      join kapu.entitlement_grant h on h.officer_id = a.officer_id and h.organisation_id = a.organisation_id and h.job_role_id = a.job_role_id and h.valid_to >= ${day}::date
      left join kapu.register_fact f on f.register = 'grants' and f.subject_id = h.id and f.superseded_at is null and ${inForceOn('f', day)})
    select 'employment' as fact, a.officer as text, a.employed_from as "validFrom", a.employed_to as "validTo" from asked a
    union all select 'post', a.office, a.valid_from, a.valid_to from asked a
    union all select 'job-role', a.name_hu, a.role_from, a.role_to from asked a
    union all select 'case-type', t.case_type_code, t.valid_from, t.valid_to from asked a join kapu.job_role_case_type t on t.job_role_id = a.job_role_id
      where t.case_type_code = ${about.caseType} and (t.valid_to is null or t.valid_to >= ${day}::date)
    union all select 'job-role-entitlement', e.legal_basis, e.valid_from, e.valid_to from asked a join kapu.job_role_entitlement e on e.job_role_id = a.job_role_id
      where e.purpose = ${about.purpose} and (e.valid_to is null or e.valid_to >= ${day}::date)
    union all select 'own-grant', b.name, h.valid_from, h.valid_to from rights h join kapu.officer b on b.id = h.approved_by_officer_id
      where coalesce(h.purposes_then ? ${about.purpose}, ${about.purpose} = any(h.purposes))
    union all select 'review', '', null, h.due_then from rights h where coalesce(h.purposes_then ? ${about.purpose}, ${about.purpose} = any(h.purposes))
    union all select 'training', q.reference, q.valid_from, q.valid_to from asked a join kapu.officer_qualification q on q.officer_id = a.officer_id
      where ${about.purpose}::text is not null and q.kind = 'data-protection-training' and (q.valid_to is null or q.valid_to >= ${day}::date)`.execute(tx)
  return rows
}

export interface GrantedPurpose {
  readonly grantId: string; readonly officerId: string; readonly name: string; readonly jobRoleHu: string; readonly jobRoleEn: string; readonly purpose: string; readonly validFrom: string
}

/** Purposes of an officer's rights in an office; who used which is told by the gateway. */
export async function listGrantedPurposes(db: Db | Tx, organisationId: string, day: string, before: string): Promise<GrantedPurpose[]> {
  const { rows } = await sql<GrantedPurpose>`
    select h.id as "grantId", h.officer_id as "officerId", o.name, r.name_hu as "jobRoleHu", r.name_en as "jobRoleEn", u as purpose, h.valid_from as "validFrom"
    from kapu.entitlement_grant h join kapu.officer o on o.id = h.officer_id join kapu.job_role r on r.id = h.job_role_id, unnest(h.purposes) u
    where h.organisation_id = ${organisationId} and ${inForceOn('h', day)} and h.valid_from <= ${before}::date order by o.name collate kapu.hungarian, h.id, u limit 5000`.execute(db)
  return rows
}

/** One officer's duties in one office on a day, for the rules of conflicts. */
export interface DutyRow {
  readonly officerId: string; readonly name: string; readonly organisationId: string; readonly office: string; readonly duties: readonly string[]; readonly declared: boolean
}

/** Officers whose duties may conflict: those with more than one post in force, or more than one duty in a job role. */
export async function listDuties(db: Db | Tx, within: readonly string[] | null, day: string, limit: number): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    with held as (
      select p.officer_id, p.organisation_id, array(select jsonb_array_elements_text(r.value -> 'duties')) as duties
      from kapu.post p join kapu.officer o on o.id = p.officer_id
      -- Duties as they are on the day: the row of the job role has the present ones alone.
      join kapu.register_fact r on r.register = 'job-roles' and r.subject_id = p.job_role_id and r.superseded_at is null and ${inForceOn('r', day)}
      where ${inForceOn('p', day)} and ${inForceOn('o', day)}
        ${within === null ? sql`` : sql`and p.officer_id in (select w.officer_id from kapu.post w where w.organisation_id = any(${[...within]}::uuid[]) and ${inForceOn('w', day)})`}
    ), several as (
      select officer_id from held group by officer_id having count(*) > 1 or max(cardinality(duties)) > 1
    )
    select h.officer_id as "officerId", o.name, h.organisation_id as "organisationId", g.name as office,
      array(select distinct d from held i, unnest(i.duties) d where i.officer_id = h.officer_id and i.organisation_id = h.organisation_id order by d) as duties,
      exists (select from kapu.officer_qualification q where q.officer_id = h.officer_id and q.kind = 'conflict-declaration' and ${inForceOn('q', day)}) as declared
    from (select distinct officer_id, organisation_id from held join several using (officer_id)) h join kapu.officer o on o.id = h.officer_id join kapu.organisation g on g.id = h.organisation_id
    order by o.name collate kapu.hungarian, h.officer_id, g.name collate kapu.hungarian limit ${limit}`.execute(db)
  return rows
}

export interface EntitledCaseType {
  readonly jobRoleId: string; readonly jobRoleHu: string; readonly jobRoleEn: string; readonly caseType: string; readonly validFrom: string; readonly postIds: readonly string[]
}

/** Case types that the job roles held in an office may handle, since before a day, with the posts that hold them. */
export async function listEntitledCaseTypes(db: Db | Tx, organisationId: string, day: string, before: string): Promise<EntitledCaseType[]> {
  const { rows } = await sql<EntitledCaseType>`
    select r.id as "jobRoleId", r.name_hu as "jobRoleHu", r.name_en as "jobRoleEn", t.case_type_code as "caseType", t.valid_from as "validFrom", array_agg(p.id)::text[] as "postIds"
    from kapu.post p join kapu.job_role r on r.id = p.job_role_id join kapu.job_role_case_type t on t.job_role_id = r.id
    where p.organisation_id = ${organisationId} and ${inForceOn('p', day)} and p.valid_from <= ${before}::date and ${inForceOn('r', day)} and r.is_case_officer
      and ${inForceOn('t', day)} and t.valid_from <= ${before}::date
    group by r.id, r.name_hu, r.name_en, t.case_type_code, t.valid_from order by r.name_hu collate kapu.hungarian, t.case_type_code limit 5000`.execute(db)
  return rows
}

export interface EntitledPurpose {
  readonly organisationId: string; readonly organisationName: string; readonly jobRoleId: string; readonly jobRoleHu: string; readonly jobRoleEn: string
  readonly purpose: string; readonly purposeHu: string; readonly purposeEn: string; readonly categoryHu: string; readonly categoryEn: string; readonly legalBasis: string; readonly dataSets: readonly string[]
}

/** The purposes that an officer's job roles entitle to, whether or not the officer's own right was approved. */
export async function listEntitledPurposes(db: Db | Tx, officerId: string, day: string): Promise<EntitledPurpose[]> {
  const { rows } = await sql<EntitledPurpose>`select distinct p.organisation_id as "organisationId", g.name as "organisationName", r.id as "jobRoleId", r.name_hu as "jobRoleHu", r.name_en as "jobRoleEn", e.purpose,
      e.purpose_hu as "purposeHu", e.purpose_en as "purposeEn", e.category_hu as "categoryHu", e.category_en as "categoryEn", e.legal_basis as "legalBasis", e.data_sets as "dataSets"
    from kapu.post p join kapu.organisation g on g.id = p.organisation_id join kapu.job_role r on r.id = p.job_role_id join kapu.job_role_entitlement e on e.job_role_id = r.id
    where p.officer_id = ${officerId} and ${inForceOn('p', day)} and ${inForceOn('r', day)} and ${inForceOn('e', day)} order by 2, 4, e.purpose`.execute(db)
  return rows
}
