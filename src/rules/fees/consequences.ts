/** Money that follows from the law rather than from a case type: a late authority, an appeal. Dated data with sources. */
import { z } from 'zod'
import { legalDateSchema } from '../calendar/index.ts'
import type { LegalDate } from '../calendar/index.ts'
import { forintSchema } from './fees.types.ts'
import type { Forint } from './fees.types.ts'

/** Ákr. 51. §: a late authority pays back the fee; where nothing was payable, a lump sum. */
export const lateAuthorityRuleSchema = z.object({
  lumpSum: forintSchema, validFrom: legalDateSchema, validTo: legalDateSchema.nullable(), law: z.string().min(1)
})
export type LateAuthorityRule = z.infer<typeof lateAuthorityRuleSchema>

export const LATE_AUTHORITY_RULES: readonly LateAuthorityRule[] = [
  { lumpSum: 10_000, validFrom: '2018-01-01', validTo: null, law: 'Ákr. 51. §' }
]

/** Duty of an appeal (fellebbezési illeték, Itv. 29. §): by value, or fixed. */
export const appealDutyRuleSchema = z.object({
  /** For every begun 10,000 Ft of the disputed amount. */
  perTenThousand: forintSchema,
  minimum: forintSchema,
  maximum: forintSchema,
  withoutValue: forintSchema,
  againstOrder: forintSchema,
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  law: z.string().min(1)
})
export type AppealDutyRule = z.infer<typeof appealDutyRuleSchema>

export const APPEAL_DUTY_RULES: readonly AppealDutyRule[] = [
  {
    perTenThousand: 400, minimum: 5_000, maximum: 500_000, withoutValue: 5_000, againstOrder: 3_000,
    validFrom: '2009-01-01', validTo: null, law: 'Itv. 29. §'
  }
]

export interface LateAuthorityPayment {
  readonly amount: Forint
  readonly kind: 'refund' | 'lump-sum'
  readonly law: string
}

/** What a late authority owes to the client; null when it was in time or no rule is in force. `due` and `decided` are days. */
export function lateAuthorityPayment(
  { due, decided, feePaid }: { due: LegalDate; decided: LegalDate; feePaid: Forint },
  rules: readonly LateAuthorityRule[] = LATE_AUTHORITY_RULES
): LateAuthorityPayment | null {
  const rule = decided > due ? inForce(rules, due) : undefined
  if (!rule) return null
  return feePaid > 0 ? { amount: feePaid, kind: 'refund', law: rule.law } : { amount: rule.lumpSum, kind: 'lump-sum', law: rule.law }
}

/** Duty of an appeal filed on a day. `value` is the disputed amount, null where there is none. @throws RangeError without a rule. */
export function appealDuty(
  appeal: { readonly filedOn: LegalDate; readonly against: 'determination' | 'order'; readonly value: Forint | null },
  rules: readonly AppealDutyRule[] = APPEAL_DUTY_RULES
): { amount: Forint; law: string } {
  const rule = inForce(rules, appeal.filedOn)
  if (!rule) throw new RangeError(`no appeal duty is known for ${appeal.filedOn}`)
  if (appeal.against === 'order') return { amount: rule.againstOrder, law: rule.law }
  if (appeal.value === null) return { amount: rule.withoutValue, law: rule.law }
  const byValue = Math.ceil(appeal.value / 10_000) * rule.perTenThousand
  return { amount: Math.min(rule.maximum, Math.max(rule.minimum, byValue)), law: rule.law }
}

function inForce<T extends { validFrom: string; validTo: string | null }>(rules: readonly T[], on: LegalDate): T | undefined {
  return rules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
}
