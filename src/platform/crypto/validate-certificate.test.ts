/**
 * The validator against OpenSSL in strict mode, on certificates that are wrong in one place each. It must never take what OpenSSL
 * refuses; what it alone refuses stands in `stricter`, with the reason.
 */
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { around, compose, partsOf, resigned, type Mutant, type Parts } from '../../../test/factories/mutant-certificates.ts'
import { newKey, testAuthority, testPolicies, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { bitString, boolean, certificateTime, explicit, generalizedTime, integer, namedBits, nullValue, octetString, oid, primitiveTag, printableString, sequence, setOf, tlv, utf8String } from './der.ts'
import { oids } from './object-identifiers.ts'
import { CertificateRefused, validateCertificate, type CertificateProfile } from './validate-certificate.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.warn('A tanúsítvány-ellenőrző összevetése kihagyva: az openssl nincs a gépen.')

const now = new Date('2026-11-24T10:00:00Z')
const profile: CertificateProfile = { keyUsage: [0], extendedKeyUsage: oids.clientAuth, policies: [testPolicies.authentication] }
let authority: TestAuthority
let folder: string
let good: Uint8Array

beforeAll(async () => {
  authority = await testAuthority(now)
  folder = mkdtempSync(join(tmpdir(), 'kapu-mutants-'))
  good = (await authority.issue({
    subject: [['country', 'HU'], ['commonName', 'Próba Panna'], ['serialNumber', 'KAPUHU-900001']], keyUsage: [0], extendedKeyUsage: [oids.clientAuth],
    policies: [testPolicies.authentication], ocspUrl: 'http://127.0.0.1/pki/ocsp', crlUrl: 'http://127.0.0.1/pki/crl'
  })).certificate.der
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sign = (tbs: Uint8Array): Promise<Uint8Array> => authority.issuing.key.sign(tbs)
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

/** Null: accepted; otherwise why not. Anything thrown but the typed error fails the test. */
function refusal(der: Uint8Array): string | null {
  try {
    validateCertificate(der, { issuers: [authority.issuing.certificate], at: now, profile })
    return null
  } catch (error) {
    if (!(error instanceof CertificateRefused)) throw error
    return error.fault === 'malformed' ? error.message.replace(/: tag .*/, ': another tag').replace(/extension [\d.]+/, 'extension').replace(/: \d+ unexpected/, ': unexpected').split(' (')[0]! : error.fault
  }
}

/** Which of them `openssl verify -x509_strict` accepts; two thousand files a process. */
function acceptedByOpenssl(mutants: readonly Mutant[]): ReadonlySet<number> {
  writeFileSync(join(folder, 'root.pem'), pem(authority.root.certificate.der))
  writeFileSync(join(folder, 'issuing.pem'), pem(authority.issuing.certificate.der))
  const accepted = new Set<number>()
  for (let from = 0; from < mutants.length; from += 2_000) {
    const batch = mutants.slice(from, from + 2_000)
    batch.forEach(({ der }, index) => writeFileSync(join(folder, `m${from + index}`), pem(der)))
    const run = spawnSync('openssl', [
      'verify', '-x509_strict', '-no-CApath', '-no-CAstore', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', '-purpose', 'sslclient', '-attime', String(now.getTime() / 1000),
      ...batch.map((_, index) => `m${from + index}`)
    ], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    for (const [, index] of run.stdout.matchAll(/^m(\d+): OK$/gm)) accepted.add(Number(index))
  }
  return accepted
}

const extension = (name: string, value: Uint8Array, critical = false): Uint8Array => sequence(oid(name), ...(critical ? [boolean(true)] : []), octetString(value))
const nameOf = (value: Uint8Array, type: string = oids.commonName): Uint8Array => sequence(setOf(sequence(oid(type), value)))
const text = (value: string, tag: number): Uint8Array => tlv(tag, Buffer.from(value, 'latin1'))
const day = 86_400_000
const on = (days: number): Date => new Date(now.getTime() + days * day)

/** What a change of single octets does not reach: whole fields and extensions of other meaning. */
async function composed(): Promise<Mutant[]> {
  const parts = partsOf(good)
  const isNamed = (item: Uint8Array, name: string): boolean => Buffer.from(item).includes(Buffer.from(oid(name)))
  const without = (name: string): Uint8Array[] => parts.extensions.filter((item) => !isNamed(item, name))
  const instead = (name: string, value: Uint8Array, critical = false): Partial<Parts> => ({ extensions: [...without(name), extension(name, value, critical)] })
  const also = (name: string, value: Uint8Array, critical = false): Partial<Parts> => ({ extensions: [...parts.extensions, extension(name, value, critical)] })
  const keyIdentifierOfIssuer = authority.issuing.certificate.subjectKeyIdentifier!
  const issuerAndSerial = (serial: Uint8Array): Uint8Array => sequence(tlv(0xa1, tlv(0xa4, authority.root.certificate.subjectName)), tlv(primitiveTag(2), serial))
  const spki = (type: 'rsa' | 'ec' | 'ed25519', options: object): Uint8Array => generateKeyPairSync(type as 'ec', options as { namedCurve: string }).publicKey.export({ type: 'spki', format: 'der' })
  const ec = (curve: Uint8Array, point: Uint8Array): Uint8Array => sequence(sequence(oid(oids.ecPublicKey), curve), bitString(point))
  const point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' }).subarray(-65)
  const changes: Record<string, Partial<Parts>> = {
    'version 1': { version: new Uint8Array(0), extensions: [] }, 'version 1 with extensions': { version: new Uint8Array(0) }, 'version 1 written out': { version: explicit(0, integer(0)) },
    'version 2': { version: explicit(0, integer(1)) }, 'version 4': { version: explicit(0, integer(3)) }, 'version 3 without extensions': { extensions: [] },
    'serial 0': { serial: integer(0) }, 'serial 1': { serial: integer(1) }, 'serial negative': { serial: tlv(2, Uint8Array.of(0x80)) }, 'serial of 20 octets': { serial: integer(new Uint8Array(20).fill(0x7f)) },
    'serial of 21 octets': { serial: tlv(2, new Uint8Array(21).fill(0x7f)) }, 'serial with a needless zero': { serial: tlv(2, Uint8Array.of(0, 5)) },
    'algorithm with NULL': { algorithm: sequence(oid(oids.ecdsaSha256), nullValue()) }, 'two algorithms': { outerAlgorithm: sequence(oid(oids.ecdsaSha384)) },
    'algorithm of RSA': { algorithm: sequence(oid(oids.rsaSha256), nullValue()) }, 'algorithm with SHA-1': { algorithm: sequence(oid('1.2.840.10045.4.1')) }, 'algorithm unknown': { algorithm: sequence(oid('1.2.3.4')) },
    'issuer another': { issuer: nameOf(utf8String('Más Kiadó')) }, 'issuer in other letters': { issuer: nameOf(utf8String('próba kiadó')) }, 'issuer empty': { issuer: sequence() }, 'issuer itself': { issuer: parts.subject },
    'expired': { validity: sequence(certificateTime(on(-20)), certificateTime(on(-1))) }, 'not yet valid': { validity: sequence(certificateTime(on(1)), certificateTime(on(20))) },
    'ends before it begins': { validity: sequence(certificateTime(on(5)), certificateTime(on(-5))) }, 'general time before 2050': { validity: sequence(generalizedTime(on(-1)), generalizedTime(on(9))) },
    'time without seconds': { validity: sequence(certificateTime(on(-1)), text('3001010000Z', 0x17)) }, 'time with a zone': { validity: sequence(certificateTime(on(-1)), text('300101000000+0100', 0x17)) },
    'time with a fraction': { validity: sequence(certificateTime(on(-1)), text('20600101000000.5Z', 0x18)) }, 'a day that is none': { validity: sequence(certificateTime(on(-1)), text('300230000000Z', 0x17)) },
    'after 2050': { validity: sequence(certificateTime(on(-1)), text('20600101000000Z', 0x18)) }, 'for ever': { validity: sequence(certificateTime(on(-1)), text('99991231235959Z', 0x18)) },
    'time without Z': { validity: sequence(certificateTime(on(-1)), text('300101000000', 0x17)) }, 'letters for a time': { validity: sequence(certificateTime(on(-1)), text('3o0101000000Z', 0x17)) },
    'subject empty': { subject: sequence() }, 'subject with NUL': { subject: nameOf(utf8String('Próba\0Panna')) }, 'subject not UTF-8': { subject: nameOf(tlv(0x0c, Uint8Array.of(0xc3, 0x28))) },
    'subject in BMP': { subject: nameOf(tlv(0x1e, Buffer.from('Próba', 'utf16le').swap16())) }, 'subject in T61': { subject: nameOf(text('Proba', 0x14)) }, 'subject printable with an asterisk': { subject: nameOf(printableString('*@')) },
    'subject with two values': { subject: sequence(setOf(sequence(oid(oids.commonName), utf8String('A')), sequence(oid(oids.surname), utf8String('B')))) }, 'subject a SET of none': { subject: sequence(tlv(0x31)) },
    'key P-384': { spki: newKey('P-384').spki }, 'key P-521': { spki: spki('ec', { namedCurve: 'P-521' }) }, 'key P-224': { spki: spki('ec', { namedCurve: 'P-224' }) }, 'key secp256k1': { spki: spki('ec', { namedCurve: 'secp256k1' }) },
    'key Ed25519': { spki: spki('ed25519', {}) }, 'key RSA 2048': { spki: spki('rsa', { modulusLength: 2048 }) }, 'key RSA 1024': { spki: spki('rsa', { modulusLength: 1024 }) }, 'key RSA with exponent 3': { spki: spki('rsa', { modulusLength: 2048, publicExponent: 3 }) },
    'key a point off the curve': { spki: ec(oid(oids.p256), Buffer.concat([point.subarray(0, 64), Uint8Array.of(point[64]! ^ 1)])) }, 'key at infinity': { spki: ec(oid(oids.p256), Uint8Array.of(0)) },
    'key compressed': { spki: ec(oid(oids.p256), Buffer.concat([Uint8Array.of(2 + (point[64]! & 1)), point.subarray(1, 33)])) }, 'key without a curve': { spki: ec(nullValue(), point) }, 'key for Diffie–Hellman': { spki: sequence(sequence(oid('1.3.132.1.12'), oid(oids.p256)), bitString(point)) },
    'extensions none': { extensions: [] }, 'unknown extension': also('1.2.3.4', nullValue()), 'unknown extension, critical': also('1.2.3.4', nullValue(), true),
    'CA': also(oids.basicConstraints, sequence(boolean(true)), true), 'CA with length': also(oids.basicConstraints, sequence(boolean(true), integer(0)), true), 'CA not critical': also(oids.basicConstraints, sequence(boolean(true))),
    'no CA, empty': also(oids.basicConstraints, sequence()), 'no CA, critical': also(oids.basicConstraints, sequence(), true), 'no CA, written out': also(oids.basicConstraints, sequence(boolean(false)), true),
    'length without CA': also(oids.basicConstraints, sequence(integer(0)), true), 'CA with a negative length': also(oids.basicConstraints, sequence(boolean(true), tlv(2, Uint8Array.of(0xff))), true), 'CA as 0x01': also(oids.basicConstraints, sequence(tlv(1, Uint8Array.of(1))), true),
    'CA that may sign': { extensions: [...without(oids.keyUsage), extension(oids.keyUsage, namedBits(0, 5), true), extension(oids.basicConstraints, sequence(boolean(true)), true)] },
    'key usage missing': { extensions: without(oids.keyUsage) }, 'key usage not critical': instead(oids.keyUsage, namedBits(0)), 'key usage of no bit': instead(oids.keyUsage, tlv(3, Uint8Array.of(0)), true),
    'key usage of zeros': instead(oids.keyUsage, tlv(3, Uint8Array.of(0, 0)), true), 'key usage with wrong spare bits': instead(oids.keyUsage, tlv(3, Uint8Array.of(0, 0x80)), true), 'key usage with nine bits': instead(oids.keyUsage, namedBits(0, 8), true),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].flatMap((bit): [string, Partial<Parts>][] => [[`key usage ${bit}`, instead(oids.keyUsage, namedBits(bit), true)], [`key usage 0 and ${bit}`, instead(oids.keyUsage, namedBits(0, bit), true)]])),
    'extended usage missing': { extensions: without(oids.extendedKeyUsage) }, 'extended usage of a server': instead(oids.extendedKeyUsage, sequence(oid('1.3.6.1.5.5.7.3.1'))), 'extended usage any': instead(oids.extendedKeyUsage, sequence(oid('2.5.29.37.0'))),
    'extended usage two': instead(oids.extendedKeyUsage, sequence(oid(oids.clientAuth), oid(oids.timeStamping))), 'extended usage twice the same': instead(oids.extendedKeyUsage, sequence(oid(oids.clientAuth), oid(oids.clientAuth))),
    'extended usage empty': instead(oids.extendedKeyUsage, sequence()), 'extended usage critical': instead(oids.extendedKeyUsage, sequence(oid(oids.clientAuth)), true),
    'policy missing': { extensions: without(oids.certificatePolicies) }, 'policy another': instead(oids.certificatePolicies, sequence(sequence(oid('2.25.9.9')))), 'policy any': instead(oids.certificatePolicies, sequence(sequence(oid('2.5.29.32.0')))),
    'policy critical': instead(oids.certificatePolicies, sequence(sequence(oid(testPolicies.authentication))), true), 'policy twice': instead(oids.certificatePolicies, sequence(sequence(oid(testPolicies.authentication)), sequence(oid(testPolicies.authentication)))),
    'policy empty': instead(oids.certificatePolicies, sequence()), 'policy with a qualifier': instead(oids.certificatePolicies, sequence(sequence(oid(testPolicies.authentication), sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), tlv(0x16, Buffer.from('http://x'))))))),
    'policy with a broken qualifier': instead(oids.certificatePolicies, sequence(sequence(oid(testPolicies.authentication), nullValue()))),
    'authority key missing': { extensions: without(oids.authorityKeyIdentifier) }, 'authority key another': instead(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0), new Uint8Array(20)))),
    'authority key critical': instead(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0), keyIdentifierOfIssuer)), true), 'authority key empty': instead(oids.authorityKeyIdentifier, sequence()), 'authority key of no octets': instead(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0)))),
    'authority by name and serial': instead(oids.authorityKeyIdentifier, issuerAndSerial(Buffer.from(authority.issuing.certificate.serial, 'hex'))), 'authority by another serial': instead(oids.authorityKeyIdentifier, issuerAndSerial(Uint8Array.of(5))),
    'authority key and another serial': instead(oids.authorityKeyIdentifier, sequence(tlv(primitiveTag(0), keyIdentifierOfIssuer), tlv(0xa1, tlv(0xa4, authority.root.certificate.subjectName)), tlv(primitiveTag(2), Uint8Array.of(5)))),
    'subject key missing': { extensions: without(oids.subjectKeyIdentifier) }, 'subject key critical': instead(oids.subjectKeyIdentifier, octetString(new Uint8Array(20)), true), 'subject key another': instead(oids.subjectKeyIdentifier, octetString(new Uint8Array(20))), 'subject key empty': instead(oids.subjectKeyIdentifier, octetString(new Uint8Array(0))),
    'alternative name': also(oids.subjectAlternativeName, sequence(tlv(primitiveTag(1), Buffer.from('a@pelda.invalid')))), 'alternative name, critical': also(oids.subjectAlternativeName, sequence(tlv(primitiveTag(1), Buffer.from('a@pelda.invalid'))), true), 'alternative name empty': also(oids.subjectAlternativeName, sequence()),
    'alternative name broken': also(oids.subjectAlternativeName, nullValue()), 'name constraints': also('2.5.29.30', sequence(explicit(0, sequence(tlv(primitiveTag(2), Buffer.from('x'))))), true), 'policy constraints': also('2.5.29.36', sequence(tlv(primitiveTag(0), Uint8Array.of(0))), true),
    'no any-policy': also('2.5.29.54', integer(0), true), 'distribution points broken': instead(oids.crlDistributionPoints, nullValue()), 'distribution points critical': instead(oids.crlDistributionPoints, sequence(sequence(explicit(0, explicit(0, tlv(primitiveTag(6), Buffer.from('http://x')))))), true),
    'information access broken': instead(oids.authorityInformationAccess, nullValue()), 'information access empty': instead(oids.authorityInformationAccess, sequence()), 'information access critical': instead(oids.authorityInformationAccess, sequence(sequence(oid(oids.accessOcsp), tlv(primitiveTag(6), Buffer.from('http://x')))), true),
    'proxy certificate': also('1.3.6.1.5.5.7.1.14', sequence(sequence(oid('1.3.6.1.5.5.7.21.1'))), true), 'key usage twice': { extensions: [...parts.extensions, extension(oids.keyUsage, namedBits(0), true)] },
    'a default written out': { extensions: [...parts.extensions, sequence(oid('1.2.3.4'), boolean(false), octetString(nullValue()))] }, 'extensions turned round': { extensions: [...parts.extensions].reverse() }, 'poison': also('1.3.6.1.4.1.11129.2.4.3', nullValue(), true)
  }
  const mutants: Mutant[] = []
  for (const [name, change] of Object.entries(changes)) mutants.push({ name, der: await compose({ ...parts, ...change }, sign) })
  const namesake = newKey()
  const stranger = await testAuthority(now)
  mutants.push(
    { name: 'signed by a namesake', der: await compose(parts, namesake.sign) },
    { name: 'issued by a stranger of the same name', der: (await stranger.issue({ keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [testPolicies.authentication] })).certificate.der },
    { name: 'issued by the root', der: (await authority.issue({ keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [testPolicies.authentication] }, newKey(), authority.root)).certificate.der },
    { name: 'issued by an end entity', der: (await authority.issue({ keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [testPolicies.authentication] }, newKey(), authority.ocsp)).certificate.der },
    { name: 'the issuing authority', der: authority.issuing.certificate.der }, { name: 'the root', der: authority.root.certificate.der }, { name: 'the OCSP signer', der: authority.ocsp.certificate.der },
    { name: 'octets behind', der: Buffer.concat([good, Uint8Array.of(0)]) }, { name: 'two in one', der: Buffer.concat([good, good]) }
  )
  return mutants
}

