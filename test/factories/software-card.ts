/** The browser's software card, in Node: opens a sealed key by its PIN, answers a login challenge, signs a ready-made hash. */
import { createDecipheriv, createECDH, createHash, createPrivateKey, pbkdf2Sync, randomBytes, sign, type KeyObject } from 'node:crypto'

export interface SealedCardKey { readonly salt: string; readonly iterations: number; readonly iv: string; readonly ciphertext: string }
export interface SoftwareCardData {
  readonly authenticationCertificate: string
  readonly signingCertificate: string
  readonly keys: { readonly authentication: SealedCardKey; readonly signing: SealedCardKey }
}

/** The PIN does not open the key. */
export class WrongPin extends Error {}

/** @throws WrongPin */
export function unlock(sealed: SealedCardKey, pin: string): KeyObject {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  const key = pbkdf2Sync(pin, Buffer.from(sealed.salt, 'base64'), sealed.iterations, 32, 'sha256')
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64')).setAuthTag(bytes.subarray(-16))
  let pkcs8: Buffer
  try {
    pkcs8 = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()])
  } catch {
    throw new WrongPin('wrong PIN')
  }
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

const isP384 = (key: KeyObject): boolean => key.asymmetricKeyDetails?.namedCurve === 'secp384r1'

/** Web eID authentication token over H(origin) ‖ H(nonce). */
export function authenticate(card: SoftwareCardData, pin: string, origin: string, nonce: string): Record<string, string> {
  const key = unlock(card.keys.authentication, pin)
  const hash = isP384(key) ? 'sha384' : 'sha256'
  const data = Buffer.concat([origin, nonce].map((text) => createHash(hash).update(text).digest()))
  return {
    unverifiedCertificate: card.authenticationCertificate, algorithm: hash === 'sha384' ? 'ES384' : 'ES256',
    signature: sign(hash, data, { key, dsaEncoding: 'ieee-p1363' }).toString('base64'), format: 'web-eid:1.0', appVersion: 'https://web-eid.eu/web-eid-app/releases/v2.0.2'
  }
}

const orders = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n
} as const

const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

function inverse(value: bigint, modulus: bigint): bigint {
  let [oldRest, rest, oldFactor, factor] = [((value % modulus) + modulus) % modulus, modulus, 1n, 0n]
  while (rest !== 0n) {
    const quotient = oldRest / rest
    ;[oldRest, rest] = [rest, oldRest - quotient * rest]
    ;[oldFactor, factor] = [factor, oldFactor - quotient * factor]
  }
  return ((oldFactor % modulus) + modulus) % modulus
}

/**
 * ECDSA over a ready-made hash, as a card does and Node's `sign` cannot: the point comes from ECDH, the rest is arithmetic.
 * @returns raw R‖S in base64
 */
export function signHash(card: SoftwareCardData, pin: string, hash: Uint8Array): string {
  const key = unlock(card.keys.signing, pin)
  const curve = isP384(key) ? 'secp384r1' : 'prime256v1'
  const size = curve === 'secp384r1' ? 48 : 32
  const order = orders[curve]
  const secret = number(Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url'))
  for (;;) {
    const nonce = number(randomBytes(size)) % order
    if (nonce === 0n) continue
    const ephemeral = createECDH(curve)
    ephemeral.setPrivateKey(Buffer.from(nonce.toString(16).padStart(size * 2, '0'), 'hex'))
    const r = number(ephemeral.getPublicKey().subarray(1, 1 + size)) % order
    const s = (inverse(nonce, order) * (number(hash.subarray(0, size)) + r * secret)) % order
    if (r !== 0n && s !== 0n) return Buffer.from([r, s].map((part) => part.toString(16).padStart(size * 2, '0')).join(''), 'hex').toString('base64')
  }
}
