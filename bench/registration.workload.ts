import { allocateMainNumber, insertEntry } from '../src/casework/register-books/index.ts'
import { appendEntry } from '../src/log/index.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress, type Tx } from '../src/platform/database/index.ts'
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

  const write = (tx: Tx, office: BenchOffice, registerBookId: string, mainNumber: number): Promise<void> => insertEntry(tx, office.organisationId, {
    registerBookId, mainNumber, subNumber: 1, caseId: office.caseId, direction: 'in', registeredAt: ctx.clock.now(),
    registeredBy: { postId: null, name: 'Próba Panna' }, arrivalNumber: `E-${mainNumber}/2026`, partner: 'Próba Petra', subject: 'Telepengedély iránti kérelem',
    documentIds: [office.caseId], filingPlanItem: 'U. 1'
  })
  const register = (office: BenchOffice): Promise<void> => inOrganisation(db, office.organisationId, async (tx) => {
    const number = await allocateMainNumber(tx, ctx, { organisationId: office.organisationId, code: 'HAT', year: 2026, name: 'HAT' })
    await write(tx, office, number.registerBookId, number.main)
    await appendEntry(tx, ctx, {
      kind: 'registration.entered', organisationId: office.organisationId, caseId: ctx.ids.uuid(), body: { registrationNumber: number.text }
    })
  })
  const reference = (office: BenchOffice): Promise<void> => inOrganisation(db, office.organisationId, async (tx) => {
    const main = (counters.get(office.organisationId) ?? 0) + 1
    counters.set(office.organisationId, main)
    await write(tx, office, office.referenceBookId, main)
  })
  const next = (): BenchOffice => spread[(turn += 1) % spread.length]!
  return {
    variants: {
      offices100: () => register(next()), 'offices100-reference': () => reference(next()),
      hot: () => register(hot!), 'hot-reference': () => reference(hot!)
    },
    close: () => pool.end()
  }
}
