/** Time-stamps (RFC 3161): the authority's half and the verifier's. Stamps are over SHA-256, SHA-384 or SHA-512 only. */
import {
  boolean, constructedTag, DerError, equalBytes, Fields, generalizedTime, integer, namedBits, octetString, oid, readBoolean, readDer, readInteger, readOid,
  readTime, sequence, tags, utf8String
} from './der.ts'
import { assembleSignedData, checkSignedData, digest, digestAlgorithm, parseSignedData, readDigestAlgorithm, signedAttributes } from './cms.ts'
import { keyUsageBits, type Certificate } from './certificate.ts'
import { hashOfCurve, type HashName, type SigningKey } from './key-store.ts'
import { oids } from './object-identifiers.ts'
import { CertificateRefused, validateCertificate } from './validate-certificate.ts'

export interface TimestampRequest {
  readonly hash: HashName
  readonly imprint: Uint8Array
  readonly policy: string | null
  readonly nonce: bigint | null
  readonly wantsCertificate: boolean
}

const hashLengths: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 }
const imprintOf = (hash: HashName, imprint: Uint8Array): Uint8Array => sequence(digestAlgorithm(hash), octetString(imprint))

/** Encodes a request for a stamp over a digest. */
export function encodeTimestampRequest(request: Pick<TimestampRequest, 'hash' | 'imprint'> & { nonce: Uint8Array }): Uint8Array {
  return sequence(integer(1), imprintOf(request.hash, request.imprint), integer(request.nonce), boolean(true))
}

/** @throws DerError */
export function parseTimestampRequest(der: Uint8Array): TimestampRequest {
  const fields = new Fields(readDer(der), 'time-stamp request')
  if (readInteger(fields.take(tags.integer)) !== 1n) throw new DerError('time-stamp request: version')
  const imprint = new Fields(fields.take(tags.sequence), 'message imprint')
  const hash = readDigestAlgorithm(imprint.take(tags.sequence))
  const value = imprint.take(tags.octetString).content
  imprint.end()
  if (value.length !== hashLengths[hash]) throw new DerError('message imprint: length')
  const policy = fields.optional(tags.oid)
  const nonce = fields.optional(tags.integer)
  const wants = fields.optional(tags.boolean)
  fields.end()
  return { hash, imprint: value, policy: policy ? readOid(policy) : null, nonce: nonce ? readInteger(nonce) : null, wantsCertificate: wants ? readBoolean(wants) : false }
}

/** The time-stamp authority's key, certificate and what it carries along. */
export interface TimestampSigner {
  readonly key: SigningKey
  readonly certificate: Certificate
  /** Further certificates of the chain, for verifiers that do not have them. */
  readonly chain: readonly Uint8Array[]
  readonly policy: string
}

/** Makes the TimeStampToken. @param serial unique for this authority */
export async function issueTimestampToken(request: TimestampRequest, signer: TimestampSigner, at: Date, serial: Uint8Array): Promise<Uint8Array> {
  const info = sequence(
    integer(1), oid(signer.policy), imprintOf(request.hash, request.imprint), integer(serial), generalizedTime(at),
    sequence(integer(1)), ...(request.nonce === null ? [] : [integer(request.nonce)])
  )
  const hash = hashOfCurve(signer.key.curve)
  const attributes = signedAttributes({ type: oids.tstInfo, digest: digest(hash, info) }, signer.certificate.der)
  return assembleSignedData({
    hash, contentType: oids.tstInfo, content: info, signer: signer.certificate,
    certificates: request.wantsCertificate ? [signer.certificate.der, ...signer.chain] : [],
    signedAttributes: attributes, signatureAlgorithm: hash === 'sha256' ? oids.ecdsaSha256 : oids.ecdsaSha384, signature: await signer.key.sign(attributes)
  })
}

/** PKIFailureInfo bits of RFC 3161, 2.4.2. */
export const timestampFailures = { badAlgorithm: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, systemFailure: 25 } as const

export const grantedTimestamp = (token: Uint8Array): Uint8Array => sequence(sequence(integer(0)), token)

