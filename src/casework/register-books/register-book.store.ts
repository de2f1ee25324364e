import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { registrationText, type BookedEntry, type RegisterBook, type RegistrationEntry } from './register-book.types.ts'

/** Opens the book of a code and year unless it is there; concurrent callers get the same one. */
export async function ensureBook(
  tx: Tx, book: { organisationId: string; id: string; code: string; year: number; name: string; openedAt: Date }
): Promise<void> {
  await tx.insertInto('register_book').values({
    organisation_id: book.organisationId,
    id: book.id,
    code: book.code,
    year: book.year,
    name: book.name,
    opened_at: book.openedAt
  }).onConflict((conflict) => conflict.columns(['organisation_id', 'code', 'year']).doNothing()).execute()
}

/** Takes the next sub-number (alszám) of a case, under the case's row lock. */
export async function takeSubNumber(
  tx: Tx, organisationId: string, caseId: string
): Promise<{ registerBookId: string; registerCode: string; main: number; year: number; sub: number } | undefined> {
  const row = await tx.updateTable('authority_case')
    .set({ last_sub: sql<number>`last_sub + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', caseId)
    .returning(['register_book_id', 'register_code', 'main_number', 'year', 'last_sub'])
    .executeTakeFirst()
  return row && {
    registerBookId: row.register_book_id as string,
    registerCode: row.register_code as string,
    main: row.main_number as number,
    year: row.year as number,
    sub: row.last_sub as number
  }
}

/** The last sub-number that was given in a case. */
export async function lastSubNumber(
  tx: Tx, organisationId: string, caseId: string
): Promise<{ registerCode: string; main: number; year: number; sub: number } | undefined> {
  const row = await tx.selectFrom('authority_case').select(['register_code', 'main_number', 'year', 'last_sub'])
    .where('organisation_id', '=', organisationId).where('id', '=', caseId).executeTakeFirst()
  return row && {
    registerCode: row.register_code as string, main: row.main_number as number, year: row.year as number, sub: row.last_sub as number
  }
}

/** Takes the next arrival number (érkeztetőszám) of an office and year. */
export async function takeArrivalNumber(tx: Tx, organisationId: string, year: number): Promise<number> {
  const row = await tx.insertInto('arrival_book')
    .values({ organisation_id: organisationId, year, last_number: 1 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year'])
      .doUpdateSet({ last_number: sql<number>`kapu.arrival_book.last_number + 1` }))
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number as number
}

/** A line of the register book as its table holds it. */
export function entryRow(organisationId: string, entry: RegistrationEntry) {
  return {
    organisation_id: organisationId,
    register_book_id: entry.registerBookId,
    main_number: entry.mainNumber,
    sub_number: entry.subNumber,
    case_id: entry.caseId,
    direction: entry.direction,
    registered_at: entry.registeredAt,
    registered_by: entry.registeredBy,
    arrival_number: entry.arrivalNumber,
    partner: entry.partner,
    subject: entry.subject,
    document_ids: entry.documentIds,
    filing_plan_item: entry.filingPlanItem
  }
}

/** Writes one line of the register book. */
export async function insertEntry(tx: Tx, organisationId: string, entry: RegistrationEntry): Promise<void> {
  await tx.insertInto('registration_entry').values({ ...entryRow(organisationId, entry), registered_by: JSON.stringify(entry.registeredBy) }).execute()
}

/** The register book's entries, newest number first; keyset on (main, sub). */
export async function listEntries(
  tx: Tx,
  organisationId: string,
  page: { book: Pick<RegisterBook, 'id' | 'code' | 'year'>; before: { main: number; sub: number } | null; limit: number }
): Promise<BookedEntry[]> {
  let query = tx.selectFrom('registration_entry').selectAll('registration_entry')
    // The files of a submission share its number without standing in the entry itself.
    .select((eb) => eb.selectFrom('case_document as d').select((count) => count.fn.countAll<number>().as('n'))
      .whereRef('d.organisation_id', '=', 'registration_entry.organisation_id').whereRef('d.case_id', '=', 'registration_entry.case_id')
      .whereRef('d.sub_number', '=', 'registration_entry.sub_number').as('documents'))
    .where('organisation_id', '=', organisationId)
    .where('register_book_id', '=', page.book.id)
  if (page.before) {
    query = query.where(sql<boolean>`(main_number, sub_number) < (${page.before.main}, ${page.before.sub})`)
  }
  const rows = await query.orderBy('main_number', 'desc').orderBy('sub_number', 'desc').limit(page.limit).execute()
  return rows.map((row) => ({
    registrationNumber: registrationText(page.book.code, row.main_number, row.sub_number, page.book.year),
    registerBookId: row.register_book_id,
    mainNumber: row.main_number,
    subNumber: row.sub_number,
    caseId: row.case_id,
    direction: row.direction as RegistrationEntry['direction'],
    registeredAt: row.registered_at,
    registeredBy: row.registered_by as RegistrationEntry['registeredBy'],
    arrivalNumber: row.arrival_number,
    partner: row.partner,
    subject: row.subject,
    documents: Number(row.documents),
    filingPlanItem: row.filing_plan_item,
    voided: row.voided_at && { at: row.voided_at, reason: row.void_reason ?? '' }
  }))
}

/** One book of an office. */
export async function readBook(tx: Tx, organisationId: string, id: string): Promise<RegisterBook | null> {
  const row = await tx.selectFrom('register_book').selectAll()
    .where('organisation_id', '=', organisationId).where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, code: row.code, year: row.year, name: row.name, lastMain: row.last_main, closedAt: row.closed_at } : null
}

/** The books of an office, newest year first. */
export async function listBooks(tx: Tx, organisationId: string): Promise<RegisterBook[]> {
  const rows = await tx.selectFrom('register_book').selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('year', 'desc').orderBy('code').limit(100).execute()
  return rows.map((row) => ({
    id: row.id as string,
    code: row.code as string,
    year: row.year as number,
    name: row.name as string,
    lastMain: row.last_main as number,
    closedAt: row.closed_at as Date | null
  }))
}
