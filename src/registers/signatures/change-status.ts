import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import type { RevocationReason } from '../../platform/crypto/index.ts'
import { lockCertificate, saveStatus } from './signatures.store.ts'
import type { RegisterStatus, SignatureCertificateId } from './signatures.types.ts'

export const signatureErrors = defineErrors('signature', {
  unknownCertificate: { status: 404, hu: 'Ez a tanúsítvány nincs az aláírás-nyilvántartásban.', en: 'This certificate is not in the register of signatures.' },
  unknownAuthority: { status: 404, hu: 'Nincs ilyen kiadó hitelesítésszolgáltató, vagy már lejárt.', en: 'There is no such issuing authority, or it has expired.' },
  revocationIsFinal: { status: 409, hu: 'A visszavont tanúsítvány nem állítható vissza. Igényeljen újat.', en: 'A revoked certificate cannot be restored. Ask for a new one.' }
})

/**
 * Suspends, restores or revokes a certificate; OCSP and the revocation list say it at once. The same status again changes nothing.
 * @throws signature.unknown-certificate
 * @throws signature.revocation-is-final
 */
export async function changeCertificateStatus(
  tx: Tx, ctx: Context, id: SignatureCertificateId, to: { status: RegisterStatus; reason: RevocationReason | null }
): Promise<void> {
  const certificate = await lockCertificate(tx, id)
  if (!certificate) throw signatureErrors.unknownCertificate()
  if (certificate.status === to.status) return
  if (certificate.status === 'revoked') throw signatureErrors.revocationIsFinal({ serial: certificate.serial })
  await saveStatus(tx, id, { sequence: certificate.statusSequence + 1, status: to.status, reason: to.reason }, ctx.clock.now())
  await appendEntry(tx, ctx, { kind: 'certificate.status-changed', subject: { kind: 'certificate', id }, body: { from: certificate.status, to: to.status, reason: to.reason } })
}
