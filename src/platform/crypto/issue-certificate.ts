/**
 * Issues certificates and revocation lists. Written on the key store's interface rather than on WebCrypto keys, so that the
 * authority's key can live in a PKCS#11 token.
 */
import { constructedTag, bitString, boolean, certificateTime, explicit, enumerated, integer, namedBits, octetString, oid, printableString, primitiveTag, readDer, sequence, setOf, tlv, utf8String, Fields, tags, readOctetsOfBits } from './der.ts'
import type { Certificate } from './certificate.ts'
import { hashOfCurve, keyIdentifier, type SigningKey } from './key-store.ts'
import { oids } from './object-identifiers.ts'

export type NameAttribute = readonly [type: 'country' | 'organisation' | 'organisationalUnit' | 'organisationIdentifier' | 'commonName' | 'surname' | 'givenName' | 'serialNumber', value: string]

export interface CertificateRequest {
  readonly subject: readonly NameAttribute[]
  readonly spki: Uint8Array
  /** Positive, at most 20 octets; give at least 64 random bits. */
  readonly serial: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyUsage: readonly number[]
  readonly extendedKeyUsage?: readonly string[]
  readonly extendedKeyUsageCritical?: boolean
  readonly policies?: readonly string[]
  /** Present for an authority; how many authorities may stand below it. */
  readonly pathLength?: number
  readonly ocspUrl?: string
  readonly crlUrl?: string
  /** Marks an OCSP signer whose own status need not be asked (RFC 6960, 4.2.2.2.1). */
  readonly ocspNoCheck?: boolean
}

/** Encodes a Name, one attribute each; country and serial number are PrintableString as X.520 wants. */
export function encodeName(attributes: readonly NameAttribute[]): Uint8Array {
  return sequence(...attributes.map(([type, value]) =>
    setOf(sequence(oid(oids[type]), type === 'country' || type === 'serialNumber' ? printableString(value) : utf8String(value)))))
}

/** AlgorithmIdentifier of what `SigningKey.sign` makes. */
export const algorithmOf = (key: SigningKey): Uint8Array => sequence(oid(hashOfCurve(key.curve) === 'sha256' ? oids.ecdsaSha256 : oids.ecdsaSha384))

const extension = (name: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(name), ...(critical ? [boolean(true)] : []), octetString(value))

const uri = (url: string): Uint8Array => tlv(primitiveTag(6), Buffer.from(url, 'latin1'))

function publicKeyBitsOf(spki: Uint8Array): Uint8Array {
  const fields = new Fields(readDer(spki), 'public key')
  fields.take(tags.sequence)
  return readOctetsOfBits(fields.take(tags.bitString))
}

/**
 * Issues one certificate.
 * @param issuer null for a self-signed root
 */
export async function issueCertificate(request: CertificateRequest, key: SigningKey, issuer: Certificate | null): Promise<Uint8Array> {
  const authority = request.pathLength !== undefined
  const subject = encodeName(request.subject)
  const ownIdentifier = keyIdentifier(publicKeyBitsOf(request.spki))
  const issuerIdentifier = issuer ? issuer.subjectKeyIdentifier ?? keyIdentifier(issuer.publicKeyBits) : ownIdentifier
  const extensions = [
    // An empty SEQUENCE would be enough for an end entity, but then it is left out as RFC 5280 recommends.
    ...(authority ? [extension(oids.basicConstraints, sequence(boolean(true), integer(request.pathLength ?? 0)), true)] : []),
    extension(oids.keyUsage, namedBits(...request.keyUsage), true),
    ...(request.extendedKeyUsage ? [extension(oids.extendedKeyUsage, sequence(...request.extendedKeyUsage.map(oid)), request.extendedKeyUsageCritical)] : []),
    extension(oids.subjectKeyIdentifier, octetString(ownIdentifier)),
    extension(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0), issuerIdentifier))),
    ...(request.policies ? [extension(oids.certificatePolicies, sequence(...request.policies.map((policy) => sequence(oid(policy)))))] : []),
    ...(request.ocspUrl ? [extension(oids.authorityInformationAccess, sequence(sequence(oid(oids.accessOcsp), uri(request.ocspUrl))))] : []),
    ...(request.crlUrl ? [extension(oids.crlDistributionPoints, sequence(sequence(explicit(0, explicit(0, uri(request.crlUrl))))))] : []),
    ...(request.ocspNoCheck ? [extension(oids.ocspNoCheck, Uint8Array.of(tags.null, 0))] : [])
  ]
  const algorithm = algorithmOf(key)
  const tbs = sequence(
    explicit(0, integer(2)), integer(request.serial), algorithm, issuer ? issuer.subjectName : subject,
    sequence(certificateTime(request.notBefore), certificateTime(request.notAfter)), subject, request.spki, tlv(constructedTag(3), sequence(...extensions))
  )
  return sequence(tbs, algorithm, bitString(await key.sign(tbs)))
}

/** CRLReason (RFC 5280, 5.3.1), as far as cards and seals need them. */
export const revocationReasons = { unspecified: 0, keyCompromise: 1, affiliationChanged: 3, superseded: 4, cessationOfOperation: 5, certificateHold: 6, privilegeWithdrawn: 9 } as const
export type RevocationReason = keyof typeof revocationReasons

export interface RevokedEntry {
  readonly serial: string
  readonly at: Date
  readonly reason: RevocationReason
}

/** Issues a complete, direct revocation list (CRL v2), DER. */
export async function issueRevocationList(
  list: { number: number; thisUpdate: Date; nextUpdate: Date; entries: readonly RevokedEntry[] }, key: SigningKey, issuer: Certificate
): Promise<Uint8Array> {
  const algorithm = algorithmOf(key)
  const entries = list.entries.map(({ serial, at, reason }) => sequence(
    integer(Buffer.from(serial, 'hex')), certificateTime(at),
    // RFC 5280 5.3.1: "unspecified" is said by leaving the reason out.
    ...(reason === 'unspecified' ? [] : [sequence(extension(oids.crlReason, enumerated(revocationReasons[reason])))])
  ))
  const tbs = sequence(
    integer(1), algorithm, issuer.subjectName, certificateTime(list.thisUpdate), certificateTime(list.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(0, sequence(
      extension(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0), issuer.subjectKeyIdentifier ?? keyIdentifier(issuer.publicKeyBits)))),
      extension(oids.crlNumber, integer(list.number))
    ))
  )
  return sequence(tbs, algorithm, bitString(await key.sign(tbs)))
}
