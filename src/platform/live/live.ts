/**
 * Live updates: NOTIFY inside the transaction of the change or after its commit (so nobody hears of what was rolled back), one LISTEN
 * connection per process, and a hub that hands events to those they are meant for.
 */
import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Db, Tx } from '../database/index.ts'
import type { LiveAudience, LiveEvent, LiveHub } from './live.types.ts'

const CHANNEL = 'kapu_live'
const RECONNECT_MILLISECONDS = 1_000

const eventSchema = z.object({
  kind: z.enum(['arrival', 'case', 'notice', 'session']),
  id: z.string(),
  sequence: z.number(),
  organisationId: z.string().optional(),
  postId: z.string().optional(),
  officerId: z.string().optional(),
  clientId: z.string().optional(),
  sessionId: z.string().optional()
})

const audienceFields = ['organisationId', 'postId', 'officerId', 'clientId', 'sessionId'] as const satisfies readonly (keyof LiveAudience)[]

/** Announces a change when (and only if) the transaction commits. */
export async function publishLive(tx: Tx, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`.execute(tx)
}

const announcements = new WeakMap<Db, { waiting: string[]; sending: boolean }>()

/**
 * Announces changes that have been committed. A transaction that notifies keeps every other such transaction from committing until its own
 * flush of the disk is over; on a path that many take at once that is one flush after the other, so there the announcement comes
 * after the commit, those of the meantime together, in a transaction that flushes nothing. A process that dies in between announces
 * nothing: pages of its own lose their connection and ask afresh, others see the change when they next ask.
 */
export function announceLive(db: Db, logger: Pick<Logger, 'warn'>, events: readonly LiveEvent[]): void {
  const queue = announcements.get(db) ?? { waiting: [], sending: false }
  announcements.set(db, queue)
  queue.waiting.push(...events.map((event) => JSON.stringify(event)))
  if (queue.sending || queue.waiting.length === 0) return
  queue.sending = true
  const send = async (): Promise<void> => {
    while (queue.waiting.length > 0) {
      const together = queue.waiting.splice(0)
      await sql`select pg_notify(${CHANNEL}, event) from unnest(${together}::text[]) as event`.execute(db)
    }
  }
  send().catch((error: unknown) => logger.warn({ err: error }, 'a change could not be announced')).finally(() => { queue.sending = false })
}

/** Whether an event is meant for this listener. */
export function isFor(event: LiveAudience, listener: LiveAudience): boolean {
  const wanted = audienceFields.filter((field) => event[field] !== undefined)
  return wanted.length > 0 && wanted.every((field) => listener[field] === event[field])
}

/** Listens on one connection of the pool, for as long as the process runs; reconnects by itself. */
export async function startLive(pool: Pool, logger: Logger): Promise<LiveHub> {
  interface Subscription {
    readonly listener: LiveAudience
    readonly onEvent: (event: LiveEvent) => void
    readonly onGap: (() => void) | undefined
  }
  const subscriptions = new Set<Subscription>()
  let client: PoolClient | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const deliver = (payload: string): void => {
    let event: LiveEvent
    try {
      event = eventSchema.parse(JSON.parse(payload)) as LiveEvent
    } catch (error) {
      logger.error({ err: error }, 'a live event could not be read')
      return
    }
    for (const { listener, onEvent } of subscriptions) {
      if (!isFor(event, listener)) continue
      try {
        onEvent(event)
      } catch (error) {
        logger.error({ err: error }, 'a live event could not be delivered')
      }
    }
  }

  const connect = async (): Promise<void> => {
    const fresh = await pool.connect()
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL && payload) deliver(payload)
    })
    fresh.on('error', (error) => {
      if (client !== fresh) return
      client = undefined
      fresh.release(error)
      logger.warn({ err: error }, 'live updates lost their connection')
      reconnect()
    })
    await fresh.query(`listen ${CHANNEL}`).catch((error: unknown) => {
      fresh.release(true)
      throw error
    })
    client = fresh
  }

  const reconnect = (): void => {
    if (closed) return
    retry = setTimeout(() => {
      connect().then(() => {
        for (const { onGap } of subscriptions) onGap?.()
      }, reconnect)
    }, RECONNECT_MILLISECONDS)
  }

  await connect()
  return {
    subscribe(listener, onEvent, onGap) {
      const subscription = { listener, onEvent, onGap }
      subscriptions.add(subscription)
      return () => {
        subscriptions.delete(subscription)
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      subscriptions.clear()
      const last = client
      client = undefined
      // Closed, not returned: it still listens.
      last?.release(true)
    }
  }
}
