import { sql } from 'kysely'
import { keptStatement, type Db, type Tx } from '../../platform/database/index.ts'
import { believedAt, factJoin, inForceOn, versionOf, type AsOf } from '../changes/index.ts'
import { GRANTS, trainingOf } from '../officers/index.ts'

/** An officer's own right to personal data with who asked and who approved. */
export interface Grant {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly organisationId: string
  readonly jobRoleId: string
  readonly jobRoleHu: string
  readonly jobRoleEn: string
  readonly purposes: readonly string[]
  readonly validFrom: string
  readonly validTo: string
  /** Last day for the head to confirm it. */
  readonly reviewDue: string
  /** First day on which it rests unless it was confirmed. */
  readonly restsFrom: string
  readonly requestedBy: string
  readonly approvedBy: string
  /** Last day of the training; null: none is in force. */
  readonly trained: boolean
  readonly trainedTo: string | null
  /** What a change of it must name. */
  readonly version: number
}

const columns = (day: unknown) => sql`g.id, g.officer_id as "officerId", o.name as "officerName", g.organisation_id as "organisationId", g.job_role_id as "jobRoleId", r.name_hu as "jobRoleHu",
  r.name_en as "jobRoleEn", g.purposes, g.valid_from as "validFrom", g.valid_to as "validTo", g.review_due as "reviewDue", g.rests_from as "restsFrom",
  a.name as "requestedBy", b.name as "approvedBy", t.trained, t."trainedTo", ${versionOf(GRANTS, sql`g.id`)} as version
  from kapu.entitlement_grant g join kapu.officer o on o.id = g.officer_id join kapu.job_role r on r.id = g.job_role_id
  join kapu.officer a on a.id = g.requested_by_officer_id join kapu.officer b on b.id = g.approved_by_officer_id
  cross join lateral ${trainingOf(sql`g.officer_id`, day)} t`

/** An officer's rights, each as it is on a day; what is over or not begun by then as it is now. */
export async function listGrantsOf(db: Db | Tx, officerId: string, day: string): Promise<Grant[]> {
  const { rows } = await sql<Grant>`select t.*, coalesce(f.purposes, t.purposes) as purposes, coalesce(f.due, t."reviewDue") as "reviewDue", coalesce(f.due + 31, t."restsFrom") as "restsFrom"
    from (select ${columns(day)} where g.officer_id = ${officerId} order by g.valid_from desc, g.id limit 200) t
    left join lateral (select array(select jsonb_array_elements_text(h.value -> 'purposes')) as purposes, (h.value ->> 'reviewDue')::date as due from kapu.register_fact h
      where h.register = 'grants' and h.subject_id = t.id and h.superseded_at is null and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)) f on true
    order by t."validFrom" desc, t.id`.execute(db)
  return rows
}

const dueValues = ['organisationId', 'day', 'dueBy', 'limit', 'afterDue', 'afterId'] as const
const duePage = (goesOn: boolean) => keptStatement(dueValues, (filter) => sql<Grant>`select ${columns(filter.day)} where g.organisation_id = ${filter.organisationId}
    and g.review_due <= ${filter.dueBy}::date and g.valid_from <= ${filter.day}::date and g.valid_to >= ${filter.day}::date
    ${goesOn ? sql`and (g.review_due, g.id) > (${filter.afterDue}::date, ${filter.afterId}::uuid)` : sql``}
    order by g.review_due, g.id limit ${filter.limit}`)
const firstDue = duePage(false)
const laterDue = duePage(true)

/** Rights in an office that are to be reviewed by a day, the longest due first. */
export function listDue(db: Db | Tx, { after, ...filter }: {
  readonly organisationId: string; readonly day: string; readonly dueBy: string; readonly after: { readonly due: string; readonly id: string } | null; readonly limit: number
}): Promise<Grant[]> {
  return (after ? laterDue : firstDue)(db, { ...filter, afterDue: after?.due, afterId: after?.id })
}

/**
 * An officer's rights, or those of an office to be reviewed by a day, as they were on another day or as they were known at an instant:
 * from the facts, which hold what has left the projection, too.
 */
