/** Certificates for those who sign: officers' cards and offices' seals. */
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { isIssuedBy, issueCertificate, oids, parseCertificate, type Certificate, type KeyStore, type NameAttribute, type SigningKey } from '../../platform/crypto/index.ts'
import type { Authority, CertificateAuthority } from './authority.ts'
import { beginning, randomSerial, recordCertificate } from './authority-parts.ts'
import { findNewest, lockAuthority } from './signatures.store.ts'
import { policies, type SignatureCertificateId } from './signatures.types.ts'

const year = 365 * 86_400_000

/** Who holds a card, as the certificate names them. */
export interface CardHolder {
  readonly officerId: string
  readonly familyName: string
  readonly givenName: string
  /** The officer's number, not a personal identifier. */
  readonly officerNumber: string
}

export interface IssuedCertificate {
  readonly id: SignatureCertificateId
  readonly certificate: Certificate
}

/**
 * Issues a card's certificate for a key that was made on the card.
 * @param validity from/to; must lie within the issuing authority's
 */
export async function issueCardCertificate(
  tx: Tx, ctx: Context, authority: Authority,
  request: { use: 'authentication' | 'signing'; holder: CardHolder; spki: Uint8Array; validity: { from: Date; to: Date }; publicUrl: string }
): Promise<IssuedCertificate> {
  const { holder } = request
  const fullName = `${holder.familyName} ${holder.givenName}`
  const subject: NameAttribute[] = [
    ['country', 'HU'], ['commonName', fullName], ['surname', holder.familyName], ['givenName', holder.givenName], ['serialNumber', `KAPUHU-${holder.officerNumber}`]
  ]
  const der = await issueCertificate({
    subject, spki: request.spki, serial: randomSerial(ctx), notBefore: request.validity.from, notAfter: request.validity.to,
    ...(request.use === 'authentication'
      ? { keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [policies.cardAuthentication] }
      : { keyUsage: [1], policies: [policies.cardSigning] }),
    ocspUrl: `${request.publicUrl}/pki/ocsp`, crlUrl: `${request.publicUrl}${authority.crlPath}`
  }, authority.issuingKey, authority.issuing)
  const id = await recordCertificate(tx, ctx, der, {
    kind: request.use === 'authentication' ? 'card-authentication' : 'card-signing', issuerId: authority.issuingId, holderName: fullName,
    organisationId: null, officerId: holder.officerId, keyName: null
  })
  return { id, certificate: parseCertificate(der) }
}

/** A server-held key with its certificate and chain, for sealing. */
export interface Seal {
  readonly key: SigningKey
  readonly certificate: Certificate
  readonly chain: readonly Uint8Array[]
}

export interface SealRegister {
  /** The office's seal, made at its first use and renewed a month before it ends. */
  sealOf(ctx: Context, organisation: { id: string; name: string }): Promise<Seal>
}

export function sealRegister(options: { authority: CertificateAuthority; keyStore: KeyStore; publicUrl: () => string }): SealRegister {
  const month = 30 * 86_400_000

  async function issue(tx: Tx, ctx: Context, authority: Authority, organisation: { id: string; name: string }): Promise<Certificate> {
    await lockAuthority(tx)
    const now = ctx.clock.now()
    const existing = await findNewest(tx, 'organisation-seal', now, organisation.id)
    if (existing && existing.notAfter.getTime() - now.getTime() > month) return parseCertificate(existing.der)
    const keyName = `seal-${organisation.id}`
    const key = await options.keyStore.ensure(keyName, 'P-256')
    const from = beginning(now)
    const url = options.publicUrl()
    const der = await issueCertificate({
      subject: [['country', 'HU'], ['organisation', organisation.name], ['commonName', `${organisation.name} elektronikus bélyegző`.slice(0, 64)]],
      spki: key.spki, serial: randomSerial(ctx), notBefore: from, notAfter: new Date(Math.min(from.getTime() + 2 * year, authority.issuing.notAfter.getTime())),
      keyUsage: [1], policies: [policies.organisationSeal], ocspUrl: `${url}/pki/ocsp`, crlUrl: `${url}${authority.crlPath}`
    }, authority.issuingKey, authority.issuing)
    const id = await recordCertificate(tx, ctx, der, {
      kind: 'organisation-seal', issuerId: authority.issuingId, holderName: organisation.name, organisationId: organisation.id, officerId: null, keyName
    })
    await appendEntry(tx, ctx, { kind: 'certificate.issued', organisationId: organisation.id, subject: { kind: 'certificate', id }, body: { use: 'organisation-seal', notAfter: parseCertificate(der).notAfter.toISOString() } })
    return parseCertificate(der)
  }

  return {
    async sealOf(ctx, organisation) {
      const authority = await options.authority.current(ctx)
      const now = ctx.clock.now()
      const existing = await findNewest(ctx.db, 'organisation-seal', now, organisation.id)
      const certificate = existing && existing.notAfter.getTime() - now.getTime() > month
        ? parseCertificate(existing.der)
        : await inCentral(ctx.db, (tx) => issue(tx, ctx, authority, organisation))
      const issuer = authority.issuers.find((candidate) => isIssuedBy(certificate, candidate.certificate))
      return { key: await options.keyStore.get(`seal-${organisation.id}`), certificate, chain: [(issuer?.certificate ?? authority.issuing).der] }
    }
  }
}
