import { randomBytes } from 'node:crypto'
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

export function systemIds(clock: Clock = systemClock): IdSource {
  return {
    uuid: () => uuid7(clock.now(), randomBytes(10)),
    bytes: (length) => randomBytes(length)
  }
}
