import { escapeLiteral } from 'pg'
import type { Db, Tx } from './database.types.ts'
import { nextIsLast, withNext } from './named-statements.ts'

/**
 * One transaction in the name of an office: row-level security shows that office's casework rows only.
 * State change, log entry and job belong into one such call.
 */
export function inOrganisation<T>(db: Db, organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await withNext(tx, `select set_config('kapu.organisation', ${escapeLiteral(organisationId)}, true)`)
    return work(tx)
  })
}

/** One transaction on central registers only; casework tables show no row in it. */
export function inCentral<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/**
 * The statements of this transaction keep one plan for all values: for hot ones whose way a plan test fixes. Where PostgreSQL thinks a
 * plan for the values at hand cheaper it plans at every call, which for a page of a list takes longer than reading it.
 */
export function withGenericPlans(tx: Tx): Promise<void> {
  return withNext(tx, `select set_config('plan_cache_mode', 'force_generic_plan', true)`)
}

/** A single statement that only reads, with a plan kept for all values: the first page of a list of central registers. One message in all. */
export function inOneLook<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return inCentral(db, async (tx) => {
    await withGenericPlans(tx)
    await nextIsLast(tx)
    return read(tx)
  })
}
