import { z } from 'zod'

/** What a feature hands over to be logged, inside the transaction of the change it speaks of. */
export interface NewEntry {
  /** Dotted, stable: `act.appended`, `session.opened`, `gateway.intent`, `access.denied`, `personal-data.opened`. */
  readonly kind: string
  readonly organisationId?: string | null
  readonly caseId?: string | null
  /** Whose or what data; never stands in clear in the leaf. */
  readonly subject?: { readonly kind: string; readonly id: string } | null
  /** Purpose of the processing (adatkezelési cél; GDPR 5. cikk (1) b)). */
  readonly purpose?: string | null
  readonly legalBasis?: string | null
  readonly body: Readonly<Record<string, unknown>>
}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)

const linkSchema = z.strictObject({ id: z.uuid(), previous: hex32.nullable(), sequence: z.int().positive() })
export type ChainLink = z.infer<typeof linkSchema>

/**
 * The entry of the tree. Everything that could tell a person or a case is a salted commitment, so the record may be
 * published; kind, office and instant are in clear.
 */
export const recordSchema = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  organisation: z.uuid().nullable(),
  actor: hex32,
  case: hex32.nullable(),
  subject: hex32.nullable(),
  /** Commitment to what happened, with purpose, legal basis and request id. */
  body: hex32,
  /**
   * Place in the chains: of the case (for what changes it) and of the writer's connection. `previous` is the leaf hash
   * before it in that chain, so a row that disappears before it is sealed leaves a gap.
   */
  chain: z.strictObject({ case: linkSchema.nullable(), writer: linkSchema })
})
export type LogRecord = z.infer<typeof recordSchema>

/** What the commitments of a record open to; kept in `log_body`. */
export interface BodyContent {
  readonly actor: Readonly<Record<string, unknown>>
  readonly case: string | null
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly body: {
    readonly purpose: string | null
    readonly legalBasis: string | null
    readonly requestId: string
    readonly facts: Readonly<Record<string, unknown>>
  }
}

/** One thing that verification found wrong. `code` is stable. */
export interface Finding {
  readonly code: string
  readonly where: string
  readonly message: string
}
