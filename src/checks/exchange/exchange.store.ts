import type { Db, Tx } from '../../platform/database/index.ts'
import type { DataSet, ServiceAddress, SpecialistAuthority, Texts } from './exchange.types.ts'

/** A row of `exchange_request`. */
export interface RequestRow {
  organisation_id: string
  id: string
  case_id: string
  registration_number: string
  kind: 'data-set' | 'specialist'
  target: string
  purpose: string
  legal_basis: string
  fields: string[]
  subject: Record<string, unknown> | null
  person_id: string | null
  payload: Record<string, unknown> | null
  officer_id: string
  post_id: string | null
  on_behalf_of: string | null
  state: 'intended' | 'waiting' | 'answered' | 'failed'
  failure: string | null
  attempts: number
  give_up_at: Date | null
  requested_at: Date
  settled_at: Date | null
  intent_entry_id: string
  outcome_entry_id: string | null
  x_road_request_id: string | null
  x_road_request_hash: string | null
}

interface AddressRow {
  member_class: string
  member_code: string
  subsystem: string
  service: string
  path: string
}

function toServiceAddress(row: AddressRow): ServiceAddress {
  return { memberClass: row.member_class, memberCode: row.member_code, subsystem: row.subsystem, service: row.service, path: row.path }
}

/** The data set as configured on a legal day, with the purposes in force then. */
export async function findDataSet(db: Db | Tx, code: string, onDay: string): Promise<DataSet | null> {
  const row = await db.selectFrom('data_set').selectAll().where('code', '=', code).where('valid_from', '<=', onDay)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', onDay)])).executeTakeFirst()
  if (row === undefined) return null
  const purposes = await db.selectFrom('data_set_purpose').selectAll().where('data_set', '=', code)
    .where('valid_from', '<=', onDay)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', onDay)])).execute()
  return {
    code: row.code,
    name: { hu: row.name_hu, en: row.name_en },
    question: { hu: row.question_hu, en: row.question_en },
    authority: { hu: row.authority_hu, en: row.authority_en },
    category: { hu: row.category_hu, en: row.category_en },
    connector: row.connector,
    answerKind: row.answer_kind as DataSet['answerKind'],
    address: row.service === null ? null : toServiceAddress(row as AddressRow),
    fields: row.fields as DataSet['fields'],
    timeoutMs: row.timeout_ms,
    maxAnswerBytes: row.max_answer_bytes,
    purposes: purposes.map((purpose) => ({
      purpose: purpose.purpose,
      name: { hu: purpose.purpose_hu, en: purpose.purpose_en },
      legalBasis: purpose.legal_basis,
      fields: purpose.fields
    }))
  }
}

export async function listDataSetCodes(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('data_set').select('code').where('valid_to', 'is', null).orderBy('code').execute()
  return rows.map((row) => row.code as string)
}

export async function findSpecialistAuthority(db: Db | Tx, code: string, onDay: string): Promise<SpecialistAuthority | null> {
  const row = await db.selectFrom('specialist_authority').selectAll().where('code', '=', code).where('valid_from', '<=', onDay)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', onDay)])).executeTakeFirst()
  if (row === undefined) return null
  return {
    code: row.code,
    name: { hu: row.name_hu, en: row.name_en },
    technicalIssue: { hu: row.technical_issue_hu, en: row.technical_issue_en },
    legalBasis: row.legal_basis,
    positionDays: row.position_days,
    address: toServiceAddress(row as AddressRow),
    integrationId: row.integration_id
  }
}

type NewRequest = Omit<RequestRow, 'failure' | 'attempts' | 'settled_at' | 'outcome_entry_id' | 'x_road_request_id' | 'x_road_request_hash'>

export async function insertRequest(tx: Tx, row: NewRequest): Promise<void> {
  await tx.insertInto('exchange_request').values({
    ...row,
    subject: row.subject === null ? null : JSON.stringify(row.subject),
    payload: row.payload === null ? null : JSON.stringify(row.payload)
  }).execute()
}

export async function findRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const row = await tx.selectFrom('exchange_request').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as RequestRow | undefined) ?? null
}

/** The person whom a question of this office was about, once the Etalon told. */
export async function personOfRequest(tx: Tx, id: string): Promise<string | null> {
  return (await findRequest(tx, id))?.person_id ?? null
}

export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const row = await tx.selectFrom('exchange_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as RequestRow | undefined) ?? null
}

