import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { publishLive } from '../../platform/live/index.ts'
import { appendEntry } from '../../log/index.ts'
import { endAllOfCard, endOne } from './session.store.ts'
import type { EndReason } from './session.types.ts'

/** Ends one session; nothing happens when it had ended before. */
export async function endSession(
  tx: Tx, ctx: Context, session: { readonly id: string; readonly officerId: string; readonly organisationId: string | null }, reason: EndReason
): Promise<void> {
  if (!(await endOne(tx, session.id, ctx.clock.now(), reason))) return
  await tell(tx, ctx, session.id, session.officerId, session.organisationId, reason)
}

/** Ends every session that was opened with a card; wired to the card register's suspension and revocation. Gives how many. */
export async function endSessionsOfCard(tx: Tx, ctx: Context, cardId: string, reason: string): Promise<number> {
  const ended = await endAllOfCard(tx, cardId, ctx.clock.now())
  for (const { id, officerId } of ended) await tell(tx, ctx, id, officerId, null, `card: ${reason}`)
  return ended.length
}

async function tell(tx: Tx, ctx: Context, sessionId: string, officerId: string, organisationId: string | null, reason: string): Promise<void> {
  await appendEntry(tx, ctx, { kind: 'session.ended', organisationId, subject: { kind: 'officer', id: officerId }, body: { sessionId, reason } })
  await publishLive(tx, { kind: 'session', id: sessionId, sequence: 0, sessionId })
}
