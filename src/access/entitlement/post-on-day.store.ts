import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { believedAt, factJoin, inForceOn, type AsOf } from '../../registers/changes/index.ts'
import { addDays, startOfDay } from '../../rules/calendar/index.ts'
import { foundPost, type PostRow } from './entitlement.store.ts'
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
const factOn = (alias: string, register: string, subject: RawBuilder<unknown>, { day, knownAt }: AsOf): RawBuilder<unknown> => sql`
  left join lateral (select f.name, f.value, ${inForceOn('f', day)} as stands from kapu.register_fact f
    where f.register = ${register} and f.subject_id = ${subject} and ${believedAt('f', knownAt)}
    order by f.valid_from > ${day}::date, case when f.valid_from <= ${day}::date then f.valid_from end desc nulls last, f.valid_from limit 1) ${sql.ref(alias)} on true`

type Asked = { readonly postId: string } | { readonly organisationId: string; readonly limit: number }

/**
 * Where case types and personal data of a job role, trainings and posts are looked for. What is known now is dated in their projections
 * completely, and quickest there; what was known at an instant only the facts say, those of posts and rights included that are gone.
 */
function sourcesOf(of: Asked, { day, knownAt }: AsOf): Readonly<Record<'granted' | 'posts' | 'caseTypes' | 'entitlements' | 'trained', RawBuilder<unknown>>> {
  if (knownAt === null) {
    return {
      granted: sql`select h.officer_id, h.organisation_id, h.job_role_id, f.value from kapu.entitlement_grant h join ${factJoin('f', 'grants', sql`h.id`, { day, knownAt })}
        where h.officer_id = p.officer_id and h.organisation_id = p.organisation_id and h.job_role_id = p.job_role_id`,
      posts: sql`kapu.post`,
      caseTypes: sql`select t.case_type_code from kapu.job_role_case_type t where t.job_role_id = p.job_role_id and ${inForceOn('t', day)}`,
      entitlements: sql`select e.purpose, d as data_set from kapu.job_role_entitlement e, unnest(e.data_sets) d where e.job_role_id = p.job_role_id and ${inForceOn('e', day)}`,
      trained: sql`select true from kapu.officer_qualification l where l.officer_id = p.officer_id and l.kind = 'data-protection-training' and ${inForceOn('l', day)}`
    }
  }
  const office = 'postId' in of ? sql`(select n.parent_id from kapu.register_fact n where n.register = 'posts' and n.subject_id = ${of.postId} limit 1)` : sql`${of.organisationId}::uuid`
  const believed = (alias: string): RawBuilder<unknown> => sql`${believedAt(alias, knownAt)} and ${inForceOn(alias, day)}`
  return {
    granted: sql`select f.value from kapu.register_fact f where f.register = 'grants' and f.parent_id = p.organisation_id and ${believed('f')}
      and (f.value ->> 'officerId')::uuid = p.officer_id and (f.value ->> 'jobRoleId')::uuid = p.job_role_id`,
    posts: sql`(select distinct on (n.subject_id) n.subject_id as id, (n.value ->> 'officerId')::uuid as officer_id, n.parent_id as organisation_id, (n.value ->> 'jobRoleId')::uuid as job_role_id,
        (n.value ->> 'substitutesForOfficerId')::uuid as substitutes_for_officer_id, n.valid_from, n.valid_to
      from kapu.register_fact n where n.register = 'posts' and n.parent_id = ${office} and ${believedAt('n', knownAt)} order by n.subject_id, not ${inForceOn('n', day)}, n.valid_from)`,
    caseTypes: sql`select jsonb_array_elements_text(r.value -> 'caseTypes') where r.stands`,
    entitlements: sql`select e ->> 'purpose' as purpose, d as data_set from jsonb_array_elements(r.value -> 'entitlements') e, jsonb_array_elements_text(e -> 'dataSets') d where r.stands`,
    trained: sql`select true from kapu.officer_qualification l join ${factJoin('m', 'qualifications', sql`l.id`, { day, knownAt })}
      where l.officer_id = p.officer_id and l.kind = 'data-protection-training'`
  }
}

