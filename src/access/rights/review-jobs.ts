import { inCentral, inOrganisation, type Db, type Tx } from '../../platform/database/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { addDays, legalDateOf, startOfDay } from '../../rules/calendar/index.ts'
import { GRACE_DAYS, listLapsing, listReviewers } from '../../registers/grants/index.ts'

const job = 'rights.remind'

/** Puts a notice into an officer's inbox; the notices floor does it. */
export type Remind = (tx: Tx, ctx: Context, notice: {
  readonly organisationId: string; readonly to: { readonly postId: string }; readonly kind: 'rights.review-due' | 'rights.training-ends'
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}) => Promise<unknown>

/**
 * Reminds heads of rights to go through, and officers of a training that ends, every Monday morning. That an unconfirmed
 * right rests needs no job: its day stands in the row, so no failing job can leave it working.
 */
export function reviewJobs(remind: Remind, housekeeper: Db): Record<string, JobHandler> {
  return {
    [job]: async (_payload, ctx) => {
      const today = legalDateOf(ctx.clock.now())
      const told = async (organisationId: string, postId: string, kind: 'rights.review-due' | 'rights.training-ends', facts: Record<string, string | number>): Promise<void> => {
        await inOrganisation(ctx.db, organisationId, (tx) => remind(tx, ctx, { organisationId, to: { postId }, kind, facts }))
      }
      for (const { organisationId, postId, due } of await listReviewers(housekeeper, today, addDays(today, GRACE_DAYS))) await told(organisationId, postId, 'rights.review-due', { due })
      for (const { organisationId, postId, trainedTo } of await listLapsing(housekeeper, today, addDays(today, GRACE_DAYS))) {
        await told(organisationId, postId, 'rights.training-ends', { until: trainedTo })
      }
      await scheduleReminders(ctx.db, ctx)
    }
  }
}

/** Asks for the next run; at most one waits. */
export function scheduleReminders(db: Db, ctx: Context): Promise<void> {
  const today = legalDateOf(ctx.clock.now())
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const monday = addDays(today, ((8 - weekday) % 7) || 7)
  return inCentral(db, (tx) => enqueue(tx, job, {}, { runAt: new Date(startOfDay(monday).getTime() + 7 * 3_600_000), jobKey: job }))
}
