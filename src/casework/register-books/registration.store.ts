import { sql } from 'kysely'
import { inOrganisation, type Db } from '../../platform/database/index.ts'
import { ensureBook } from './register-book.store.ts'
import type { BookKey, RegistrationRows } from './register-book.types.ts'

/** A book and its last main number. */
export interface BookPlace {
  readonly id: string
  readonly lastMain: number
  readonly closed: boolean
}

/** The book of a code and year as it stands, opened when it is the year's first registration. */
export function openBook(db: Db, book: BookKey, opening: { id: string; at: Date }): Promise<BookPlace> {
  return inOrganisation(db, book.organisationId, async (tx) => {
    const read = () => tx.selectFrom('register_book').select(['id', 'last_main', 'closed_at'])
      .where('organisation_id', '=', book.organisationId).where('code', '=', book.code).where('year', '=', book.year).executeTakeFirst()
    let row = await read()
    if (!row) {
      await ensureBook(tx, { ...book, id: opening.id, openedAt: opening.at })
      row = await read()
    }
    return { id: row!.id as string, lastMain: row!.last_main as number, closed: row!.closed_at !== null }
  })
}

/** Registrations that follow each other in one book. */
export interface BookBatch {
  readonly organisationId: string
  readonly place: BookPlace
  readonly items: readonly RegistrationRows[]
}

/** How far `kapu.register_in_book` came. */
export interface WrittenRegistrations {
  readonly done: number
  /** Null: there is no such book. */
  readonly lastMain: number | null
  readonly closed: boolean
  /** SQLSTATE of the one after those done; null: the book's last number was another, or all are done. */
  readonly failure: string | null
  readonly reason: string | null
}

/** Writes registrations under the numbers that follow the batch's place, in one statement that is a transaction of its own; waits for the book. */
export async function writeRegistrations(db: Db, { organisationId, place, items }: BookBatch): Promise<WrittenRegistrations> {
  const { rows } = await sql<WrittenRegistrations>`
    select done, last_main as "lastMain", closed, failure, reason
    from kapu.register_in_book(${organisationId}, ${place.id}, ${place.lastMain + 1}, ${JSON.stringify(items)}::jsonb)`.execute(db)
  return rows[0]!
}

/** The same for several books in one transaction; null for a book that somebody else holds, of which nothing was written. */
export async function writeTogether(db: Db, batches: readonly BookBatch[]): Promise<Array<WrittenRegistrations | null>> {
  const books = batches.map(({ organisationId, place, items }) => ({ organisation: organisationId, book: place.id, first: place.lastMain + 1, items }))
  type Answer = { held: true } | { held?: never; done: number; last_main: number | null; closed: boolean; failure: string | null; reason: string | null }
  const { rows } = await sql<{ answers: Answer[] }>`select kapu.register_in_books(${JSON.stringify(books)}::jsonb) as answers`.execute(db)
  return rows[0]!.answers.map((answer) => {
    if (answer.held) return null
    const { last_main: lastMain, ...written } = answer
    return { ...written, lastMain }
  })
}
