/** A strict reading of X.509 v3 certificates: what our own profile allows, nothing else. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import {
  DerError, Fields, children, constructedTag, equalBytes, primitiveTag, readBoolean, readDer, readInteger, readNamedBits, readOctetsOfBits, readOid,
  readTime, sequenceOf, tags, type DerNode
} from './der.ts'
import { checkOtherExtensions } from './other-extensions.ts'
import { keyIdentifier, type HashName } from './key-store.ts'
import { oids } from './object-identifiers.ts'

export type KeyKind = 'P-256' | 'P-384' | 'RSA'

export interface Extension {
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Bits of KeyUsage (RFC 5280, 4.2.1.3). */
export const keyUsageBits = { digitalSignature: 0, contentCommitment: 1, keyCertSign: 5, crlSign: 6 } as const

export interface Certificate {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  /** Upper-case hexadecimal, no leading zero octet: how registers and OpenSSL write it. */
  readonly serial: string
  readonly issuerName: Uint8Array
  readonly subjectName: Uint8Array
  /** Attribute types (dotted) and values of the subject in their order. */
  readonly subject: readonly { readonly type: string; readonly value: string }[]
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Uint8Array
  /** The bits of the public key without the algorithm; OCSP and key identifiers hash these. */
  readonly publicKeyBits: Uint8Array
  readonly publicKey: KeyObject
  readonly keyKind: KeyKind
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  readonly extensions: ReadonlyMap<string, Extension>
  readonly keyUsage: ReadonlySet<number> | null
  readonly extendedKeyUsage: readonly string[] | null
  readonly policies: readonly string[]
  readonly isAuthority: boolean
  readonly pathLength: number | null
  readonly subjectKeyIdentifier: Uint8Array | null
  readonly authorityKeyIdentifier: Uint8Array | null
}

/** Extensions we understand; any other one marked critical makes the certificate unusable (RFC 5280, 4.2). */
const understood: ReadonlySet<string> = new Set([oids.keyUsage, oids.extendedKeyUsage, oids.basicConstraints, oids.certificatePolicies])

const curveKinds: Readonly<Record<string, KeyKind>> = { prime256v1: 'P-256', secp384r1: 'P-384' }

/** Algorithm of a signature: its hash and the kind of key it needs. */
export const signatureAlgorithms: Readonly<Record<string, { readonly hash: HashName; readonly key: 'EC' | 'RSA' }>> = {
  [oids.ecdsaSha256]: { hash: 'sha256', key: 'EC' }, [oids.ecdsaSha384]: { hash: 'sha384', key: 'EC' }, [oids.ecdsaSha512]: { hash: 'sha512', key: 'EC' },
  [oids.rsaSha256]: { hash: 'sha256', key: 'RSA' }, [oids.rsaSha384]: { hash: 'sha384', key: 'RSA' }, [oids.rsaSha512]: { hash: 'sha512', key: 'RSA' }
}

/** Reads an AlgorithmIdentifier of a signature. @throws DerError for one we do not take (SHA-1, MD5, unknown) */
export function readSignatureAlgorithm(node: DerNode): string {
  const fields = new Fields(node, 'signature algorithm')
  const name = readOid(fields.take(tags.oid))
  const algorithm = signatureAlgorithms[name]
  if (!algorithm) throw new DerError(`signature algorithm ${name} is not accepted`)
  // RFC 5758: parameters absent for ECDSA; RFC 4055: NULL for RSA.
  if (algorithm.key === 'RSA' && fields.take(tags.null).content.length > 0) throw new DerError('signature algorithm: NULL is not empty')
  fields.end()
  return name
}

/** Verifies a signature made with the algorithm of this identifier; a key of another kind never verifies. */
export function verifySignature(algorithm: string, key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  const known = signatureAlgorithms[algorithm]
  if (!known || key.asymmetricKeyType !== (known.key === 'EC' ? 'ec' : 'rsa')) return false
  try {
    return verify(known.hash, data, known.key === 'EC' ? { key, dsaEncoding: 'der' } : key, signature)
  } catch {
    return false
  }
}

