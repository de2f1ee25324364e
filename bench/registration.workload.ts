import { sql } from 'kysely'
import { entryRow, registerInBook, type RegistrationEntry } from '../src/casework/register-books/index.ts'
import { entryRow as logRow } from '../src/log/index.ts'
import { createDb, createPool, type DatabaseAddress } from '../src/platform/database/index.ts'
import { benchContext } from './bench-database.ts'
import type { Prepared } from './workload.ts'

/** An office with a book to register in, one for the reference, and a case that the entries belong to. */
export interface BenchOffice {
  readonly organisationId: string
  readonly caseId: string
  readonly referenceBookId: string
}

/** Registrations over given offices, and the same transaction without number and log. */
export async function prepare(parameters: { address: DatabaseAddress; offices: readonly BenchOffice[]; concurrency: number }): Promise<Prepared> {
  const pool = createPool(parameters.address, 'kapu_app', { max: parameters.concurrency, applicationName: 'kapu bench load' })
  const db = createDb(pool)
  const ctx = benchContext(db)
  const counters = new Map<string, number>()
  let turn = 0
  const [hot, ...spread] = parameters.offices

  const entryOf = (office: BenchOffice, registerBookId: string, mainNumber: number): RegistrationEntry => ({
    registerBookId, mainNumber, subNumber: 1, caseId: office.caseId, direction: 'in', registeredAt: ctx.clock.now(),
    registeredBy: { postId: null, name: 'Próba Panna' }, arrivalNumber: `E-${mainNumber}/2026`, partner: 'Próba Petra', subject: 'Telepengedély iránti kérelem',
    documentIds: [office.caseId], filingPlanItem: 'U. 1'
  })
  // As the product registers, but for the case: through the combiner, in one statement.
  const register = (office: BenchOffice): Promise<string> => registerInBook(ctx, { organisationId: office.organisationId, code: 'HAT', year: 2026, name: 'HAT' }, (number) => ({
    rows: {
      entry: entryRow(office.organisationId, entryOf(office, number.registerBookId, number.main)),
      log: [logRow(ctx, { kind: 'registration.entered', organisationId: office.organisationId, caseId: ctx.ids.uuid(), body: { registrationNumber: number.text } })]
    },
    result: number.text
  }))
  // The same way of writing (one statement that is the transaction, the same function), without number, log and savepoint.
  const reference = async (office: BenchOffice): Promise<void> => {
    const main = (counters.get(office.organisationId) ?? 0) + 1
    counters.set(office.organisationId, main)
    const item = { entry: entryRow(office.organisationId, entryOf(office, office.referenceBookId, main)) }
    await sql`select set_config('kapu.organisation', ${office.organisationId}, true),
      kapu.write_registration(${office.organisationId}, ${office.referenceBookId}, ${JSON.stringify(item)}::jsonb)`.execute(db)
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
