/** Certificate status (RFC 6960): the messages, for asker and responder alike. */
import { createHash } from 'node:crypto'
import {
  bitString, children, constructedTag, DerError, enumerated, equalBytes, explicit, Fields, generalizedTime, integer, octetString, oid, primitiveTag, readDer,
  readInteger, readOctetsOfBits, readOid, readTime, sequence, sequenceOf, tags, tlv, type DerNode
} from './der.ts'
import { readExtensions, readSignatureAlgorithm, type Certificate } from './certificate.ts'
import { algorithmOf, revocationReasons, type RevocationReason } from './issue-certificate.ts'
import type { SigningKey } from './key-store.ts'
import { oids } from './object-identifiers.ts'

type CertIdHash = 'sha1' | 'sha256'

/** Names a certificate by its issuer's hashes and its serial number. */
export interface CertificateId {
  readonly hash: CertIdHash
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** As in `Certificate.serial`. */
  readonly serial: string
}

const certIdHashes: Readonly<Record<CertIdHash, string>> = { sha1: oids.sha1, sha256: oids.sha256 }

export function certificateId(certificate: Pick<Certificate, 'serial'>, issuer: Certificate, hash: CertIdHash = 'sha256'): CertificateId {
  return {
    hash, serial: certificate.serial,
    issuerNameHash: createHash(hash).update(issuer.subjectName).digest(), issuerKeyHash: createHash(hash).update(issuer.publicKeyBits).digest()
  }
}

export const sameCertificateId = (a: CertificateId, b: CertificateId): boolean => a.hash === b.hash && a.serial === b.serial &&
  equalBytes(a.issuerNameHash, b.issuerNameHash) && equalBytes(a.issuerKeyHash, b.issuerKeyHash)

function encodeId(id: CertificateId): Uint8Array {
  return sequence(sequence(oid(certIdHashes[id.hash]), tlv(tags.null)), octetString(id.issuerNameHash), octetString(id.issuerKeyHash), integer(Buffer.from(id.serial, 'hex')))
}

function readId(node: DerNode): CertificateId {
  const fields = new Fields(node, 'CertID')
  const algorithm = new Fields(fields.take(tags.sequence), 'CertID')
  const name = readOid(algorithm.take(tags.oid))
  const hash = (Object.keys(certIdHashes) as CertIdHash[]).find((candidate) => certIdHashes[candidate] === name)
  if (!hash) throw new DerError('CertID: hash is not accepted')
  const issuerNameHash = fields.take(tags.octetString).content
  const issuerKeyHash = fields.take(tags.octetString).content
  const serial = readInteger(fields.take(tags.integer))
  fields.end()
  if (serial <= 0n) throw new DerError('CertID: serial number')
  const hex = serial.toString(16).toUpperCase()
  return { hash, issuerNameHash, issuerKeyHash, serial: hex.length % 2 === 0 ? hex : `0${hex}` }
}

const nonceExtension = (nonce: Uint8Array): Uint8Array => sequence(sequence(oid(oids.ocspNonce), octetString(octetString(nonce))))

function readNonce(node: DerNode | undefined): Uint8Array | null {
  const [list] = node ? children(node) : []
  const value = list ? readExtensions(list).get(oids.ocspNonce)?.value : undefined
  if (!value) return null
  const inner = readDer(value)
  if (inner.tag !== tags.octetString || inner.content.length === 0 || inner.content.length > 128) throw new DerError('OCSP nonce: malformed')
  return inner.content
}

export function encodeOcspRequest(id: CertificateId, nonce: Uint8Array): Uint8Array {
  return sequence(sequence(sequence(sequence(encodeId(id))), explicit(2, nonceExtension(nonce))))
}

export interface OcspRequest {
  readonly ids: readonly CertificateId[]
  readonly nonce: Uint8Array | null
}

/** @throws DerError */
export function parseOcspRequest(der: Uint8Array): OcspRequest {
  const outer = new Fields(readDer(der), 'OCSP request')
  const fields = new Fields(outer.take(tags.sequence), 'OCSP request')
  fields.optional(constructedTag(0))
  fields.optional(constructedTag(1))
  const ids = sequenceOf(fields.take(tags.sequence), 'OCSP request').map((item) => readId(new Fields(item, 'OCSP request').take(tags.sequence)))
  const nonce = readNonce(fields.optional(constructedTag(2)))
  fields.end()
  if (ids.length === 0) throw new DerError('OCSP request: empty')
  return { ids, nonce }
}

export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: RevocationReason }
  | { readonly status: 'unknown' }

export interface OcspAnswer {
  readonly id: CertificateId
  readonly status: CertificateStatus
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
}

function encodeStatus(status: CertificateStatus): Uint8Array {
  if (status.status === 'good') return tlv(primitiveTag(0))
  if (status.status === 'unknown') return tlv(primitiveTag(2))
  return tlv(constructedTag(1), generalizedTime(status.at), ...(status.reason === 'unspecified' ? [] : [explicit(0, enumerated(revocationReasons[status.reason]))]))
}

