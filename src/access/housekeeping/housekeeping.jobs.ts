import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { refreshStaff } from '../../registers/officers/index.ts'
import { refreshOrganisations } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { keepHouse, type HousekeepingDeps } from './keep-house.ts'

const job = 'access.housekeeping'
const pauseMs = 60 * 60_000

/** The recurring job: each run asks for the next one, whatever came of it. */
export function housekeepingJobs(deps: HousekeepingDeps): Record<string, JobHandler> {
  return {
    [job]: async (_payload, ctx) => {
      ctx.logger.info(await keepHouse(deps, ctx), 'housekeeping: done')
      const today = legalDateOf(ctx.clock.now())
      await refreshOrganisations(deps.housekeeper, today)
      await refreshStaff(deps.housekeeper, today)
      await scheduleHousekeeping(ctx.db, ctx, new Date(ctx.clock.now().getTime() + pauseMs))
    }
  }
}

/** Asks for a run; at most one waits. Call it when the workers start. */
export function scheduleHousekeeping(db: Db, ctx: Context, runAt: Date = ctx.clock.now()): Promise<void> {
  return inCentral(db, (tx) => enqueue(tx, job, {}, { runAt, jobKey: job }))
}
