/**
 * CMS SignedData (RFC 5652) with one signer and the attributes of CAdES baseline (ETSI EN 319 122-1): contentType,
 * messageDigest, signingCertificateV2. What is signed is the DER SET of these attributes.
 */
import { createHash } from 'node:crypto'
import {
  children, constructedTag, DerError, equalBytes, explicit, Fields, integer, octetString, oid, readDer, readInteger, readOid, sequence, sequenceOf, setOf,
  tags, tlv, type DerNode
} from './der.ts'
import { parseCertificate, readSignatureAlgorithm, signatureAlgorithms, verifySignature, type Certificate } from './certificate.ts'
import type { HashName } from './key-store.ts'
import { oids } from './object-identifiers.ts'

export const digest = (hash: HashName, ...data: Uint8Array[]): Uint8Array => {
  const hasher = createHash(hash)
  for (const part of data) hasher.update(part)
  return hasher.digest()
}

const hashOids: Readonly<Record<HashName, string>> = { sha256: oids.sha256, sha384: oids.sha384, sha512: oids.sha512 }
export const digestAlgorithm = (hash: HashName): Uint8Array => sequence(oid(hashOids[hash]))

/** Reads a digest's AlgorithmIdentifier, parameters absent or NULL (RFC 5754, 2). @throws DerError for SHA-1 and unknown ones */
export function readDigestAlgorithm(node: DerNode | undefined): HashName {
  const fields = new Fields(node, 'digest algorithm')
  const name = readOid(fields.take(tags.oid))
  fields.optional(tags.null)
  fields.end()
  const found = (Object.keys(hashOids) as HashName[]).find((hash) => hashOids[hash] === name)
  if (!found) throw new DerError(`digest algorithm ${name} is not accepted`)
  return found
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value))

/** ESSCertIDv2 (RFC 5035): binds the signature to this very certificate. SHA-256 is the default and so left out. */
function signingCertificateV2(certificate: Uint8Array): Uint8Array {
  return sequence(sequence(sequence(octetString(digest('sha256', certificate)))))
}

/** The DER SET (tag 0x31) whose hash the card or the seal signs. */
export function signedAttributes(content: { type: string; digest: Uint8Array }, certificate: Uint8Array): Uint8Array {
  return setOf(
    attribute(oids.contentType, oid(content.type)),
    attribute(oids.messageDigest, octetString(content.digest)),
    attribute(oids.signingCertificateV2, signingCertificateV2(certificate))
  )
}

export interface SignedDataParts {
  readonly hash: HashName
  readonly contentType: string
  /** null: detached. */
  readonly content: Uint8Array | null
  readonly signer: Certificate
  /** Certificates to carry, the signer's first. */
  readonly certificates: readonly Uint8Array[]
  readonly signedAttributes: Uint8Array
  /** Identifier of the signature algorithm. */
  readonly signatureAlgorithm: string
  /** ECDSA as DER. */
  readonly signature: Uint8Array
  readonly timestampToken?: Uint8Array
}

/** Assembles the ContentInfo. */
export function assembleSignedData(parts: SignedDataParts): Uint8Array {
  const algorithm = signatureAlgorithms[parts.signatureAlgorithm]?.key === 'RSA'
    ? sequence(oid(parts.signatureAlgorithm), tlv(tags.null))
    : sequence(oid(parts.signatureAlgorithm))
  const signerInfo = sequence(
    integer(1), sequence(parts.signer.issuerName, integer(Buffer.from(parts.signer.serial, 'hex'))), digestAlgorithm(parts.hash),
    tlv(constructedTag(0), readDer(parts.signedAttributes).content), algorithm, octetString(parts.signature),
    ...(parts.timestampToken ? [tlv(constructedTag(1), attribute(oids.signatureTimeStamp, parts.timestampToken))] : [])
  )
  const signedData = sequence(
    integer(parts.contentType === oids.data ? 1 : 3), setOf(digestAlgorithm(parts.hash)),
    sequence(oid(parts.contentType), ...(parts.content ? [explicit(0, octetString(parts.content))] : [])),
    tlv(constructedTag(0), ...parts.certificates), setOf(signerInfo)
  )
  return sequence(oid(oids.signedData), explicit(0, signedData))
}

export interface SignedData {
  readonly contentType: string
  readonly content: Uint8Array | null
  readonly certificates: readonly Uint8Array[]
  readonly signer: Certificate
  readonly hash: HashName
  /** Re-tagged as the SET that was signed. */
  readonly signedAttributes: Uint8Array
  readonly messageDigest: Uint8Array
  readonly signingCertificateDigest: { readonly hash: HashName; readonly value: Uint8Array }
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  readonly timestampToken: Uint8Array | null
}

