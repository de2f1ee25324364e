import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type {
  DataUse, MailTemplate, MailboxMessage, NewDataUse, NewMailboxMessage, NewNotice, NewPaperDispatch, Notice, Page
} from './notices.types.ts'

/** Opens this transaction to rows of one client; the keys must be the client's own, checked by the caller. */
export async function actAsClient(tx: Tx, clientKeys: readonly string[]): Promise<void> {
  if (clientKeys.length === 0 || clientKeys.some((key) => key === '' || key.includes(','))) throw new TypeError('malformed client key')
  await sql`select set_config('kapu.client', ${clientKeys.join(',')}, true)`.execute(tx)
}

export async function insertMessage(tx: Tx, id: string, message: NewMailboxMessage, at: Date): Promise<void> {
  await sql`insert into kapu.mailbox_message
      (organisation_id, id, client_key, kind, case_id, registration_number, title, documents, language, needs_receipt, sent_at)
    values (${message.organisationId}, ${id}, ${message.clientKey}, ${message.kind}, ${message.caseId}, ${message.registrationNumber},
      ${JSON.stringify(message.title)}::jsonb, ${JSON.stringify(message.documents)}::jsonb, ${message.language}, ${message.needsReceipt}, ${at})`.execute(tx)
}

const messageColumns = sql`id, organisation_id as "organisationId", kind, case_id as "caseId", registration_number as "registrationNumber",
  title, documents, needs_receipt as "needsReceipt", sent_at as "sentAt", second_notice_at as "secondNoticeAt", opened_at as "openedAt",
  receipt_entry_id as "receiptEntryId"`

export async function findMessage(tx: Tx, id: string): Promise<(MailboxMessage & { clientKey: string; language: 'hu' | 'en' }) | undefined> {
  const result = await sql<MailboxMessage & { clientKey: string; language: 'hu' | 'en' }>`
    select ${messageColumns}, client_key as "clientKey", language from kapu.mailbox_message where id = ${id}`.execute(tx)
  return result.rows[0]
}

export async function pageOfMessages(tx: Tx, clientKeys: readonly string[], cursor: string | null, limit: number): Promise<Page<MailboxMessage>> {
  const result = await sql<MailboxMessage>`
    select ${messageColumns} from kapu.mailbox_message
    where client_key = any (${[...clientKeys]}::text[]) and (${cursor}::uuid is null or id < ${cursor}::uuid)
    order by id desc limit ${limit + 1}`.execute(tx)
  return page(result.rows, limit)
}

/** A client's messages of one case, newest first. */
export async function messagesOfCase(tx: Tx, clientKeys: readonly string[], organisationId: string, caseId: string): Promise<MailboxMessage[]> {
  const result = await sql<MailboxMessage>`
    select ${messageColumns} from kapu.mailbox_message
    where organisation_id = ${organisationId} and case_id = ${caseId} and client_key = any (${[...clientKeys]}::text[])
    order by id desc limit 200`.execute(tx)
  return result.rows
}

