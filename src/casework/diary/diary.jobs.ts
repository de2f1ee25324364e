import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db, type Tx } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { sweepCases, type SweepDeps } from './sweep-cases.ts'

const sweep = 'casework.sweep'
const pauseMs = 15 * 60_000

/** Jobs of the diary. A sweep of all offices asks for the next one; a sweep of one office does not. */
export function diaryJobs(deps: SweepDeps): Record<string, JobHandler> {
  return {
    [sweep]: async (_payload, ctx, organisationId) => {
      const report = await sweepCases(deps, ctx, organisationId)
      ctx.logger.info({ ...report, organisationId }, 'sweep: done')
      if (organisationId === null) await scheduleSweep(ctx.db, ctx, new Date(ctx.clock.now().getTime() + pauseMs))
    }
  }
}

/** Asks for a sweep of all offices; at most one waits. Call it when the workers start. */
export function scheduleSweep(db: Db, ctx: Context, runAt: Date = ctx.clock.now()): Promise<void> {
  return inCentral(db, (tx) => enqueue(tx, sweep, {}, { runAt, jobKey: sweep }))
}

/** Asks for a sweep of one office in the office's own transaction, such as the one that set its legal clock. */
export function enqueueSweep(tx: Tx, organisationId: string): Promise<void> {
  return enqueue(tx, sweep, {}, { jobKey: `${sweep}:${organisationId}` })
}
