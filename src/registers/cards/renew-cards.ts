/** Renewal of all cards that end soon: asked for once, ordered by a job in small transactions, each with the progress it makes. */
import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { officerActor } from '../actors/index.ts'
import type { SettleCard } from './act-on-card.ts'
import type { CardPorts } from './cards.types.ts'
import { countDue, findRenewal, findRunning, insertRenewal, listDueCards, saveRenewal } from './renewal.store.ts'
import { orderCard } from './take-step.ts'

const job = 'cards.renew'
/** Orders of one transaction: short locks, and progress that moves. */
const batch = 25

export interface RenewalRequest {
  /** Null: the whole country. */
  readonly organisationId: string | null
  /** Cards that end within so many months. */
  readonly months: number
}

export interface RenewalStarted {
  readonly renewalId: string
  /** One of the same office was under way: nothing new was begun. */
  readonly already: boolean
}

/** @throws entitlement.denied */
export async function startRenewal(
  ctx: Context<OfficerPrincipal>, ports: CardPorts, request: RenewalRequest, settle: SettleCard<RenewalStarted> = async () => {}
): Promise<RenewalStarted> {
  const { principal } = ctx
  const { organisationId } = request
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const id = ctx.ids.uuid()
    await ports.authorise(tx, ctx, { action: 'card:renew', resource: { type: 'Card', id, organisationId, holderId: null, proposedByOfficerId: null, proposedByPostId: null } })
    const at = ctx.clock.now()
    const expiresBefore = new Date(at)
    expiresBefore.setUTCMonth(expiresBefore.getUTCMonth() + request.months)
    const begun = await insertRenewal(tx, { id, organisationId, expiresBefore, officerId: principal.officerId, postId: principal.postId!, name: principal.name, at })
    const outcome: RenewalStarted = begun ? { renewalId: id, already: false } : { renewalId: (await findRunning(tx, organisationId))!.id, already: true }
    if (begun) {
      await appendEntry(tx, ctx, { kind: 'card.renewal-started', subject: { kind: 'card-renewal', id }, body: { organisationId, expiresBefore: expiresBefore.toISOString() } })
      await enqueue(tx, job, { renewalId: id }, { jobKey: `${job}:${id}` })
    }
    await settle(tx, outcome)
    return outcome
  })
}

/** One batch. True when there is more. A batch that did not commit is done again: what it ordered was never there. */
async function orderBatch(ctx: Context, renewalId: string): Promise<boolean> {
  return inCentral(ctx.db, async (tx) => {
    const renewal = await findRenewal(tx, renewalId, { lock: true })
    if (!renewal || renewal.state === 'done') return false
    const at = ctx.clock.now()
    const total = renewal.state === 'waiting' ? await countDue(tx, renewal) : renewal.total
    const cards = await listDueCards(tx, renewal, legalDateOf(at), batch)
    let { ordered, skipped } = renewal
    for (const card of cards) {
      // Nobody orders for themselves: whoever started the renewal asks a colleague for their own card.
      if (!card.inPost || card.hasOrder || card.officerId === renewal.startedByOfficerId) skipped += 1
      else {
        await orderCard(tx, ctx, {
          officerId: card.officerId, reason: 'renewal', predecessorId: card.id, by: { actor: officerActor(renewal.startedByOfficerId), postId: renewal.startedByPostId }
        })
        ordered += 1
      }
    }
    const last = cards.at(-1)
    const done = cards.length < batch
    await saveRenewal(tx, renewal.id, {
      state: done ? 'done' : 'running', total, ordered, skipped, cursor: last ? { expiresAt: last.expiresAt, cardId: last.id } : renewal.cursor, finishedAt: done ? at : null
    })
    if (done) await appendEntry(tx, ctx, { kind: 'card.renewal-done', subject: { kind: 'card-renewal', id: renewal.id }, body: { ordered, skipped } })
    return !done
  })
}

export const renewalJobs: Readonly<Record<string, JobHandler>> = {
  [job]: async (payload, ctx) => {
    while (await orderBatch(ctx, String(payload['renewalId'])));
  }
}