/** A signed answer; the responder's certificate travels with it. */
export async function encodeOcspResponse(
  response: { answers: readonly OcspAnswer[]; nonce: Uint8Array | null; producedAt: Date }, signer: { key: SigningKey; certificate: Certificate }
): Promise<Uint8Array> {
  const data = sequence(
    explicit(2, octetString(createHash('sha1').update(signer.certificate.publicKeyBits).digest())), generalizedTime(response.producedAt),
    sequence(...response.answers.map((answer) => sequence(
      encodeId(answer.id), encodeStatus(answer.status), generalizedTime(answer.thisUpdate), ...(answer.nextUpdate ? [explicit(0, generalizedTime(answer.nextUpdate))] : [])
    ))),
    ...(response.nonce ? [explicit(1, nonceExtension(response.nonce))] : [])
  )
  const basic = sequence(data, algorithmOf(signer.key), bitString(await signer.key.sign(data)), explicit(0, sequence(signer.certificate.der)))
  return sequence(enumerated(0), explicit(0, sequence(oid(oids.ocspBasic), octetString(basic))))
}

/** An unsigned error: the request is malformed (1), we cannot answer now (3), we may not answer (6). */
export const ocspError = (status: 'malformedRequest' | 'internalError' | 'tryLater' | 'unauthorized'): Uint8Array =>
  sequence(enumerated({ malformedRequest: 1, internalError: 2, tryLater: 3, unauthorized: 6 }[status]))

export interface OcspResponse {
  readonly answers: readonly OcspAnswer[]
  readonly nonce: Uint8Array | null
  readonly producedAt: Date
  readonly signedData: Uint8Array
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  readonly certificates: readonly Uint8Array[]
}

const reasonOf = (code: bigint): RevocationReason =>
  (Object.keys(revocationReasons) as RevocationReason[]).find((name) => BigInt(revocationReasons[name]) === code) ?? 'unspecified'

function readStatus(node: DerNode): CertificateStatus {
  if (node.tag === primitiveTag(0) && node.content.length === 0) return { status: 'good' }
  if (node.tag === primitiveTag(2) && node.content.length === 0) return { status: 'unknown' }
  const fields = new Fields(node, 'OCSP status', constructedTag(1))
  const at = readTime(fields.take(tags.generalizedTime))
  const [reason] = fields.left > 0 ? children(fields.take(constructedTag(0))) : []
  fields.end()
  return { status: 'revoked', at, reason: reason ? reasonOf(readInteger(reason, tags.enumerated)) : 'unspecified' }
}

function readAnswer(node: DerNode): OcspAnswer {
  const fields = new Fields(node, 'OCSP answer')
  const id = readId(fields.take(tags.sequence))
  const status = readStatus(fields.any())
  const thisUpdate = readTime(fields.take(tags.generalizedTime))
  const next = fields.optional(constructedTag(0))
  const [nextNode] = next ? children(next) : []
  const extensionsNode = fields.optional(constructedTag(1))
  fields.end()
  const [list] = extensionsNode ? children(extensionsNode) : []
  if (list && [...readExtensions(list).values()].some(({ critical }) => critical)) throw new DerError('OCSP answer: unknown critical extension')
  return { id, status, thisUpdate, nextUpdate: nextNode ? readTime(nextNode) : null }
}

/** Reads a response without judging it. @throws DerError, also for a response that only reports an error */
export function parseOcspResponse(der: Uint8Array): OcspResponse {
  const outer = new Fields(readDer(der), 'OCSP response')
  const status = readInteger(outer.take(tags.enumerated), tags.enumerated)
  if (status !== 0n) throw new DerError(`OCSP response: status ${status}`)
  const [bytesNode] = children(outer.take(constructedTag(0)))
  outer.end()
  const bytes = new Fields(bytesNode, 'OCSP response')
  if (readOid(bytes.take(tags.oid)) !== oids.ocspBasic) throw new DerError('OCSP response: not basic')
  const basic = new Fields(readDer(bytes.take(tags.octetString).content), 'OCSP response')
  bytes.end()
  const dataNode = basic.take(tags.sequence)
  const signatureAlgorithm = readSignatureAlgorithm(basic.take(tags.sequence))
  const signature = readOctetsOfBits(basic.take(tags.bitString))
  const certificatesNode = basic.optional(constructedTag(0))
  basic.end()
  const [list] = certificatesNode ? children(certificatesNode) : []
  const data = new Fields(dataNode, 'OCSP response')
  data.optional(constructedTag(0))
  const responder = data.any()
  if (responder.tag !== constructedTag(1) && responder.tag !== constructedTag(2)) throw new DerError('OCSP response: responder')
  const producedAt = readTime(data.take(tags.generalizedTime))
  const answers = sequenceOf(data.take(tags.sequence), 'OCSP response').map(readAnswer)
  const nonce = readNonce(data.optional(constructedTag(1)))
  data.end()
  return {
    answers, nonce, producedAt, signedData: dataNode.bytes, signatureAlgorithm, signature,
    certificates: list ? sequenceOf(list, 'OCSP response').map((node) => node.bytes) : []
  }
}
