import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { inForceOn } from '../../registers/changes/index.ts'
import type { PostFacts } from './entitlement.types.ts'

export interface PostQuestion {
  readonly postId: string
  readonly officerId: string
  readonly cardId: string
  readonly today: string
  readonly withGrants: boolean
  readonly withOffices?: boolean
}

/** What the registers say of a post and the card it is used with on a day. Null: no such post. */
export async function readPostFacts(db: Db | Tx, input: PostQuestion): Promise<PostFacts | null> {
  return (await readPost(db, input))?.facts ?? null
}

/**
 * The same in one round trip with what a list needs besides: by how much the office's legal clock differs from the system's, in
 * milliseconds. No right hangs on it.
 */
export async function readPost(db: Db | Tx, input: PostQuestion): Promise<FoundPost | null> {
  const { rows } = await postQuery({ postId: sql`${input.postId}`, officerId: sql`${input.officerId}`, cardId: sql`${input.cardId}` }, input.today, input).execute(db)
  return rows[0] ? foundPost(rows[0], input.officerId) : null
}

export interface FoundPost {
  readonly facts: PostFacts
  readonly legalOffset: number
}

/** A row of `postQuery`, or the same as JSON. */
export type PostRow = Omit<PostFacts, 'persons' | 'posts'> & { substitutesFor: string | null; standsInFor: string[]; legalOffset: number }

/** The same as a column (`PostRow` as JSON, null: no such post) of a query that knows post, officer and card: a round trip less. */
export function postColumn(of: PostColumns, today: unknown): RawBuilder<PostRow | null> {
  return sql`(select to_jsonb(found) from (${postQuery(of, today, { withGrants: false })}) found)`
}

export function foundPost({ substitutesFor, standsInFor, legalOffset, ...facts }: PostRow, officerId: string): FoundPost {
  return {
    facts: {
      ...facts,
      persons: substitutesFor === null ? [officerId] : [officerId, substitutesFor],
      posts: [facts.postId, ...standsInFor]
    },
    legalOffset
  }
}

interface PostColumns {
  readonly postId: RawBuilder<unknown>
  readonly officerId: RawBuilder<unknown>
  readonly cardId: RawBuilder<unknown>
}

function postQuery(of: PostColumns, today: unknown, needs: { readonly withGrants: boolean; readonly withOffices?: boolean }): RawBuilder<PostRow> {
  return sql<PostRow>`
    select p.id as "postId", p.organisation_id as "organisationId",
      ${inForceOn('p', today)} and ${inForceOn('o', today)} and ${inForceOn('g', today)} and ${inForceOn('r', today)} as "inForce",
      exists (select from kapu.card c where c.id = ${of.cardId} and c.officer_id = p.officer_id and c.state = 'active') as "cardValid",
      r.is_registrar as registrar, r.is_case_officer as "caseOfficer", r.is_signer as signer, r.is_head as head, r.is_auditor as auditor,
      r.is_national_administrator as "nationalAdministrator", r.is_local_administrator as "localAdministrator",
      ${needs.withOffices
        ? sql`case when r.is_local_administrator or r.is_head then array(with recursive own as (
            select p.organisation_id as id union select u.id from kapu.organisation u join own on u.parent_id = own.id) select id::text from own) else '{}'::text[] end`
        : sql`'{}'::text[]`} as administers,
      array(select t.case_type_code from kapu.job_role_case_type t where t.job_role_id = r.id and ${inForceOn('t', today)})::text[] as "caseTypes",
      ${needs.withGrants
        ? sql`coalesce((select jsonb_agg(jsonb_build_object('dataSet', d, 'purpose', e.purpose)) from kapu.job_role_entitlement e, unnest(e.data_sets) d
            where e.job_role_id = r.id and ${inForceOn('e', today)}), '[]'::jsonb) as entitlements,
          array(select distinct u from kapu.entitlement_grant h, unnest(h.purposes) u where h.officer_id = p.officer_id and h.organisation_id = p.organisation_id
            and h.job_role_id = p.job_role_id and ${inForceOn('h', today)} and h.rests_from > ${today}::date)::text[] as grants,
          exists (select from kapu.officer_qualification q where q.officer_id = p.officer_id and q.kind = 'data-protection-training' and ${inForceOn('q', today)}) as trained`
        : sql`'[]'::jsonb as entitlements, '{}'::text[] as grants, false as trained`},
      p.substitutes_for_officer_id as "substitutesFor", g.legal_clock_offset_ms as "legalOffset",
      array(select w.id from kapu.post w where w.officer_id = p.substitutes_for_officer_id and w.organisation_id = p.organisation_id
        and w.job_role_id = p.job_role_id and ${inForceOn('w', today)})::text[] as "standsInFor"
    from kapu.post p
    join kapu.officer o on o.id = p.officer_id
    join kapu.organisation g on g.id = p.organisation_id
    join kapu.job_role r on r.id = p.job_role_id
    where p.id = ${of.postId} and p.officer_id = ${of.officerId}`
}

/**
 * Officers that count as drafters: the one of the post, the one they drafted for, and everyone who stands in for them (or
 * they for) on a day.
 */
export async function readDrafters(db: Db | Tx, postId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with drafting as (select officer_id, substitutes_for_officer_id from kapu.post where id = ${postId})
    select officer_id as id from drafting
    union select substitutes_for_officer_id from drafting where substitutes_for_officer_id is not null
    union select p.officer_id from kapu.post p join drafting d on p.substitutes_for_officer_id = d.officer_id where ${inForceOn('p', today)}
    union select p.substitutes_for_officer_id from kapu.post p join drafting d on p.officer_id = d.officer_id
      where p.substitutes_for_officer_id is not null and ${inForceOn('p', today)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Which cases a post may see: what of its facts `case:read` looks at, by kind and with the values it takes. */
export interface Visibility {
  readonly kind: 'nothing' | 'everything' | 'office' | 'case-types'
  readonly organisationId: string
  readonly caseTypes: readonly string[]
}

export function visibilityOf(post: PostFacts): Visibility {
  const kind = (): Visibility['kind'] => {
    if (!post.inForce || !post.cardValid) return 'nothing'
    if (post.auditor) return 'everything'
    if (post.registrar) return 'office'
    return post.caseOfficer || post.signer || post.head ? 'case-types' : 'nothing'
  }
  return { kind: kind(), organisationId: post.organisationId, caseTypes: [...post.caseTypes] }
}

/**
 * The cases that `case:read` allows, as a condition for lists: what Cedar would say of each row, in SQL.
 * A property test holds both equal.
 * @param columns the columns that hold the case's office and case type.
 * @param values what stands for the post's office and case types: those of the post, or blanks of a kept statement.
 */
export function visibleCases(
  post: Visibility, columns: { readonly organisation: RawBuilder<unknown>; readonly caseType: RawBuilder<unknown> },
  values: { readonly organisationId: unknown; readonly caseTypes: unknown } = post
): RawBuilder<boolean> {
  const own = sql<boolean>`${columns.organisation} = ${values.organisationId}::uuid`
  switch (post.kind) {
    case 'nothing': return sql<boolean>`false`
    case 'everything': return sql<boolean>`true`
    case 'office': return own
    case 'case-types': return sql<boolean>`(${own} and ${columns.caseType} = any(${values.caseTypes}::text[]))`
  }
}
