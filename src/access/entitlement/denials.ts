import type { Context } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Db } from '../../platform/database/index.ts'
import { appendEntry } from '../../log/index.ts'

let ownConnections: Db | null = null

/**
 * Gives denials connections of their own. A denial is logged while the refused transaction still holds its connection;
 * from the same pool, as many denials at once as the pool has connections would wait for each other. Null: the caller's own again.
 */
export function logDenialsOn(db: Db | null): void {
  ownConnections = db
}

/** Logs a denial in a transaction of its own, which stays when the refused one is rolled back. */
export async function logDenial(ctx: Context, denial: {
  readonly organisationId: string | null; readonly caseId: string | null; readonly body: Readonly<Record<string, unknown>>
}): Promise<void> {
  const db = ownConnections ?? ctx.db
  const entry = { kind: 'access.denied', organisationId: denial.organisationId, caseId: denial.caseId, body: denial.body }
  if (denial.organisationId === null) await inCentral(db, (tx) => appendEntry(tx, ctx, entry))
  else await inOrganisation(db, denial.organisationId, (tx) => appendEntry(tx, ctx, entry))
}
