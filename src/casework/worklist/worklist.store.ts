import { sql, type RawBuilder } from 'kysely'
import { visibleCases, type Visibility } from '../../access/entitlement/index.ts'
import { instantText, keptStatement, withGenericPlans, type KeptStatement, type Tx } from '../../platform/database/index.ts'
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
  sees: Visibility
  /** The office's legal day; `due-soon` is what ends within three days of it. */
  today: string
}

const columns = { organisation: sql`c.organisation_id`, caseType: sql`c.case_type_code` }
/** Sorts cases without a running clock behind the others, so that the keyset stays on one expression. */
const dueKey = sql<Date>`coalesce(c.due_at, 'infinity'::timestamptz)`

function bucketOf({ postId, today }: { readonly postId: unknown; readonly today: unknown }, bucket: Bucket): RawBuilder<boolean> {
  switch (bucket) {
    case 'mine':
      return sql<boolean>`c.assignee_post_id = ${postId}::uuid and c.waits_for = 'office'`
    case 'unassigned':
      return sql<boolean>`c.waits_for = 'head'`
    case 'to-sign':
      return sql<boolean>`c.waits_for = 'signer'`
    case 'waiting-others':
      return sql<boolean>`c.waits_for in ('client', 'specialist', 'authority')`
    case 'due-soon':
      return sql<boolean>`c.due_date between ${today}::date + 1 and ${today}::date + 3`
    case 'due-today':
      return sql<boolean>`c.due_date = ${today}::date`
    case 'overdue':
      return sql<boolean>`c.due_date < ${today}::date and c.waits_for <> 'nobody'`
    case 'all-open':
      return sql<boolean>`true`
  }
}

const pageValues = ['organisationId', 'caseTypes', 'postId', 'today', 'due', 'id', 'limit'] as const
type PageValues = Readonly<Record<(typeof pageValues)[number], unknown>>

function pageOf(
  { sees, bucket, words, goesOn }: { readonly sees: Visibility; readonly bucket: Bucket; readonly words: readonly RawBuilder<boolean>[]; readonly goesOn: boolean }, values: PageValues
): RawBuilder<WorkRow> {
  const conditions = [
    sql`c.organisation_id = ${values.organisationId}::uuid`, sql`c.closed_at is null`, visibleCases(sees, columns, values), bucketOf(values, bucket), ...words,
    ...goesOn ? [sql`(${dueKey}, c.id) > (${values.due}::timestamptz, ${values.id}::uuid)`] : []
  ]
  return sql<WorkRow>`select c.id as "caseId", c.registration_number as "registrationNumber", c.subject, c.case_type_code as "caseTypeCode",
      c.case_type_version_id as "caseTypeVersionId", c.client_name as "clientName", c.status, c.stage, c.waits_for as "waitsFor", c.waits_label as "waitsLabel",
      ${instantText(sql`c.waits_since`)} as "waitsSince", ${instantText(sql`c.due_at`)} as "dueAt", c.due_date as "dueDate",
      c.assignee_post_id as "assigneePostId", o.name as "assigneeName", c.sequence
    from kapu.authority_case c
    left join kapu.post p on p.id = c.assignee_post_id
    left join kapu.officer o on o.id = p.officer_id
    where ${sql.join(conditions, sql` and `)}
    order by ${dueKey}, c.id limit ${values.limit}`
}

/** Statements of heaps read without words, by heap, by what is seen and by whether the page is the first: some thirty in all. */
const heaps = new Map<string, KeptStatement<WorkRow, (typeof pageValues)[number]>>()

/** One page of a heap, the most pressing first; keyset on (due, id). */
export async function listWork(
  tx: Tx,
  viewer: Viewer,
  page: { bucket: Bucket; words: readonly string[]; after: { due: string; id: string } | null; limit: number }
): Promise<WorkRow[]> {
  const { sees, organisationId, postId, today } = viewer
  const { bucket, after, limit } = page
  const goesOn = after !== null
  const values: PageValues = { organisationId, caseTypes: sees.caseTypes, postId, today, due: after?.due, id: after?.id, limit }
  if (page.words.length > 0) {
    const words = page.words.map((word) => caseHasWord(organisationId, word, 'c.id'))
    return (await pageOf({ sees, bucket, words, goesOn }, values).execute(tx)).rows
  }
  // How many cases a word finds differs widely; a heap is read in the order of its index whatever the values are.
  await withGenericPlans(tx)
  const key = `${sees.kind} ${bucket} ${goesOn}`
  const heap = heaps.get(key) ?? keptStatement(pageValues, (blanks) => pageOf({ sees, bucket, words: [], goesOn }, blanks))
  heaps.set(key, heap)
  return heap(tx, values)
}

/** How many cases lie in a heap, counted up to the bound only. */
export async function countBucket(tx: Tx, viewer: Viewer, bucket: Bucket): Promise<number> {
  const row = await tx.selectFrom(
    tx.selectFrom('authority_case as c').select('c.id')
      .where('c.organisation_id', '=', viewer.organisationId)
      .where('c.closed_at', 'is', null)
      .where(visibleCases(viewer.sees, columns))
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
    .where(visibleCases(viewer.sees, columns))
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
