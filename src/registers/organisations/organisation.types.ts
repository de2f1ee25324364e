import { z } from 'zod'
import { officeKindSchema } from '../../rules/calendar/index.ts'

/** The four tiers of the home page. */
export const tierSchema = z.enum(['ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office'])
export type Tier = z.infer<typeof tierSchema>

/** Rank above: ministry department, national body, county and regional bodies with document offices, mayors' offices. */
export const tiers: readonly Tier[] = tierSchema.options

/** An office or a unit of one (szervezet, szervezeti egység) as of a day. */
export interface Organisation {
  readonly id: string
  /** Stable code by which connected systems name it. */
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly tier: Tier
  readonly kind: string
  readonly authorityKind: z.infer<typeof officeKindSchema>
  readonly parentId: string | null
  /** Superior authority (felettes szerv). */
  readonly superiorId: string | null
  readonly settlement: string | null
  readonly exchangeId: string | null
  readonly demo: boolean
}

export const unitSummarySchema = z.object({
  id: z.uuid(), name: z.string(), shortName: z.string(), settlement: z.string().nullable(), tier: tierSchema
})
export type UnitSummary = z.infer<typeof unitSummarySchema>

/** What an office may settle for itself, as of a day; each value has its own shape. */
export const policyValues = {
  /** Négy szem elve: who drafted does not sign (kiadmányozás rendje). */
  'four-eyes': z.object({ on: z.boolean() }),
  /** Days of administrative break that the office's own council declared. */
  'administrative-breaks': z.object({
    breaks: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), law: z.string() })), declaredYears: z.array(z.int())
  })
} as const
export type PolicyCode = keyof typeof policyValues
export type PolicyValue<C extends PolicyCode> = z.infer<(typeof policyValues)[C]>

export interface PolicyInForce<C extends PolicyCode> {
  readonly value: PolicyValue<C>
  readonly legalSource: string
  readonly validFrom: string
}

/** What an office's legal time hangs on: its clock's difference in milliseconds, and whose calendar it keeps. */
export interface OfficeTimeFacts {
  readonly offset: number
  readonly authorityKind: Organisation['authorityKind']
  readonly breaks: unknown
}
