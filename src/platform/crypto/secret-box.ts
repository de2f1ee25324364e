/** Short secrets that must wait in the database: sealed by a key that stands elsewhere. */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

export interface SecretBox {
  /** @param name what the secret belongs to; it is authenticated, so sealed secrets cannot be exchanged for each other */
  seal(secret: string, name: string): Uint8Array
  /** @throws Error when it was changed, belongs to another name, or was sealed by another key */
  open(sealed: Uint8Array, name: string): string
}

/**
 * AES-256-GCM: iv (12), tag (16), ciphertext.
 * @param purpose keeps the boxes of different features apart
 */
export function secretBox(options: { keyEncryptionKey: Uint8Array; purpose: string; randomBytes: (length: number) => Uint8Array }): SecretBox {
  if (options.keyEncryptionKey.length !== 32) throw new RangeError('the key encryption key has 32 octets')
  const key = Buffer.from(hkdfSync('sha256', options.keyEncryptionKey, new Uint8Array(0), `kapu secret box 1: ${options.purpose}`, 32))
  return {
    seal(secret, name) {
      const iv = options.randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(Buffer.from(name))
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), ciphertext])
    },
    open(sealed, name) {
      const bytes = Buffer.from(sealed)
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
    }
  }
}
