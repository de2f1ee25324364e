import type { Context } from '../../platform/context/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { forgetIdempotencyKeys } from '../../platform/http/index.ts'
import { expireCards } from '../../registers/cards/index.ts'
import { removeChallenges, removeSigningRequests } from '../card-login/index.ts'
import { removeClientSessions, removeLogins } from '../client-login/index.ts'
import { endSessionsOfCard, removeSessions } from '../sessions/index.ts'

const day = 24 * 60 * 60_000
/** How long each is kept after it had its time. */
const keptFor = { sessions: 30 * day, keys: 7 * day, shortLived: 60 * 60_000 } as const
/** Rows of one statement: short locks, and room for others between two. */
const batch = 1000

export interface HousekeepingDeps {
  /** The role that may remove these rows; the application's may not remove sessions or keys. */
  readonly housekeeper: Db
}

const parts = ['cards', 'sessions', 'clientSessions', 'clientLogins', 'challenges', 'signingRequests', 'idempotencyKeys'] as const
type Part = (typeof parts)[number]

/** How much of each was cleared away, and what could not be. */
export interface HousekeepingReport {
  readonly done: Readonly<Record<Part, number>>
  readonly failed: readonly Part[]
}

/**
 * Clears away what has had its time, and marks cards whose validity is over, which ends their sessions. What fails is
 * logged and comes again next time; the rest goes on. Running twice, or two at a time, changes nothing more.
 */
export async function keepHouse(deps: HousekeepingDeps, ctx: Context): Promise<HousekeepingReport> {
  const { housekeeper } = deps
  const before = (kept: number): Date => new Date(ctx.clock.now().getTime() - kept)
  const work: Readonly<Record<Part, () => Promise<number>>> = {
    cards: () => expireCards(ctx, endSessionsOfCard),
    sessions: () => drain((limit) => removeSessions(housekeeper, before(keptFor.sessions), limit)),
    clientSessions: () => drain((limit) => removeClientSessions(housekeeper, before(keptFor.sessions), limit)),
    clientLogins: () => drain((limit) => removeLogins(housekeeper, before(keptFor.shortLived), limit)),
    challenges: () => drain((limit) => removeChallenges(housekeeper, before(keptFor.shortLived), limit)),
    signingRequests: () => drain((limit) => removeSigningRequests(housekeeper, before(keptFor.shortLived), limit)),
    idempotencyKeys: () => drain((limit) => forgetIdempotencyKeys(housekeeper, before(keptFor.keys), limit))
  }
  const done = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>
  const failed: Part[] = []
  for (const part of parts) {
    try {
      done[part] = await work[part]()
    } catch (error) {
      failed.push(part)
      ctx.logger.error({ err: error, part }, 'housekeeping: a part failed')
    }
  }
  return { done, failed }
}

async function drain(remove: (limit: number) => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const removed = await remove(batch)
    total += removed
    if (removed < batch) return total
  }
}
