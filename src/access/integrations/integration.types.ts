/** What a key of a connected system may be used for. */
export const scopes = ['intake', 'specialist'] as const
export type Scope = (typeof scopes)[number]

export interface NewIntegrationKey {
  /** Stable code of the system; it is registered when it is new. */
  readonly code: string
  readonly name: string
  /** The office it speaks to; null for a central system. */
  readonly organisationId: string | null
  readonly scopes: readonly Scope[]
  readonly validTo: Date
}

export interface IntegrationKey {
  readonly keyId: string
  readonly integrationId: string
  readonly name: string
  readonly organisationId: string | null
  readonly scopes: readonly string[]
  readonly lastUsedAt: Date | null
}
