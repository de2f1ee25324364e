import { sql } from 'kysely'
import { registerInBook } from '../src/casework/register-books/index.ts'
import { createDb, createPool, type DatabaseAddress } from '../src/platform/database/index.ts'
import { announceLive } from '../src/platform/live/index.ts'
import { benchContext } from './bench-database.ts'
import { registrationRows, type BenchOffice } from './registration-rows.ts'
import type { Prepared } from './workload.ts'

/** Whole registrations over given offices, and the same transaction without number and log. */
export async function prepare(parameters: { address: DatabaseAddress; offices: readonly BenchOffice[]; concurrency: number }): Promise<Prepared> {
  const pool = createPool(parameters.address, 'kapu_app', { max: parameters.concurrency, applicationName: 'kapu bench load' })
  const db = createDb(pool)
  const ctx = benchContext(db)
  const counters = new Map<string, number>()
  let turn = 0
  const [hot, ...spread] = parameters.offices

  // As the product registers: through the combiner, in one statement.
  const register = (office: BenchOffice): Promise<string> => registerInBook(ctx, { organisationId: office.organisationId, code: 'HAT', year: 2026, name: 'HAT' },
    (number) => ({ rows: registrationRows(ctx, office, number, true), result: number.text }))
  // The same rows written the same way (one statement that is the transaction, the same function), but for the log's entries; and
  // nobody sees to the number, which this process counts by itself, without the book.
  const reference = async (office: BenchOffice): Promise<void> => {
    const main = (counters.get(office.organisationId) ?? 1) + 1
    counters.set(office.organisationId, main)
    const { log: _, live, ...rows } = registrationRows(ctx, office, {
      registerBookId: office.referenceBookId, registerCode: 'REF', main, sub: 1, year: 2026, text: `REF/${main}-1/2026`
    }, false)
    await sql`select set_config('kapu.organisation', ${office.organisationId}, true),
      kapu.write_registration(${office.organisationId}, ${office.referenceBookId}, ${JSON.stringify(rows)}::jsonb)`.execute(db)
    if (live) announceLive(db, ctx.logger, [live])
  }
  const next = (): BenchOffice => spread[(turn += 1) % spread.length]!
  return {
    variants: {
      offices100: () => register(next()), 'offices100-reference': () => reference(next()),
      hot: () => register(hot!), 'hot-reference': () => reference(hot!)
    },
    close: () => pool.end()
  }
}
