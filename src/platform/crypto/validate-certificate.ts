/**
 * A narrow, fail-closed validator for our own profile: an end entity directly under a pinned issuing authority.
 * It builds no paths, follows no addresses and knows no exceptions, which is what general validators get wrong.
 */
import { DerError } from './der.ts'
import { isIssuedBy, keyUsageBits, parseCertificate, type Certificate } from './certificate.ts'

export type CertificateFault =
  | 'malformed' | 'unknown-issuer' | 'issuer-not-valid' | 'not-yet-valid' | 'expired' | 'is-authority' | 'wrong-key-usage' | 'wrong-extended-key-usage' | 'wrong-policy'

/** The certificate is refused; `fault` is stable and carries no personal data. */
export class CertificateRefused extends Error {
  readonly fault: CertificateFault
  constructor(fault: CertificateFault, message: string = fault, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CertificateRefused'
    this.fault = fault
  }
}

/** What an end entity's certificate must be for. Absence of a wanted extension is a refusal. */
export interface CertificateProfile {
  /** Bits of KeyUsage that must be set. */
  readonly keyUsage: readonly number[]
  /** Must be among the extended key usages; null: no extended key usage is wanted. */
  readonly extendedKeyUsage: string | null
  /** The extended key usage must be critical and the only one (time-stamping, RFC 3161 2.3). */
  readonly exclusive?: boolean
  /** At least one of these policies; empty: none is wanted. */
  readonly policies: readonly string[]
}

/** @throws CertificateRefused `malformed` */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    return parseCertificate(der)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new CertificateRefused('malformed', cause.message, { cause })
  }
}

/** Whether an authority may issue at this instant: CA, keyCertSign, within its validity. */
export function mayIssue(authority: Certificate, at: Date): boolean {
  return authority.isAuthority && authority.extensions.get('2.5.29.19')?.critical === true && authority.keyUsage?.has(keyUsageBits.keyCertSign) === true &&
    authority.notBefore <= at && at <= authority.notAfter
}

/**
 * Validates an end entity's certificate, everything but revocation.
 * @param issuers the pinned issuing authorities
 * @throws CertificateRefused
 */
export function validateCertificate(
  der: Uint8Array, options: { issuers: readonly Certificate[]; at: Date; profile: CertificateProfile }
): { certificate: Certificate; issuer: Certificate } {
  const { issuers, at, profile } = options
  const certificate = readCertificate(der)
  const issuer = issuers.find((candidate) => isIssuedBy(certificate, candidate))
  if (!issuer) throw new CertificateRefused('unknown-issuer')
  if (!mayIssue(issuer, at)) throw new CertificateRefused('issuer-not-valid')
  // RFC 5280, 4.2.1.1: every certificate but a self-signed one says which key signed it.
  if (!certificate.authorityKeyIdentifier) throw new CertificateRefused('malformed', 'authority key identifier: missing')
  if (certificate.isAuthority) throw new CertificateRefused('is-authority')
  if (certificate.keyUsage?.has(keyUsageBits.keyCertSign) || certificate.keyUsage?.has(keyUsageBits.crlSign)) throw new CertificateRefused('wrong-key-usage')
  if (!profile.keyUsage.every((bit) => certificate.keyUsage?.has(bit))) throw new CertificateRefused('wrong-key-usage')
  checkExtendedKeyUsage(certificate, profile)
  if (profile.policies.length > 0 && !profile.policies.some((policy) => certificate.policies.includes(policy))) throw new CertificateRefused('wrong-policy')
  if (at < certificate.notBefore) throw new CertificateRefused('not-yet-valid')
  if (at > certificate.notAfter) throw new CertificateRefused('expired')
  return { certificate, issuer }
}

function checkExtendedKeyUsage(certificate: Certificate, profile: CertificateProfile): void {
  if (profile.extendedKeyUsage === null) return
  const usages = certificate.extendedKeyUsage
  const right = usages?.includes(profile.extendedKeyUsage) === true &&
    (!profile.exclusive || (usages.length === 1 && certificate.extensions.get('2.5.29.37')?.critical === true))
  if (!right) throw new CertificateRefused('wrong-extended-key-usage')
}