/**
 * Posts as the registers have them for any day, as known at any instant: duties, names and purposes that changed since, or will, are those
 * of that day. For today the decision itself looks at the projections (`readPost`), which show the present alone; a test holds both equal.
 */
export async function readPostsOnDay(db: Db | Tx, of: Asked, asOf: AsOf): Promise<PostOnDay[]> {
  const { day, knownAt } = asOf
  const over = startOfDay(addDays(day, 1))
  // A step of a card is known from the moment that it is taken.
  const cardsUntil = knownAt !== null && knownAt < over ? knownAt : over
  const { granted, posts, caseTypes, entitlements, trained } = sourcesOf(of, asOf)
  const duty = (code: string): RawBuilder<boolean> => sql<boolean>`coalesce(r.value -> 'duties' ? ${code}, false)`
  const { rows } = await sql<PostRow & { officerId: string; name: string; jobRoleHu: string; jobRoleEn: string; substitutesForName: string | null }>`
    select p.id as "postId", p.organisation_id as "organisationId", p.officer_id as "officerId", coalesce(o.name, '') as name,
      coalesce(r.value ->> 'nameHu', '') as "jobRoleHu", coalesce(r.value ->> 'nameEn', '') as "jobRoleEn", s.name as "substitutesForName",
      coalesce(q.stands and o.stands and g.stands and r.stands, false) as "inForce",
      exists (select from kapu.card c
        left join lateral (select e.state from kapu.card_event e where e.card_id = c.id and e.at < ${cardsUntil} order by e.sequence desc limit 1) e on true
        where c.officer_id = p.officer_id and c.recorded_at < ${cardsUntil} and (c.expires_at is null or c.expires_at >= ${over})
          -- A card that was handed over with its state has no steps before it.
          and coalesce(e.state, case when c.state_since < ${cardsUntil} then c.state end) = 'active') as "cardValid",
      ${duty('registrar')} as registrar, ${duty('case-officer')} as "caseOfficer", ${duty('signer')} as signer, ${duty('head')} as head, ${duty('auditor')} as auditor,
      ${duty('national-administrator')} as "nationalAdministrator", ${duty('local-administrator')} as "localAdministrator", '{}'::text[] as administers,
      array(${caseTypes})::text[] as "caseTypes",
      coalesce((select jsonb_agg(jsonb_build_object('dataSet', e.data_set, 'purpose', e.purpose)) from (${entitlements}) e), '[]'::jsonb) as entitlements,
      array(select distinct u from (${granted}) h, jsonb_array_elements_text(h.value -> 'purposes') u where (h.value ->> 'reviewDue')::date + 31 > ${day}::date)::text[] as grants,
      -- Not "exists", for which the trainings of the whole country would be read where an office is large.
      coalesce((${trained} limit 1), false) as trained,
      p.substitutes_for_officer_id as "substitutesFor", 0 as "legalOffset",
      array(select w.id from ${posts} w where w.officer_id = p.substitutes_for_officer_id and w.organisation_id = p.organisation_id
        and w.job_role_id = p.job_role_id and ${inForceOn('w', day)})::text[] as "standsInFor"
    from ${posts} p ${factOn('q', 'posts', sql`p.id`, asOf)} ${factOn('o', 'officers', sql`p.officer_id`, asOf)} ${factOn('g', 'organisations', sql`p.organisation_id`, asOf)}
      ${factOn('r', 'job-roles', sql`p.job_role_id`, asOf)} ${factOn('s', 'officers', sql`p.substitutes_for_officer_id`, asOf)}
    where ${'postId' in of ? sql`p.id = ${of.postId}` : sql`p.organisation_id = ${of.organisationId} and q.stands and o.stands`}
    order by o.name collate kapu.hungarian, p.id ${'postId' in of ? sql`` : sql`limit ${of.limit}`}`.execute(db)
  return rows.map(({ name, jobRoleHu, jobRoleEn, substitutesForName, officerId, ...row }) => ({ facts: foundPost(row, officerId).facts, officerId, name, jobRoleHu, jobRoleEn, substitutesForName }))
}
