import type { Context } from '../context/index.ts'

/**
 * Does one job. It may run more than once (a process can die after the work and before the note that it is done), so
 * it must be idempotent. `organisationId` is the office whose transaction asked for the job; the handler opens its own
 * transactions with it.
 */
export type JobHandler = (payload: Record<string, unknown>, ctx: Context, organisationId: string | null) => Promise<void>

/** When and how often a job runs. */
export interface EnqueueOptions {
  /** Not before this instant. */
  readonly runAt?: Date
  /** A job of the same key that has not run yet is replaced. */
  readonly jobKey?: string
  /** Tries before it is given up; 25 tries last about three days. */
  readonly maxAttempts?: number
}
