/** The trust list as a verifier uses it, read from and written to its published form. */
import { createHash } from 'node:crypto'
import type { ProofKeys } from '../../log/index.ts'
import { keyUsageBits, oids, parseCertificate, subjectAttribute, type Certificate, type CertificateProfile } from '../../platform/crypto/index.ts'
import { cardSigningProfile, organisationSealProfile, policies } from '../../registers/signatures/index.ts'
import { formatNoteKey, parseNoteKey } from '../../rules/merkle/index.ts'
import { trustListFormat, type TrustList } from './verification.types.ts'

export interface Trust {
  readonly issuers: readonly Certificate[]
  readonly profiles: { readonly card: CertificateProfile; readonly seal: CertificateProfile }
  readonly timestampPolicies: readonly string[]
  readonly log: ProofKeys | null
}

/** The profile of our own authority with these issuers and keys. */
export const ownTrust = (issuers: readonly Certificate[], log: ProofKeys | null): Trust => ({
  issuers, profiles: { card: cardSigningProfile, seal: organisationSealProfile }, timestampPolicies: [policies.timestamp], log
})

/** @throws DerError, MerkleError where a certificate or key cannot be read */
export function readTrustList(list: TrustList): Trust {
  const signing = (policy: string): CertificateProfile => ({ keyUsage: [keyUsageBits.contentCommitment], extendedKeyUsage: null, policies: [policy] })
  return {
    issuers: list.authorities.map(({ certificate }) => parseCertificate(Buffer.from(certificate, 'base64'))),
    profiles: { card: signing(list.policies.cardSigning), seal: signing(list.policies.organisationSeal) },
    timestampPolicies: [list.policies.timestamp],
    log: list.log && { log: parseNoteKey(list.log.key), witness: list.log.witness === null ? null : parseNoteKey(list.log.witness) }
  }
}

export function writeTrustList(name: string, issuers: readonly Certificate[], log: ProofKeys | null): TrustList {
  return {
    format: trustListFormat, version: 1, name,
    authorities: issuers.map((certificate) => ({
      name: subjectAttribute(certificate, oids.commonName) ?? '', sha256: createHash('sha256').update(certificate.der).digest('hex'),
      certificate: Buffer.from(certificate.der).toString('base64')
    })),
    policies: { cardSigning: policies.cardSigning, organisationSeal: policies.organisationSeal, timestamp: policies.timestamp },
    log: log && { key: formatNoteKey(log.log), witness: log.witness && formatNoteKey(log.witness) }
  }
}
