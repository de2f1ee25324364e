import { z } from 'zod'

/** Minutes without use after which a session ends (ASVS 5.0 7.3.1). */
export const IDLE_SECONDS = 30 * 60
/** Hours after which the card must be presented again: a working day (ASVS 5.0 7.3.2). */
export const ABSOLUTE_HOURS = 12
export const SESSION_COOKIE = 'kapu_session'

export interface OpenSession {
  readonly officerId: string
  readonly cardId: string
  readonly cardExpiresAt: Date
  readonly address: string | null
  readonly userAgent: string | null
}

export type EndReason = 'logout' | 'idle' | 'absolute' | 'card' | 'browser-changed' | 'employment-ended' | 'replaced'

export const postViewSchema = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), demo: z.boolean() }),
  jobRole: z.object({ code: z.string(), name: z.string(), isSigner: z.boolean(), isHead: z.boolean(), isAdministrator: z.boolean(), isNationalAdministrator: z.boolean() }),
  substitutesFor: z.object({ name: z.string() }).nullable(),
  entitlements: z.array(z.object({ category: z.string(), purpose: z.string(), legalBasis: z.string(), validTo: z.string().nullable() }))
})
export type PostView = z.infer<typeof postViewSchema>

/** What the officer's browser knows of the session: in whose name one acts. */
export const sessionViewSchema = z.object({
  officer: z.object({ id: z.uuid(), name: z.string(), officerNumber: z.string() }),
  card: z.object({ serial: z.string(), expiresAt: z.iso.datetime() }),
  lastEntry: z.iso.datetime().nullable(),
  post: postViewSchema.nullable(),
  posts: z.array(postViewSchema),
  absoluteExpiresAt: z.iso.datetime(),
  idleSeconds: z.int(),
  legalDate: z.iso.date(),
  demo: z.boolean()
})
export type SessionView = z.infer<typeof sessionViewSchema>
