import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { appendEntryNow } from './append-entry.ts'
import { logErrors } from './log.errors.ts'
import { deleteBody, findEntry } from './log.store.ts'
import { ERASED } from './verify-database.ts'

/**
 * Erases the personal content of an entry (GDPR 17. cikk; selejtezés) and logs that it did. The leaf stays, so the tree
 * stays whole; without the salt its commitments tell nothing any more.
 *
 * Runs in a transaction of the role `kapu_housekeeper`.
 * @throws log.entry-not-found
 */
export async function eraseBody(tx: Tx, ctx: Context, entryId: string, legalBasis: string): Promise<void> {
  const entry = await findEntry(tx, entryId)
  if (!entry) throw logErrors.entryNotFound({ entryId })
  const explanation = await appendEntryNow(tx, ctx, {
    kind: ERASED, organisationId: entry.organisationId, legalBasis, body: { erasedEntryId: entryId }
  })
  await deleteBody(tx, entryId, explanation.entryId, ctx.clock.now())
}
