import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { actSchema, type Act } from '../../rules/procedure/index.ts'
import type { CaseProjection, StoredCase, StoredDocument } from './case.types.ts'

const caseColumns = [
  'id', 'organisation_id', 'register_book_id', 'register_code', 'main_number', 'year', 'registration_number',
  'case_type_code', 'case_type_version_id', 'subject', 'client_name', 'sequence', 'status', 'assignee_post_id',
  'opened_at'
] as const

interface CaseRow {
  id: string
  organisation_id: string
  register_book_id: string
  register_code: string
  main_number: number
  year: number
  registration_number: string
  case_type_code: string
  case_type_version_id: string
  subject: string
  client_name: string
  sequence: number
  status: string
  assignee_post_id: string | null
  opened_at: Date
}

const storedCase = (row: CaseRow): StoredCase => ({
  id: row.id,
  organisationId: row.organisation_id,
  registerBookId: row.register_book_id,
  registerCode: row.register_code,
  mainNumber: row.main_number,
  year: row.year,
  registrationNumber: row.registration_number,
  caseTypeCode: row.case_type_code,
  caseTypeVersionId: row.case_type_version_id,
  subject: row.subject,
  clientName: row.client_name,
  sequence: row.sequence,
  status: row.status,
  assigneePostId: row.assignee_post_id,
  openedAt: row.opened_at
})

/** Reads a case; `lock` makes other writers of the same case wait until this transaction ends. */
export async function readCase(
  tx: Tx, organisationId: string, caseId: string, options: { lock: boolean }
): Promise<StoredCase | undefined> {
  let query = tx.selectFrom('authority_case').select(caseColumns)
    .where('organisation_id', '=', organisationId).where('id', '=', caseId)
  // `no key update`: rows that refer to the case by foreign key do not wait
  if (options.lock) query = query.forNoKeyUpdate()
  const row = await query.executeTakeFirst() as CaseRow | undefined
  return row && storedCase(row)
}

/** A new case after its first acts, as its table holds it. `search_folded` is still to be folded. */
export function caseRow(stored: StoredCase, after: { projection: CaseProjection; lastSub: number; at: Date }) {
  const { projection } = after
  return {
    organisation_id: stored.organisationId,
    id: stored.id,
    register_book_id: stored.registerBookId,
    register_code: stored.registerCode,
    main_number: stored.mainNumber,
    year: stored.year,
    registration_number: stored.registrationNumber,
    last_sub: after.lastSub,
    case_type_code: stored.caseTypeCode,
    case_type_version_id: stored.caseTypeVersionId,
    subject: stored.subject,
    opened_at: stored.openedAt,
    sequence: stored.sequence,
    ...projectionColumns(projection, after.at),
    search_folded: searchText(stored, projection)
  }
}

function projectionColumns(projection: CaseProjection, at: Date) {
  return {
    status: projection.status,
    stage: projection.stage,
    waits_for: projection.waitsFor,
    waits_label: projection.waitsLabel,
    waits_since: projection.waitsSince,
    due_date: projection.dueDate,
    due_at: projection.dueAt,
    next_event_on: projection.nextEventOn,
    assignee_post_id: projection.assigneePostId,
    client_name: projection.clientName,
    updated_at: at,
    closed_at: projection.closed ? at : null
  }
}

const searchText = (stored: StoredCase, projection: CaseProjection): string =>
  `${stored.registrationNumber} ${projection.clientName} ${stored.subject}`

/** The acts of a case after a sequence number, in order. */
export async function readActs(tx: Tx, organisationId: string, caseId: string, after = 0): Promise<Act[]> {
  const rows = await tx.selectFrom('act')
    .select(['sequence', 'id', 'kind', 'schema_version', 'at', 'legal_date', 'actor', 'policies', 'body'])
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => actSchema.parse({
    id: row.id,
    sequence: row.sequence,
    at: (row.at as Date).toISOString(),
    legalDate: row.legal_date,
    actor: row.actor,
    policies: row.policies,
    schema: row.schema_version,
    kind: row.kind,
    body: row.body
  }))
}

