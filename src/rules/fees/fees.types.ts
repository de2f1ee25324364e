/**
 * Fees as dated data of the case rule. Money is integer forint everywhere.
 */
import { z } from 'zod'
import { legalDateSchema, localisedSchema } from '../calendar/index.ts'

/** Forint, whole and not negative. */
export const forintSchema = z.int().min(0).max(1_000_000_000_000)
export type Forint = number

/** Duty (illeték, Itv.) or administrative service fee (igazgatási szolgáltatási díj). */
export const feeKindSchema = z.enum(['duty', 'service-fee'])

/** One amount that may fall due, in force for a time. */
export const feeItemSchema = z.object({
  /** Items of one code are editions of one fee; at most one of them is in force on a day. */
  code: z.string().regex(/^[a-z0-9-]+$/),
  kind: feeKindSchema,
  name: localisedSchema,
  amount: forintSchema,
  law: z.string().min(1),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  /** FEEL over the case's facts; without it the item always applies. */
  condition: z.string().min(1).optional()
})
export type FeeItem = z.infer<typeof feeItemSchema>

/** Exemption (mentesség): personal or by subject, whole or in part. */
export const feeExemptionSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: localisedSchema,
  /** Fee codes it covers; null covers all. */
  covers: z.array(z.string()).nullable(),
  /** Per cent of the amount that is let off: 1 to 100. */
  percent: z.int().min(1).max(100),
  law: z.string().min(1),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  condition: z.string().min(1)
})
export type FeeExemption = z.infer<typeof feeExemptionSchema>

export const feeRuleSchema = z
  .object({ items: z.array(feeItemSchema), exemptions: z.array(feeExemptionSchema).default([]) })
  .superRefine(({ items }, context) => {
    for (const [index, item] of items.entries()) {
      const clash = items.findIndex((other, at) => at < index && other.code === item.code && overlaps(other, item))
      if (clash >= 0) context.addIssue({ code: 'custom', message: `${item.code} has two amounts in force at once`, path: ['items', index] })
    }
  })
export type FeeRule = z.infer<typeof feeRuleSchema>

interface Dated {
  readonly validFrom: string
  readonly validTo: string | null
}

function overlaps(a: Dated, b: Dated): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)
}