/** Reads a Name into attribute types and values; an empty one names nobody. */
export function readName(node: DerNode): { type: string; value: string }[] {
  const relatives = sequenceOf(node, 'name')
  if (relatives.length === 0) throw new DerError('name: empty')
  return relatives.flatMap((relative) => {
    if (relative.tag !== tags.set) throw new DerError('name: not a SET')
    const attributes = children(relative)
    if (attributes.length === 0) throw new DerError('name: empty')
    return attributes.map((attribute) => {
      const fields = new Fields(attribute, 'name attribute')
      const type = readOid(fields.take(tags.oid))
      const value = fields.any()
      fields.end()
      const encoding = value.tag === tags.utf8String ? 'utf8' : value.tag === tags.printableString || value.tag === tags.ia5String ? 'latin1' : null
      if (!encoding) throw new DerError('name: string type is not accepted')
      const text = encoding === 'utf8' ? decodeUtf8(value.content) : Buffer.from(value.content).toString(encoding)
      // A NUL or a line break in a name fools whoever prints it.
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u001f\u007f]/.test(text)) throw new DerError('name: control character')
      return { type, value: text }
    })
  })
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DerError(`name: not UTF-8 (${String(cause)})`)
  }
}

/** The first value of this attribute in the subject. */
export function subjectAttribute(certificate: Pick<Certificate, 'subject'>, type: string): string | null {
  return certificate.subject.find((attribute) => attribute.type === type)?.value ?? null
}

export function readExtensions(node: DerNode): Map<string, Extension> {
  const found = new Map<string, Extension>()
  for (const item of sequenceOf(node, 'extensions')) {
    const fields = new Fields(item, 'extension')
    const name = readOid(fields.take(tags.oid))
    const flag = fields.optional(tags.boolean)
    if (flag && !readBoolean(flag)) throw new DerError('extension: a default is written out')
    const value = fields.take(tags.octetString).content
    fields.end()
    if (found.has(name)) throw new DerError(`extension ${name} stands twice`)
    found.set(name, { critical: flag !== undefined, value })
  }
  if (found.size === 0) throw new DerError('extensions: empty')
  return found
}

function readBasicConstraints(value: Uint8Array | undefined): { isAuthority: boolean; pathLength: number | null } {
  if (!value) return { isAuthority: false, pathLength: null }
  const fields = new Fields(readDer(value), 'basic constraints')
  const flag = fields.optional(tags.boolean)
  if (flag && !readBoolean(flag)) throw new DerError('basic constraints: a default is written out')
  const length = fields.optional(tags.integer)
  fields.end()
  if (length && !flag) throw new DerError('basic constraints: path length without CA')
  const pathLength = length ? readInteger(length) : null
  if (pathLength !== null && (pathLength < 0n || pathLength > 10n)) throw new DerError('basic constraints: path length')
  return { isAuthority: flag !== undefined, pathLength: pathLength === null ? null : Number(pathLength) }
}

function readOidList(value: Uint8Array | undefined, what: string): string[] | null {
  if (!value) return null
  const list = sequenceOf(readDer(value), what).map(readOid)
  if (list.length === 0 || new Set(list).size !== list.length) throw new DerError(`${what}: empty or repeated`)
  return list
}

function readPolicies(value: Uint8Array | undefined): string[] {
  if (!value) return []
  const list = sequenceOf(readDer(value), 'policies').map((item) => readOid(new Fields(item, 'policy').take(tags.oid)))
  if (list.length === 0 || new Set(list).size !== list.length) throw new DerError('policies: empty or repeated')
  return list
}

/** The issuer's key, and nothing else: naming the issuer by its own issuer and serial number as well could contradict it. */
function readAuthorityKeyIdentifier(extension: Extension | undefined): Uint8Array | null {
  if (!extension) return null
  const fields = new Fields(readDer(extension.value), 'authority key identifier')
  const identifier = fields.take(primitiveTag(0)).content
  fields.end()
  if (identifier.length === 0 || extension.critical) throw new DerError('authority key identifier: empty or critical')
  return identifier
}

function readSubjectKeyIdentifier(extension: Extension | undefined): Uint8Array | null {
  if (!extension) return null
  const node = readDer(extension.value)
  if (node.tag !== tags.octetString) throw new DerError('subject key identifier: not an OCTET STRING')
  if (node.content.length === 0 || extension.critical) throw new DerError('subject key identifier: empty or critical')
  return node.content
}

