import { sql, type RawBuilder } from 'kysely'
import { visibleCases, type PostFacts } from '../../access/entitlement/index.ts'
import { instantText, withGenericPlans, type Tx } from '../../platform/database/index.ts'
import { caseHasWord } from '../cases/index.ts'
import { countBound, type Bucket } from './worklist.types.ts'

/** A row of the worklist; days left are computed from it by the caller, who knows the legal day. */
export interface WorkRow {
  caseId: string
  registrationNumber: string
  subject: string
  caseTypeCode: string
  caseTypeVersionId: string
  clientName: string
  status: string
  stage: string
  waitsFor: string
  waitsLabel: string | null
  /** Instants as their text (`isoInstant`). */
  waitsSince: string | null
  dueAt: string | null
  dueDate: string | null
  assigneePostId: string | null
  assigneeName: string | null
  sequence: number
}

/** Whose desk: the office, the post, and what its rights let it see (the SQL twin of the Cedar policies). */
export interface Viewer {
  organisationId: string
  postId: string
  visible: RawBuilder<boolean>
  /** The office's legal day; `due-soon` is what ends within three days of it. */
  today: string
}

/** Cases that a post may see, as a condition on the queries below. */
export function visibleTo(post: PostFacts): RawBuilder<boolean> {
  return visibleCases(post, { organisation: sql`c.organisation_id`, caseType: sql`c.case_type_code` })
}

/** Sorts cases without a running clock behind the others, so that the keyset stays on one expression. */
const dueKey = sql<Date>`coalesce(c.due_at, 'infinity'::timestamptz)`

function bucketOf(viewer: Viewer, bucket: Bucket): RawBuilder<boolean> {
  switch (bucket) {
    case 'mine':
      return sql<boolean>`c.assignee_post_id = ${viewer.postId}::uuid and c.waits_for = 'office'`
    case 'unassigned':
      return sql<boolean>`c.waits_for = 'head'`
    case 'to-sign':
      return sql<boolean>`c.waits_for = 'signer'`
    case 'waiting-others':
      return sql<boolean>`c.waits_for in ('client', 'specialist', 'authority')`
    case 'due-soon':
      return sql<boolean>`c.due_date between ${viewer.today}::date + 1 and ${viewer.today}::date + 3`
    case 'due-today':
      return sql<boolean>`c.due_date = ${viewer.today}::date`
    case 'overdue':
      return sql<boolean>`c.due_date < ${viewer.today}::date and c.waits_for <> 'nobody'`
    case 'all-open':
      return sql<boolean>`true`
  }
}

/** One page of a heap, the most pressing first; keyset on (due, id). */
export async function listWork(
  tx: Tx,
  viewer: Viewer,
  page: { bucket: Bucket; words: readonly string[]; after: { due: string; id: string } | null; limit: number }
): Promise<WorkRow[]> {
  let query = tx.selectFrom('authority_case as c')
    .leftJoin('post as p', 'p.id', 'c.assignee_post_id')
    .leftJoin('officer as o', 'o.id', 'p.officer_id')
    .select([
      'c.id', 'c.registration_number', 'c.subject', 'c.case_type_code', 'c.case_type_version_id', 'c.client_name', 'c.status', 'c.stage', 'c.waits_for',
      'c.waits_label', 'c.due_date', 'c.assignee_post_id', 'c.sequence', 'o.name as assignee_name'
    ])
    .select([instantText(sql`c.waits_since`).as('waits_since'), instantText(sql`c.due_at`).as('due_at')])
    .where('c.organisation_id', '=', viewer.organisationId)
    .where('c.closed_at', 'is', null)
    .where(viewer.visible)
    .where(bucketOf(viewer, page.bucket))
  for (const word of page.words) {
    query = query.where(caseHasWord(viewer.organisationId, word, 'c.id'))
  }
  if (page.after) {
    query = query.where(sql<boolean>`(${dueKey}, c.id) > (${page.after.due}::timestamptz, ${page.after.id}::uuid)`)
  }
  // How many cases a word finds differs widely; a heap is read in the order of its index whatever the values are.
  if (page.words.length === 0) await withGenericPlans(tx)
  const rows = await query.orderBy(dueKey).orderBy('c.id').limit(page.limit).execute()
  return rows.map((row) => ({
    caseId: row.id as string,
    registrationNumber: row.registration_number as string,
    subject: row.subject as string,
    caseTypeCode: row.case_type_code as string,
    caseTypeVersionId: row.case_type_version_id as string,
    clientName: row.client_name as string,
    status: row.status as string,
    stage: row.stage as string,
    waitsFor: row.waits_for as string,
    waitsLabel: row.waits_label as string | null,
    waitsSince: row.waits_since as string | null,
    dueAt: row.due_at as string | null,
    dueDate: row.due_date as string | null,
    assigneePostId: row.assignee_post_id as string | null,
    assigneeName: row.assignee_name as string | null,
    sequence: row.sequence as number
  }))
}

/** How many cases lie in a heap, counted up to the bound only. */
export async function countBucket(tx: Tx, viewer: Viewer, bucket: Bucket): Promise<number> {
  const row = await tx.selectFrom(
    tx.selectFrom('authority_case as c').select('c.id')
      .where('c.organisation_id', '=', viewer.organisationId)
      .where('c.closed_at', 'is', null)
      .where(viewer.visible)
      .where(bucketOf(viewer, bucket))
      .limit(countBound + 1)
      .as('heap')
  ).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return Number(row.n)
}

/** What a search finds. */
export interface FoundCase {
  caseId: string
  registrationNumber: string
  subject: string
  clientName: string
  status: string
}

/** Cases of the office by registration number, client or subject, open ones and filed ones, the newest first. */
export async function searchCases(
  tx: Tx, viewer: Viewer, words: readonly string[], limit: number
): Promise<FoundCase[]> {
  let query = tx.selectFrom('authority_case as c')
    .select(['c.id', 'c.registration_number', 'c.subject', 'c.client_name', 'c.status'])
    .where('c.organisation_id', '=', viewer.organisationId)
    .where(viewer.visible)
  for (const word of words) {
    query = query.where(caseHasWord(viewer.organisationId, word, 'c.id'))
  }
  const rows = await query.orderBy('c.opened_at', 'desc').orderBy('c.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    caseId: row.id as string,
    registrationNumber: row.registration_number as string,
    subject: row.subject as string,
    clientName: row.client_name as string,
    status: row.status as string
  }))
}
