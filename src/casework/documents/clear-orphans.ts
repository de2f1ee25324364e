import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import type { FolderStorage, OrphanReport } from '../../platform/storage/index.ts'
import { placesOfDocuments, referencedDocuments } from './stored-documents.store.ts'

const job = 'casework.clear-documents'
const day = 24 * 60 * 60_000
/** Longer than any upload, signing or backup takes: what is younger may still be about to be referred to. */
const keptFor = 2 * day
const firstPause = 10 * 60_000

export interface OrphanDeps {
  /** Sees the documents of every office and changes none. */
  readonly housekeeper: Db
  readonly storage: Pick<FolderStorage, 'collectOrphans'>
}

/**
 * Removes stored documents that no row refers to: prepared decisions that nobody signed, uploads whose transaction failed.
 *
 * @throws Error when a table that refers to documents does not show all its rows to the housekeeper; nothing is removed then
 */
export async function clearOrphans(deps: OrphanDeps, ctx: Context): Promise<OrphanReport> {
  const places = await placesOfDocuments(deps.housekeeper)
  const hidden = places.filter((place) => !place.seesAll)
  if (places.length === 0 || hidden.length > 0) throw new Error(`documents are not cleared away: the housekeeper does not see all of ${hidden.map((place) => place.name).join(', ') || 'the tables'}`)
  const tables = places.map((place) => place.name)
  return deps.storage.collectOrphans(new Date(ctx.clock.now().getTime() - keptFor), (candidates) => referencedDocuments(deps.housekeeper, tables, candidates))
}

/** The recurring job, once a day: it reads the whole store's folders. */
export function orphanJobs(deps: OrphanDeps): Record<string, JobHandler> {
  return {
    [job]: async (_payload, ctx) => {
      try {
        ctx.logger.info(await clearOrphans(deps, ctx), 'stored documents that nobody refers to were cleared away')
      } finally {
        await scheduleClearing(ctx.db, ctx, new Date(ctx.clock.now().getTime() + day))
      }
    }
  }
}

/** Asks for a run; at most one waits. Not at the very start, which has more urgent things to do. */
export function scheduleClearing(db: Db, ctx: Context, runAt: Date = new Date(ctx.clock.now().getTime() + firstPause)): Promise<void> {
  return inCentral(db, (tx) => enqueue(tx, job, {}, { runAt, jobKey: job }))
}
