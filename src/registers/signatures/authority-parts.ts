/** What the authority consists of, and how one of its certificates is made and recorded. */
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { digest, issueCertificate, oids, parseCertificate, type Certificate, type CertificateRequest, type SigningKey } from '../../platform/crypto/index.ts'
import { insertCertificate } from './signatures.store.ts'
import type { CertificateKind, SignatureCertificate, SignatureCertificateId } from './signatures.types.ts'

const day = 86_400_000
const year = 365 * day
const keyUsage = { digitalSignature: 0, keyCertSign: 5, crlSign: 6 } as const

export interface Part {
  readonly kind: CertificateKind
  readonly keyName: string
  readonly commonName: string
  readonly lifetime: number
  /** Renewed when less than this is left. */
  readonly renewal: number
  readonly request: Pick<CertificateRequest, 'keyUsage' | 'extendedKeyUsage' | 'extendedKeyUsageCritical' | 'pathLength' | 'ocspNoCheck' | 'policies'>
}

export type PartName = 'root' | 'issuing' | 'ocsp' | 'timestamp'

/** Name of the root's key, in the store and in an error that asks for it. */
export const rootKeyName = 'authority-root'

export function partsOf(name: string): Record<PartName, Part> {
  const authority = [keyUsage.keyCertSign, keyUsage.crlSign]
  return {
    root: { kind: 'root', keyName: rootKeyName, commonName: `${name} Gyökér`, lifetime: 20 * year, renewal: 0, request: { keyUsage: authority, pathLength: 1 } },
    issuing: {
      kind: 'issuing-authority', keyName: 'authority-issuing', commonName: `${name} Kiadó`, lifetime: 10 * year, renewal: 6 * year,
      request: { keyUsage: authority, pathLength: 0 }
    },
    ocsp: {
      kind: 'ocsp-signer', keyName: 'authority-ocsp', commonName: `${name} OCSP`, lifetime: 14 * day, renewal: 4 * day,
      request: { keyUsage: [keyUsage.digitalSignature], extendedKeyUsage: [oids.ocspSigning], ocspNoCheck: true }
    },
    timestamp: {
      kind: 'timestamp-authority', keyName: 'authority-timestamp', commonName: `${name} Időbélyeg`, lifetime: 5 * year, renewal: year,
      request: { keyUsage: [keyUsage.digitalSignature], extendedKeyUsage: [oids.timeStamping], extendedKeyUsageCritical: true }
    }
  }
}

/** The second issuing authority and what hangs below it carry its number: two authorities of one name could be taken for each other. */
export const numbered = (text: string, generation: number, separator: string): string => (generation === 1 ? text : `${text}${separator}${generation}`)

/** A serial number of 128 random bits, positive and of full length. */
export function randomSerial(ctx: Pick<Context, 'ids'>): Uint8Array {
  const serial = Uint8Array.from(ctx.ids.bytes(16))
  serial[0] = (serial[0]! & 0x7f) | 0x40
  return serial
}

const wholeSecond = (time: Date): Date => new Date(Math.floor(time.getTime() / 1000) * 1000)

/** Certificates begin a little in the past, so that a verifier whose clock is slow takes them. */
export const beginning = (now: Date): Date => wholeSecond(new Date(now.getTime() - 5 * 60_000))

/** Writes a certificate that has just been issued into the register. */
export async function recordCertificate(
  tx: Tx, ctx: Context, der: Uint8Array,
  facts: Pick<SignatureCertificate, 'kind' | 'issuerId' | 'holderName' | 'organisationId' | 'officerId' | 'keyName'>
): Promise<SignatureCertificateId> {
  const certificate = parseCertificate(der)
  const id = ctx.ids.uuid() as SignatureCertificateId
  await insertCertificate(tx, {
    id, ...facts, serial: certificate.serial, notBefore: certificate.notBefore, notAfter: certificate.notAfter, der, sha256: digest('sha256', der)
  }, ctx.clock.now())
  return id
}

export interface PartIssuer {
  readonly id: SignatureCertificateId
  readonly certificate: Certificate
  readonly key: SigningKey
  /** Where the issuer's revocation list is; null: it publishes none. */
  readonly crlUrl: string | null
}

/** Issues a part's certificate for a key. @param issuer null for the root, which signs itself */
export async function issuePart(
  tx: Tx, ctx: Context, part: Part, key: SigningKey, organisation: string, issuer: PartIssuer | null
): Promise<{ id: SignatureCertificateId; certificate: Certificate }> {
  const notBefore = beginning(ctx.clock.now())
  const notAfter = new Date(Math.min(notBefore.getTime() + part.lifetime, issuer?.certificate.notAfter.getTime() ?? Infinity))
  const der = await issueCertificate({
    subject: [['country', 'HU'], ['organisation', organisation], ['commonName', part.commonName]], spki: key.spki, serial: randomSerial(ctx), notBefore, notAfter,
    ...part.request, ...(issuer?.crlUrl ? { crlUrl: issuer.crlUrl } : {})
  }, issuer?.key ?? key, issuer?.certificate ?? null)
  const id = await recordCertificate(tx, ctx, der, {
    kind: part.kind, issuerId: issuer?.id ?? null, holderName: part.commonName, organisationId: null, officerId: null, keyName: key.name
  })
  return { id, certificate: parseCertificate(der) }
}
