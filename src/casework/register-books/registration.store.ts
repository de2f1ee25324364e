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

/** Writes registrations under the numbers that follow `place`, in one statement that is a transaction of its own. */
export async function writeRegistrations(
  db: Db, organisationId: string, place: BookPlace, items: readonly RegistrationRows[]
): Promise<WrittenRegistrations> {
  const { rows } = await sql<WrittenRegistrations>`
    select done, last_main as "lastMain", closed, failure, reason
    from kapu.register_in_book(${organisationId}, ${place.id}, ${place.lastMain + 1}, ${JSON.stringify(items)}::jsonb)`.execute(db)
  return rows[0]!
}
