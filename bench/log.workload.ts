import { entryRow, insertEntry, type RegistrationEntry } from '../src/casework/register-books/index.ts'
import { appendEntry } from '../src/log/index.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress, type Tx } from '../src/platform/database/index.ts'
import { benchContext } from './bench-database.ts'
import type { BenchOffice } from './registration-rows.ts'
import type { Prepared } from './workload.ts'

/** A transaction of casework with and without its log entry, and a steady stream of entries. */
export async function prepare(parameters: { address: DatabaseAddress; offices: readonly BenchOffice[]; concurrency: number; streamRate: number }): Promise<Prepared> {
  const pool = createPool(parameters.address, 'kapu_app', { max: parameters.concurrency, applicationName: 'kapu bench load' })
  const db = createDb(pool)
  const ctx = benchContext(db)
  const { offices } = parameters
  let turn = 0
  let main = 0

  const act = async (tx: Tx, office: BenchOffice): Promise<void> => {
    main += 1
    const at = ctx.clock.now()
    const entry: RegistrationEntry = {
      registerBookId: office.referenceBookId, mainNumber: main, subNumber: 1, caseId: office.caseId, direction: 'in', registeredAt: at,
      registeredBy: { postId: null, name: 'Próba Panna' }, arrivalNumber: null, partner: 'Próba Petra', subject: 'Kérelem', documentIds: [], filingPlanItem: '1'
    }
    await insertEntry(tx, office.organisationId, entry)
    await tx.insertInto('act').values({
      organisation_id: office.organisationId, case_id: office.caseId, sequence: main, id: ctx.ids.uuid(), kind: 'note-added', schema_version: 1, at, legal_date: '2026-11-24',
      actor: JSON.stringify({ kind: 'system', name: 'Próba' }), policies: ['registrar'], body: JSON.stringify(entryRow(office.organisationId, entry)), entry_id: ctx.ids.uuid()
    }).execute()
    await tx.updateTable('authority_case').set({ updated_at: at }).where('organisation_id', '=', office.organisationId).where('id', '=', office.caseId).execute()
  }
  const log = (tx: Tx, office: BenchOffice): Promise<unknown> => appendEntry(tx, ctx, {
    kind: 'act.appended', organisationId: office.organisationId, caseId: office.caseId, body: { sequence: main, kind: 'note-added', policies: ['registrar'] }
  })
  const next = (): BenchOffice => offices[(turn += 1) % offices.length]!

  // So many entries a second, whatever each takes: callers that fall behind catch up. One transaction writes ten, as a busy Gate's do.
  let due = performance.now()
  const perEntry = 10_000 / parameters.streamRate
  const stream = async (): Promise<void> => {
    due = Math.max(due + perEntry, performance.now() - 1_000)
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const office = next()
    await inOrganisation(db, office.organisationId, async (tx) => {
      for (let count = 0; count < 10; count += 1) {
        await appendEntry(tx, ctx, { kind: 'personal-data.opened', organisationId: office.organisationId, caseId: office.caseId, body: { count } })
      }
    })
  }
  return {
    variants: {
      logged: () => { const office = next(); return inOrganisation(db, office.organisationId, async (tx) => { await act(tx, office); await log(tx, office) }) },
      bare: () => { const office = next(); return inOrganisation(db, office.organisationId, (tx) => act(tx, office)) },
      stream
    },
    close: () => pool.end()
  }
}
