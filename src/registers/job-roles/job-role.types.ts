import type { Tier } from '../organisations/index.ts'

/** Job role (munkakör): what its holders may do. */
export interface JobRole {
  readonly id: string
  readonly code: string
  readonly name: { readonly hu: string; readonly en: string }
  readonly organisationTier: Tier
  /** Registers arrivals (iktató). */
  readonly isRegistrar: boolean
  /** Carries cases (ügyintéző). */
  readonly isCaseOfficer: boolean
  /** Signs off decisions (kiadmányozó). */
  readonly isSigner: boolean
  /** Assigns cases (szignálásra jogosult vezető). */
  readonly isHead: boolean
  /** Supervision across offices: reads, never acts. */
  readonly isAuditor: boolean
  /** Looks after registers, of the country or of the own office. */
  readonly isAdministrator: boolean
  /** Looks after the country's registers (országos adminisztrátor). */
  readonly isNationalAdministrator: boolean
  readonly caseTypes: readonly string[]
}

/** Personal data that a job role may ask for, for one purpose (adatkezelési jogosultság). */
export interface JobRoleEntitlement {
  readonly category: { readonly hu: string; readonly en: string }
  readonly purpose: string
  readonly purposeText: { readonly hu: string; readonly en: string }
  readonly legalBasis: string
  readonly dataSets: readonly string[]
  readonly validFrom: string
  readonly validTo: string | null
}