function readKey(spki: DerNode): Pick<Certificate, 'spki' | 'publicKey' | 'keyKind' | 'publicKeyBits'> {
  const fields = new Fields(spki, 'public key')
  fields.take(tags.sequence)
  const publicKeyBits = readOctetsOfBits(fields.take(tags.bitString))
  fields.end()
  let publicKey: KeyObject
  try {
    publicKey = createPublicKey({ key: Buffer.from(spki.bytes), format: 'der', type: 'spki' })
  } catch (cause) {
    throw new DerError(`public key: ${String(cause)}`)
  }
  const details = publicKey.asymmetricKeyDetails
  const keyKind = publicKey.asymmetricKeyType === 'rsa' ? 'RSA' : curveKinds[details?.namedCurve ?? '']
  if (!keyKind) throw new DerError('public key: kind is not accepted')
  if (keyKind === 'RSA' && ((details?.modulusLength ?? 0) < 2048 || (details?.publicExponent ?? 0n) < 65537n)) throw new DerError('public key: too weak')
  return { spki: spki.bytes, publicKey, keyKind, publicKeyBits }
}

/**
 * @throws DerError on trailing bytes, a duplicate extension, an unknown critical extension, a weak or unknown algorithm, or any
 * other departure from the profile
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const outer = new Fields(readDer(der), 'certificate')
  const tbs = outer.take(tags.sequence)
  const outerAlgorithm = outer.take(tags.sequence)
  const signature = readOctetsOfBits(outer.take(tags.bitString))
  outer.end()

  const fields = new Fields(tbs, 'certificate')
  const [version, ...moreVersions] = children(fields.take(constructedTag(0)))
  if (!version || moreVersions.length > 0 || readInteger(version) !== 2n) throw new DerError('certificate: not version 3')
  const serialNode = fields.take(tags.integer)
  const serial = readInteger(serialNode)
  if (serial <= 0n || serialNode.content.length > 20) throw new DerError('certificate: serial number out of range')
  const innerAlgorithm = fields.take(tags.sequence)
  if (!equalBytes(innerAlgorithm.bytes, outerAlgorithm.bytes)) throw new DerError('certificate: two signature algorithms')
  const issuer = fields.take(tags.sequence)
  readName(issuer)
  const validity = new Fields(fields.take(tags.sequence), 'validity')
  const notBefore = readTime(validity.any())
  const notAfter = readTime(validity.any())
  validity.end()
  const subjectNode = fields.take(tags.sequence)
  const key = readKey(fields.take(tags.sequence))
  const [extensionsNode, ...moreExtensions] = children(fields.take(constructedTag(3)))
  fields.end()
  if (!extensionsNode || moreExtensions.length > 0) throw new DerError('certificate: extensions are malformed')

  const extensions = readExtensions(extensionsNode)
  for (const [name, { critical }] of extensions) if (critical && !understood.has(name)) throw new DerError(`extension ${name} is critical and unknown`)
  checkOtherExtensions(extensions)
  const valueOf = (name: string): Uint8Array | undefined => extensions.get(name)?.value
  const usage = valueOf(oids.keyUsage)
  const hex = serial.toString(16).toUpperCase()
  return {
    der, tbs: tbs.bytes, serial: hex.length % 2 === 0 ? hex : `0${hex}`,
    issuerName: issuer.bytes, subjectName: subjectNode.bytes, subject: readName(subjectNode), notBefore, notAfter, ...key,
    signatureAlgorithm: readSignatureAlgorithm(outerAlgorithm), signature, extensions,
    keyUsage: usage ? readNamedBits(readDer(usage)) : null,
    extendedKeyUsage: readOidList(valueOf(oids.extendedKeyUsage), 'extended key usage'),
    policies: readPolicies(valueOf(oids.certificatePolicies)),
    ...readBasicConstraints(valueOf(oids.basicConstraints)),
    subjectKeyIdentifier: readSubjectKeyIdentifier(extensions.get(oids.subjectKeyIdentifier)),
    authorityKeyIdentifier: readAuthorityKeyIdentifier(extensions.get(oids.authorityKeyIdentifier))
  }
}

/** Whether `issuer` issued `certificate`: names equal octet by octet, key identifiers agree, the signature verifies. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!equalBytes(certificate.issuerName, issuer.subjectName)) return false
  const wanted = certificate.authorityKeyIdentifier
  if (wanted && !equalBytes(wanted, issuer.subjectKeyIdentifier ?? keyIdentifier(issuer.publicKeyBits))) return false
  return verifySignature(certificate.signatureAlgorithm, issuer.publicKey, certificate.tbs, certificate.signature)
}
