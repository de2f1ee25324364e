import { randomFillSync } from 'node:crypto'
import type { Clock, IdSource } from './context.types.ts'

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until moved; for tests. */
export function fixedClock(start: string | Date): Clock & { set(to: string | Date): void; advance(milliseconds: number): void } {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    set: (to) => { now = new Date(to) },
    advance: (milliseconds) => { now = new Date(now.getTime() + milliseconds) }
  }
}

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then random; index-friendly because it grows with time. */
export function uuid7(now: Date, random: Uint8Array): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  Buffer.from(random).copy(bytes, 6, 0, 10)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const POOL_LENGTH = 4096

export function systemIds(clock: Clock = systemClock): IdSource {
  // Random bytes are drawn many at once, since each draw costs a call into the library; none is handed out twice or kept.
  const pool = new Uint8Array(POOL_LENGTH)
  let used = POOL_LENGTH
  const bytes = (length: number): Uint8Array => {
    if (length > POOL_LENGTH) return randomFillSync(new Uint8Array(length))
    if (used + length > POOL_LENGTH) {
      randomFillSync(pool)
      used = 0
    }
    const drawn = pool.slice(used, used + length)
    pool.fill(0, used, used + length)
    used += length
    return drawn
  }
  return { uuid: () => uuid7(clock.now(), bytes(10)), bytes }
}
