import type { Db, Tx } from '../../platform/database/index.ts'
import { digest, type Certificate } from '../../platform/crypto/index.ts'
import { findByDigest, statusAt } from './signatures.store.ts'
import type { CertificateKind } from './signatures.types.ts'

/** What the register says of a certificate at an instant, and whose it is. */
export interface CertificateAt {
  readonly kind: CertificateKind
  readonly officerId: string | null
  readonly organisationId: string | null
  /** A suspension counts as revoked while it lasts. */
  readonly status: 'good' | 'revoked' | 'unknown'
  /** Since when it is not good, also when that came later; null: it is good to this day. */
  readonly endedAt: Date | null
}

/** Null for a certificate that the register does not know, octet for octet: one of the same serial number by somebody else is another. */
export async function certificateAt(db: Db | Tx, certificate: Certificate, at: Date): Promise<CertificateAt | null> {
  const row = await findByDigest(db, certificate.serial, digest('sha256', certificate.der))
  if (!row) return null
  const then = await statusAt(db, row.id, at)
  const status = then === null ? 'unknown' : then.status === 'good' ? 'good' : 'revoked'
  const endedAt = then && then.status !== 'good' ? then.since : row.status === 'good' ? null : row.statusSince
  return { kind: row.kind, officerId: row.officerId, organisationId: row.organisationId, status, endedAt }
}
