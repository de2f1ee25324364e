/**
 * Window messages between the page and the card reader's extension (Web eID 2.x). The software card of the demo answers the
 * same messages; `reader: 'software'` marks what is meant for it, so that an installed extension's answer is not mixed in.
 */
export interface AuthenticationToken {
  readonly unverifiedCertificate: string
  readonly algorithm: string
  readonly signature: string
  readonly format: string
  readonly appVersion: string
}

export interface SigningCertificate {
  readonly certificate: string
  readonly supportedSignatureAlgorithms: readonly { readonly cryptoAlgorithm: string; readonly hashFunction: string; readonly paddingScheme: string }[]
}

export interface CardSignature {
  /** Raw R‖S, base64. */
  readonly signature: string
  readonly signatureAlgorithm: { readonly cryptoAlgorithm: string; readonly hashFunction: string; readonly paddingScheme: string }
}

export type HashFunction = 'SHA-256' | 'SHA-384' | 'SHA-512'

export interface CardRequests {
  'web-eid:status': { request: Record<never, never>; answer: { extension?: string; nativeApp?: string } }
  'web-eid:authenticate': { request: { challengeNonce: string }; answer: AuthenticationToken }
  'web-eid:get-signing-certificate': { request: Record<never, never>; answer: SigningCertificate }
  'web-eid:sign': { request: { certificate: string; hash: string; hashFunction: HashFunction }; answer: CardSignature }
}
export type CardAction = keyof CardRequests
export type Reader = 'extension' | 'software'

/** Codes of the Web eID extension that a page may meet, and ours for the software card. */
export type CardFaultCode =
  | 'extension-unavailable' | 'native-unavailable' | 'version-mismatch' | 'user-cancelled' | 'user-timeout' | 'action-pending'
  | 'insecure-context' | 'no-card' | 'pin-blocked' | 'damaged-card' | 'unknown'

const faultOfCode: Readonly<Record<string, CardFaultCode>> = {
  ERR_WEBEID_EXTENSION_UNAVAILABLE: 'extension-unavailable',
  ERR_WEBEID_ACTION_TIMEOUT: 'extension-unavailable',
  ERR_WEBEID_NATIVE_UNAVAILABLE: 'native-unavailable',
  ERR_WEBEID_VERSION_MISMATCH: 'version-mismatch',
  ERR_WEBEID_VERSION_INVALID: 'version-mismatch',
  ERR_WEBEID_USER_CANCELLED: 'user-cancelled',
  ERR_WEBEID_USER_TIMEOUT: 'user-timeout',
  ERR_WEBEID_ACTION_PENDING: 'action-pending',
  ERR_WEBEID_CONTEXT_INSECURE: 'insecure-context',
  ERR_KAPU_NO_CARD: 'no-card',
  ERR_KAPU_PIN_BLOCKED: 'pin-blocked',
  ERR_KAPU_DAMAGED_CARD: 'damaged-card'
}

/** The card could not do what was asked; `code` picks the sentence that says what to do (`card:fault.<code>`). */
export class CardFault extends Error {
  readonly code: CardFaultCode
  constructor(code: CardFaultCode, message: string = code) {
    super(message)
    this.name = 'CardFault'
    this.code = code
  }
}

export function faultOf(error: unknown): CardFault {
  if (error instanceof CardFault) return error
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new CardFault(faultOfCode[code] ?? 'unknown', code)
}
