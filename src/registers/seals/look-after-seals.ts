/** Rotation before the end (bélyegzőcsere): once an hour, each seal in a transaction of its own, so that one office's trouble stays its own. */
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { findOrganisation } from '../organisations/index.ts'
import { issueByItself, rotationLead, type SealMaking } from './issue-seal.ts'
import { listEnding } from './seals.store.ts'
import { expireSeal } from './take-step.ts'

const job = 'seals.look-after'
const pauseMs = 60 * 60_000
const batch = 100

export interface LookedAfter {
  readonly rotated: number
  readonly expired: number
  readonly failed: number
}

/** Rotates what ends within a month; the seal of an office that does not exist any more is left to end. */
export async function lookAfterSeals(ctx: Context, making: SealMaking): Promise<LookedAfter> {
  const now = ctx.clock.now()
  let [rotated, expired, failed] = [0, 0, 0]
  let after: { expiresAt: Date; id: string } | null = null
  for (;;) {
    const due = await listEnding(ctx.db, new Date(now.getTime() + rotationLead), after, batch)
    for (const seal of due) {
      try {
        if (await findOrganisation(ctx.db, seal.organisationId, legalDateOf(now))) {
          if (await issueByItself(ctx, making, seal.organisationId, 'expiring') !== null) rotated += 1
        } else if (seal.expiresAt <= now) {
          await inCentral(ctx.db, (tx) => expireSeal(tx, ctx, seal.id))
          expired += 1
        }
      } catch (error) {
        failed += 1
        ctx.logger.error({ err: error, sealId: seal.id }, 'a seal could not be rotated')
      }
    }
    const last = due.at(-1)
    if (due.length < batch || !last) return { rotated, expired, failed }
    after = { expiresAt: last.expiresAt, id: last.id }
  }
}

/** The recurring job: each run asks for the next one, whatever came of it. */
export function sealJobs(making: SealMaking): Record<string, JobHandler> {
  return {
    [job]: async (_payload, ctx) => {
      try {
        ctx.logger.info(await lookAfterSeals(ctx, making), 'seals: looked after')
      } finally {
        await scheduleSeals(ctx.db, ctx, new Date(ctx.clock.now().getTime() + pauseMs))
      }
    }
  }
}

/** Asks for a run; at most one waits. Call it when the workers start. */
export function scheduleSeals(db: Db, ctx: Context, runAt: Date = ctx.clock.now()): Promise<void> {
  return inCentral(db, (tx) => enqueue(tx, job, {}, { runAt, jobKey: job }))
}
