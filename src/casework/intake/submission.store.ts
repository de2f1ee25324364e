import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { OfficeTimeFacts } from '../../registers/organisations/index.ts'
import { caseHasWord } from '../cases/index.ts'
import type { Receipt, ReceivedFile, StoredSubmission } from './submission.types.ts'

/** A submission about to be stored. */
export type SubmissionToStore = Omit<StoredSubmission, 'state' | 'caseId' | 'version' | 'transferredTo' | 'transferredFrom'> & {
  readonly transferredFrom?: StoredSubmission['transferredFrom']
  readonly recordedAt: Date
  readonly integrationId: string | null
  readonly recordedByPostId: string | null
  readonly receipt: Receipt
}

/** Stores a submission and its files. */
export async function insertSubmission(tx: Tx, item: SubmissionToStore): Promise<void> {
  await tx.insertInto('submission').values({
    organisation_id: item.organisationId,
    id: item.id,
    arrival_year: item.arrivalYear,
    arrival_number: item.arrivalNumber,
    channel: item.channel,
    received_at: item.receivedAt,
    recorded_at: item.recordedAt,
    case_type_code: item.caseTypeCode,
    form_version: item.formVersion,
    language: item.language,
    subject: item.subject,
    data: JSON.stringify(item.data),
    submitter: JSON.stringify(item.submitter),
    submitter_folded: sql<string>`kapu.fold(${item.submitter.name})`,
    client_key: item.clientKey,
    integration_id: item.integrationId,
    recorded_by_post_id: item.recordedByPostId,
    receipt: JSON.stringify(item.receipt),
    transferred_from: item.transferredFrom?.organisationId ?? null,
    transferred_submission_id: item.transferredFrom?.submissionId ?? null,
    state: 'arrived'
  }).execute()
  if (item.files.length === 0) return
  await tx.insertInto('submission_file').values(item.files.map((file, position) => ({
    organisation_id: item.organisationId,
    submission_id: item.id,
    position,
    requirement: file.requirement,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    verdict: file.verdict
  }))).execute()
}

interface SubmissionRow {
  id: string
  organisation_id: string
  arrival_number: number
  arrival_year: number
  channel: StoredSubmission['channel']
  received_at: Date
  case_type_code: string | null
  form_version: number | null
  language: 'hu' | 'en'
  subject: string
  data: Record<string, unknown>
  submitter: StoredSubmission['submitter']
  client_key: string | null
  state: StoredSubmission['state']
  case_id: string | null
  version: number
  transferred_to: string | null
  transferred_from: string | null
  transferred_submission_id: string | null
}

interface FileRow {
  position: number
  requirement: string | null
  name: string
  media_type: string
  size: number
  sha256: string
  verdict: string
}

const fileOf = (row: FileRow): ReceivedFile => ({
  part: `file-${row.position + 1}`, name: row.name, requirement: row.requirement, mediaType: row.media_type, size: Number(row.size), sha256: row.sha256,
  verdict: row.verdict
})

const submissionOf = (row: SubmissionRow, files: ReceivedFile[]): StoredSubmission => ({
  id: row.id,
  organisationId: row.organisation_id,
  arrivalNumber: row.arrival_number,
  arrivalYear: row.arrival_year,
  channel: row.channel,
  receivedAt: row.received_at,
  caseTypeCode: row.case_type_code,
  formVersion: row.form_version,
  language: row.language,
  subject: row.subject,
  data: row.data,
  submitter: row.submitter,
  clientKey: row.client_key,
  state: row.state,
  caseId: row.case_id,
  version: row.version,
  transferredTo: row.transferred_to,
  transferredFrom: row.transferred_from !== null && row.transferred_submission_id !== null
    ? { organisationId: row.transferred_from, submissionId: row.transferred_submission_id }
    : null,
  files
})

/** Reads a submission with its files; `lock` for a change of its state. */
export async function readSubmission(
  tx: Tx, organisationId: string, id: string, options: { lock: boolean }
): Promise<StoredSubmission | undefined> {
  let query = tx.selectFrom('submission').selectAll().where('organisation_id', '=', organisationId).where('id', '=', id)
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const files = await tx.selectFrom('submission_file').selectAll()
    .where('organisation_id', '=', organisationId).where('submission_id', '=', id).orderBy('position').execute()
  return submissionOf(row as unknown as SubmissionRow, (files as unknown as FileRow[]).map(fileOf))
}

/** What a registration is judged by. */
export interface BeforeRegistration {
  readonly submission: StoredSubmission
  /** Null: the office is closed. */
  readonly office: OfficeTimeFacts | null
  /** The version of the case type in force on the day of arrival; null: there is none. */
  readonly ruleId: string | null
}

/** Reads all of it in one round trip, without a transaction and without a lock; undefined without the submission. */
export async function readForRegistration(db: Db, organisationId: string, id: string, caseType: string): Promise<BeforeRegistration | undefined> {
  type Found = Omit<BeforeRegistration, 'submission'> & { submission: SubmissionRow & { received_at: string }; files: FileRow[] }
  const { rows } = await sql<{ found: Found | null }>`select kapu.read_for_registration(${organisationId}, ${id}, ${caseType}) as found`.execute(db)
  const found = rows[0]?.found
  if (!found) return undefined
  const { submission, files, office, ruleId } = found
  return { submission: submissionOf({ ...submission, received_at: new Date(submission.received_at) }, files.map(fileOf)), office, ruleId }
}

