import { escapeLiteral } from 'pg'
import type { Db, Tx } from './database.types.ts'
import { withNext } from './named-statements.ts'

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
