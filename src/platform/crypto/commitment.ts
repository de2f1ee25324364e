import { createHash, timingSafeEqual } from 'node:crypto'

export const saltLength = 32

/**
 * Hiding and binding commitment to a value: SHA-256 over the salt and the value. The salt has a fixed length, so no other
 * split of the same bytes opens it.
 * @param salt 32 random octets, used for one value only
 */
export function commit(salt: Uint8Array, value: Uint8Array | string): Uint8Array {
  if (salt.length !== saltLength) throw new RangeError(`a salt has ${saltLength} octets`)
  return createHash('sha256').update(salt).update(value).digest()
}

/** Whether the commitment opens to this value. */
export function opens(commitment: Uint8Array, salt: Uint8Array, value: Uint8Array | string): boolean {
  const expected = commit(salt, value)
  return commitment.length === expected.length && timingSafeEqual(commitment, expected)
}
