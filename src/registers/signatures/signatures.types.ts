import { z } from 'zod'
import type { CertificateProfile } from '../../platform/crypto/index.ts'

/** What a certificate of the register is for. */
export const certificateKind = z.enum([
  'root', 'issuing-authority', 'ocsp-signer', 'timestamp-authority', 'organisation-seal', 'card-authentication', 'card-signing'
])
export type CertificateKind = z.infer<typeof certificateKind>

export const registerStatus = z.enum(['good', 'hold', 'revoked'])
/** `hold` is a suspension (felfüggesztés; certificateHold in OCSP): it can be lifted, a revocation cannot. */
export type RegisterStatus = z.infer<typeof registerStatus>

export type SignatureCertificateId = string & { readonly __brand: 'SignatureCertificateId' }

export interface SignatureCertificate {
  readonly id: SignatureCertificateId
  readonly kind: CertificateKind
  readonly issuerId: SignatureCertificateId | null
  readonly serial: string
  readonly holderName: string
  readonly organisationId: string | null
  readonly officerId: string | null
  readonly keyName: string | null
  readonly notBefore: Date
  readonly notAfter: Date
  readonly der: Uint8Array
  readonly status: RegisterStatus
  readonly statusReason: string | null
  readonly statusSince: Date
  readonly statusSequence: number
}

// Root of our policy identifiers: an arc under 2.25 (ITU-T X.667), which anybody may make from a UUID.
const arc = '2.25.309479134162719884134298355843715682210'

/** Certificate and time-stamp policies of the Gate's authority. */
export const policies = {
  cardAuthentication: `${arc}.1.1`,
  cardSigning: `${arc}.1.2`,
  organisationSeal: `${arc}.1.3`,
  timestamp: `${arc}.2.1`
} as const

/** KeyUsage bits, named here for the profiles: digitalSignature, contentCommitment. */
const digitalSignature = 0
const contentCommitment = 1

/** What a card must present to log in. */
export const cardAuthenticationProfile: CertificateProfile = {
  keyUsage: [digitalSignature], extendedKeyUsage: '1.3.6.1.5.5.7.3.2', policies: [policies.cardAuthentication]
}
/** What a card must present to sign: commitment to the content (letagadhatatlanság). */
export const cardSigningProfile: CertificateProfile = { keyUsage: [contentCommitment], extendedKeyUsage: null, policies: [policies.cardSigning] }
/** The office's electronic seal (elektronikus bélyegző; eIDAS 3. cikk 25.). */
export const organisationSealProfile: CertificateProfile = { keyUsage: [contentCommitment], extendedKeyUsage: null, policies: [policies.organisationSeal] }
