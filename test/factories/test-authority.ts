/** A certificate authority in memory, for tests that need certificates but no register. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { issueCertificate, oids, parseCertificate, signingKey, type Certificate, type CertificateRequest, type Curve, type SigningKey, type TimestampSigner } from '../../src/platform/crypto/index.ts'

export interface Holder {
  readonly key: SigningKey
  readonly certificate: Certificate
}

export function newKey(curve: Curve = 'P-256', name = 'test'): SigningKey {
  return signingKey(name, generateKeyPairSync('ec', { namedCurve: curve }).privateKey)
}

export const testPolicies = { authentication: '2.25.1.1', signing: '2.25.1.2', timestamp: '2.25.1.3' } as const

const years = (from: Date, count: number): Date => new Date(from.getTime() + count * 365 * 86_400_000)

export interface TestAuthority {
  readonly root: Holder
  readonly issuing: Holder
  readonly ocsp: Holder
  readonly timestamp: TimestampSigner
  issue(request: Partial<CertificateRequest>, key?: SigningKey, issuer?: Holder): Promise<Holder>
}

/** Root, issuing authority, OCSP signer and time-stamp signer, valid ten years from a day before `now`. */
export async function testAuthority(now: Date): Promise<TestAuthority> {
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000 - 86_400_000)
  async function make(request: Partial<CertificateRequest>, key: SigningKey, issuer: Holder | null): Promise<Holder> {
    const der = await issueCertificate({
      subject: [['country', 'HU'], ['commonName', 'Próba']], spki: key.spki, serial: Uint8Array.from([0x40, ...randomBytes(15)]), notBefore, notAfter: years(notBefore, 2),
      keyUsage: [0], ...request
    }, issuer?.key ?? key, issuer?.certificate ?? null)
    return { key, certificate: parseCertificate(der) }
  }
  const root = await make({ subject: [['commonName', 'Próba Gyökér']], keyUsage: [5, 6], pathLength: 1, notAfter: years(notBefore, 20) }, newKey('P-384'), null)
  const issuing = await make({ subject: [['commonName', 'Próba Kiadó']], keyUsage: [5, 6], pathLength: 0, notAfter: years(notBefore, 10) }, newKey(), root)
  const ocsp = await make({ subject: [['commonName', 'Próba OCSP']], extendedKeyUsage: [oids.ocspSigning], ocspNoCheck: true }, newKey(), issuing)
  const stamp = await make({ subject: [['commonName', 'Próba Időbélyeg']], extendedKeyUsage: [oids.timeStamping], extendedKeyUsageCritical: true }, newKey(), issuing)
  return {
    root, issuing, ocsp, timestamp: { ...stamp, chain: [issuing.certificate.der], policy: testPolicies.timestamp },
    issue: (request, key = newKey(), issuer = issuing) => make(request, key, issuer)
  }
}
