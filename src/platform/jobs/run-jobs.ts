import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { Logger as QueueLogger, run, runMigrations, type Runner, type WorkerEvents } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Context } from '../context/index.ts'
import type { JobHandler } from './job.types.ts'

/** A running set of workers. */
export interface JobRunner {
  /** Takes no new job and waits for those under way. */
  stop(): Promise<void>
}

/** What a runner needs. The pool is the owner's: the queue's tables belong to it; handlers use the context's. */
export interface JobRunnerOptions {
  readonly pool: Pool
  readonly handlers: Readonly<Record<string, JobHandler>>
  /** Makes the context of one job: principal `system`, the application role's database. */
  readonly context: (jobName: string, jobId: string) => Context
  readonly concurrency?: number
  readonly pollInterval?: number
  readonly logger: Logger
}

/** First key of the two-part advisory locks that say "this process lives". */
const lockClass = 418_7005

const envelopeSchema = z.object({ organisation: z.uuid().nullable(), payload: z.record(z.string(), z.unknown()) })

/** Creates or upgrades the queue's own tables. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: silent })
}

const firstPause = 1_000
const longestPause = 30_000

/**
 * Keeps workers running in this process. A database that goes away takes them down: the library gives up after some tries, and
 * the lock that says "we live" goes with its connection. Then all of it begins anew, so that no job waits for a restart.
 */
export async function startJobs(options: JobRunnerOptions): Promise<JobRunner> {
  const { logger } = options
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let beginning: Promise<void> = Promise.resolve()
  let shift = await beginShift(options)

  const again = (pause: number): void => {
    if (stopping) return
    timer = setTimeout(() => {
      beginning = beginShift(options).then((fresh) => {
        shift = fresh
        logger.warn('jobs: the workers run again')
        watch()
      }, (error: unknown) => {
        logger.error({ err: error }, 'jobs: the workers could not start again')
        again(Math.min(pause * 2, longestPause))
      })
    }, pause)
  }
  const watch = (): void => {
    const watched = shift
    void watched.broken.then(async (error) => {
      if (stopping) return
      logger.error({ err: error }, 'jobs: the workers broke')
      await watched.end()
      again(firstPause)
    })
  }
  watch()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await beginning
      await shift.end()
    }
  }
}

/** Workers under one presence; `broken` resolves when either is lost. */
interface Shift {
  readonly broken: Promise<unknown>
  end(): Promise<void>
}

/** Starts workers. Jobs of processes that were killed are released first, and now and then later. */
async function beginShift(options: JobRunnerOptions): Promise<Shift> {
  const { pool, logger } = options
  const presence = await announce(pool)
  try {
    await releaseDead(pool, logger)
    const timer = setInterval(() => {
      releaseDead(pool, logger).catch((error: unknown) => logger.warn({ err: error }, 'jobs: looking for dead workers failed'))
    }, 30_000)
    timer.unref()
    const events = new EventEmitter() as WorkerEvents
    const noted: Array<Promise<unknown>> = []
    // Jobs are locked in the name of the pool of workers, not of the single worker.
    events.on('pool:create', ({ workerPool }) => {
      noted.push(pool.query(
        'insert into kapu.job_worker (worker_id, lock_key) values ($1, $2) on conflict do nothing', [workerPool.id, presence.key]
      ).catch((error: unknown) => logger.warn({ err: error }, 'jobs: workers not noted')))
    })
    const runner: Runner = await run({
      pgPool: pool,
      taskList: taskList(options),
      concurrency: options.concurrency ?? 4,
      pollInterval: options.pollInterval ?? 1000,
      noHandleSignals: true,
      events,
      logger: queueLogger(logger)
    })
    let ended: Promise<void> | undefined
    return {
      broken: Promise.race([
        presence.lost,
        runner.promise.then(() => new Error('the runner ended'), (error: unknown) => error)
      ]),
      end: () => {
        ended ??= (async () => {
          clearInterval(timer)
          await runner.stop().catch((error: unknown) => logger.warn({ err: error }, 'jobs: the runner did not stop cleanly'))
          await Promise.allSettled(noted)
          // A job whose end could not be noted is still locked. With the database away the row stays, and whoever starts next
          // sees that its lock is free.
          await pool.query(
            `with gone as (delete from kapu.job_worker where lock_key = $1 returning worker_id)
             select graphile_worker.force_unlock_workers(array_agg(worker_id)) from gone having count(*) > 0`, [presence.key]
          ).catch(() => {})
          await presence.end()
        })()
        return ended
      }
    }
  } catch (error) {
    await presence.end()
    throw error
  }
}

function taskList(options: JobRunnerOptions): Record<string, (payload: unknown, helpers: { job: { id: string; attempts: number } }) => Promise<void>> {
  return Object.fromEntries(Object.entries(options.handlers).map(([name, handler]) => [name, async (payload, helpers) => {
    const { organisation, payload: content } = envelopeSchema.parse(payload)
    const ctx = options.context(name, helpers.job.id)
    try {
      await handler(content, ctx, organisation)
    } catch (error) {
      ctx.logger.warn({ err: error, job: name, attempt: helpers.job.attempts }, 'job failed; it will be tried again')
      throw error
    }
  }]))
}

/** Holds an advisory lock while this process lives: PostgreSQL drops it with the connection. */
async function announce(pool: Pool): Promise<{ key: number; lost: Promise<unknown>; end: () => Promise<void> }> {
  const key = randomInt(1, 2 ** 31 - 1)
  const client: PoolClient = await pool.connect()
  const lost = new Promise((resolve) => {
    client.once('error', resolve)
    client.once('end', () => resolve(new Error('the connection of the presence lock ended')))
  })
  let released = false
  const end = async (): Promise<void> => {
    if (released) return
    released = true
    client.release(true)
  }
  try {
    await client.query('set idle_session_timeout = 0')
    await client.query('select pg_advisory_lock($1, $2)', [lockClass, key])
  } catch (error) {
    await end()
    throw error
  }
  return { key, lost, end }
}

/**
 * Releases the jobs of workers whose process does not hold its lock any more, and of those that never noted themselves: a
 * process that lives does so within moments, one that was killed in them would hold its jobs for the library's four hours.
 */
export async function releaseDead(pool: Pool, logger: Logger): Promise<number> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ worker_id: string }>(
      `select worker_id from kapu.job_worker w where not exists (
         select from pg_locks l where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
           and l.classid = $1 and l.objid = w.lock_key::oid and l.objsubid = 2)
       union
       select locked_by from graphile_worker.jobs j where locked_at < now() - interval '1 minute'
         and not exists (select from kapu.job_worker w where w.worker_id = j.locked_by)`, [lockClass]
    )
    const dead = rows.map((row) => row.worker_id)
    if (dead.length === 0) return 0
    await client.query('select graphile_worker.force_unlock_workers($1)', [dead])
    await client.query('delete from kapu.job_worker where worker_id = any($1)', [dead])
    logger.info({ workers: dead.length }, 'jobs of dead processes released')
    return dead.length
  } finally {
    client.release()
  }
}

const silent = new QueueLogger(() => () => {})

function queueLogger(logger: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === 'error') logger.error(message)
    else if (level === 'warning') logger.warn(message)
    else logger.debug(message)
  })
}