export async function listGrantsAsOf(db: Db | Tx, of: { readonly officerId: string } | {
  readonly organisationId: string; readonly dueBy: string; readonly after: { readonly due: string; readonly id: string } | null; readonly limit: number
}, asOf: AsOf): Promise<Grant[]> {
  const { day, knownAt } = asOf
  const scope = 'officerId' in of
    ? sql`f.parent_id in (select p.organisation_id from kapu.post p where p.officer_id = ${of.officerId}) and f.value ->> 'officerId' = ${of.officerId}`
    : sql`f.parent_id = ${of.organisationId}`
  const page = 'officerId' in of ? sql`true order by "validFrom" desc, g.id limit 200` : sql`g.stands and (g.value ->> 'reviewDue')::date <= ${of.dueBy}::date
    ${of.after ? sql`and ((g.value ->> 'reviewDue')::date, g.id) > (${of.after.due}::date, ${of.after.id}::uuid)` : sql``} order by (g.value ->> 'reviewDue')::date, g.id limit ${of.limit}`
  const { rows } = await sql<Grant>`
    with believed as (
      select distinct on (f.subject_id) f.subject_id as id, f.parent_id as organisation_id, f.value, f.name, ${inForceOn('f', day)} as stands, (f.value ->> 'officerId')::uuid as officer_id,
        (f.value ->> 'jobRoleId')::uuid as job_role_id, min(f.valid_from) over subject as valid_from, max(f.valid_to) over subject as valid_to
      from kapu.register_fact f where f.register = ${GRANTS} and ${scope} and ${believedAt('f', knownAt)}
      window subject as (partition by f.subject_id) order by f.subject_id, not ${inForceOn('f', day)}, f.valid_from desc
    )
    select g.id, g.officer_id as "officerId", coalesce(o.name, g.name) as "officerName", g.organisation_id as "organisationId", g.job_role_id as "jobRoleId",
      coalesce(j.value ->> 'nameHu', r.name_hu) as "jobRoleHu", coalesce(j.value ->> 'nameEn', r.name_en) as "jobRoleEn", array(select jsonb_array_elements_text(g.value -> 'purposes')) as purposes,
      g.valid_from as "validFrom", g.valid_to as "validTo", (g.value ->> 'reviewDue')::date as "reviewDue", (g.value ->> 'reviewDue')::date + 31 as "restsFrom",
      coalesce(a.name, '') as "requestedBy", coalesce(b.name, '') as "approvedBy", t.id is not null as trained, t.valid_to as "trainedTo", ${versionOf(GRANTS, sql`g.id`)} as version
    from believed g join kapu.job_role r on r.id = g.job_role_id left join ${factJoin('o', 'officers', sql`g.officer_id`, asOf)} left join ${factJoin('j', 'job-roles', sql`g.job_role_id`, asOf)}
    left join kapu.entitlement_grant h on h.id = g.id
    -- Who asked and approved is in the change that first wrote the right; of what was there before the register the row alone knows.
    left join lateral (select c.proposed_by_officer_id, c.decided_by_officer_id from kapu.register_fact n left join kapu.register_change c on c.id = n.change_id
      where n.register = ${GRANTS} and n.subject_id = g.id order by n.recorded_at, n.valid_from limit 1) c on true
    left join kapu.officer a on a.id = coalesce(h.requested_by_officer_id, c.proposed_by_officer_id) left join kapu.officer b on b.id = coalesce(h.approved_by_officer_id, c.decided_by_officer_id)
    left join lateral (select q.id, m.valid_to from kapu.officer_qualification q join ${factJoin('m', 'qualifications', sql`q.id`, asOf)}
      where q.officer_id = g.officer_id and q.kind = 'data-protection-training' order by m.valid_to desc nulls first limit 1) t on true
    where ${page}`.execute(db)
  return rows
}