/**
 * Condition that a case has a word that begins like this one; `kapu.case_word` says why it is no LIKE.
 * @param caseId column of the case's id in the query
 */
export function caseHasWord(organisationId: string, word: string, caseId: 'id' | 'c.id') {
  return sql<boolean>`${sql.ref(caseId)} in (
    select w.case_id from kapu.case_word w where w.organisation_id = ${organisationId}
      and w.word >= kapu.fold(${word}) collate "C" and w.word < (kapu.fold(${word}) || chr(1114111)) collate "C")`
}

/** An act as its table holds it. */
export function actRow(organisationId: string, caseId: string, act: Act, entryId: string) {
  return {
    organisation_id: organisationId,
    case_id: caseId,
    sequence: act.sequence,
    id: act.id,
    kind: act.kind,
    schema_version: act.schema,
    at: act.at,
    legal_date: act.legalDate,
    actor: act.actor,
    policies: act.policies,
    body: act.body,
    entry_id: entryId
  }
}

/** Appends acts; their sequence numbers were given under the lock of the case. */
export async function insertActs(
  tx: Tx, organisationId: string, caseId: string, acts: ReadonlyArray<{ act: Act; entryId: string }>
): Promise<void> {
  await tx.insertInto('act').values(acts.map(({ act, entryId }) => ({
    ...actRow(organisationId, caseId, act, entryId), actor: JSON.stringify(act.actor), body: JSON.stringify(act.body)
  }))).execute()
}

/** Writes what the lists show. Fails loudly when the sequence moved under us, which the row lock excludes. */
export async function updateProjection(
  tx: Tx, stored: StoredCase, to: { sequence: number; at: Date; projection: CaseProjection }
): Promise<void> {
  const { projection } = to
  const result = await tx.updateTable('authority_case').set({
    sequence: to.sequence,
    ...projectionColumns(projection, to.at),
    search_folded: sql<string>`kapu.fold(${searchText(stored, projection)})`
  })
    .where('organisation_id', '=', stored.organisationId)
    .where('id', '=', stored.id)
    .where('sequence', '=', stored.sequence)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Error(`case ${stored.id} moved while it was locked`)
}

/** A document as its table holds it. */
export function documentRow(organisationId: string, caseId: string, document: StoredDocument) {
  return {
    organisation_id: organisationId,
    case_id: caseId,
    id: document.documentId,
    sub_number: document.subNumber,
    direction: document.direction,
    kind: document.kind,
    requirement: document.requirement,
    title: document.title,
    media_type: document.mediaType,
    size: document.size,
    sha256: document.sha256,
    partner: document.partner,
    submission_id: document.submissionId,
    client_visible: document.clientVisible,
    validity: document.validity,
    filed_at: document.filedAt,
    filed_by_post_id: document.filedByPostId
  }
}

/** Puts a document into the case. */
export async function insertDocument(
  tx: Tx, organisationId: string, caseId: string, document: StoredDocument
): Promise<void> {
  await tx.insertInto('case_document').values(documentRow(organisationId, caseId, document)).execute()
}

/** The documents of a case in the order of filing. */
export async function readDocuments(tx: Tx, organisationId: string, caseId: string): Promise<StoredDocument[]> {
  const rows = await tx.selectFrom('case_document').selectAll()
    .where('organisation_id', '=', organisationId).where('case_id', '=', caseId)
    .orderBy('filed_at').orderBy('id').limit(1000).execute()
  return rows.map((row) => documentOf(row as unknown as DocumentRow))
}

/** One document of a case. */
export async function readDocument(
  tx: Tx, organisationId: string, caseId: string, documentId: string
): Promise<StoredDocument | undefined> {
  const row = await tx.selectFrom('case_document').selectAll()
    .where('organisation_id', '=', organisationId).where('case_id', '=', caseId).where('id', '=', documentId)
    .executeTakeFirst()
  return row && documentOf(row as unknown as DocumentRow)
}

interface DocumentRow {
  id: string
  sub_number: number | null
  direction: StoredDocument['direction']
  kind: string
  requirement: string | null
  title: string
  media_type: string
  size: number
  sha256: string
  partner: string | null
  submission_id: string | null
  client_visible: boolean
  validity: StoredDocument['validity']
  filed_at: Date
  filed_by_post_id: string | null
}

