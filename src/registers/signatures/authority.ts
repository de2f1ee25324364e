/**
 * The Gate's certificate authority: a root made once at first start, an issuing authority below it, and the signers of OCSP
 * answers and time-stamps. The root's key file may be taken away after the first start; nothing asks for it until the issuing
 * authority must be renewed.
 */
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import {
  digest, issueCertificate, oids, parseCertificate, type Certificate, type CertificateRequest, type KeyStore, type SigningKey, type TimestampSigner
} from '../../platform/crypto/index.ts'
import { beginsLater, findNewest, insertCertificate, lockAuthority } from './signatures.store.ts'
import { policies, type CertificateKind, type SignatureCertificate, type SignatureCertificateId } from './signatures.types.ts'

const day = 86_400_000
const year = 365 * day
const keyUsage = { digitalSignature: 0, contentCommitment: 1, keyCertSign: 5, crlSign: 6 } as const

/** What the authority consists of at an instant. */
export interface Authority {
  readonly rootId: SignatureCertificateId
  readonly root: Certificate
  readonly issuingId: SignatureCertificateId
  readonly issuing: Certificate
  readonly issuingKey: SigningKey
  readonly ocsp: { readonly key: SigningKey; readonly certificate: Certificate }
  readonly timestamp: TimestampSigner
}

export interface AuthorityOptions {
  readonly keyStore: KeyStore
  /** Stands in the names of the authorities, such as "Kapu Demo". */
  readonly name: string
  /** Address under which `/pki/…` is reached; goes into the certificates. Nothing of ours follows it. */
  readonly publicUrl: () => string
}

export interface CertificateAuthority {
  /** The authority, made or renewed when needed; safe to call on every use. */
  current(ctx: Context): Promise<Authority>
}

export const authorityErrors = defineErrors('authority', {
  clockBehind: {
    status: 503,
    hu: 'A kiszolgáló órája korábbi időt mutat, mint amikor a hitelesítésszolgáltatót létesítették, ezért kártya most nem ellenőrizhető. Az üzemeltető állítsa be az órát.',
    en: 'The server\'s clock shows a time before the certificate authority was set up, so no card can be checked now. The operator must set the clock.'
  }
})

interface Part {
  readonly kind: CertificateKind
  readonly keyName: string
  readonly commonName: string
  readonly lifetime: number
  /** Renewed when less than this is left. */
  readonly renewal: number
  readonly request: Pick<CertificateRequest, 'keyUsage' | 'extendedKeyUsage' | 'extendedKeyUsageCritical' | 'pathLength' | 'ocspNoCheck' | 'policies'>
}

function partsOf(name: string): Record<'root' | 'issuing' | 'ocsp' | 'timestamp', Part> {
  const authority = [keyUsage.keyCertSign, keyUsage.crlSign]
  return {
    root: { kind: 'root', keyName: 'authority-root', commonName: `${name} Gyökér`, lifetime: 20 * year, renewal: 0, request: { keyUsage: authority, pathLength: 1 } },
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

/** @param options where keys stand and how the authority is called */
export function certificateAuthority(options: AuthorityOptions): CertificateAuthority {
  const parts = partsOf(options.name)
  let cached: Authority | null = null

  async function ensure(tx: Tx, ctx: Context, part: Part, issuer: { id: SignatureCertificateId; certificate: Certificate; key: () => Promise<SigningKey> } | null): Promise<SignatureCertificate> {
    const now = ctx.clock.now()
    const existing = await findNewest(tx, part.kind, now)
    if (existing && existing.notAfter.getTime() - now.getTime() > part.renewal) return existing
    // A machine that woke up in the past must not found a second authority: every card and signature hangs on the first.
    if (!existing && (part.kind === 'root' || part.kind === 'issuing-authority') && await beginsLater(tx, part.kind, now)) {
      throw authorityErrors.clockBehind({ now: now.toISOString() })
    }
    // An authority keeps its key when renewed: what hangs below it keeps its place.
    const key = await options.keyStore.ensure(part.keyName, part.kind === 'root' ? 'P-384' : 'P-256')
    const subject: CertificateRequest['subject'] = [['country', 'HU'], ['organisation', options.name], ['commonName', part.commonName]]
    const notBefore = beginning(now)
    const notAfter = new Date(Math.min(notBefore.getTime() + part.lifetime, issuer?.certificate.notAfter.getTime() ?? Infinity))
    const url = options.publicUrl()
    const der = await issueCertificate(
      { subject, spki: key.spki, serial: randomSerial(ctx), notBefore, notAfter, ...part.request, ...(issuer ? { crlUrl: `${url}/pki/crl` } : {}) },
      issuer ? await issuer.key() : key, issuer?.certificate ?? null
    )
    await recordCertificate(tx, ctx, der, {
      kind: part.kind, issuerId: issuer?.id ?? null, holderName: part.commonName, organisationId: null, officerId: null, keyName: part.keyName
    })
    return (await findNewest(tx, part.kind, now))!
  }

  async function open(tx: Tx, ctx: Context): Promise<Authority> {
    await lockAuthority(tx)
    const rootRow = await ensure(tx, ctx, parts.root, null)
    const root = parseCertificate(rootRow.der)
    const issuingRow = await ensure(tx, ctx, parts.issuing, { id: rootRow.id, certificate: root, key: () => options.keyStore.get(parts.root.keyName) })
    const issuing = parseCertificate(issuingRow.der)
    const issuingKey = await options.keyStore.get(parts.issuing.keyName)
    const issuer = { id: issuingRow.id, certificate: issuing, key: () => Promise.resolve(issuingKey) }
    const ocspRow = await ensure(tx, ctx, parts.ocsp, issuer)
    const timestampRow = await ensure(tx, ctx, parts.timestamp, issuer)
    return {
      rootId: rootRow.id, root, issuingId: issuingRow.id, issuing, issuingKey,
      ocsp: { key: await options.keyStore.get(parts.ocsp.keyName), certificate: parseCertificate(ocspRow.der) },
      timestamp: {
        key: await options.keyStore.get(parts.timestamp.keyName), certificate: parseCertificate(timestampRow.der),
        chain: [issuing.der], policy: policies.timestamp
      }
    }
  }

  function isFresh(authority: Authority, now: Date): boolean {
    const left = (certificate: Certificate): number => certificate.notAfter.getTime() - now.getTime()
    return left(authority.ocsp.certificate) > parts.ocsp.renewal && left(authority.timestamp.certificate) > parts.timestamp.renewal &&
      left(authority.issuing) > parts.issuing.renewal && authority.ocsp.certificate.notBefore <= now
  }

  return {
    async current(ctx) {
      if (cached && isFresh(cached, ctx.clock.now())) return cached
      cached = await inCentral(ctx.db, (tx) => open(tx, ctx))
      return cached
    }
  }
}
