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

/** A new case; its first acts follow in the same transaction. */
export async function insertCase(tx: Tx, item: {
  organisationId: string
  id: string
  registerBookId: string
  registerCode: string
  mainNumber: number
  year: number
  registrationNumber: string
  caseTypeCode: string
  caseTypeVersionId: string
  subject: string
  clientName: string
  openedAt: Date
}): Promise<void> {
  await tx.insertInto('authority_case').values({
    organisation_id: item.organisationId,
    id: item.id,
    register_book_id: item.registerBookId,
    register_code: item.registerCode,
    main_number: item.mainNumber,
    year: item.year,
    registration_number: item.registrationNumber,
    last_sub: 1,
    case_type_code: item.caseTypeCode,
    case_type_version_id: item.caseTypeVersionId,
    subject: item.subject,
    client_name: item.clientName,
    search_folded: sql<string>`kapu.fold(${`${item.registrationNumber} ${item.clientName} ${item.subject}`})`,
    status: 'new',
    stage: 'new',
    waits_for: 'office',
    opened_at: item.openedAt,
    updated_at: item.openedAt
  }).execute()
}

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

/** Appends acts; their sequence numbers were given under the lock of the case. */
export async function insertActs(
  tx: Tx, organisationId: string, caseId: string, acts: ReadonlyArray<{ act: Act; entryId: string }>
): Promise<void> {
  await tx.insertInto('act').values(acts.map(({ act, entryId }) => ({
    organisation_id: organisationId,
    case_id: caseId,
    sequence: act.sequence,
    id: act.id,
    kind: act.kind,
    schema_version: act.schema,
    at: act.at,
    legal_date: act.legalDate,
    actor: JSON.stringify(act.actor),
    policies: act.policies,
    body: JSON.stringify(act.body),
    entry_id: entryId
  }))).execute()
}

/** Writes what the lists show. Fails loudly when the sequence moved under us, which the row lock excludes. */
export async function updateProjection(
  tx: Tx, stored: StoredCase, to: { sequence: number; at: Date; projection: CaseProjection }
): Promise<void> {
  const { projection } = to
  const result = await tx.updateTable('authority_case').set({
    sequence: to.sequence,
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
    search_folded: sql<string>`kapu.fold(${`${stored.registrationNumber} ${projection.clientName} ${stored.subject}`})`,
    updated_at: to.at,
    closed_at: projection.closed ? to.at : null
  })
    .where('organisation_id', '=', stored.organisationId)
    .where('id', '=', stored.id)
    .where('sequence', '=', stored.sequence)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Error(`case ${stored.id} moved while it was locked`)
}

/** Puts a document into the case. */
export async function insertDocument(
  tx: Tx, organisationId: string, caseId: string, document: StoredDocument
): Promise<void> {
  await tx.insertInto('case_document').values({
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
  }).execute()
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

/** Notes which client may see the case; see `client_case` in the migration for why it is central. */
export async function linkClient(
  tx: Tx, link: { clientKey: string; organisationId: string; submissionId: string; caseId: string | null; since: Date }
): Promise<void> {
  await tx.insertInto('client_case').values({
    client_key: link.clientKey,
    organisation_id: link.organisationId,
    submission_id: link.submissionId,
    case_id: link.caseId,
    since: link.since
  }).onConflict((conflict) => conflict.columns(['client_key', 'organisation_id', 'submission_id'])
    .doUpdateSet({ case_id: link.caseId })).execute()
}

/** The offices, submissions and cases of a client, newest first. */
export async function linksOfClient(
  tx: Tx, clientKey: string
): Promise<Array<{ organisationId: string; submissionId: string; caseId: string | null; since: Date }>> {
  const rows = await tx.selectFrom('client_case').selectAll()
    .where('client_key', '=', clientKey).orderBy('since', 'desc').limit(100).execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id as string,
    submissionId: row.submission_id as string,
    caseId: row.case_id as string | null,
    since: row.since as Date
  }))
}
