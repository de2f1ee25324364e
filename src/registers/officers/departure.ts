import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { legalDateOf, startOfDay } from '../../rules/calendar/index.ts'
import { isEnded, listCardsOfOfficer, proposeRevocation, stateAfter, takeStep, type OnCardEnded } from '../cards/index.ts'
import { isEmployed } from './staff.store.ts'

const job = 'officers.depart'

/**
 * The cards of whoever left: an active one is suspended at once, which ends its sessions, and its revocation is proposed
 * (a second person confirms it, as any revocation). On a later day, the job does the same.
 */
export function onLeft(onCardEnded: OnCardEnded) {
  return async (tx: Tx, ctx: Context, officerId: string, firstDayAfter: string): Promise<void> => {
    if (firstDayAfter <= legalDateOf(ctx.clock.now())) await endCards(tx, ctx, officerId, onCardEnded)
    else await enqueue(tx, job, { officerId }, { runAt: startOfDay(firstDayAfter), jobKey: `${job}:${officerId}` })
  }
}

async function endCards(tx: Tx, ctx: Context, officerId: string, onCardEnded: OnCardEnded): Promise<void> {
  for (const card of await listCardsOfOfficer(tx, officerId)) {
    if (isEnded(card.state) && card.state !== 'suspended') continue
    if (card.state === 'active') await takeStep(tx, ctx, card.id, 'suspend', { reason: 'left-service' }, onCardEnded)
    const state = card.state === 'active' ? 'suspended' : card.state
    if (card.proposal === null && stateAfter(state, 'revoke')) await proposeRevocation(tx, ctx, card.id, { reason: 'left-service' })
  }
}

/** What a later day brings. Safe to run twice, and void where the employment goes on after all. */
export function departures(onCardEnded: OnCardEnded): Record<string, JobHandler> {
  return {
    [job]: async (payload, ctx) => {
      const officerId = String(payload['officerId'])
      await inCentral(ctx.db, async (tx) => {
        if (!(await isEmployed(tx, officerId, legalDateOf(ctx.clock.now())))) await endCards(tx, ctx, officerId, onCardEnded)
      })
    }
  }
}
