/** The pure part of card login: does this token prove possession of the key in its certificate, for our origin and nonce? */
import { constants, createHash, verify } from 'node:crypto'
import { CertificateRefused, validateCertificate, type Certificate, type CertificateFault, type CertificateProfile, type HashName, type KeyKind } from '../../platform/crypto/index.ts'
import type { DomainError } from '../../platform/errors/index.ts'
import { cardLoginErrors } from './card-login.errors.ts'
import { authenticationToken, type AuthenticationToken } from './card-login.types.ts'

interface Algorithm {
  readonly hash: HashName
  readonly scheme: 'ecdsa' | 'pkcs1' | 'pss'
  readonly keys: readonly KeyKind[]
}

/** Bound to the key: ES256 goes with P-256 only, ES384 with P-384. ES512 would want P-521, which no card of ours carries. */
const algorithms: Readonly<Record<string, Algorithm>> = {
  ES256: { hash: 'sha256', scheme: 'ecdsa', keys: ['P-256'] }, ES384: { hash: 'sha384', scheme: 'ecdsa', keys: ['P-384'] },
  RS256: { hash: 'sha256', scheme: 'pkcs1', keys: ['RSA'] }, RS384: { hash: 'sha384', scheme: 'pkcs1', keys: ['RSA'] }, RS512: { hash: 'sha512', scheme: 'pkcs1', keys: ['RSA'] },
  PS256: { hash: 'sha256', scheme: 'pss', keys: ['RSA'] }, PS384: { hash: 'sha384', scheme: 'pss', keys: ['RSA'] }, PS512: { hash: 'sha512', scheme: 'pss', keys: ['RSA'] }
}

const byFault: Readonly<Record<CertificateFault, () => DomainError>> = {
  malformed: () => cardLoginErrors.certificateMalformed(),
  'unknown-issuer': () => cardLoginErrors.unknownIssuer(),
  'issuer-not-valid': () => cardLoginErrors.unknownIssuer(),
  'not-yet-valid': () => cardLoginErrors.notYetValid(),
  expired: () => cardLoginErrors.cardExpired(),
  'is-authority': () => cardLoginErrors.wrongCertificate(),
  'wrong-key-usage': () => cardLoginErrors.wrongCertificate(),
  'wrong-extended-key-usage': () => cardLoginErrors.wrongCertificate(),
  'wrong-policy': () => cardLoginErrors.wrongCertificate()
}

/** Validates a card's certificate and says in the words of card login what is wrong. @throws card-login.* */
export function validateCardCertificate(
  der: Uint8Array, trust: { issuers: readonly Certificate[]; at: Date; profile: CertificateProfile }
): { certificate: Certificate; issuer: Certificate } {
  try {
    return validateCertificate(der, trust)
  } catch (cause) {
    if (cause instanceof CertificateRefused) throw byFault[cause.fault]()
    throw cause
  }
}

/** Reads a token strictly. @throws card-login.malformed-token */
export function readToken(input: unknown): AuthenticationToken {
  const parsed = authenticationToken.safeParse(input)
  const length = parsed.success ? JSON.stringify(parsed.data).length : 0
  // A prefix test on the format would also take "web-eid:10".
  if (!parsed.success || length < 100 || length > 10_000 || !/^web-eid:1(?:\.\d{1,4})?$/.test(parsed.data.format)) throw cardLoginErrors.malformedToken()
  return parsed.data
}

/**
 * Everything about the token but revocation and the register.
 * @param origin ours, without trailing slash
 * @param nonce its base64 text, as it was given out
 * @throws card-login.malformed-token, card-login.wrong-signature, and the certificate's faults
 */
export function verifyToken(
  token: AuthenticationToken, expected: { origin: string; nonce: string; issuers: readonly Certificate[]; at: Date; profile: CertificateProfile }
): { certificate: Certificate; issuer: Certificate } {
  const found = validateCardCertificate(Buffer.from(token.unverifiedCertificate, 'base64'), expected)
  const algorithm = Object.hasOwn(algorithms, token.algorithm) ? algorithms[token.algorithm] : undefined
  if (!algorithm?.keys.includes(found.certificate.keyKind)) throw cardLoginErrors.malformedToken()
  if (!signatureHolds(algorithm, found.certificate, expected, Buffer.from(token.signature, 'base64'))) throw cardLoginErrors.wrongSignature()
  return found
}

function signatureHolds({ hash, scheme }: Algorithm, certificate: Certificate, { origin, nonce }: { origin: string; nonce: string }, signature: Uint8Array): boolean {
  const digest = (text: string): Uint8Array => createHash(hash).update(text, 'utf8').digest()
  const data = Buffer.concat([digest(origin), digest(nonce)])
  const key = certificate.publicKey
  try {
    if (scheme === 'ecdsa') return verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature)
    if (scheme === 'pkcs1') return verify(hash, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
    return verify(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, signature)
  } catch {
    return false
  }
}
