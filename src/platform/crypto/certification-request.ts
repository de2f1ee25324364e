/** Certification requests (PKCS#10, RFC 2986): what a personalisation station hands in for a key that was made on the card. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readSignatureAlgorithm, verifySignature } from './certificate.ts'
import { constructedTag, DerError, Fields, integer, oid, readDer, readInteger, readOctetsOfBits, sequence, tags, tlv, bitString } from './der.ts'
import { hashOfCurve, type SigningKey } from './key-store.ts'
import { oids } from './object-identifiers.ts'

/** DER or PEM text of a request. @throws DerError for PEM without a request */
export function certificationRequestBytes(text: string): Uint8Array {
  const pem = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\s\S]+?)-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(text)
  if (!pem) throw new DerError('no certification request in the text')
  return Buffer.from(pem[1]!.replaceAll(/\s/g, ''), 'base64')
}

/**
 * The public key of a request whose signature shows that whoever asks holds the private one. The name in the request is not looked at:
 * the register says who the holder is.
 * @returns SubjectPublicKeyInfo, DER
 * @throws DerError
 */
export function readCertificationRequest(der: Uint8Array): Uint8Array {
  const outer = new Fields(readDer(der), 'certification request')
  const info = outer.take(tags.sequence)
  const algorithm = readSignatureAlgorithm(outer.take(tags.sequence))
  const signature = readOctetsOfBits(outer.take(tags.bitString))
  outer.end()
  const fields = new Fields(info, 'certification request info')
  if (readInteger(fields.take(tags.integer)) !== 0n) throw new DerError('certification request: version')
  fields.take(tags.sequence)
  const spki = fields.take(tags.sequence).bytes
  fields.optional(constructedTag(0))
  fields.end()
  const key = acceptableKey(spki)
  if (!verifySignature(algorithm, key, info.bytes, signature)) throw new DerError('certification request: the signature is not that of its key')
  return spki
}

function acceptableKey(spki: Uint8Array): KeyObject {
  let key: KeyObject
  try {
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch (cause) {
    throw new DerError(`certification request: the key cannot be read (${String(cause)})`)
  }
  const detail = key.asymmetricKeyDetails
  const taken = key.asymmetricKeyType === 'ec'
    ? detail?.namedCurve === 'prime256v1' || detail?.namedCurve === 'secp384r1'
    : key.asymmetricKeyType === 'rsa' && (detail?.modulusLength ?? 0) >= 2048
  if (!taken) throw new DerError('certification request: a key of this kind is not taken')
  return key
}

/** A request for a key that is at hand, without a name; for software cards and tests. */
export async function encodeCertificationRequest(key: SigningKey): Promise<Uint8Array> {
  const info = sequence(integer(0), sequence(), key.spki, tlv(constructedTag(0)))
  const algorithm = hashOfCurve(key.curve) === 'sha256' ? oids.ecdsaSha256 : oids.ecdsaSha384
  return sequence(info, sequence(oid(algorithm)), bitString(await key.sign(info)))
}
