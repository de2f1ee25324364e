/** Delivery (kézbesítés) of a decision: the channel, what happened on it, and what follows. Ákr. 85–89. §, Dáptv. 27. §. */
import { z } from 'zod'
import { legalDateSchema } from '../calendar/index.ts'
import type { LegalDate, Localised } from '../calendar/index.ts'

/**
 * `client-mailbox` (a client's storage, tárhely), `company-gate` (Cégkapu), `office-gate` (Hivatali Kapu), registered
 * letter with return receipt (tértivevény), handing over in the office, public notice (hirdetmény).
 */
export const deliveryChannelSchema = z.enum(['client-mailbox', 'company-gate', 'office-gate', 'return-receipt', 'in-person', 'public-notice'])
export type DeliveryChannel = z.infer<typeof deliveryChannelSchema>

/**
 * `notified`: electronic notice of a waiting document; `attempted`: the post tried, nobody there; `accepted`; `refused`;
 * `not-collected`: returned as "nem kereste"; `undeliverable`: returned because the addressee is unknown, moved or the
 * address is wrong; `posted`: the public notice went up.
 */
export const deliveryEventKindSchema = z.enum(['sent', 'notified', 'attempted', 'accepted', 'refused', 'not-collected', 'undeliverable', 'posted'])
export type DeliveryEventKind = z.infer<typeof deliveryEventKindSchema>

export const deliveryEventSchema = z.object({ kind: deliveryEventKindSchema, on: legalDateSchema })
export type DeliveryEvent = z.infer<typeof deliveryEventSchema>

/** Lengths and sections of the presumption (kézbesítési vélelem): dated data, as the sections moved in 2024. */
export const deliveryRuleSchema = z.object({
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  /** Working days from the second notice or attempt to deemed delivery. */
  workingDays: z.int().min(1),
  /**
   * Working days from the first electronic notice to the second. The law leaves the day to the delivery service; five is
   * the practice of the state's service.
   */
  secondNoticeWorkingDays: z.int().min(1),
  /** Days from posting a public notice to deemed delivery. */
  publicNoticeDays: z.int().min(1),
  /** Days from knowledge, and days from deemed delivery at most, to object. */
  objectionDays: z.int().min(1),
  objectionOuterDays: z.int().min(1),
  paperLaw: z.string().min(1),
  electronicLaw: z.string().min(1),
  publicNoticeLaw: z.string().min(1),
  objectionLaw: z.string().min(1)
})
export type DeliveryRule = z.infer<typeof deliveryRuleSchema>

export interface DeliveryStep extends Localised {
  readonly on: LegalDate
  readonly law: string
}

/** `pending`: wait; `delivered`; `deemed`: delivered by presumption; `failed`: try another way. */
export type DeliveryState = 'pending' | 'delivered' | 'deemed' | 'failed'

export interface DeliveryOutcome {
  readonly state: DeliveryState
  /** The day of communication (közlés); null while pending and when failed. */
  readonly on: LegalDate | null
  /** While pending: the day on which the presumption will set in if nothing happens; null when it is not running. */
  readonly presumedOn: LegalDate | null
  readonly law: string
  /** How the outcome came about, in order. */
  readonly steps: readonly DeliveryStep[]
  /** Last day of an objection against the presumption at all; null unless deemed. */
  readonly objectionUntil: LegalDate | null
}
