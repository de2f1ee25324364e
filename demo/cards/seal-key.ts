import { createCipheriv, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { SealedKey } from './demo-cards.types.ts'

const derive = promisify(pbkdf2)
const iterations = 100_000

/** Seals a PKCS#8 key by a PIN, as WebCrypto opens it (the tag follows the ciphertext). */
export async function sealKey(pkcs8: Uint8Array, pin: string, randomBytes: (length: number) => Uint8Array): Promise<SealedKey> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(pin, salt, iterations, 32, 'sha256'), iv)
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()])
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  return { salt: base64(salt), iterations, iv: base64(iv), ciphertext: base64(ciphertext) }
}
