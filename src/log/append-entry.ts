import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { insertEntry } from './log.store.ts'
import type { NewEntry } from './log.types.ts'
import { prepareEntry } from './record.ts'

/** Kinds that speak of a case without changing it: chained per writer only, so that looking does not queue behind writing. */
const onlookers = ['gateway.', 'personal-data.', 'access.']

/**
 * Appends one entry to the provable log, in the transaction of the change it speaks of; one round trip.
 * It is sealed into the tree within a second of the commit.
 */
export async function appendEntry(tx: Tx, ctx: Context, entry: NewEntry): Promise<{ entryId: string }> {
  const prepared = prepareEntry(ctx, entry)
  const inCaseChain = Boolean(entry.caseId) && !onlookers.some((prefix) => entry.kind.startsWith(prefix))
  await insertEntry(tx, entry, prepared, inCaseChain)
  return { entryId: prepared.id }
}
