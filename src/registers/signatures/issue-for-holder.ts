/** Certificates for those who sign: officers' cards and offices' seals. */
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { issueCertificate, oids, parseCertificate, type Certificate, type NameAttribute } from '../../platform/crypto/index.ts'
import type { Authority } from './authority.ts'
import { beginning, randomSerial, recordCertificate } from './authority-parts.ts'
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

/** Issues the certificate of an office's seal (elektronikus bélyegző) for a key that the server holds. */
export async function issueSealCertificate(
  tx: Tx, ctx: Context, authority: Authority, request: { organisation: { id: string; name: string }; spki: Uint8Array; keyName: string; publicUrl: string }
): Promise<IssuedCertificate> {
  const { organisation, publicUrl } = request
  const from = beginning(ctx.clock.now())
  const der = await issueCertificate({
    subject: [['country', 'HU'], ['organisation', organisation.name], ['commonName', `${organisation.name} elektronikus bélyegző`.slice(0, 64)]],
    spki: request.spki, serial: randomSerial(ctx), notBefore: from, notAfter: new Date(Math.min(from.getTime() + 2 * year, authority.issuing.notAfter.getTime())),
    keyUsage: [1], policies: [policies.organisationSeal], ocspUrl: `${publicUrl}/pki/ocsp`, crlUrl: `${publicUrl}${authority.crlPath}`
  }, authority.issuingKey, authority.issuing)
  const id = await recordCertificate(tx, ctx, der, {
    kind: 'organisation-seal', issuerId: authority.issuingId, holderName: organisation.name, organisationId: organisation.id, officerId: null, keyName: request.keyName
  })
  return { id, certificate: parseCertificate(der) }
}
