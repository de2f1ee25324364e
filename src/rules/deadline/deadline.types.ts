/**
 * Deadlines and their derivations. Every due date explains itself: which days counted, which did not, by what law.
 */
import { z } from 'zod'
import { legalDateSchema, localisedSchema } from '../calendar/index.ts'
import type { CalendarData, LegalDate, LocalResolution, Localised } from '../calendar/index.ts'

/** Whose limit it is: the authority's own (ügyintézési határidő) or a client's (az ügyfél határideje). */
export const partySchema = z.enum(['authority', 'client'])
export type Party = z.infer<typeof partySchema>

export const limitUnitSchema = z.enum(['hours', 'days', 'working-days', 'months', 'years'])
export type LimitUnit = z.infer<typeof limitUnitSchema>

/** A time limit; written `24h`, `8d`, `5wd`, `1m`, `1y`. */
export interface Limit {
  readonly amount: number
  readonly unit: LimitUnit
}

/**
 * Why time does not count (Ákr. 50. § (5)): suspension (felfüggesztés), stay (szünetelés), the client's own omission or
 * delay (az ügyfél mulasztása, késedelme). `other` is for sector law; give its section in `law`.
 */
export const exclusionKindSchema = z.enum(['suspension', 'stay', 'client-delay', 'other'])
export type ExclusionKind = z.infer<typeof exclusionKindSchema>

/** An interval that does not count. Both its days are excluded. `to: null`: it has not ended yet. */
export const excludedIntervalSchema = z.object({
  from: legalDateSchema,
  to: legalDateSchema.nullable(),
  kind: exclusionKindSchema,
  law: z.string().min(1)
})
export type ExcludedInterval = z.infer<typeof excludedIntervalSchema>

/**
 * How a party's limit ends. Guidance reads the authority's limit as quasi-substantive: it expires even on a day off
 * (akr.kormany.hu); a client's rolls to the next working day (Ákr. 52. § (3)). One reading of the law, hence data.
 */
export const rollForwardPolicySchema = z.object({
  id: z.string().min(1),
  party: partySchema,
  /** Whether a last day on which the authority does not work gives way to the next working day. */
  rollForward: z.boolean(),
  /** Whether days of an administrative break are left out of the count. */
  breaksExcluded: z.boolean(),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  law: z.string().min(1),
  source: localisedSchema
})
export type RollForwardPolicy = z.infer<typeof rollForwardPolicySchema>
export type RollForwardPolicies = readonly RollForwardPolicy[]

export interface DeadlineInput {
  /** The event that starts the clock: an instant, a local time `2026-12-08T10:12`, or (not for hours) a day. */
  readonly arrived: string
  readonly limit: Limit
  readonly party: Party
  readonly excluded: readonly ExcludedInterval[]
  /** As it applies to the office: see `calendarForOffice`. */
  readonly calendar: CalendarData
  readonly policies: RollForwardPolicies
  /** Section that sets the limit, shown on the days that count; the rule of counting when left out. */
  readonly limitLaw?: string
  /** Section by which the event starts the clock; Ákr. 37. § (2) for the authority, 52. § (1) for a client when left out. */
  readonly startLaw?: string
}

/** The event that starts the clock, as read. `instant` is null when only its day is known. */
export interface Start {
  readonly day: LegalDate
  readonly instant: Date | null
  readonly resolution: LocalResolution
}

export type StepKind =
  | 'start'
  | 'counted'
  | 'counted-public-holiday'
  | 'counted-relocated-rest-day'
  | 'counted-relocated-working-day'
  | 'non-working'
  | 'administrative-break'
  | 'roll-forward'
  | ExclusionKind

/**
 * One stretch of a derivation. For days, months and years `from` and `to` are days and both belong to it; for hours
 * they are instants with offset and the next step begins where this one ends. `to` is null in the last step only, while
 * an excluded interval is open.
 */
export interface DerivationStep {
  readonly from: string
  readonly to: string | null
  readonly kind: StepKind
  readonly law: string
  /** Days (hours for an hour limit) of the limit that this stretch uses up. */
  readonly counted: number
}

export type WarningCode =
  | 'relocations-unknown'
  | 'breaks-unknown'
  | 'breaks-unverified'
  | 'break-not-confirmed'
  | 'due-on-non-working-day'
  | 'exclusion-open'
  | 'exclusion-without-effect'
  | 'clock-change-gap'
  | 'clock-change-overlap'

export interface DerivationWarning extends Localised {
  readonly code: WarningCode
  /** What the warning is about: a year, a day or an interval `from/to`. */
  readonly about: string
}

export interface Derivation {
  /** The last day (it lasts until 24.00), or the last instant of an hour limit; null while an open interval holds the clock. */
  readonly due: string | null
  readonly policy: RollForwardPolicy
  /** What the other party's policy would give. */
  readonly otherPolicyDue: string | null
  readonly steps: readonly DerivationStep[]
  readonly warnings: readonly DerivationWarning[]
}

export type DeadlineErrorCode =
  | 'deadline.bad-limit'
  | 'deadline.bad-arrival'
  | 'deadline.time-needed'
  | 'deadline.bad-interval'
  | 'deadline.no-policy'
  | 'deadline.too-far'

/** Input from which no deadline can be derived. `code` is stable; `hu` and `en` say what to do. */
export class DeadlineError extends Error {
  readonly code: DeadlineErrorCode
  readonly hu: string
  readonly en: string

  constructor(code: DeadlineErrorCode, text: Localised) {
    super(`${code}: ${text.en}`)
    this.name = 'DeadlineError'
    this.code = code
    this.hu = text.hu
    this.en = text.en
  }
}
