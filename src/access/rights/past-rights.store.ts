/** What `rights.store.ts` reads of today's rows, for another day or as it was known at an instant: from the facts of the registers. */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { believedAt, factJoin, inForceOn, type AsOf } from '../../registers/changes/index.ts'
import type { DutyRow, EntitledCaseType, EntitledPurpose, GrantedPurpose, RightSource } from './rights.store.ts'

/** Facts of a register for the day. */
const facts = (alias: string, register: string, { day, knownAt }: AsOf): RawBuilder<unknown> =>
  sql`kapu.register_fact ${sql.ref(alias)} where ${sql.ref(`${alias}.register`)} = ${register} and ${believedAt(alias, knownAt)} and ${inForceOn(alias, day)}`

/** First and last day of a subject, over everything that was believed of it. */
const spanOf = (register: string, subject: RawBuilder<unknown>, knownAt: Date | null): RawBuilder<unknown> => sql`(
  select min(y.valid_from) as first, case when bool_or(y.valid_to is null) then null else max(y.valid_to) end as last, (array_agg(y.name order by y.valid_from desc))[1] as name
  from kapu.register_fact y where y.register = ${register} and y.subject_id = ${subject} and ${believedAt('y', knownAt)})`

/** Where a right comes from, as it was known at an instant. */
export async function listSourcesKnown(tx: Tx, postId: string, asOf: AsOf, about: { readonly caseType: string | null; readonly purpose: string | null }): Promise<RightSource[]> {
  const { day, knownAt } = asOf
  const { rows } = await sql<RightSource>`
    with asked as (select (f.value ->> 'officerId')::uuid as officer_id, f.parent_id as organisation_id, (f.value ->> 'jobRoleId')::uuid as job_role_id
        from kapu.register_fact f where f.register = 'posts' and f.subject_id = ${postId} and ${believedAt('f', knownAt)} order by f.valid_from limit 1),
    role as (select r.* from asked a join kapu.register_fact r on r.register = 'job-roles' and r.subject_id = a.job_role_id and ${believedAt('r', knownAt)}
        and (r.valid_to is null or r.valid_to >= ${day}::date)),
    rights as (select f.* from asked a join kapu.register_fact f on f.register = 'grants' and f.parent_id = a.organisation_id and ${believedAt('f', knownAt)} and f.valid_to >= ${day}::date
      and (f.value ->> 'officerId')::uuid = a.officer_id and (f.value ->> 'jobRoleId')::uuid = a.job_role_id and f.value -> 'purposes' ? ${about.purpose})
    select 'employment' as fact, coalesce(o.name, s.name, '') as text, s.first as "validFrom", s.last as "validTo" from asked a cross join lateral ${spanOf('officers', sql`a.officer_id`, knownAt)} s
      left join ${factJoin('o', 'officers', sql`a.officer_id`, asOf)}
    union all select 'post', coalesce(g.name, ''), s.first, s.last from asked a cross join lateral ${spanOf('posts', sql`${postId}::uuid`, knownAt)} s left join ${factJoin('g', 'organisations', sql`a.organisation_id`, asOf)}
    union all select 'job-role', coalesce(r.value ->> 'nameHu', s.name, ''), s.first, s.last from asked a cross join lateral ${spanOf('job-roles', sql`a.job_role_id`, knownAt)} s
      left join ${factJoin('r', 'job-roles', sql`a.job_role_id`, asOf)}
    union all select 'case-type', ${about.caseType}::text, min(r.valid_from), case when bool_or(r.valid_to is null) then null else max(r.valid_to) end from role r
      where r.value -> 'caseTypes' ? ${about.caseType} having count(*) > 0
    union all select 'job-role-entitlement', e ->> 'legalBasis', min(r.valid_from), case when bool_or(r.valid_to is null) then null else max(r.valid_to) end
      from role r, jsonb_array_elements(r.value -> 'entitlements') e where e ->> 'purpose' = ${about.purpose} group by 2
    union all select 'own-grant', coalesce(b.name, ''), h.valid_from, h.valid_to from rights h
      left join lateral (select c.decided_by_officer_id from kapu.register_fact n join kapu.register_change c on c.id = n.change_id where n.register = 'grants' and n.subject_id = h.subject_id
        order by n.recorded_at, n.valid_from limit 1) c on true
      left join kapu.entitlement_grant w on w.id = h.subject_id left join kapu.officer b on b.id = coalesce(w.approved_by_officer_id, c.decided_by_officer_id)
    union all select 'review', '', null, (h.value ->> 'reviewDue')::date from rights h
    union all select 'training', m.value ->> 'reference', m.valid_from, m.valid_to from asked a join kapu.officer_qualification q on q.officer_id = a.officer_id and q.kind = 'data-protection-training'
      join kapu.register_fact m on m.register = 'qualifications' and m.subject_id = q.id and ${believedAt('m', knownAt)} and (m.valid_to is null or m.valid_to >= ${day}::date)
      where ${about.purpose}::text is not null`.execute(tx)
  return rows
}

