/** What the authority answers to: OCSP, revocation list, time-stamps. Each works in process and behind its route alike. */
import type { Context } from '../../platform/context/index.ts'
import {
  certificateId, DerError, encodeOcspResponse, grantedTimestamp, issueRevocationList, issueTimestampToken, ocspError, parseOcspRequest, parseTimestampRequest,
  refusedTimestamp, sameCertificateId, type CertificateId, type CertificateStatus, type OcspAnswer, type OcspRequest, type OcspTransport, type RevocationReason,
  type TimestampRequest, type TimestampTransport
} from '../../platform/crypto/index.ts'
import type { Authority, CertificateAuthority, IssuingAuthority } from './authority.ts'
import { randomSerial } from './authority-parts.ts'
import { findBySerial, listEnded, statusAt } from './signatures.store.ts'
import type { SignatureCertificate } from './signatures.types.ts'

const maximalIds = 16
const answerLifetime = 10 * 60_000
const listLifetime = 24 * 3_600_000
const wholeSecond = (time: Date): Date => new Date(Math.floor(time.getTime() / 1000) * 1000)

function statusOf(row: SignatureCertificate | null): CertificateStatus {
  if (!row) return { status: 'unknown' }
  if (row.status === 'good') return { status: 'good' }
  const reason = row.status === 'hold' ? 'certificateHold' : (row.statusReason as RevocationReason | null) ?? 'unspecified'
  return { status: 'revoked', at: wholeSecond(row.statusSince), reason }
}

/** The authority that a question is about; null when it is none of ours. */
const issuerOf = (authority: Authority, id: CertificateId): IssuingAuthority | null =>
  authority.issuers.find(({ certificate }) => sameCertificateId(id, certificateId({ serial: id.serial }, certificate, id.hash))) ?? null

/** A serial number we never issued is "unknown": a forged certificate is not good. */
async function answer(ctx: Context, issuer: IssuingAuthority | null, id: CertificateId, now: Date): Promise<OcspAnswer> {
  const status = statusOf(issuer ? await findBySerial(ctx.db, [issuer.id], id.serial) : null)
  return { id, status, thisUpdate: now, nextUpdate: new Date(now.getTime() + answerLifetime) }
}

/** Answers an OCSP request, DER to DER. */
export async function answerOcsp(ctx: Context, authorities: CertificateAuthority, der: Uint8Array): Promise<Uint8Array> {
  let request: OcspRequest
  try {
    request = parseOcspRequest(der)
  } catch (error) {
    if (error instanceof DerError) return ocspError('malformedRequest')
    throw error
  }
  if (request.ids.length > maximalIds) return ocspError('malformedRequest')
  const authority = await authorities.current(ctx)
  const now = wholeSecond(ctx.clock.now())
  const issuers = request.ids.map((id) => issuerOf(authority, id))
  // One answer has one signature, by whom the issuer has delegated: who asks about two authorities asks twice.
  const [issuer] = [...new Set(issuers.filter((item) => item !== null))]
  if (new Set(issuers.filter((item) => item !== null)).size > 1 || issuer?.online === null) return ocspError('unauthorized')
  const answers: OcspAnswer[] = []
  for (const [index, id] of request.ids.entries()) answers.push(await answer(ctx, issuers[index]!, id, now))
  return encodeOcspResponse({ answers, nonce: request.nonce, producedAt: now }, issuer?.online?.ocsp ?? authority.ocsp)
}

/**
 * The revocation list of an issuing authority, DER. Its number is the second it was made in, which only grows.
 * @param path under which the authority's certificates name it; null when no authority that still answers has it
 */
export async function revocationList(ctx: Context, authorities: CertificateAuthority, path: string): Promise<Uint8Array | null> {
  const issuer = (await authorities.current(ctx)).issuers.find(({ crlPath }) => crlPath === path)
  if (!issuer?.online) return null
  const now = wholeSecond(ctx.clock.now())
  const ended = await listEnded(ctx.db, issuer.id, now)
  const entries = ended.flatMap((row) => {
    const status = statusOf(row)
    return status.status === 'revoked' ? [{ serial: row.serial, at: status.at, reason: status.reason }] : []
  })
  const list = { number: now.getTime() / 1000, thisUpdate: now, nextUpdate: new Date(now.getTime() + listLifetime), entries }
  return issueRevocationList(list, issuer.online.key, issuer.certificate)
}

/** Answers a time-stamp request, DER to DER. */
export async function answerTimestamp(ctx: Context, authorities: CertificateAuthority, der: Uint8Array): Promise<Uint8Array> {
  let request: TimestampRequest
  try {
    request = parseTimestampRequest(der)
  } catch (error) {
    if (error instanceof DerError) return refusedTimestamp('badRequest', error.message)
    throw error
  }
  const { timestamp } = await authorities.current(ctx)
  if (request.policy !== null && request.policy !== timestamp.policy) return refusedTimestamp('unacceptedPolicy', 'unknown policy')
  return grantedTimestamp(await issueTimestampToken(request, timestamp, ctx.clock.now(), randomSerial(ctx)))
}

/** OCSP without a detour over the network, for the process that holds the authority itself. */
export function localOcspTransport(ctx: Context, authorities: CertificateAuthority): OcspTransport {
  return (request) => answerOcsp(ctx, authorities, request)
}

/** Time-stamps without a detour over the network. */
export function localTimestampTransport(ctx: Context, authorities: CertificateAuthority): TimestampTransport {
  return (request) => answerTimestamp(ctx, authorities, request)
}

/** For a verifier: the status of one of our certificates when something was signed. */
export async function statusOfSerialAt(ctx: Context, authorities: CertificateAuthority, serial: string, at: Date): Promise<'good' | 'revoked' | 'unknown'> {
  const authority = await authorities.current(ctx)
  const row = await findBySerial(ctx.db, authority.issuers.map(({ id }) => id), serial)
  const status = row ? await statusAt(ctx.db, row.id, at) : null
  if (!status) return 'unknown'
  return status.status === 'good' ? 'good' : 'revoked'
}