export interface Settlement {
  readonly state: 'answered' | 'failed'
  readonly failure: string | null
  readonly personId: string | null
  readonly settledAt: Date
  readonly outcomeEntryId: string
  readonly exchangeRequestId: string | null
  readonly exchangeRequestHash: string | null
}

/** Closes a locked, open question and wipes whose data were asked. */
export async function settleRequest(tx: Tx, id: string, end: Settlement): Promise<void> {
  await tx.updateTable('exchange_request').set((set) => ({
    state: end.state,
    failure: end.failure,
    person_id: end.personId,
    settled_at: end.settledAt,
    outcome_entry_id: end.outcomeEntryId,
    x_road_request_id: end.exchangeRequestId,
    x_road_request_hash: end.exchangeRequestHash,
    attempts: set('attempts', '+', 1),
    subject: null
  })).where('id', '=', id).where('state', 'in', ['intended', 'waiting']).execute()
}

/** Leaves a question open for the background; false when it is closed already. */
export async function keepWaiting(tx: Tx, id: string, failure: string): Promise<boolean> {
  const result = await tx.updateTable('exchange_request')
    .set((set) => ({ state: 'waiting', failure, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id).where('state', 'in', ['intended', 'waiting']).executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function insertRoute(tx: Tx, correlationId: string, organisationId: string): Promise<void> {
  await tx.insertInto('exchange_route').values({ correlation_id: correlationId, organisation_id: organisationId }).execute()
}

export async function findRoute(db: Db, correlationId: string): Promise<string | null> {
  const row = await db.selectFrom('exchange_route').select('organisation_id').where('correlation_id', '=', correlationId).executeTakeFirst()
  return (row?.organisation_id as string | undefined) ?? null
}

export interface AnswerRow {
  content_hash: Buffer
  received_at: Date
  entry_id: string
}

export async function findSpecialistAnswer(tx: Tx, requestId: string, answerId: string): Promise<AnswerRow | null> {
  const row = await tx.selectFrom('specialist_answer').select(['content_hash', 'received_at', 'entry_id'])
    .where('request_id', '=', requestId).where('answer_id', '=', answerId).executeTakeFirst()
  return (row as AnswerRow | undefined) ?? null
}

export async function insertSpecialistAnswer(
  tx: Tx, row: { organisationId: string; requestId: string; answerId: string; contentHash: Buffer; receivedAt: Date; entryId: string }
): Promise<void> {
  await tx.insertInto('specialist_answer').values({
    organisation_id: row.organisationId,
    request_id: row.requestId,
    answer_id: row.answerId,
    content_hash: row.contentHash,
    received_at: row.receivedAt,
    entry_id: row.entryId
  }).execute()
}

/** Questions of one case, newest first, as the officer sees them; without whose data. */
export async function listCaseRequests(tx: Tx, caseId: string): Promise<RequestRow[]> {
  const rows = await tx.selectFrom('exchange_request').selectAll().where('case_id', '=', caseId)
    .orderBy('requested_at', 'desc').limit(100).execute()
  return rows as unknown as RequestRow[]
}

/** Stores a purpose of a data set unless one of that name is in force. @returns the fields that the purpose allows now */
export async function insertPurposeUnlessKnown(tx: Tx, item: {
  readonly dataSet: string
  readonly purpose: string
  readonly name: Texts
  readonly legalBasis: string
  readonly fields: readonly string[]
  readonly validFrom: string
  readonly recordedAt: Date
}): Promise<readonly string[]> {
  const known = await tx.selectFrom('data_set_purpose').select('fields')
    .where('data_set', '=', item.dataSet).where('purpose', '=', item.purpose).where('valid_to', 'is', null).execute()
  if (known.length > 0) return known.flatMap((row) => row.fields)
  await tx.insertInto('data_set_purpose').values({
    data_set: item.dataSet, purpose: item.purpose, valid_from: item.validFrom, recorded_at: item.recordedAt, purpose_hu: item.name.hu, purpose_en: item.name.en,
    legal_basis: item.legalBasis, fields: [...item.fields]
  }).execute()
  return item.fields
}

/** Which officers of an office asked data sets for which purpose between two instants. */
export async function listUses(tx: Tx, organisationId: string, since: Date, until: Date): Promise<{ readonly officerId: string; readonly purpose: string }[]> {
  return tx.selectFrom('exchange_request').select(['officer_id as officerId', 'purpose']).distinct()
    .where('organisation_id', '=', organisationId).where('kind', '=', 'data-set').where('requested_at', '>=', since).where('requested_at', '<=', until).execute()
}