/** Posts of which the day is one, with their job role and, as they are called on it, officer and office. */
const postsThen = (asOf: AsOf): RawBuilder<unknown> => sql`(select f.subject_id as id, f.parent_id as organisation_id, f.valid_from, (f.value ->> 'officerId')::uuid as officer_id,
  (f.value ->> 'jobRoleId')::uuid as job_role_id from ${facts('f', 'posts', asOf)})`

/** The purposes that an officer's job roles entitled to. */
export async function listEntitledPurposesAsOf(db: Db | Tx, officerId: string, asOf: AsOf): Promise<EntitledPurpose[]> {
  const { rows } = await sql<EntitledPurpose>`select distinct p.organisation_id as "organisationId", coalesce(g.name, '') as "organisationName", p.job_role_id as "jobRoleId", r.value ->> 'nameHu' as "jobRoleHu",
      r.value ->> 'nameEn' as "jobRoleEn", e ->> 'purpose' as purpose, e ->> 'purposeHu' as "purposeHu", e ->> 'purposeEn' as "purposeEn", e ->> 'categoryHu' as "categoryHu",
      e ->> 'categoryEn' as "categoryEn", e ->> 'legalBasis' as "legalBasis", array(select jsonb_array_elements_text(e -> 'dataSets')) as "dataSets"
    from (select f.parent_id as organisation_id, (f.value ->> 'jobRoleId')::uuid as job_role_id
      from kapu.post w join kapu.register_fact f on f.register = 'posts' and f.parent_id = w.organisation_id and f.value ->> 'officerId' = ${officerId} and ${believedAt('f', asOf.knownAt)} and ${inForceOn('f', asOf.day)}
      where w.officer_id = ${officerId}) p
    join ${factJoin('r', 'job-roles', sql`p.job_role_id`, asOf)} left join ${factJoin('g', 'organisations', sql`p.organisation_id`, asOf)}, jsonb_array_elements(r.value -> 'entitlements') e
    order by 2, 4, 6`.execute(db)
  return rows
}

