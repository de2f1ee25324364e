import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import type { CertificateAuthority } from './authority.ts'

const job = 'authority.renew'
const pauseMs = 60 * 60_000

/** The recurring job that renews the short-lived signers; each run asks for the next one, whatever came of it. */
export function authorityJobs(authority: CertificateAuthority): Record<string, JobHandler> {
  return {
    [job]: async (_payload, ctx) => {
      try {
        const { removedKeys } = await authority.renew(ctx)
        if (removedKeys.length > 0) ctx.logger.info({ removedKeys }, 'keys of signers that have ended were removed')
      } finally {
        await scheduleRenewal(ctx.db, ctx, new Date(ctx.clock.now().getTime() + pauseMs))
      }
    }
  }
}

/** Asks for a run; at most one waits. Call it when the workers start. */
export function scheduleRenewal(db: Db, ctx: Context, runAt: Date = ctx.clock.now()): Promise<void> {
  return inCentral(db, (tx) => enqueue(tx, job, {}, { runAt, jobKey: job }))
}
