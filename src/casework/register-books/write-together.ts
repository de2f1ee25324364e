/**
 * Batches of different register books that come at the same time share one transaction: one message, one commit and one flush of the disk
 * instead of one each. They stay strangers to each other: each has its own savepoint where one fails, and a book that somebody
 * holds is left out and tried alone, so that nobody waits for another office.
 */
import type { Db } from '../../platform/database/index.ts'
import { writeRegistrations, writeTogether, type BookBatch, type WrittenRegistrations } from './registration.store.ts'

/** Registrations of one statement; more would only keep the first of them waiting. */
export const LARGEST_BATCH = 32
/** Statements at once: those that come meanwhile gather for the next. */
const LANES = 3

interface Waiting {
  readonly batch: BookBatch
  resolve(written: WrittenRegistrations): void
  reject(error: unknown): void
}

/** Thrown where the database refused the rows of one registration; `failure` is the SQLSTATE. */
export class RegistrationRefused extends Error {
  readonly failure: string

  constructor(failure: string, reason: string, cause?: Error) {
    super(reason, { cause })
    this.name = 'RegistrationRefused'
    this.failure = failure
  }

  /** The answer to whoever asked hangs on it, as on the database's own error: no space, or busy. */
  get code(): string {
    return this.failure
  }
}

/** The server's own refusal, after which it is certain that nothing was committed; not where it was shut down (57P). */
export function refusalOf(error: unknown): RegistrationRefused | null {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null
  const code = String(error.code)
  return code.startsWith('57P') ? null : new RegistrationRefused(code, error.message, error)
}

/** One for each pool. */
export class CombinedWriter {
  readonly #db: Db
  readonly #waiting: Waiting[] = []
  #lanes = 0

  constructor(db: Db) {
    this.#db = db
  }

  /** Resolves after the commit. @throws what `writeRegistrations` throws for this batch */
  write(batch: BookBatch): Promise<WrittenRegistrations> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject })
      // Never rejects: every failure is told to those who wait.
      if (this.#lanes < LANES) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#lanes += 1
    while (this.#waiting.length > 0) await this.#writeSome(this.#take())
    this.#lanes -= 1
  }

  #take(): Waiting[] {
    const taken: Waiting[] = []
    for (let count = 0; this.#waiting.length > 0; ) {
      count += this.#waiting[0]!.batch.items.length
      if (taken.length > 0 && count > LARGEST_BATCH) break
      taken.push(this.#waiting.shift()!)
    }
    return taken
  }

  async #writeSome(taken: readonly Waiting[]): Promise<void> {
    try {
      const answers = await writeTogether(this.#db, taken.map(({ batch }) => batch))
      taken.forEach((item, place) => {
        const written = answers[place]!
        if (written) item.resolve(written)
        else void this.#alone(item)
      })
    } catch (error) {
      // A refusal of the whole statement may be one batch's fault; a broken connection is everybody's.
      for (const item of taken) {
        if (taken.length > 1 && refusalOf(error)) void this.#alone(item)
        else item.reject(error)
      }
    }
  }

  /** Beside the lanes: it may have to wait for somebody. */
  async #alone({ batch, resolve, reject }: Waiting): Promise<void> {
    await writeRegistrations(this.#db, batch).then(resolve, reject)
  }
}
