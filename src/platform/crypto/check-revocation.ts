/** Asks whether a certificate is still good. Unknown, stale, unreachable or malformed: refused, never "probably good". */
import { DerError, equalBytes } from './der.ts'
import { keyUsageBits, verifySignature, type Certificate } from './certificate.ts'
import { certificateId, encodeOcspRequest, parseOcspResponse, sameCertificateId, type CertificateStatus, type OcspResponse } from './ocsp.ts'
import { oids } from './object-identifiers.ts'
import { CertificateRefused, readCertificate, validateCertificate } from './validate-certificate.ts'

export type OcspFault = 'unreachable' | 'malformed' | 'wrong-nonce' | 'wrong-certificate' | 'bad-signature' | 'stale' | 'unknown'

export class OcspRefused extends Error {
  readonly fault: OcspFault
  constructor(fault: OcspFault, message: string = fault, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OcspRefused'
    this.fault = fault
  }
}

/** Carries a request to the responder; it may throw or ignore the signal, we stop waiting anyhow. */
export type OcspTransport = (request: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>

export const ocspTimeout = 5_000
const maximalAge = 2 * 60_000
const maximalSkew = 15 * 60_000
const maximalResponse = 64 * 1024

/** The responder at a fixed address, by configuration: the address inside a certificate is the certificate's claim. */
export function httpOcspTransport(url: string): OcspTransport {
  return async (request, signal) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body: Buffer.from(request), redirect: 'error', signal })
    if (response.status !== 200) throw new Error(`OCSP responder answered ${response.status}`)
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > maximalResponse) throw new Error('OCSP response is too large')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
}

export interface RevocationCheck {
  readonly certificate: Certificate
  readonly issuer: Certificate
  readonly transport: OcspTransport
  readonly now: Date
  /** 32 random octets. */
  readonly nonce: Uint8Array
  /** Responders trusted by themselves, beside those whom the issuer has delegated. */
  readonly pinnedResponders?: readonly Certificate[]
  readonly timeout?: number
}

/** @throws OcspRefused unless the answer is certainly `good` or `revoked` */
export async function checkRevocation(check: RevocationCheck): Promise<Exclude<CertificateStatus, { status: 'unknown' }>> {
  if (check.nonce.length !== 32) throw new RangeError('the OCSP nonce has 32 octets')
  const id = certificateId(check.certificate, check.issuer)
  const bytes = await ask(check, encodeOcspRequest(id, check.nonce))
  let response: OcspResponse
  try {
    response = parseOcspResponse(bytes)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new OcspRefused('malformed', cause.message, { cause })
  }
  if (!response.nonce || !equalBytes(response.nonce, check.nonce)) throw new OcspRefused('wrong-nonce')
  const [answer, ...others] = response.answers
  if (!answer || others.length > 0 || !sameCertificateId(answer.id, id)) throw new OcspRefused('wrong-certificate')
  if (!signedByResponder(response, check)) throw new OcspRefused('bad-signature')
  const age = check.now.getTime() - answer.thisUpdate.getTime()
  if (age > maximalAge || -age > maximalSkew) throw new OcspRefused('stale')
  if (answer.nextUpdate && (answer.nextUpdate < answer.thisUpdate || answer.nextUpdate < check.now)) throw new OcspRefused('stale')
  if (answer.status.status === 'unknown') throw new OcspRefused('unknown')
  return answer.status
}

async function ask(check: RevocationCheck, request: Uint8Array): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(check.timeout ?? ocspTimeout)
  const expired = new Promise<never>((_, reject) => limit.addEventListener('abort', () => reject(limit.reason), { once: true }))
  try {
    return await Promise.race([check.transport(request, limit), expired])
  } catch (cause) {
    throw new OcspRefused('unreachable', String(cause), { cause })
  }
}

/**
 * An answer that was kept: what it says of this certificate, and of when. Whose word it is is checked as of the moment it was given,
 * how old it is is for the caller to judge. Null when it is none, of another certificate, or not by the issuer's responder.
 */
export function readKeptAnswer(bytes: Uint8Array, certificate: Pick<Certificate, 'serial'>, issuer: Certificate): { status: CertificateStatus; thisUpdate: Date } | null {
  try {
    const response = parseOcspResponse(bytes)
    const answer = response.answers.find((item) => sameCertificateId(item.id, certificateId(certificate, issuer, item.id.hash)))
    if (!answer || !signedByResponder(response, { issuer, now: response.producedAt })) return null
    return { status: answer.status, thisUpdate: answer.thisUpdate }
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

function signedByResponder(response: OcspResponse, { issuer, now, pinnedResponders = [] }: Pick<RevocationCheck, 'issuer' | 'now' | 'pinnedResponders'>): boolean {
  const verifies = (key: Certificate): boolean => verifySignature(response.signatureAlgorithm, key.publicKey, response.signedData, response.signature)
  // The usual case first: each check of a signature that was made by somebody else costs as much as the right one.
  const isDelegated = response.certificates.some((der) => {
    try {
      if (!verifies(readCertificate(der))) return false
      validateCertificate(der, { issuers: [issuer], at: now, profile: { keyUsage: [keyUsageBits.digitalSignature], extendedKeyUsage: oids.ocspSigning, policies: [] } })
      return true
    } catch (error) {
      if (error instanceof CertificateRefused) return false
      throw error
    }
  })
  return isDelegated || verifies(issuer) ||
    pinnedResponders.some((responder) => responder.notBefore <= now && now <= responder.notAfter && verifies(responder))
}
