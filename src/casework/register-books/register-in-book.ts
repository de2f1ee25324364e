/**
 * The combiner: registrations of one register book (iktatókönyv) that wait for each other are carried out in one transaction.
 *
 * A gapless number needs the book's row until the commit, so one transaction each means one flush of the disk each, one after the
 * other, in a busy office. Here the first goes at once; those that come while it is being written go together in the next. Each
 * hears of its own failure only, and of success after the commit only. What different books write at the same time goes together, too;
 * see write-together.ts.
 */
import type { Context } from '../../platform/context/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { announceLive } from '../../platform/live/index.ts'
import { registerBookErrors } from './allocate-number.ts'
import { openBook, type BookPlace } from './registration.store.ts'
import { registrationText, type AllocatedNumber, type BookKey, type RegistrationRows } from './register-book.types.ts'
import { CombinedWriter, LARGEST_BATCH, refusalOf, RegistrationRefused } from './write-together.ts'

/** How often somebody else (another process) may be quicker in taking numbers before the caller is told. */
const PATIENCE = 50

/** What is written under a number, and what the caller gets once it is committed. */
export interface ComposedRegistration<T> {
  readonly rows: RegistrationRows
  readonly result: T
}

interface Waiting {
  readonly ctx: Context
  readonly compose: (number: AllocatedNumber) => ComposedRegistration<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** The queues of each pool, and what writes for them: in the Gate there is one, in tests one a database. */
const queues = new WeakMap<Db, { readonly books: Map<string, BookQueue>; readonly writer: CombinedWriter }>()

/**
 * Registers under the next main number (főszám) of a book, sub-number 1.
 * @param compose makes the rows from the number; it may be called again with another number, so it must have no effects
 * @throws register-book.closed, RegistrationRefused, and whatever `compose` throws; the number then goes to the next
 */
export function registerInBook<T>(
  ctx: Context, book: BookKey, compose: (number: AllocatedNumber) => ComposedRegistration<T>
): Promise<T> {
  const { books, writer } = queues.get(ctx.db) ?? { books: new Map<string, BookQueue>(), writer: new CombinedWriter(ctx.db) }
  queues.set(ctx.db, { books, writer })
  const key = `${book.organisationId} ${book.code} ${book.year}`
  const queue = books.get(key) ?? new BookQueue(book, writer)
  books.set(key, queue)
  return new Promise<T>((resolve, reject) => {
    queue.add({ ctx, compose, resolve: resolve as (result: unknown) => void, reject })
  })
}

class BookQueue {
  readonly #book: BookKey
  readonly #writer: CombinedWriter
  readonly #waiting: Waiting[] = []
  #writing = false
  /** Where the book stood when it was last seen; the database compares. */
  #place: BookPlace | null = null

  constructor(book: BookKey, writer: CombinedWriter) {
    this.#book = book
    this.#writer = writer
  }

  add(item: Waiting): void {
    this.#waiting.push(item)
    // Never rejects: every failure is told to those who wait.
    if (!this.#writing) void this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    this.#writing = true
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, LARGEST_BATCH))
    this.#writing = false
  }

  /** Settles every item; never throws. */
  async #write(batch: readonly Waiting[]): Promise<void> {
    let left = batch
    try {
      for (let attempt = 0; left.length > 0; attempt += 1) {
        const { ctx } = left[0]!
        const place = this.#place ?? await openBook(ctx.db, this.#book, { id: ctx.ids.uuid(), at: ctx.clock.now() })
        this.#place = place
        if (place.closed) throw registerBookErrors.closed({ code: this.#book.code, year: this.#book.year })
        const composed = this.#compose(left, place)
        left = composed.map(({ item }) => item)
        if (left.length === 0) return
        const answer = await this.#writer.write({
          organisationId: this.#book.organisationId, place, items: composed.map(({ rows: { live: _, ...written } }) => written)
        })
        // A closed book is looked at again by the next: it may have been opened anew.
        this.#place = answer.lastMain === null || answer.closed ? null : { id: place.id, lastMain: answer.lastMain, closed: false }
        const committed = composed.slice(0, answer.done)
        for (const { item, result } of committed) item.resolve(result)
        announceLive(ctx.db, ctx.logger, committed.flatMap(({ rows: { live } }) => (live ? [live] : [])))
        left = left.slice(answer.done)
        if (answer.failure !== null) {
          left[0]!.reject(new RegistrationRefused(answer.failure, answer.reason ?? ''))
          left = left.slice(1)
        } else if (answer.done === 0 && attempt >= PATIENCE) {
          throw new Error(`the numbers of ${this.#book.code} are taken by others all the time`)
        }
      }
    } catch (error) {
      this.#place = null
      // A statement that the server refused as a whole has changed nothing: each is tried alone, to find whose fault it was.
      // Where the connection broke nobody knows whether it was committed: every caller hears of it, and the idempotency key tells.
      const refusal = refusalOf(error)
      for (const item of left) {
        if (refusal && left.length > 1) await this.#write([item])
        else item.reject(refusal ?? error)
      }
    }
  }

  /** Gives numbers in turn; an item that cannot be composed has taken none. */
  #compose(items: readonly Waiting[], place: BookPlace): { item: Waiting; rows: RegistrationRows; result: unknown }[] {
    const { code, year } = this.#book
    const composed: { item: Waiting; rows: RegistrationRows; result: unknown }[] = []
    for (const item of items) {
      const main = place.lastMain + composed.length + 1
      try {
        composed.push({ item, ...item.compose({ registerBookId: place.id, registerCode: code, main, sub: 1, year, text: registrationText(code, main, 1, year) }) })
      } catch (error) {
        item.reject(error)
      }
    }
    return composed
  }
}