export function refusedTimestamp(failure: keyof typeof timestampFailures, text: string): Uint8Array {
  return sequence(sequence(integer(2), sequence(utf8String(text)), namedBits(timestampFailures[failure])))
}

/** Takes the token from a response. @throws DerError when it was refused */
export function readTimestampResponse(der: Uint8Array): Uint8Array {
  const fields = new Fields(readDer(der), 'time-stamp response')
  const status = readInteger(new Fields(fields.take(tags.sequence), 'status').take(tags.integer))
  if (status !== 0n && status !== 1n) throw new DerError(`time-stamp response: refused with status ${status}`)
  const token = fields.take(tags.sequence).bytes
  fields.end()
  return token
}

/** Asks for a stamp and gives the token; over HTTP or in process. */
export type TimestampTransport = (request: Uint8Array) => Promise<Uint8Array>

export interface TimestampReport {
  readonly time: Date
  readonly signer: Certificate
  readonly imprintOk: boolean
  readonly signatureOk: boolean
  readonly certificateOk: boolean
  readonly certificateFault: string | null
  readonly nonce: bigint | null
}

/**
 * Verifies a token over `data`.
 * @param issuers pinned issuing authorities of time-stamp signers
 * @param policies those that are taken; null: any, where the issuers are trusted whatever theirs is called
 * @throws DerError when it is not a token
 */
export function verifyTimestampToken(token: Uint8Array, data: Uint8Array, issuers: readonly Certificate[], policies: readonly string[] | null): TimestampReport {
  const signed = parseSignedData(token)
  if (signed.contentType !== oids.tstInfo || !signed.content) throw new DerError('time-stamp: no TSTInfo')
  const fields = new Fields(readDer(signed.content), 'TSTInfo')
  if (readInteger(fields.take(tags.integer)) !== 1n) throw new DerError('TSTInfo: version')
  const policy = readOid(fields.take(tags.oid))
  const imprint = new Fields(fields.take(tags.sequence), 'message imprint')
  const hash = readDigestAlgorithm(imprint.take(tags.sequence))
  const value = imprint.take(tags.octetString).content
  fields.take(tags.integer)
  const time = readTime(fields.take(tags.generalizedTime))
  fields.optional(tags.sequence)
  fields.optional(tags.boolean)
  const nonce = fields.optional(tags.integer)
  fields.optional(constructedTag(0))
  fields.optional(constructedTag(1))
  fields.end()
  const { digestOk, signatureOk } = checkSignedData(signed, [signed.content])
  let certificateFault: string | null = policies === null || policies.includes(policy) ? null : 'wrong-policy'
  try {
    validateCertificate(signed.signer.der, { issuers, at: time, profile: timestampProfile })
  } catch (error) {
    if (!(error instanceof CertificateRefused)) throw error
    certificateFault = error.fault
  }
  return {
    time, signer: signed.signer, imprintOk: equalBytes(value, digest(hash, data)), signatureOk: digestOk && signatureOk,
    certificateOk: certificateFault === null, certificateFault, nonce: nonce ? readInteger(nonce) : null
  }
}

/** The certificate of a time-stamp authority: EKU timeStamping critical and alone (RFC 3161, 2.3). */
const timestampProfile = { keyUsage: [keyUsageBits.digitalSignature], extendedKeyUsage: oids.timeStamping, exclusive: true, policies: [] }

/** Stamps data: request, response, and the check that the token is over these data and this nonce. @throws DerError */
export async function timestamp(data: Uint8Array, nonce: Uint8Array, transport: TimestampTransport, issuers: readonly Certificate[], policies: readonly string[]): Promise<Uint8Array> {
  const token = readTimestampResponse(await transport(encodeTimestampRequest({ hash: 'sha256', imprint: digest('sha256', data), nonce })))
  const report = verifyTimestampToken(token, data, issuers, policies)
  if (!report.imprintOk || !report.signatureOk || !report.certificateOk) throw new DerError('time-stamp: does not verify')
  if (report.nonce !== BigInt(`0x${Buffer.from(nonce).toString('hex')}`)) throw new DerError('time-stamp: another nonce')
  return token
}
