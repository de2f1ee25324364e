/**
 * Live updates: NOTIFY inside the transaction of the change (so nobody hears of what was rolled back), one LISTEN
 * connection per process, and a hub that hands events to those they are meant for.
 */
import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
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
