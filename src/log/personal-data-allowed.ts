import type { Clock } from '../platform/context/index.ts'
import type { Db, Tx } from '../platform/database/index.ts'
import { logErrors } from './log.errors.ts'
import { readTree } from './log.store.ts'

/** How the witness stands to the log. */
export interface WitnessStanding {
  readonly allowed: boolean
  /** Instant of the oldest growth without cosignature; null when everything is cosigned. */
  readonly uncosignedSince: Date | null
  /** When queries of personal data stop if the witness stays away. */
  readonly stopsAt: Date | null
  readonly alarm: string | null
}

/**
 * Whether personal data may be queried: yes while the witness follows, and for the grace period after it went away.
 * @param graceMilliseconds null where no witness is configured.
 */
export async function witnessStanding(db: Db | Tx, clock: Clock, graceMilliseconds: number | null): Promise<WitnessStanding> {
  const { uncosignedSince, witnessAlarm } = await readTree(db)
  if (graceMilliseconds === null || uncosignedSince === null) return { allowed: true, uncosignedSince: null, stopsAt: null, alarm: witnessAlarm }
  const stopsAt = new Date(uncosignedSince.getTime() + graceMilliseconds)
  return { allowed: clock.now() < stopsAt, uncosignedSince, stopsAt, alarm: witnessAlarm }
}

/** The gateway asks this before every query. */
export async function personalDataAllowed(db: Db | Tx, clock: Clock, graceMilliseconds: number | null): Promise<boolean> {
  return (await witnessStanding(db, clock, graceMilliseconds)).allowed
}

/** @throws log.personal-data-stopped */
export async function requirePersonalDataAllowed(db: Db | Tx, clock: Clock, graceMilliseconds: number | null): Promise<void> {
  const { allowed, uncosignedSince } = await witnessStanding(db, clock, graceMilliseconds)
  if (!allowed) throw logErrors.personalDataStopped({ since: uncosignedSince?.toISOString() })
}