/** What the list of arrivals shows. */
export interface ArrivalLine {
  id: string
  arrivalNumber: number
  arrivalYear: number
  receivedAt: Date
  channel: StoredSubmission['channel']
  submitterName: string
  subject: string
  caseTypeCode: string | null
  files: number
  version: number
}

/** Submissions that wait for registration, the longest waiting first; keyset on (received_at, id). */
export async function listWaiting(
  tx: Tx, organisationId: string, page: { after: { receivedAt: string; id: string } | null; limit: number }
): Promise<ArrivalLine[]> {
  let query = tx.selectFrom('submission as s')
    .select(['s.id', 's.arrival_number', 's.arrival_year', 's.received_at', 's.channel', 's.subject', 's.case_type_code', 's.version'])
    .select(sql<string>`s.submitter->>'name'`.as('submitter_name'))
    .select((eb) => eb.selectFrom('submission_file as f').select((inner) => inner.fn.countAll<number>().as('n'))
      .whereRef('f.organisation_id', '=', 's.organisation_id').whereRef('f.submission_id', '=', 's.id').as('files'))
    .where('s.organisation_id', '=', organisationId)
    .where('s.state', '=', 'arrived')
  if (page.after) {
    query = query.where(sql<boolean>`(s.received_at, s.id) > (${page.after.receivedAt}::timestamptz, ${page.after.id}::uuid)`)
  }
  const rows = await query.orderBy('s.received_at').orderBy('s.id').limit(page.limit).execute()
  return rows.map((row) => ({
    id: row.id as string,
    arrivalNumber: row.arrival_number as number,
    arrivalYear: row.arrival_year as number,
    receivedAt: row.received_at as Date,
    channel: row.channel as StoredSubmission['channel'],
    submitterName: row.submitter_name as string,
    subject: row.subject as string,
    caseTypeCode: row.case_type_code as string | null,
    files: Number(row.files),
    version: row.version as number
  }))
}

/** Marks a submission as registered or attached to a case, if its version is the expected one. */
export async function markRegistered(
  tx: Tx, submission: StoredSubmission, caseId: string
): Promise<boolean> {
  const result = await tx.updateTable('submission')
    .set({ state: 'registered', case_id: caseId, version: submission.version + 1 })
    .where('organisation_id', '=', submission.organisationId)
    .where('id', '=', submission.id)
    .where('version', '=', submission.version)
    .where('state', '=', 'arrived')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Marks a submission as handed over to another office (áttétel); its row is locked by the caller. */
export async function markTransferred(tx: Tx, submission: StoredSubmission, toOrganisationId: string): Promise<void> {
  await tx.updateTable('submission').set({ state: 'transferred', transferred_to: toOrganisationId, version: submission.version + 1 })
    .where('organisation_id', '=', submission.organisationId).where('id', '=', submission.id).execute()
}

/** Whether a submission that was handed over has arrived here already. */
export async function hasTransferred(tx: Tx, organisationId: string, submissionId: string): Promise<boolean> {
  const row = await tx.selectFrom('submission').select('id').where('organisation_id', '=', organisationId).where('transferred_submission_id', '=', submissionId).executeTakeFirst()
  return row !== undefined
}

/** Those of an office's submissions that are not registered yet. */
export async function waitingAmong(
  tx: Tx, organisationId: string, submissionIds: readonly string[]
): Promise<Array<{ id: string; arrivalNumber: number; arrivalYear: number; subject: string; receivedAt: Date }>> {
  if (submissionIds.length === 0) return []
  const rows = await tx.selectFrom('submission')
    .select(['id', 'arrival_number', 'arrival_year', 'subject', 'received_at'])
    .where('organisation_id', '=', organisationId).where('id', 'in', submissionIds).where('state', '=', 'arrived').execute()
  return rows.map((row) => ({
    id: row.id as string,
    arrivalNumber: row.arrival_number as number,
    arrivalYear: row.arrival_year as number,
    subject: row.subject as string,
    receivedAt: row.received_at as Date
  }))
}

/** A possible predecessor (előzmény) and why it was found. */
export interface PredecessorLine {
  caseId: string
  registrationNumber: string
  subject: string
  clientName: string
  status: string
  openedAt: Date
}

/** Cases whose number, client or subject hold every word of the folded text, the newest first. */
export async function findPredecessors(
  tx: Tx, organisationId: string, words: readonly string[], limit: number
): Promise<PredecessorLine[]> {
  let query = tx.selectFrom('authority_case')
    .select(['id', 'registration_number', 'subject', 'client_name', 'status', 'opened_at'])
    .where('organisation_id', '=', organisationId)
  for (const word of words) {
    query = query.where(caseHasWord(organisationId, word, 'id'))
  }
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    caseId: row.id as string,
    registrationNumber: row.registration_number as string,
    subject: row.subject as string,
    clientName: row.client_name as string,
    status: row.status as string,
    openedAt: row.opened_at as Date
  }))
}