/** What we alone refuse, and why that is right for a narrow profile. Longer explanations would be excuses. */
const stricter: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:length is not minimal|indefinite length|tag of several octets|bit string|boolean is neither|not a time)/, 'DER has one encoding of a value; OpenSSL reads BER'],
  [/^(?:trailing bytes|value is cut short|content is cut short|object identifier is)/, 'OpenSSL leaves unread what follows, and extensions it does not need'],
  [/: (?:another tag|unexpected parts|a part is missing)$|not an OCTET STRING$/, 'each part has one place and one type, also in extensions that OpenSSL leaves unread'],
  [/^certificate: not version 3$/, 'extensions are what the profile rests on'],
  [/^certificate: serial number out of range$/, 'RFC 5280, 4.1.2.2: positive, at most 20 octets'],
  [/^certificate: two signature algorithms$/, 'the signed and the unsigned algorithm are the same octets'],
  [/^name: (?:control character|string type is not accepted|empty)$/, 'a name is shown to people: UTF-8, printable or IA5, one meaning'],
  [/^public key: (?:kind is not accepted|too weak)$/, 'P-256, P-384, RSA from 2048 bits; no others are issued'],
  [/^unknown-issuer$/, 'issuers are pinned, and names are compared octet by octet, not by letter case'],
  [/^is-authority$/, 'a CA does not log in'],
  [/^wrong-key-usage$/, 'digitalSignature must be there, and no right to sign certificates or lists; OpenSSL takes absence and keyAgreement'],
  [/^wrong-extended-key-usage$|^extended key usage: empty or repeated$/, 'clientAuth must be named; OpenSSL takes absence'],
  [/^wrong-policy$|^policies: empty or repeated$/, 'our policy must be named; OpenSSL was not asked about policies'],
  [/a default is written out$/, 'DER leaves defaults out'],
  [/^extension (?:is critical and unknown|is outside the profile|stands twice)$/, 'what limits paths for others is not ignored by us, and nothing stands twice'],
  [/^subject key identifier: empty or critical$/, 'an identifier of nothing identifies nothing'],
  [/^(?:information access|distribution points): (?:empty|no full name|name is not accepted)$/, 'addresses are web addresses in ASCII, at least one']
]

