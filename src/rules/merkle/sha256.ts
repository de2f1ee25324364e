/**
 * SHA-256 (FIPS 180-4), synchronous and without a platform API, so that the same proof code runs in Node and in the
 * browser, where WebCrypto is only asynchronous. Checked against node:crypto in the tests.
 */

const K = /* @__PURE__ */ roundConstants()

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
function roundConstants(): Uint32Array {
  const constants = new Uint32Array(64)
  for (let candidate = 2, found = 0; found < 64; candidate += 1) {
    if (isPrime(candidate)) {
      constants[found] = fractionBits(candidate, 3n)
      found += 1
    }
  }
  return constants
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) return false
  return true
}

/** floor(frac(prime^(1/root)) · 2^32) by an exact integer root; Math.cbrt would be off in the last bits. */
function fractionBits(prime: number, root: bigint): number {
  const scaled = BigInt(prime) << (32n * root)
  let low = 0n
  let high = 1n << 40n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** root <= scaled) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

const INITIAL = /* @__PURE__ */ Uint32Array.from([2, 3, 5, 7, 11, 13, 17, 19], (prime) => fractionBits(prime, 2n))

let digest: (bytes: Uint8Array) => Uint8Array = ownSha256

/** Digest of `bytes`: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes)
}

/**
 * Hands over the platform's own SHA-256 where there is a synchronous one: some twenty times as fast, which is what a log of
 * millions of entries is verified in. The digest is the same, so what stands on it stays pure.
 */
export function provideSha256(native: (bytes: Uint8Array) => Uint8Array): void {
  digest = native
}

/** The one written here. */
export function ownSha256(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(INITIAL)
  const schedule = new Uint32Array(64)
  const whole = bytes.length - (bytes.length % 64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 0; offset < whole; offset += 64) compress(state, schedule, view, offset)

  // Padding: 0x80, zeros, then the length in bits as a 64-bit big-endian number.
  const rest = bytes.length - whole
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(whole))
  tail[rest] = 0x80
  const tailView = new DataView(tail.buffer)
  tailView.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000))
  tailView.setUint32(tail.length - 4, (bytes.length << 3) >>> 0)
  for (let offset = 0; offset < tail.length; offset += 64) compress(state, schedule, tailView, offset)

  const digest = new Uint8Array(32)
  const out = new DataView(digest.buffer)
  state.forEach((word, index) => out.setUint32(index * 4, word))
  return digest
}

function compress(state: Uint32Array, w: Uint32Array, block: DataView, offset: number): void {
  for (let t = 0; t < 16; t += 1) w[t] = block.getUint32(offset + t * 4)
  for (let t = 16; t < 64; t += 1) {
    const x = w[t - 15]!
    const y = w[t - 2]!
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
