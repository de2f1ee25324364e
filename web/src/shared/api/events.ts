/** Live updates: the server's event stream names what changed (ids only), and the page asks for it again. */
import { useEffect, useEffectEvent } from 'react'

export interface LiveEvent {
  readonly type: 'case' | 'notice' | 'session'
  readonly id: string
  readonly kind: string
  readonly sequence: number
}

type Listener = (event: LiveEvent) => void
const listeners = new Set<Listener>()
let source: EventSource | null = null

function open(): void {
  source = new EventSource('/api/v1/events')
  for (const type of ['case', 'notice', 'session'] as const) {
    source.addEventListener(type, (message: MessageEvent<string>) => {
      let data: { id?: unknown; kind?: unknown; sequence?: unknown }
      try {
        data = JSON.parse(message.data)
      } catch {
        return
      }
      const event: LiveEvent = { type, id: String(data.id ?? ''), kind: String(data.kind ?? ''), sequence: Number(data.sequence ?? 0) }
      for (const listener of listeners) listener(event)
    })
  }
  // The browser reopens the stream by itself; after a refusal (ended session) it stays closed until someone listens anew.
  source.addEventListener('error', () => { if (source?.readyState === EventSource.CLOSED) source = null })
}

/** After a new session began in the same page: the stream of the old one was refused for good. */
export function listenAgain(): void {
  if (listeners.size > 0 && source === null) open()
}

/** One stream for the whole page, open while at least one component listens. */
export function useLiveEvents(onEvent: Listener): void {
  const listener = useEffectEvent(onEvent)
  useEffect(() => {
    const own: Listener = (event) => listener(event)
    listeners.add(own)
    if (source === null) open()
    return () => {
      listeners.delete(own)
      if (listeners.size === 0) {
        source?.close()
        source = null
      }
    }
  }, [])
}
