/** Opening a software card's key with its PIN: PBKDF2-SHA256 → AES-256-GCM → PKCS#8, all by WebCrypto. */
import { fromBase64 } from './base64.ts'
import type { SealedKey } from '../api/types.ts'

export type CurveName = 'P-256' | 'P-384'

export interface OpenedKey {
  readonly curve: CurveName
  readonly key: CryptoKey
  /** The private scalar as JWK `d` (base64url), for signing a hash that is given ready-made. */
  readonly scalar: string
}

/** The PIN does not open the key (the authenticated cipher refuses). */
export class WrongPin extends Error {
  constructor() {
    super('wrong PIN')
    this.name = 'WrongPin'
  }
}

async function importOn(curve: CurveName, pkcs8: ArrayBuffer): Promise<OpenedKey | null> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: curve }, true, ['sign'])
    const { d } = await crypto.subtle.exportKey('jwk', key)
    return d === undefined ? null : { curve, key, scalar: d }
  } catch {
    return null
  }
}

/**
 * @throws WrongPin when the PIN does not fit
 * @throws Error when the opened bytes are no P-256 or P-384 key
 */
export async function openSealedKey(sealed: SealedKey, pin: string): Promise<OpenedKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const wrapping = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(sealed.salt), iterations: sealed.iterations },
    secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']
  )
  let pkcs8: ArrayBuffer
  try {
    pkcs8 = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(sealed.iv) }, wrapping, fromBase64(sealed.ciphertext))
  } catch {
    throw new WrongPin()
  }
  const opened = (await importOn('P-256', pkcs8)) ?? (await importOn('P-384', pkcs8))
  if (opened === null) throw new Error('the card holds no P-256 or P-384 key')
  return opened
}
