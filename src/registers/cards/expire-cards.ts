import type { Context } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { listOverdue } from './cards.store.ts'
import type { OnCardEnded } from './cards.types.ts'
import { takeStep } from './take-step.ts'

/** Marks cards whose validity is over; login refuses them by their dates even before. Gives how many. */
export async function expireCards(ctx: Context, onCardEnded: OnCardEnded): Promise<number> {
  const overdue = await listOverdue(ctx.db, ctx.clock.now(), 500)
  for (const id of overdue) {
    await inCentral(ctx.db, (tx) => takeStep(tx, ctx, id, 'expire', { reason: 'expired' }, onCardEnded))
  }
  return overdue.length
}