/** True for the first opening only. */
export async function setOpened(tx: Tx, id: string, at: Date): Promise<boolean> {
  const result = await sql`update kapu.mailbox_message set opened_at = ${at} where id = ${id} and opened_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function setReceipt(tx: Tx, id: string, entryId: string): Promise<void> {
  await sql`update kapu.mailbox_message set receipt_entry_id = ${entryId} where id = ${id}`.execute(tx)
}

export async function setSecondNotice(tx: Tx, id: string, at: Date): Promise<boolean> {
  const result = await sql`
    update kapu.mailbox_message set second_notice_at = ${at} where id = ${id} and second_notice_at is null and opened_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function insertMailNotice(
  tx: Tx, mail: { id: string; organisationId: string; address: string; template: MailTemplate; language: 'hu' | 'en'; path: string; at: Date }
): Promise<void> {
  await sql`insert into kapu.mail_notice (organisation_id, id, address, template, language, path, created_at)
    values (${mail.organisationId}, ${mail.id}, ${mail.address}, ${mail.template}, ${mail.language}, ${mail.path}, ${mail.at})`.execute(tx)
}

export interface WaitingMail {
  address: string
  template: MailTemplate
  language: 'hu' | 'en'
  path: string
}

export async function findWaitingMail(tx: Tx, id: string): Promise<WaitingMail | undefined> {
  const result = await sql<WaitingMail>`
    select address, template, language, path from kapu.mail_notice where id = ${id} and sent_at is null and address is not null`.execute(tx)
  return result.rows[0]
}

export async function setMailSent(tx: Tx, id: string, messageId: string, at: Date): Promise<void> {
  await sql`update kapu.mail_notice set sent_at = ${at}, message_id = ${messageId}, address = null where id = ${id} and sent_at is null`.execute(tx)
}

export async function insertNotice(tx: Tx, id: string, notice: NewNotice, at: Date): Promise<void> {
  const to: { postId?: string; officerId?: string } = notice.to
  await sql`insert into kapu.notice (organisation_id, id, post_id, officer_id, kind, case_id, facts, created_at)
    values (${notice.organisationId}, ${id}, ${to.postId ?? null}, ${to.officerId ?? null}, ${notice.kind}, ${notice.caseId ?? null},
      ${JSON.stringify(notice.facts ?? {})}::jsonb, ${at})`.execute(tx)
}

/** The two addressees of one person at one desk; each has its own index, hence the union. */
export async function pageOfNotices(
  tx: Tx, to: { organisationId: string; postId: string | null; officerId: string }, cursor: string | null, limit: number
): Promise<Page<Notice>> {
  const columns = sql`id, kind, case_id as "caseId", facts, created_at as "createdAt", read_at as "readAt"`
  const before = sql`(${cursor}::uuid is null or id < ${cursor}::uuid)`
  const result = await sql<Notice>`
    (select ${columns} from kapu.notice where organisation_id = ${to.organisationId} and post_id = ${to.postId}::uuid and ${before} order by id desc limit ${limit + 1})
    union all
    (select ${columns} from kapu.notice where organisation_id = ${to.organisationId} and officer_id = ${to.officerId} and ${before} order by id desc limit ${limit + 1})
    order by id desc limit ${limit + 1}`.execute(tx)
  return page(result.rows, limit)
}

/** Unread notices, counted up to a bound. */
export async function countUnread(tx: Tx, to: { organisationId: string; postId: string | null; officerId: string }, bound: number): Promise<number> {
  const result = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      (select 1 from kapu.notice where organisation_id = ${to.organisationId} and post_id = ${to.postId}::uuid and read_at is null limit ${bound})
      union all
      (select 1 from kapu.notice where organisation_id = ${to.organisationId} and officer_id = ${to.officerId} and read_at is null limit ${bound})
    ) as unread_rows`.execute(tx)
  return Math.min(result.rows[0]!.unread, bound)
}

/** False when there is no such notice for this person. Reading again changes nothing. */
export async function setRead(tx: Tx, id: string, to: { organisationId: string; postId: string | null; officerId: string }, at: Date): Promise<boolean> {
  const result = await sql`
    update kapu.notice set read_at = coalesce(read_at, ${at})
    where organisation_id = ${to.organisationId} and id = ${id} and (post_id = ${to.postId}::uuid or officer_id = ${to.officerId})`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The officer's stable name towards clients; `fresh` is taken when there is none yet. */
export async function pseudonymOf(tx: Tx, organisationId: string, officerId: string, fresh: string): Promise<string> {
  await sql`insert into kapu.officer_pseudonym (organisation_id, officer_id, pseudonym) values (${organisationId}, ${officerId}, ${fresh})
    on conflict (organisation_id, officer_id) do nothing`.execute(tx)
  const result = await sql<{ pseudonym: string }>`
    select pseudonym from kapu.officer_pseudonym where organisation_id = ${organisationId} and officer_id = ${officerId}`.execute(tx)
  return result.rows[0]!.pseudonym
}

export async function insertDataUse(tx: Tx, id: string, use: NewDataUse, pseudonym: string): Promise<void> {
  await sql`insert into kapu.data_use (organisation_id, id, client_key, used_at, case_id, registration_number, data_set, category, purpose,
      legal_basis, receiver, fields, officer_pseudonym, result, intent_entry_id, outcome_entry_id)
    values (${use.organisationId}, ${id}, ${use.personId}, ${use.usedAt}, ${use.caseId}, ${use.registrationNumber}, ${use.dataSet},
      ${JSON.stringify(use.category)}::jsonb, ${JSON.stringify(use.purpose)}::jsonb, ${use.legalBasis}, ${JSON.stringify(use.receiver)}::jsonb,
      ${[...use.fields]}::text[], ${pseudonym}, ${use.result}, ${use.intentEntryId}, ${use.outcomeEntryId})
    on conflict (outcome_entry_id, client_key) do nothing`.execute(tx)
}

export async function pageOfDataUse(tx: Tx, clientKeys: readonly string[], now: Date, cursor: string | null, limit: number): Promise<Page<DataUse>> {
  const result = await sql<DataUse>`
    select id, organisation_id as "organisationId", used_at as "usedAt", case_id as "caseId", registration_number as "registrationNumber",
      data_set as "dataSet", category, purpose, legal_basis as "legalBasis", receiver, fields, officer_pseudonym as officer, result,
      intent_entry_id as "intentEntryId", outcome_entry_id as "outcomeEntryId"
    from kapu.data_use
    where client_key = any (${[...clientKeys]}::text[]) and (${cursor}::uuid is null or id < ${cursor}::uuid)
      and (deferred_until is null or deferred_until <= ${now})
    order by id desc limit ${limit + 1}`.execute(tx)
  return page(result.rows, limit)
}

export async function insertPaper(tx: Tx, id: string, paper: NewPaperDispatch, at: Date): Promise<void> {
  await sql`insert into kapu.paper_dispatch
      (organisation_id, id, case_id, registration_number, recipient_name, recipient_address, documents, return_receipt, created_at)
    values (${paper.organisationId}, ${id}, ${paper.caseId}, ${paper.registrationNumber}, ${paper.recipientName}, ${paper.recipientAddress},
      ${JSON.stringify(paper.documents)}::jsonb, ${paper.returnReceipt}, ${at})`.execute(tx)
}

/** False when it was not waiting any more. */
export async function setPosted(tx: Tx, id: string, trackingNumber: string | null, at: Date): Promise<boolean> {
  const result = await sql`
    update kapu.paper_dispatch set state = 'posted', posted_at = ${at}, tracking_number = ${trackingNumber} where id = ${id} and state = 'queued'`.execute(tx)
  return result.numAffectedRows === 1n
}

function page<T extends { id: string }>(rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}
