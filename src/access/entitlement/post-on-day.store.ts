import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { addDays, startOfDay } from '../../rules/calendar/index.ts'
import { foundPost, inForce, type PostRow } from './entitlement.store.ts'
import type { PostFacts } from './entitlement.types.ts'

/** A post with what the registers say of it for a day, as the policies see it, and as people call it. */
export interface PostOnDay {
  readonly facts: PostFacts
  readonly officerId: string
  readonly name: string
  readonly jobRoleHu: string
  readonly jobRoleEn: string
  readonly substitutesForName: string | null
}

/** What a register says of a subject for the day; outside its days what it said last before it, or first after it, marked as not in force. */
const factOn = (alias: string, register: string, subject: RawBuilder<unknown>, day: string): RawBuilder<unknown> => sql`
  left join lateral (select f.name, f.value, ${inForce(sql`f`, day)} as stands from kapu.register_fact f
    where f.register = ${register} and f.subject_id = ${subject} and f.superseded_at is null
    order by f.valid_from > ${day}::date, case when f.valid_from <= ${day}::date then f.valid_from end desc nulls last, f.valid_from limit 1) ${sql.ref(alias)} on true`

/**
 * Posts as the registers have them for any day: duties, names and purposes that changed since, or will, are those of that day.
 * For today the decision itself looks at the projections (`readPost`), which show the present alone; a test holds both equal. Here
 * everything comes from the facts, in one statement for a whole office. Case types and personal data of a job role, trainings and
 * the days of posts are dated in their projections completely.
 */
export async function readPostsOnDay(
  db: Db | Tx, of: { readonly postId: string } | { readonly organisationId: string; readonly limit: number }, day: string
): Promise<PostOnDay[]> {
  const over = startOfDay(addDays(day, 1))
  const duty = (code: string): RawBuilder<boolean> => sql<boolean>`coalesce(r.value -> 'duties' ? ${code}, false)`
  const { rows } = await sql<PostRow & { officerId: string; name: string; jobRoleHu: string; jobRoleEn: string; substitutesForName: string | null }>`
    select p.id as "postId", p.organisation_id as "organisationId", p.officer_id as "officerId", coalesce(o.name, '') as name,
      coalesce(r.value ->> 'nameHu', '') as "jobRoleHu", coalesce(r.value ->> 'nameEn', '') as "jobRoleEn", s.name as "substitutesForName",
      coalesce(q.stands and o.stands and g.stands and r.stands, false) as "inForce",
      exists (select from kapu.card c
        left join lateral (select e.state from kapu.card_event e where e.card_id = c.id and e.at < ${over} order by e.sequence desc limit 1) e on true
        where c.officer_id = p.officer_id and c.recorded_at < ${over} and (c.expires_at is null or c.expires_at >= ${over})
          -- A card that was handed over with its state has no steps before it.
          and coalesce(e.state, case when c.state_since < ${over} then c.state end) = 'active') as "cardValid",
      ${duty('registrar')} as registrar, ${duty('case-officer')} as "caseOfficer", ${duty('signer')} as signer, ${duty('head')} as head, ${duty('auditor')} as auditor,
      ${duty('national-administrator')} as "nationalAdministrator", ${duty('local-administrator')} as "localAdministrator", '{}'::text[] as administers,
      array(select t.case_type_code from kapu.job_role_case_type t where t.job_role_id = p.job_role_id and ${inForce(sql`t`, day)})::text[] as "caseTypes",
      coalesce((select jsonb_agg(jsonb_build_object('dataSet', d, 'purpose', e.purpose)) from kapu.job_role_entitlement e, unnest(e.data_sets) d
        where e.job_role_id = p.job_role_id and ${inForce(sql`e`, day)}), '[]'::jsonb) as entitlements,
      array(select distinct u from kapu.entitlement_grant h
        join kapu.register_fact f on f.register = 'grants' and f.subject_id = h.id and f.superseded_at is null and ${inForce(sql`f`, day)}
          and (f.value ->> 'reviewDue')::date + 31 > ${day}::date,
        jsonb_array_elements_text(f.value -> 'purposes') u
        where h.officer_id = p.officer_id and h.organisation_id = p.organisation_id and h.job_role_id = p.job_role_id)::text[] as grants,
      -- Not "exists", for which the trainings of the whole country would be read where an office is large.
      coalesce((select true from kapu.officer_qualification l where l.officer_id = p.officer_id and l.kind = 'data-protection-training' and ${inForce(sql`l`, day)} limit 1), false) as trained,
      p.substitutes_for_officer_id as "substitutesFor", 0 as "legalOffset",
      array(select w.id from kapu.post w where w.officer_id = p.substitutes_for_officer_id and w.organisation_id = p.organisation_id
        and w.job_role_id = p.job_role_id and ${inForce(sql`w`, day)})::text[] as "standsInFor"
    from kapu.post p ${factOn('q', 'posts', sql`p.id`, day)} ${factOn('o', 'officers', sql`p.officer_id`, day)} ${factOn('g', 'organisations', sql`p.organisation_id`, day)}
      ${factOn('r', 'job-roles', sql`p.job_role_id`, day)} ${factOn('s', 'officers', sql`p.substitutes_for_officer_id`, day)}
    where ${'postId' in of ? sql`p.id = ${of.postId}` : sql`p.organisation_id = ${of.organisationId} and q.stands and o.stands`}
    order by o.name collate kapu.hungarian, p.id ${'postId' in of ? sql`` : sql`limit ${of.limit}`}`.execute(db)
  return rows.map(({ name, jobRoleHu, jobRoleEn, substitutesForName, officerId, ...row }) => ({ facts: foundPost(row, officerId).facts, officerId, name, jobRoleHu, jobRoleEn, substitutesForName }))
}
