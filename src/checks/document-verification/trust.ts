/** The trust list as a verifier uses it, read from and written to its published form. */
import { createHash } from 'node:crypto'
import type { ProofKeys } from '../../log/index.ts'
import { keyUsageBits, oids, parseCertificate, subjectAttribute, type Certificate, type CertificateProfile } from '../../platform/crypto/index.ts'
import { cardSigningProfile, organisationSealProfile, policies } from '../../registers/signatures/index.ts'
import { formatNoteKey, parseNoteKey } from '../../rules/merkle/index.ts'
import type { OtherIssuer } from './other-issuers.ts'
import { trustListFormat, type TrustList } from './verification.types.ts'

export interface Trust {
  readonly issuers: readonly Certificate[]
  readonly profiles: { readonly card: CertificateProfile; readonly seal: CertificateProfile }
  readonly timestampPolicies: readonly string[]
  /** Makers beside our own authority, by the operator's list. */
  readonly others: readonly OtherIssuer[]
  readonly log: ProofKeys | null
}

/** The profile of our own authority with these issuers and keys. */
export const ownTrust = (issuers: readonly Certificate[], log: ProofKeys | null, others: readonly OtherIssuer[] = []): Trust => ({
  issuers, profiles: { card: cardSigningProfile, seal: organisationSealProfile }, timestampPolicies: [policies.timestamp], others, log
})

/** @throws DerError, MerkleError where a certificate or key cannot be read */
export function readTrustList(list: TrustList): Trust {
  const signing = (policy: string): CertificateProfile => ({ keyUsage: [keyUsageBits.contentCommitment], extendedKeyUsage: null, policies: [policy] })
  return {
    issuers: list.authorities.map(({ certificate }) => parseCertificate(Buffer.from(certificate, 'base64'))),
    profiles: { card: signing(list.policies.cardSigning), seal: signing(list.policies.organisationSeal) },
    timestampPolicies: [list.policies.timestamp],
    others: list.others.map((other) => ({ ...other, certificate: parseCertificate(Buffer.from(other.certificate, 'base64')), ocsp: null })),
    log: list.log && { log: parseNoteKey(list.log.key), witness: list.log.witness === null ? null : parseNoteKey(list.log.witness) }
  }
}

export function writeTrustList(name: string, { issuers, others, log }: Pick<Trust, 'issuers' | 'others' | 'log'>): TrustList {
  return {
    format: trustListFormat, version: 1, name,
    authorities: issuers.map((certificate) => ({ name: subjectAttribute(certificate, oids.commonName) ?? '', ...published(certificate) })),
    others: others.map((other) => ({ name: other.name, ...published(other.certificate), trustedFor: [...other.trustedFor], from: other.from, to: other.to })),
    policies: { cardSigning: policies.cardSigning, organisationSeal: policies.organisationSeal, timestamp: policies.timestamp },
    log: log && { key: formatNoteKey(log.log), witness: log.witness && formatNoteKey(log.witness) }
  }
}

const published = ({ der }: Certificate): { sha256: string; certificate: string } =>
  ({ sha256: createHash('sha256').update(der).digest('hex'), certificate: Buffer.from(der).toString('base64') })