describe.skipIf(!hasOpenssl)('the validator against openssl verify -x509_strict', () => {
  it('never accepts what OpenSSL refuses, on thousands of mutants', { timeout: 240_000 }, async () => {
    const random: Mutant[] = []
    for (let bit = 0; bit < good.length * 8; bit += 11) {
      const flipped = Uint8Array.from(good)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      random.push({ name: `bit ${bit}`, der: flipped })
    }
    const mutants: Mutant[] = [{ name: 'as issued', der: good }, ...await composed(), ...await resigned(good, sign), ...around(good), ...random]
    expect(mutants.length).toBeGreaterThan(3_000)
    const accepted = acceptedByOpenssl(mutants)
    const lenient: string[] = []
    const alone = new Map<string, string[]>()
    let both = 0
    mutants.forEach(({ name, der }, index) => {
      const reason = refusal(der)
      if (reason === null && !accepted.has(index)) lenient.push(name)
      if (reason === null && accepted.has(index)) both += 1
      if (reason !== null && accepted.has(index)) alone.set(reason, [...alone.get(reason) ?? [], name])
    })
    expect(lenient).toEqual([])
    expect(refusal(good)).toBeNull()
    // Neither is a validator that refuses everything.
    expect(both).toBeGreaterThan(100)
    const unexplained = [...alone].filter(([reason]) => !stricter.some(([pattern]) => pattern.test(reason)))
    expect(unexplained).toEqual([])
    // A reason that nothing needs any more must go.
    expect(stricter.filter(([pattern]) => ![...alone.keys()].some((reason) => pattern.test(reason))).map(String)).toEqual([])
  })
})
