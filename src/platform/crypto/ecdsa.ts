import { Fields, integer, readDer, readInteger, sequence, tags, DerError } from './der.ts'

/** ECDSA signature DER → raw R‖S; `size` is the octets of the group's order (32 for P-256, 48 for P-384). @throws DerError */
export function ecdsaDerToRaw(signature: Uint8Array, size: number): Uint8Array {
  const fields = new Fields(readDer(signature), 'ECDSA signature')
  const parts = [readInteger(fields.take(tags.integer)), readInteger(fields.take(tags.integer))].map((value) => {
    const hex = value.toString(16).padStart(size * 2, '0')
    if (value <= 0n || hex.length > size * 2) throw new DerError('ECDSA signature: a part is out of range')
    return Buffer.from(hex, 'hex')
  })
  fields.end()
  return Buffer.concat(parts)
}

/** ECDSA signature raw R‖S (what cards and WebCrypto give) → DER (what certificates and CMS carry). @throws DerError */
export function ecdsaRawToDer(signature: Uint8Array): Uint8Array {
  if (signature.length === 0 || signature.length % 2 !== 0) throw new DerError('ECDSA signature: R and S are not of one length')
  const half = signature.length / 2
  return sequence(integer(signature.subarray(0, half)), integer(signature.subarray(half)))
}