export async function findGrant(db: Db | Tx, id: string, day: string): Promise<Grant | null> {
  const { rows } = await sql<Grant>`select ${columns(day)} where g.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What a plan of a request looks at. */
export interface RequestFacts {
  readonly name: string; readonly officerNumber: string; readonly employedTo: string | null; readonly holdsPost: boolean; readonly trained: boolean
  readonly purposes: readonly string[]; readonly jobRoleHu: string
}

/** The facts of each request in its place, in one round trip for all; null where officer or job role do not stand on the day. */
export async function readRequestFacts(
  tx: Tx, requests: readonly { readonly officerId: string; readonly organisationId: string; readonly jobRoleId: string }[], day: string
): Promise<(RequestFacts | null)[]> {
  const { rows } = await sql<RequestFacts & { place: number }>`
    select a.place::integer as place, o.name, o.officer_number as "officerNumber", o.valid_to as "employedTo", r.name_hu as "jobRoleHu", e.purposes,
      coalesce((select true from kapu.post p where p.officer_id = o.id and p.organisation_id = a.organisation_id and p.job_role_id = r.id
        and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date) limit 1), false) as "holdsPost",
      coalesce((select true from kapu.officer_qualification q where q.officer_id = o.id and q.kind = 'data-protection-training'
        and q.valid_from <= ${day}::date and (q.valid_to is null or q.valid_to >= ${day}::date) limit 1), false) as trained
    from unnest(${requests.map(({ officerId }) => officerId)}::uuid[], ${requests.map(({ organisationId }) => organisationId)}::uuid[], ${requests.map(({ jobRoleId }) => jobRoleId)}::uuid[])
      with ordinality as a (officer_id, organisation_id, job_role_id, place)
    join kapu.officer o on o.id = a.officer_id and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)
    join kapu.job_role r on r.id = a.job_role_id
    -- Once for each job role, of which a file has few.
    join (select j.id, array(select distinct e.purpose from kapu.job_role_entitlement e where e.job_role_id = j.id
        and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to >= ${day}::date))::text[] as purposes
      from unnest(${[...new Set(requests.map(({ jobRoleId }) => jobRoleId))]}::uuid[]) as j (id)) e on e.id = a.job_role_id`.execute(tx)
  const byPlace = new Map(rows.map(({ place, ...facts }) => [place, facts]))
  return requests.map((_, index) => byPlace.get(index + 1) ?? null)
}

/** Heads (with their office) whose people's rights are to be reviewed by a day; and how many, up to a bound. */
export async function listReviewers(db: Db | Tx, day: string, dueBy: string): Promise<{ readonly postId: string; readonly organisationId: string; readonly due: number }[]> {
  const { rows } = await sql<{ postId: string; organisationId: string; due: number }>`
    with due as (select g.organisation_id, count(*)::integer as due from kapu.entitlement_grant g
      where g.review_due <= ${dueBy}::date and g.valid_from <= ${day}::date and g.valid_to >= ${day}::date group by 1)
    select p.id as "postId", p.organisation_id as "organisationId", due.due from due join kapu.post p using (organisation_id) join kapu.job_role r on r.id = p.job_role_id
    where r.is_head and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date) order by p.organisation_id, p.id`.execute(db)
  return rows
}

/** Posts of officers with a right whose training ends between two days. */
export async function listLapsing(db: Db | Tx, from: string, to: string): Promise<{ readonly postId: string; readonly organisationId: string; readonly officerId: string; readonly trainedTo: string }[]> {
  const { rows } = await sql<{ postId: string; organisationId: string; officerId: string; trainedTo: string }>`
    select distinct on (p.officer_id) p.id as "postId", p.organisation_id as "organisationId", p.officer_id as "officerId", q.valid_to as "trainedTo"
    from kapu.officer_qualification q join kapu.entitlement_grant g on g.officer_id = q.officer_id and g.valid_from <= ${from}::date and g.valid_to > q.valid_to
    join kapu.post p on p.officer_id = g.officer_id and p.organisation_id = g.organisation_id and p.job_role_id = g.job_role_id
      and p.valid_from <= ${from}::date and (p.valid_to is null or p.valid_to >= ${from}::date)
    where q.kind = 'data-protection-training' and q.valid_to between ${from}::date and ${to}::date
      and not exists (select from kapu.officer_qualification l where l.officer_id = q.officer_id and l.kind = q.kind and (l.valid_to is null or l.valid_to > q.valid_to))
    order by p.officer_id, p.id`.execute(db)
  return rows
}
