/** Colour and sign of each state; the words are in `client:status`. Pure. */
import type { IconName } from '../../shared/icons/icon.tsx'
import type { ClientCase, ClientCaseLine } from './client-api.ts'

export type Look = 'ok' | 'warn' | 'danger' | 'action'

type Outcome = NonNullable<ClientCase['decision']>['outcome']

/** What the case page says while there is no decision that may be told. */
export type Waiting = Exclude<ClientCaseLine['status'], 'decided' | 'final' | 'closed'> | 'decision-waits'

/** Decided, but not taken over: that there is a decision is no secret, what it says is. */
export function waitingOf({ status }: ClientCase): Waiting {
  return status === 'decided' || status === 'final' || status === 'closed' ? 'decision-waits' : status
}

export function lookOf(standing: Waiting | Outcome): { readonly look: Look; readonly icon: IconName } {
  switch (standing) {
    case 'grant': return { look: 'ok', icon: 'check' }
    case 'refuse': case 'reject': return { look: 'danger', icon: 'cross' }
    case 'waits-for-you': return { look: 'warn', icon: 'alert' }
    case 'decision-waits': return { look: 'warn', icon: 'document' }
    case 'standing': return { look: 'action', icon: 'pause' }
    case 'terminate': return { look: 'action', icon: 'check' }
    case 'received': case 'in-progress': return { look: 'action', icon: 'clock' }
  }
}

/** Messages whose opening is a receipt and that are still closed, the oldest first. */
export function waitingMessages(one: ClientCase): ClientCase['messages'] {
  return one.messages.filter((message) => message.needsReceipt && message.openedAt === null).toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))
}
