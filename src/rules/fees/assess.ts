/** What has to be paid, why, and whether it has been. */
import type { LegalDate } from '../calendar/index.ts'
import type { FeeExemption, FeeItem, FeeRule, Forint } from './fees.types.ts'

/** Answers a condition of the rule over the case's facts; what cannot be decided is false. */
export type Condition = (expression: string) => boolean

/** One fee that applies, with what is let off. */
export interface AssessedItem {
  readonly item: FeeItem
  readonly exemption: FeeExemption | null
  readonly letOff: Forint
  readonly payable: Forint
}

export interface FeeAssessment {
  /** The day whose rules were used: the day the procedure began. */
  readonly on: LegalDate
  readonly items: readonly AssessedItem[]
  readonly payable: Forint
}

export type PaymentState = 'nothing-due' | 'unpaid' | 'partly-paid' | 'paid' | 'overpaid'

export interface Settlement {
  readonly state: PaymentState
  readonly payable: Forint
  readonly paid: Forint
  readonly missing: Forint
  /** To be paid back. */
  readonly surplus: Forint
}

/**
 * Which fees of the rule apply on a day. Of several exemptions the one that lets off most counts; they do not add up.
 * Amounts let off are rounded down to whole forints.
 */
export function assessFee(rule: FeeRule, on: LegalDate, holds: Condition): FeeAssessment {
  const exemptions = rule.exemptions.filter((exemption) => inForce(exemption, on) && holds(exemption.condition))
  const items = rule.items
    .filter((item) => inForce(item, on) && (item.condition === undefined || holds(item.condition)))
    .map((item): AssessedItem => {
      const exemption = exemptions
        .filter(({ covers }) => covers === null || covers.includes(item.code))
        .reduce<FeeExemption | null>((best, next) => (best === null || next.percent > best.percent ? next : best), null)
      const letOff = exemption === null ? 0 : Math.floor((item.amount * exemption.percent) / 100)
      return { item, exemption, letOff, payable: item.amount - letOff }
    })
  return { on, items, payable: items.reduce((sum, { payable }) => sum + payable, 0) }
}

/** Compares what is payable with what came in. Refunds are negative payments. @throws RangeError for broken forints. */
export function settleFee(payable: Forint, payments: readonly Forint[]): Settlement {
  for (const amount of [payable, ...payments]) if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole forints: ${amount}`)
  const paid = payments.reduce((sum, amount) => sum + amount, 0)
  const state: PaymentState =
    paid > payable ? 'overpaid' : payable === 0 ? 'nothing-due' : paid === payable ? 'paid' : paid > 0 ? 'partly-paid' : 'unpaid'
  return { state, payable, paid, missing: Math.max(0, payable - paid), surplus: Math.max(0, paid - payable) }
}

/** `7 700 Ft`, with spaces that do not break. */
export function formatForint(amount: Forint): string {
  const digits = String(Math.abs(amount)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${amount < 0 ? '−' : ''}${digits}\u00a0Ft`
}

function inForce({ validFrom, validTo }: { validFrom: string; validTo: string | null }, on: LegalDate): boolean {
  return validFrom <= on && (validTo === null || on <= validTo)
}
