import type { ServerResponse } from 'node:http'
import type { OfficerPrincipal } from '../context/index.ts'
import type { LiveAudience, LiveEvent } from '../live/index.ts'
import { requestErrors } from './http.errors.ts'
import type { HttpApp } from './http.types.ts'

export interface EventsDeps {
  readonly live: { subscribe(listener: LiveAudience, onEvent: (event: LiveEvent) => void, onGap?: () => void): () => void }
  /** Asked at every heartbeat: an ended session must not go on listening. Does not count as use of the session. */
  readonly isLive: (officer: OfficerPrincipal) => Promise<boolean>
  readonly heartbeatMilliseconds?: number
}

/** Tabs of one session that may listen at once. */
const STREAMS_OF_SESSION = 8
/** A reader that takes nothing is let go before its events fill the memory. */
const UNREAD_BYTES = 1_000_000

/** `GET /api/v1/events`: Server-Sent Events with ids only; the browser asks for the rest with its own rights. */
export function eventsRoutes(app: HttpApp, deps: EventsDeps): void {
  const open = new Map<ServerResponse, { sessionId: string; close: () => void }>()
  app.addHook('preClose', async () => {
    for (const { close } of open.values()) close()
  })

  app.get('/api/v1/events', {
    config: { access: { audience: 'officer', action: null }, passive: true },
    schema: { operationId: 'events', summary: 'Live updates (text/event-stream): case, notice, session', tags: ['live'] }
  }, (request, reply) => {
    const officer = request.principal as OfficerPrincipal
    const own = [...open.values()].filter(({ sessionId }) => sessionId === officer.sessionId)
    if (own.length >= STREAMS_OF_SESSION) throw requestErrors.tooMany({ retryAfterSeconds: 30 })

    reply.hijack()
    const stream = reply.raw
    const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)) as Record<string, string>
    stream.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    stream.write('retry: 3000\n\n')

    const close = (): void => {
      if (!open.delete(stream)) return
      clearInterval(heartbeat)
      unsubscribe()
      stream.end()
    }
    const write = (text: string): void => {
      if (stream.writableLength > UNREAD_BYTES) stream.destroy()
      else stream.write(text)
    }
    const closeIfEnded = (): void => {
      deps.isLive(officer).then(
        (live) => (live ? write(': alive\n\n') : close()),
        (error: unknown) => {
          request.log.warn({ err: error }, 'session of a live stream could not be checked')
          close()
        }
      )
    }
    const unsubscribe = deps.live.subscribe(
      { organisationId: officer.organisationId, officerId: officer.officerId, sessionId: officer.sessionId, ...(officer.postId ? { postId: officer.postId } : {}) },
      ({ id, kind, sequence }) => {
        write(`event: ${kind}\ndata: ${JSON.stringify({ id, kind, sequence })}\n\n`)
        if (kind === 'session') closeIfEnded()
      },
      // Something may have been missed: the browser reconnects and asks afresh.
      close
    )
    const heartbeat = setInterval(closeIfEnded, deps.heartbeatMilliseconds ?? 25_000)
    heartbeat.unref()
    open.set(stream, { sessionId: officer.sessionId, close })
    stream.on('close', close)
    return reply
  })
}