/** Officers whose duties may have conflicted. */
export async function listDutiesAsOf(db: Db | Tx, within: readonly string[] | null, asOf: AsOf, limit: number): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    with posts as materialized (select * from ${postsThen(asOf)} p),
    held as (
      select p.officer_id, o.name, p.organisation_id, coalesce(g.name, '') as office, array(select jsonb_array_elements_text(r.value -> 'duties')) as duties
      from posts p join ${factJoin('o', 'officers', sql`p.officer_id`, asOf)} join ${factJoin('r', 'job-roles', sql`p.job_role_id`, asOf)} left join ${factJoin('g', 'organisations', sql`p.organisation_id`, asOf)}
      ${within === null ? sql`` : sql`where p.officer_id in (select w.officer_id from posts w where w.organisation_id = any(${[...within]}::uuid[]))`}
    ), several as (
      select officer_id from held group by officer_id having count(*) > 1 or max(cardinality(duties)) > 1
    )
    select h.officer_id as "officerId", h.name, h.organisation_id as "organisationId", h.office,
      array(select distinct d from held i, unnest(i.duties) d where i.officer_id = h.officer_id and i.organisation_id = h.organisation_id order by d) as duties,
      exists (select from kapu.officer_qualification q join ${factJoin('m', 'qualifications', sql`q.id`, asOf)} where q.officer_id = h.officer_id and q.kind = 'conflict-declaration') as declared
    from (select distinct officer_id, name, organisation_id, office from held join several using (officer_id)) h
    order by h.name collate kapu.hungarian, h.officer_id, h.office collate kapu.hungarian limit ${limit}`.execute(db)
  return rows
}

/** Purposes of the rights of an office. */
export async function listGrantedPurposesAsOf(db: Db | Tx, organisationId: string, asOf: AsOf, before: string): Promise<GrantedPurpose[]> {
  const { rows } = await sql<GrantedPurpose>`
    select h.subject_id as "grantId", (h.value ->> 'officerId')::uuid as "officerId", coalesce(o.name, h.name) as name, coalesce(r.value ->> 'nameHu', '') as "jobRoleHu",
      coalesce(r.value ->> 'nameEn', '') as "jobRoleEn", u as purpose, s.first as "validFrom"
    from (select f.* from ${facts('f', 'grants', asOf)} and f.parent_id = ${organisationId}) h
    cross join lateral ${spanOf('grants', sql`h.subject_id`, asOf.knownAt)} s
    left join ${factJoin('o', 'officers', sql`(h.value ->> 'officerId')::uuid`, asOf)} left join ${factJoin('r', 'job-roles', sql`(h.value ->> 'jobRoleId')::uuid`, asOf)},
    jsonb_array_elements_text(h.value -> 'purposes') u
    where s.first <= ${before}::date order by coalesce(o.name, h.name) collate kapu.hungarian, h.subject_id, u limit 5000`.execute(db)
  return rows
}

/** Case types that the job roles held in an office could handle, since before a day, with the posts that held them. */
export async function listEntitledCaseTypesAsOf(db: Db | Tx, organisationId: string, asOf: AsOf, before: string): Promise<EntitledCaseType[]> {
  const { rows } = await sql<EntitledCaseType>`
    select p.job_role_id as "jobRoleId", r.value ->> 'nameHu' as "jobRoleHu", r.value ->> 'nameEn' as "jobRoleEn", t as "caseType", z.first as "validFrom", array_agg(p.id)::text[] as "postIds"
    from (select w.* from ${postsThen(asOf)} w where w.organisation_id = ${organisationId}) p cross join lateral ${spanOf('posts', sql`p.id`, asOf.knownAt)} s
    join ${factJoin('r', 'job-roles', sql`p.job_role_id`, asOf)}, jsonb_array_elements_text(r.value -> 'caseTypes') t
    -- Since when without a break up to the day.
    cross join lateral (select min(y.valid_from) as first from kapu.register_fact y where y.register = 'job-roles' and y.subject_id = p.job_role_id and ${believedAt('y', asOf.knownAt)}
      and y.value -> 'caseTypes' ? t and y.valid_from <= ${asOf.day}::date and not exists (select from kapu.register_fact x where x.register = 'job-roles' and x.subject_id = p.job_role_id
        and ${believedAt('x', asOf.knownAt)} and not x.value -> 'caseTypes' ? t and x.valid_from > y.valid_from and x.valid_from <= ${asOf.day}::date)) z
    where r.value -> 'duties' ? 'case-officer' and s.first <= ${before}::date and z.first <= ${before}::date
    group by p.job_role_id, r.value ->> 'nameHu', r.value ->> 'nameEn', t, z.first order by (r.value ->> 'nameHu') collate kapu.hungarian, t limit 5000`.execute(db)
  return rows
}
