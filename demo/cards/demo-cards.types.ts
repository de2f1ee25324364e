import { z } from 'zod'
import { cardState } from '../../src/registers/cards/index.ts'

const base64 = z.base64()

/** A private key sealed by a PIN: PBKDF2-SHA256 → AES-256-GCM over PKCS#8. */
export const sealedKey = z.object({ salt: base64, iterations: z.int(), iv: base64, ciphertext: base64 })
export type SealedKey = z.infer<typeof sealedKey>

/** A software card of the demonstration country with all that the browser needs to act as its chip. */
export const demoCardView = z.object({
  id: z.uuid(),
  holder: z.string(),
  jobRole: z.string(),
  organisation: z.string(),
  /** Shown on the page: these cards belong to invented people. Null: it stands in the card's PIN letter alone. */
  pin: z.string().nullable(),
  state: z.enum([...cardState.options, 'blocked']),
  note: z.string().nullable(),
  retriesLeft: z.int().min(0).max(3),
  authenticationCertificate: base64,
  signingCertificate: base64,
  keys: z.object({ authentication: sealedKey, signing: sealedKey })
})
export type DemoCardView = z.infer<typeof demoCardView>

/** How a demo card shall stand when the demonstration begins. `blocked`: the chip has locked itself, the register knows nothing of it. */
export type DemoCardCondition = 'active' | 'blocked' | 'suspended' | 'revoked' | 'expired'
