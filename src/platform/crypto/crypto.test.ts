import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testAuthority, testPolicies, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { bitString, boolean, children, explicit, integer, octetString, oid, readDer, readInteger, readOid, sequence, tlv } from './der.ts'
import {
  certificateId, CertificateRefused, checkRevocation, commit, DerError, digest, ecdsaDerToRaw, ecdsaRawToDer, encodeOcspRequest, encodeOcspResponse, folderKeyStore,
  issueRevocationList, issueTimestampToken, KeyStoreError, oids, opens, parseCertificate, parseOcspRequest, parseTimestampRequest, encodeTimestampRequest, grantedTimestamp,
  timestamp, validateCertificate, verifyTimestampToken, type CertificateProfile, type CertificateStatus, type OcspAnswer, type OcspTransport
} from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const hasOpenssl = spawnSync('openssl', ['version']).status === 0
let authority: TestAuthority
let folder: string

beforeAll(async () => {
  authority = await testAuthority(now)
  folder = mkdtempSync(join(tmpdir(), 'kapu-crypto-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const profile: CertificateProfile = { keyUsage: [0], extendedKeyUsage: oids.clientAuth, policies: [testPolicies.authentication] }
const good = { keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [testPolicies.authentication] }
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`
const inFolder = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function faultOf(work: () => unknown): string {
  try {
    work()
    return 'accepted'
  } catch (error) {
    if (error instanceof CertificateRefused) return error.fault
    throw error
  }
}

describe('DER', () => {
  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (value) => readInteger(readDer(integer(value))) === value))
    fc.assert(fc.property(fc.tuple(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 39 })), fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n }), { maxLength: 6 }), ([root, second], rest) => {
      const text = [root, second, ...rest].join('.')
      return readOid(readDer(oid(text))) === text
    }))
  })

  it.each([
    ['trailing bytes', '0500ff'], ['indefinite length', '30800000'], ['long form of a short length', '308105'], ['length with leading zero', '30820003020100'],
    ['cut content', '0402ff'], ['several tag octets', '1f810000']
  ])('refuses %s', (_, hex) => {
    expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(DerError)
  })

  it('never throws anything but DerError on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        children(readDer(bytes))
      } catch (error) {
        return error instanceof DerError
      }
      return true
    }))
  })

  it('converts ECDSA signatures both ways', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
    for (let i = 0; i < 40; i++) {
      const der = sign('sha384', Buffer.from([i]), { key: privateKey, dsaEncoding: 'der' })
      const raw = ecdsaDerToRaw(der, 48)
      expect(raw).toHaveLength(96)
      expect(Buffer.from(ecdsaRawToDer(raw)).equals(der)).toBe(true)
    }
    expect(() => ecdsaRawToDer(new Uint8Array(3))).toThrow(DerError)
  })
})

describe('commitments', () => {
  it('open to their value only', () => {
    const salt = randomBytes(32)
    const commitment = commit(salt, 'igen')
    expect(opens(commitment, salt, 'igen')).toBe(true)
    expect(opens(commitment, salt, 'nem')).toBe(false)
    expect(opens(commitment, randomBytes(32), 'igen')).toBe(false)
    expect(() => commit(randomBytes(16), 'x')).toThrow(RangeError)
  })
})

describe('key store', () => {
  const open = (name: string, secret: Uint8Array) => folderKeyStore({ folder: join(folder, name), keyEncryptionKey: secret, randomBytes })

  it('keeps a key across openings, in a private file without the key in clear', async () => {
    const secret = randomBytes(32)
    const made = await open('keys', secret).ensure('issuing', 'P-256')
    const again = await open('keys', secret).get('issuing')
    expect(Buffer.from(again.spki).equals(Buffer.from(made.spki))).toBe(true)
    const path = join(folder, 'keys', 'issuing.key')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE')
  })

  it('refuses another secret, an exchanged file and a missing key', async () => {
    const secret = randomBytes(32)
    await open('other', secret).ensure('one', 'P-256')
    await expect(open('other', randomBytes(32)).get('one')).rejects.toMatchObject({ code: 'key.sealed' })
    writeFileSync(join(folder, 'other', 'two.key'), readFileSync(join(folder, 'other', 'one.key')))
    await expect(open('other', secret).ensure('two', 'P-256')).rejects.toMatchObject({ code: 'key.sealed' })
    await expect(open('other', secret).get('three')).rejects.toBeInstanceOf(KeyStoreError)
    await expect(open('other', secret).get('../one')).rejects.toThrow()
  })

  it('makes one key when several ask at once', async () => {
    const secret = randomBytes(32)
    const keys = await Promise.all(Array.from({ length: 5 }, () => open('race', secret).ensure('seal', 'P-384')))
    expect(new Set(keys.map(({ spki }) => Buffer.from(spki).toString('hex'))).size).toBe(1)
  })
})

describe('certificate validator', () => {
  const validate = (der: Uint8Array, at = now) => validateCertificate(der, { issuers: [authority.issuing.certificate], at, profile })

  it('accepts our profile and reads the same as other readers', async () => {
    const { certificate } = await authority.issue({ ...good, subject: [['country', 'HU'], ['commonName', 'Őry Ágnes'], ['serialNumber', 'KAPUHU-1']] })
    expect(validate(certificate.der).certificate.subject[1]?.value).toBe('Őry Ágnes')
    const node = new X509Certificate(Buffer.from(certificate.der))
    expect(node.serialNumber).toBe(certificate.serial)
    expect(new Date(node.validTo)).toEqual(certificate.notAfter)
    expect(node.subject).toContain('Őry Ágnes')
  })

  it('names the fault of each departure', async () => {
    const of = async (request: Parameters<TestAuthority['issue']>[0], at = now) => {
      const { certificate } = await authority.issue({ ...good, ...request })
      return faultOf(() => validate(certificate.der, at))
    }
    expect(await of({})).toBe('accepted')
    expect(await of({ keyUsage: [1] })).toBe('wrong-key-usage')
    expect(await of({ keyUsage: [0, 5] })).toBe('wrong-key-usage')
    expect(await of({ extendedKeyUsage: [oids.timeStamping] })).toBe('wrong-extended-key-usage')
    expect(await of({ policies: ['2.25.9'] })).toBe('wrong-policy')
    expect(await of({ pathLength: 0, keyUsage: [0, 5] })).toBe('is-authority')
    expect(await of({ notAfter: new Date('2026-11-24T09:59:59Z') })).toBe('expired')
    expect(await of({ notBefore: new Date('2026-11-24T10:00:01Z') })).toBe('not-yet-valid')
    expect(await of({ notAfter: new Date('2050-01-01T00:00:00Z') }, new Date('2040-01-01T00:00:00Z'))).toBe('issuer-not-valid')
    const stranger = await testAuthority(now)
    expect(faultOf(() => validate(stranger.ocsp.certificate.der))).toBe('unknown-issuer')
    const { extendedKeyUsage: _, ...without } = good
    const { certificate } = await authority.issue(without)
    expect(faultOf(() => validate(certificate.der))).toBe('wrong-extended-key-usage')
  })

  it('does not accept an end entity as issuer', async () => {
    const leaf = await authority.issue(good)
    const below = await authority.issue(good, undefined, leaf)
    expect(faultOf(() => validate(below.certificate.der))).toBe('unknown-issuer')
    expect(faultOf(() => validateCertificate(below.certificate.der, { issuers: [leaf.certificate], at: now, profile }))).toBe('issuer-not-valid')
  })

  it('refuses every changed octet', async () => {
    const { certificate } = await authority.issue(good)
    for (let at = 0; at < certificate.der.length; at++) {
      const changed = Uint8Array.from(certificate.der)
      changed[at]! ^= 0x01
      expect(faultOf(() => validate(changed)), `octet ${at}`).not.toBe('accepted')
    }
    expect(faultOf(() => validate(Buffer.concat([certificate.der, Buffer.alloc(1)])))).toBe('malformed')
  })

  /** Re-signs a certificate whose extensions were changed, as a careless or hostile authority would. */
  async function withExtension(extra: Uint8Array): Promise<Uint8Array> {
    const { certificate } = await authority.issue(good)
    const parts = children(readDer(certificate.tbs))
    const list = children(children(parts.at(-1)!)[0]!)
    const tbs = sequence(...parts.slice(0, -1).map(({ bytes }) => bytes), explicit(3, sequence(...list.map(({ bytes }) => bytes), extra)))
    return sequence(tbs, sequence(oid(oids.ecdsaSha256)), bitString(await authority.issuing.key.sign(tbs)))
  }

  it('refuses a duplicate and an unknown critical extension, takes an unknown one that is not critical', async () => {
    const usage = sequence(oid(oids.extendedKeyUsage), octetString(sequence(oid(oids.clientAuth))))
    expect(faultOf(() => validate(certificateOr(usage)))).toBe('malformed')
    expect(faultOf(() => validate(certificateOr(sequence(oid('2.25.77'), boolean(true), octetString(tlv(5))))))).toBe('malformed')
    expect(faultOf(() => validate(certificateOr(sequence(oid('2.25.77'), octetString(tlv(5))))))).toBe('accepted')
  })
  const made = new Map<string, Uint8Array>()
  const certificateOr = (extra: Uint8Array): Uint8Array => made.get(Buffer.from(extra).toString('hex'))!
  beforeAll(async () => {
    const usage = sequence(oid(oids.extendedKeyUsage), octetString(sequence(oid(oids.clientAuth))))
    for (const extra of [usage, sequence(oid('2.25.77'), boolean(true), octetString(tlv(5))), sequence(oid('2.25.77'), octetString(tlv(5)))]) {
      made.set(Buffer.from(extra).toString('hex'), await withExtension(extra))
    }
  })

  it.skipIf(!hasOpenssl)('is never more lenient than OpenSSL in strict mode', async () => {
    const root = inFolder('root.pem', pem(authority.root.certificate.der))
    const issuing = inFolder('issuing.pem', pem(authority.issuing.certificate.der))
    const openssl = (der: Uint8Array): boolean => spawnSync('openssl', [
      'verify', '-x509_strict', '-attime', String(now.getTime() / 1000), '-purpose', 'sslclient', '-CAfile', root, '-untrusted', issuing, inFolder('leaf.pem', pem(der))
    ]).status === 0
    const { certificate } = await authority.issue(good)
    expect(openssl(certificate.der)).toBe(true)
    for (let at = 4; at < certificate.der.length; at += 7) {
      const changed = Uint8Array.from(certificate.der)
      changed[at]! ^= 0x04
      if (faultOf(() => validate(changed)) === 'accepted') expect(openssl(changed), `octet ${at}`).toBe(true)
    }
    for (const request of [{ notAfter: new Date('2026-11-24T09:00:00Z') }, { extendedKeyUsage: [oids.timeStamping] }, { pathLength: 0, keyUsage: [0, 5] }, {}]) {
      const { certificate: other } = await authority.issue({ ...good, ...request })
      if (faultOf(() => validate(other.der)) === 'accepted') expect(openssl(other.der)).toBe(true)
    }
  })

  it.skipIf(!hasOpenssl)('issues revocation lists that OpenSSL follows', async () => {
    const held = await authority.issue(good)
    const fine = await authority.issue(good)
    const list = await issueRevocationList({
      number: 7, thisUpdate: now, nextUpdate: new Date('2026-11-25T10:00:00Z'), entries: [{ serial: held.certificate.serial, at: now, reason: 'certificateHold' }]
    }, authority.issuing.key, authority.issuing.certificate)
    const crl = inFolder('list.crl', `-----BEGIN X509 CRL-----\n${Buffer.from(list).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END X509 CRL-----\n`)
    const run = (der: Uint8Array) => spawnSync('openssl', [
      'verify', '-x509_strict', '-crl_check', '-attime', String(now.getTime() / 1000), '-CAfile', inFolder('root.pem', pem(authority.root.certificate.der)),
      '-untrusted', inFolder('issuing.pem', pem(authority.issuing.certificate.der)), '-CRLfile', crl, inFolder('leaf.pem', pem(der))
    ], { encoding: 'utf8' })
    expect(run(fine.certificate.der).status).toBe(0)
    expect(run(held.certificate.der).stderr).toContain('revoked')
  })
})

describe('OCSP', () => {
  interface Change { status?: CertificateStatus; thisUpdate?: Date; nextUpdate?: Date | null; nonce?: Uint8Array | null; signer?: { key: TestAuthority['ocsp']['key']; certificate: TestAuthority['ocsp']['certificate'] }; copies?: number; serial?: string }
  const responder = (change: Change = {}): OcspTransport => async (der) => {
    const request = parseOcspRequest(der)
    const answer: OcspAnswer = {
      id: { ...request.ids[0]!, ...(change.serial ? { serial: change.serial } : {}) }, status: change.status ?? { status: 'good' }, thisUpdate: change.thisUpdate ?? now,
      nextUpdate: change.nextUpdate === undefined ? new Date(now.getTime() + 600_000) : change.nextUpdate
    }
    return encodeOcspResponse({ answers: Array.from({ length: change.copies ?? 1 }, () => answer), nonce: change.nonce === undefined ? request.nonce : change.nonce, producedAt: now }, change.signer ?? authority.ocsp)
  }
  async function ask(transport: OcspTransport, timeout = 1000): Promise<string> {
    const { certificate } = await authority.issue(good)
    try {
      return (await checkRevocation({ certificate, issuer: authority.issuing.certificate, transport, now, nonce: randomBytes(32), timeout })).status
    } catch (error) {
      return (error as { fault: string }).fault
    }
  }
  const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)

  it('takes good and revoked answers', async () => {
    expect(await ask(responder())).toBe('good')
    expect(await ask(responder({ status: { status: 'revoked', at: now, reason: 'certificateHold' } }))).toBe('revoked')
    expect(await ask(responder({ nextUpdate: null }))).toBe('good')
    expect(await ask(responder({ signer: authority.issuing }))).toBe('good')
  })

  it.each([
    ['unknown', { status: { status: 'unknown' } }, 'unknown'], ['an old answer', { thisUpdate: minutes(-3) }, 'stale'], ['an answer from the future', { thisUpdate: minutes(16) }, 'stale'],
    ['an overdue next update', { nextUpdate: minutes(-1) }, 'stale'], ['another nonce', { nonce: Buffer.alloc(32) }, 'wrong-nonce'], ['no nonce', { nonce: null }, 'wrong-nonce'],
    ['two answers', { copies: 2 }, 'wrong-certificate'], ['another certificate', { serial: '4242' }, 'wrong-certificate']
  ] as [string, Change, string][])('refuses %s', async (_, change, fault) => {
    expect(await ask(responder(change))).toBe(fault)
  })

  it('refuses a responder without delegation, of another authority, and one that has expired', async () => {
    expect(await ask(responder({ signer: await authority.issue(good) }))).toBe('bad-signature')
    expect(await ask(responder({ signer: (await testAuthority(now)).ocsp }))).toBe('bad-signature')
    expect(await ask(responder({ signer: await authority.issue({ extendedKeyUsage: [oids.ocspSigning], notAfter: minutes(-1) }) }))).toBe('bad-signature')
  })

  it('refuses silence, noise and errors within the limit', async () => {
    expect(await ask(() => new Promise(() => {}), 50)).toBe('unreachable')
    expect(await ask(() => Promise.reject(new Error('down')))).toBe('unreachable')
    expect(await ask(() => Promise.resolve(randomBytes(100)))).toBe('malformed')
    expect(await ask(() => Promise.resolve(Uint8Array.of(0x30, 3, 0x0a, 1, 3)))).toBe('malformed')
  })

  it.skipIf(!hasOpenssl)('is understood by OpenSSL, and understands it', async () => {
    const { certificate } = await authority.issue(good)
    const issuing = inFolder('issuing.pem', pem(authority.issuing.certificate.der))
    const request = join(folder, 'request.der')
    execFileSync('openssl', ['ocsp', '-issuer', issuing, '-cert', inFolder('leaf.pem', pem(certificate.der)), '-reqout', request])
    const parsed = parseOcspRequest(readFileSync(request))
    expect(parsed.ids[0]?.serial).toBe(certificate.serial)
    const answers = parsed.ids.map((id): OcspAnswer => ({ id, status: { status: 'revoked', at: now, reason: 'certificateHold' }, thisUpdate: now, nextUpdate: minutes(10) }))
    const response = inFolder('response.der', await encodeOcspResponse({ answers, nonce: parsed.nonce, producedAt: now }, authority.ocsp))
    const run = spawnSync('openssl', [
      'ocsp', '-respin', response, '-no_nonce', '-issuer', issuing, '-cert', join(folder, 'leaf.pem'), '-CAfile', inFolder('root.pem', pem(authority.root.certificate.der)),
      '-verify_other', issuing, '-attime', String(now.getTime() / 1000), '-validity_period', '315360000'
    ], { encoding: 'utf8' })
    expect(run.stderr).toContain('Response verify OK')
    expect(run.stdout).toMatch(/revoked[\s\S]*certificateHold/)
    expect(encodeOcspRequest(certificateId(certificate, authority.issuing.certificate), randomBytes(32)).length).toBeGreaterThan(100)
  })
})

describe('time-stamps', () => {
  const transport = async (der: Uint8Array): Promise<Uint8Array> => grantedTimestamp(await issueTimestampToken(parseTimestampRequest(der), authority.timestamp, now, randomBytes(16)))
  const stamp = () => timestamp(Buffer.from('aláírás'), randomBytes(16), transport, [authority.issuing.certificate], [testPolicies.timestamp])

  it('verifies what it issued and refuses other data, policy and changed octets', async () => {
    const token = await stamp()
    const verify = (bytes: Uint8Array, data = 'aláírás', policies: readonly string[] = [testPolicies.timestamp]) => verifyTimestampToken(bytes, Buffer.from(data), [authority.issuing.certificate], policies)
    expect(verify(token)).toMatchObject({ time: now, imprintOk: true, signatureOk: true, certificateOk: true })
    expect(verify(token, 'más').imprintOk).toBe(false)
    expect(verify(token, 'aláírás', ['2.25.5']).certificateFault).toBe('wrong-policy')
    for (let at = 0; at < token.length; at += 3) {
      const changed = Uint8Array.from(token)
      changed[at]! ^= 0x01
      let ok: boolean
      try {
        const report = verify(changed)
        // The chain that travels along is not part of what is judged: the issuing authority is pinned.
        const inChain = !Buffer.from(changed).includes(Buffer.from(authority.issuing.certificate.der))
        ok = report.imprintOk && report.signatureOk && report.certificateOk && !inChain
      } catch (error) {
        expect(error).toBeInstanceOf(DerError)
        ok = false
      }
      expect(ok, `octet ${at}`).toBe(false)
    }
  })

  it('refuses a signer that is no time-stamp authority', async () => {
    const impostor = await authority.issue({ ...good, extendedKeyUsage: [oids.timeStamping] })
    const token = await issueTimestampToken(parseTimestampRequest(encodeTimestampRequest({ hash: 'sha256', imprint: digest('sha256', Buffer.from('x')), nonce: randomBytes(8) })), { ...authority.timestamp, ...impostor }, now, randomBytes(8))
    expect(verifyTimestampToken(token, Buffer.from('x'), [authority.issuing.certificate], [testPolicies.timestamp]).certificateFault).toBe('wrong-extended-key-usage')
  })

  it.skipIf(!hasOpenssl)('verifies with openssl ts', async () => {
    const data = inFolder('data', 'aláírás')
    const token = inFolder('token', await stamp())
    const run = spawnSync('openssl', [
      'ts', '-verify', '-data', data, '-in', token, '-token_in', '-CAfile', inFolder('root.pem', pem(authority.root.certificate.der)),
      '-untrusted', inFolder('issuing.pem', pem(authority.issuing.certificate.der)), '-attime', String(now.getTime() / 1000)
    ], { encoding: 'utf8' })
    expect(run.stdout + run.stderr).toContain('Verification: OK')
    const query = join(folder, 'query.tsq')
    execFileSync('openssl', ['ts', '-query', '-data', data, '-sha256', '-cert', '-out', query])
    expect(parseTimestampRequest(readFileSync(query))).toMatchObject({ hash: 'sha256', wantsCertificate: true })
  })
})

it('parses nothing but certificates', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    try {
      parseCertificate(bytes)
      return false
    } catch (error) {
      return error instanceof DerError
    }
  }))
})