function readAttributes(nodes: DerNode[], what: string): Map<string, DerNode> {
  const found = new Map<string, DerNode>()
  for (const node of nodes) {
    const fields = new Fields(node, what)
    const type = readOid(fields.take(tags.oid))
    const values = children(fields.take(tags.set))
    fields.end()
    if (found.has(type) || values.length !== 1 || !values[0]) throw new DerError(`${what}: ${type} is not single`)
    found.set(type, values[0])
  }
  return found
}

function readSigningCertificate(node: DerNode | undefined): SignedData['signingCertificateDigest'] {
  const [list] = sequenceOf(node, 'signing certificate')
  const identifier = new Fields(sequenceOf(list, 'signing certificate')[0], 'signing certificate')
  const algorithm = identifier.optional(tags.sequence)
  return { hash: algorithm ? readDigestAlgorithm(algorithm) : 'sha256', value: identifier.take(tags.octetString).content }
}

/**
 * Reads a SignedData of exactly one signer.
 * @throws DerError
 */
export function parseSignedData(der: Uint8Array): SignedData {
  const outer = new Fields(readDer(der), 'CMS')
  if (readOid(outer.take(tags.oid)) !== oids.signedData) throw new DerError('CMS: not signed data')
  const [body] = children(outer.take(constructedTag(0)))
  outer.end()
  const fields = new Fields(body, 'signed data')
  const version = readInteger(fields.take(tags.integer))
  const [listed, ...moreListed] = children(fields.take(tags.set))
  const encapsulated = new Fields(fields.take(tags.sequence), 'encapsulated content')
  const contentType = readOid(encapsulated.take(tags.oid))
  const wrapped = encapsulated.optional(constructedTag(0))
  encapsulated.end()
  if (version !== (contentType === oids.data ? 1n : 3n)) throw new DerError('signed data: version')
  const [contentNode] = wrapped ? children(wrapped) : []
  if (contentNode && contentNode.tag !== tags.octetString) throw new DerError('encapsulated content: not an OCTET STRING')
  const certificatesNode = fields.optional(constructedTag(0))
  fields.optional(constructedTag(1))
  const signers = children(fields.take(tags.set))
  fields.end()
  if (signers.length !== 1) throw new DerError('signed data: not exactly one signer')
  const certificates = certificatesNode ? children(certificatesNode).map((node) => node.bytes) : []

  const info = new Fields(signers[0], 'signer')
  if (readInteger(info.take(tags.integer)) !== 1n) throw new DerError('signer: version')
  const identifier = new Fields(info.take(tags.sequence), 'signer identifier')
  const issuerName = identifier.take(tags.sequence).bytes
  const serial = readInteger(identifier.take(tags.integer))
  const hash = readDigestAlgorithm(info.take(tags.sequence))
  if (moreListed.length > 0 || readDigestAlgorithm(listed) !== hash) throw new DerError('signed data: digest algorithms')
  const attributesNode = info.take(constructedTag(0))
  const signatureAlgorithm = readSignatureAlgorithm(info.take(tags.sequence))
  const signature = info.take(tags.octetString).content
  const unsignedNode = info.optional(constructedTag(1))
  info.end()

  const signed = readAttributes(children(attributesNode), 'signed attributes')
  const stated = signed.get(oids.contentType)
  if (!stated || readOid(stated) !== contentType) throw new DerError('signed attributes: content type')
  const messageDigest = signed.get(oids.messageDigest)
  if (messageDigest?.tag !== tags.octetString) throw new DerError('signed attributes: no message digest')
  if (signatureAlgorithms[signatureAlgorithm]?.hash !== hash) throw new DerError('signer: digest and signature algorithm disagree')
  const signer = certificates.map(parseCertificate)
    .find((candidate) => BigInt(`0x${candidate.serial}`) === serial && equalBytes(candidate.issuerName, issuerName))
  if (!signer) throw new DerError('signed data: the signer\'s certificate is missing')
  const unsigned = unsignedNode ? readAttributes(children(unsignedNode), 'unsigned attributes') : new Map<string, DerNode>()
  return {
    contentType, content: contentNode?.content ?? null, certificates, signer, hash,
    signedAttributes: tlv(tags.set, attributesNode.content), messageDigest: messageDigest.content,
    signingCertificateDigest: readSigningCertificate(signed.get(oids.signingCertificateV2)),
    signatureAlgorithm, signature, timestampToken: unsigned.get(oids.signatureTimeStamp)?.bytes ?? null
  }
}

/** The parts of a signature's check; the certificate's chain is judged apart. */
export function checkSignedData(signed: SignedData, content: readonly Uint8Array[]): { digestOk: boolean; signatureOk: boolean } {
  const bound = equalBytes(digest(signed.signingCertificateDigest.hash, signed.signer.der), signed.signingCertificateDigest.value)
  return {
    digestOk: equalBytes(digest(signed.hash, ...content), signed.messageDigest),
    signatureOk: bound && verifySignature(signed.signatureAlgorithm, signed.signer.publicKey, signed.signedAttributes, signed.signature)
  }
}
