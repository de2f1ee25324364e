/**
 * ECDSA over a hash that is given ready-made, which WebCrypto cannot do (it always hashes by itself) but a card can.
 *
 * Only the demo's software card uses it: its keys and PINs are public, so the arithmetic need not be constant-time. The nonce is
 * deterministic (RFC 6979), hence no randomness can leak the key or make a test unrepeatable.
 */
import { fromBase64Url } from './base64.ts'
import type { CurveName, OpenedKey } from './sealed-key.ts'

interface Curve { readonly p: bigint; readonly n: bigint; readonly g: Point; readonly bytes: number }
type Point = { readonly x: bigint; readonly y: bigint } | null

const curves: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    g: {
      x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
      y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n
    },
    bytes: 32
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    g: {
      x: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
      y: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn
    },
    bytes: 48
  }
}

const modulo = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus

function inverse(value: bigint, modulus: bigint): bigint {
  let [oldRest, rest, oldFactor, factor] = [modulo(value, modulus), modulus, 1n, 0n]
  while (rest !== 0n) {
    const quotient = oldRest / rest
    ;[oldRest, rest] = [rest, oldRest - quotient * rest]
    ;[oldFactor, factor] = [factor, oldFactor - quotient * factor]
  }
  return modulo(oldFactor, modulus)
}

/** Both NIST curves have a = −3. */
function add(a: Point, b: Point, { p }: Curve): Point {
  if (a === null) return b
  if (b === null) return a
  if (a.x === b.x && modulo(a.y + b.y, p) === 0n) return null
  const slope = a.x === b.x
    ? modulo((3n * a.x * a.x - 3n) * inverse(2n * a.y, p), p)
    : modulo((b.y - a.y) * inverse(b.x - a.x, p), p)
  const x = modulo(slope * slope - a.x - b.x, p)
  return { x, y: modulo(slope * (a.x - x) - a.y, p) }
}

function multiply(factor: bigint, point: Point, curve: Curve): Point {
  let result: Point = null
  let power = point
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, power, curve)
    power = add(power, power, curve)
  }
  return result
}

function toNumber(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

function toBytes(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = length - 1, rest = value; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 0xffn)
  return bytes
}

/** The leftmost bits of the hash, as many as the group's order has (both orders are whole bytes). */
function truncate(hash: Uint8Array, curve: Curve): bigint {
  return toNumber(hash.subarray(0, curve.bytes))
}

async function hmac(hashName: string, key: Uint8Array<ArrayBuffer>, ...parts: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const data = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    data.set(part, at)
    at += part.length
  }
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: hashName }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data))
}

/** RFC 6979, 3.2: candidates for the nonce, the first of which almost always serves. */
async function* nonces(secret: bigint, hash: Uint8Array, hashName: string, curve: Curve): AsyncGenerator<bigint> {
  const secretBytes = toBytes(secret, curve.bytes)
  const hashBytes = toBytes(modulo(truncate(hash, curve), curve.n), curve.bytes)
  let value = new Uint8Array(hash.length).fill(1)
  let key = new Uint8Array(hash.length)
  for (const mark of [0, 1]) {
    key = await hmac(hashName, key, value, Uint8Array.of(mark), secretBytes, hashBytes)
    value = await hmac(hashName, key, value)
  }
  for (;;) {
    let bytes = new Uint8Array(0)
    while (bytes.length < curve.bytes) {
      value = await hmac(hashName, key, value)
      bytes = Uint8Array.of(...bytes, ...value)
    }
    const nonce = toNumber(bytes.subarray(0, curve.bytes))
    if (nonce >= 1n && nonce < curve.n) yield nonce
    key = await hmac(hashName, key, value, Uint8Array.of(0))
    value = await hmac(hashName, key, value)
  }
}

const hashLengths: Readonly<Record<string, number>> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }

/**
 * @param hash the digest to sign, of the length of `hashName`
 * @returns raw R‖S
 * @throws RangeError when the hash has another length than its function gives
 */
export async function signHash(opened: OpenedKey, hash: Uint8Array, hashName: string): Promise<Uint8Array> {
  if (hashLengths[hashName] !== hash.length) throw new RangeError(`${hashName} does not give ${hash.length} bytes`)
  const curve = curves[opened.curve]
  const secret = toNumber(fromBase64Url(opened.scalar))
  for await (const nonce of nonces(secret, hash, hashName, curve)) {
    const point = multiply(nonce, curve.g, curve)
    const r = point === null ? 0n : modulo(point.x, curve.n)
    const s = modulo(inverse(nonce, curve.n) * (truncate(hash, curve) + r * secret), curve.n)
    if (r === 0n || s === 0n) continue
    return Uint8Array.of(...toBytes(r, curve.bytes), ...toBytes(s, curve.bytes))
  }
  throw new Error('unreachable: the nonces do not end')
}
