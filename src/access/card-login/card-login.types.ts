import { z } from 'zod'
import type { Certificate, CertificateProfile, OcspTransport } from '../../platform/crypto/index.ts'
import type { Context } from '../../platform/context/index.ts'

/** One text for one value: the bits that the last letter has too many are zero. */
const base64 = z.string().max(10_000).regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/)

/** Web eID authentication token, format web-eid:1.x; what later minor versions add is let through unread. */
export const authenticationToken = z.looseObject({
  unverifiedCertificate: base64,
  algorithm: z.string().max(10),
  signature: base64,
  format: z.string().max(20),
  appVersion: z.string().max(200).optional()
})
export type AuthenticationToken = z.infer<typeof authenticationToken>

export const challengeView = z.object({
  /** 32 random octets in base64; the card signs this text. */
  nonce: z.string(),
  /** The origin that the extension must see for the token to be taken. */
  origin: z.string()
})

/** Hash functions by the names that Web eID uses. */
export const webEidHash = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const

/** What the page hands to `web-eid:sign`. */
export const signingChallenge = z.object({ signingId: z.uuid(), hash: z.string(), hashFunction: z.enum(['SHA-256', 'SHA-384', 'SHA-512']) })
export type SigningChallenge = z.infer<typeof signingChallenge>

export const cardSignature = z.object({ signingId: z.uuid(), signature: base64 })

/** Whom the Gate trusts to issue cards, and where it asks about them. */
export interface CardTrust {
  /** Pinned issuing authorities. */
  issuers(ctx: Context): Promise<readonly Certificate[]>
  readonly authentication: CertificateProfile
  readonly signing: CertificateProfile
  ocsp(ctx: Context): OcspTransport
}
