/** Remedies (jogorvoslat) and finality (véglegesség). Ákr. 82., 112–119. §; Kp. 39. §. */
import { z } from 'zod'
import { legalDateSchema } from '../calendar/index.ts'
import type { LegalDate, Localised } from '../calendar/index.ts'
import type { Derivation } from '../deadline/index.ts'

/** Whose power is exercised: the state's (államigazgatási hatósági ügy) or the municipality's (önkormányzati hatósági ügy). */
export const powerSchema = z.enum(['state', 'local-government'])
export type Power = z.infer<typeof powerSchema>

/** Who decides. `mayor`, `clerk` (jegyző), `committee` and `officer` (ügyintéző by law) are organs of the municipality, as the council is. */
export const decidingOrganSchema = z.enum([
  'council', 'mayor', 'clerk', 'committee', 'municipal-officer', 'district-office', 'county-government-office', 'central-body', 'local-law-enforcement'
])
export type DecidingOrgan = z.infer<typeof decidingOrganSchema>

/** Determination (határozat) on the merits, or order (végzés). */
export const decisionKindSchema = z.enum(['determination', 'order'])
export type DecisionKind = z.infer<typeof decisionKindSchema>

/** `with-the-decision`: an order that can be challenged only together with the determination. */
export const remedyKindSchema = z.enum(['appeal', 'administrative-action', 'with-the-decision', 'civil-action', 'none'])
export type RemedyKind = z.infer<typeof remedyKindSchema>

export const remedySchema = z.object({
  kind: remedyKindSchema,
  /** Limit as text (`15d`), counted from communication; null where none runs. */
  limit: z.string().nullable(),
  /** Who decides on it; it is always filed with the body that decided. */
  decidedBy: z.enum(['council', 'county-government-office', 'superior-body', 'administrative-court', 'civil-court']).nullable(),
  law: z.string().min(1),
  limitLaw: z.string().nullable()
})
export type Remedy = z.infer<typeof remedySchema>

/** A line of the table that leads from power and organ to the remedy; the first that fits counts. */
export const remedyRuleSchema = z.object({
  powers: z.array(powerSchema).min(1),
  organs: z.array(decidingOrganSchema).min(1),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  remedy: remedySchema
})
export type RemedyRule = z.infer<typeof remedyRuleSchema>

/** What one client did about a decision. */
export interface ClientPosition {
  readonly clientId: string
  /** Day of communication; null while not delivered. */
  readonly communicatedOn: LegalDate | null
  /** Waiver of the right of appeal (lemondás). */
  readonly waivedOn?: LegalDate | null
  readonly appealedOn?: LegalDate | null
  readonly withdrawnOn?: LegalDate | null
}

export interface FinalityStep extends Localised {
  readonly on: LegalDate | null
  readonly law: string
  readonly clientId: string | null
}

export interface Finality {
  readonly final: boolean
  /** First day on which the decision is final; null when it is not. */
  readonly on: LegalDate | null
  /** While not final: the day on which it will be, if nobody does anything more; null when that cannot be told. */
  readonly expectedOn: LegalDate | null
  readonly reason: 'communicated' | 'term-passed' | 'second-instance' | 'not-communicated' | 'term-running' | 'appeal-pending'
  readonly steps: readonly FinalityStep[]
  /** The appeal term of each client whom the decision reached. */
  readonly terms: readonly { readonly clientId: string; readonly derivation: Derivation }[]
}