const documentOf = (row: DocumentRow): StoredDocument => ({
  documentId: row.id,
  subNumber: row.sub_number,
  direction: row.direction,
  kind: row.kind,
  requirement: row.requirement,
  title: row.title,
  mediaType: row.media_type,
  size: Number(row.size),
  sha256: row.sha256,
  partner: row.partner,
  clientVisible: row.client_visible,
  validity: row.validity,
  submissionId: row.submission_id,
  filedAt: row.filed_at,
  filedByPostId: row.filed_by_post_id
})

interface ClientLink {
  clientKey: string
  organisationId: string
  submissionId: string
  caseId: string | null
  since: Date
}

/** Which client may see the case, as the directory holds it. */
export function clientRow(link: ClientLink) {
  return {
    client_key: link.clientKey, organisation_id: link.organisationId, submission_id: link.submissionId, case_id: link.caseId, since: link.since, further: false
  }
}

/** Notes which client may see the case; see `client_case` in the migration for why it is central. */
export async function linkClient(tx: Tx, link: ClientLink): Promise<void> {
  const row = clientRow(link)
  const before = link.caseId === null ? sql<boolean>`false` : sql<boolean>`exists (select from kapu.client_case where client_key = ${link.clientKey}
    and organisation_id = ${link.organisationId} and case_id = ${link.caseId} and submission_id <> ${link.submissionId})`
  await tx.insertInto('client_case').values({ ...row, further: before }).onConflict((conflict) => conflict.columns(['client_key', 'organisation_id', 'submission_id'])
    .doUpdateSet((eb) => ({ case_id: link.caseId, further: eb.ref('excluded.further') }))).execute()
}

/** Whether the directory knows the case as the client's. */
export async function isCaseOfClient(tx: Tx, clientKey: string, organisationId: string, caseId: string): Promise<boolean> {
  const row = await tx.selectFrom('client_case').select('submission_id')
    .where('client_key', '=', clientKey).where('organisation_id', '=', organisationId).where('case_id', '=', caseId).limit(1).executeTakeFirst()
  return row !== undefined
}

/** A client's submission and, once it is registered, its case. */
export interface ClientCaseLink {
  readonly organisationId: string
  readonly submissionId: string
  readonly caseId: string | null
  readonly since: Date
}

/** A page of the client's submissions and cases with all offices, newest first; a case stands where its first submission stands. */
export async function linksOfClient(
  tx: Tx, clientKey: string, page: { readonly after: { readonly since: Date; readonly submissionId: string } | null; readonly limit: number }
): Promise<ClientCaseLink[]> {
  const { after, limit } = page
  const rows = await tx.selectFrom('client_case').select(['organisation_id', 'submission_id', 'case_id', 'since'])
    .where('client_key', '=', clientKey).where('further', '=', false)
    .$if(after !== null, (query) => query.where((eb) => eb(eb.refTuple('since', 'submission_id'), '<', eb.tuple(after!.since, after!.submissionId))))
    .orderBy('since', 'desc').orderBy('submission_id', 'desc').limit(limit).execute()
  return rows.map((row) => ({ organisationId: row.organisation_id, submissionId: row.submission_id, caseId: row.case_id, since: row.since }))
}

/** Which posts of an office took a step in cases of which type between two instants: what rights to case types were used for. */
export async function listHandled(tx: Tx, organisationId: string, since: Date, until: Date): Promise<{ readonly postId: string; readonly caseType: string }[]> {
  const { rows } = await sql<{ postId: string; caseType: string }>`select distinct a.actor ->> 'postId' as "postId", c.case_type_code as "caseType"
    from kapu.authority_case c join kapu.act a on a.organisation_id = c.organisation_id and a.case_id = c.id and a.at between ${since} and ${until} and a.actor ->> 'postId' is not null
    where c.organisation_id = ${organisationId} and c.updated_at >= ${since} and c.opened_at <= ${until}`.execute(tx)
  return rows
}
