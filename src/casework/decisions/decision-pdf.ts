/** The decision's PDF on its way through the card: the place of the signature kept free, then signed, stamped and verified. */
import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import { timestamp, type Certificate } from '../../platform/crypto/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { completePdfSignature, preparePdfSignature, resumePdfSignature } from '../../platform/pdf/index.ts'
import type { DocumentStorage } from '../../platform/storage/index.ts'
import { localTimestampTransport, policies, type CertificateAuthority } from '../../registers/signatures/index.ts'
import { verifyDocument, type VerificationDeps } from '../documents/index.ts'
import { decisionErrors } from './decisions.errors.ts'

/** What decisions are signed with and kept in. */
export interface DecisionPdfDeps extends VerificationDeps {
  readonly storage: DocumentStorage
  readonly authority: CertificateAuthority
}

/** Most bytes of a signed decision. */
export const largestDecision = 20 * 1024 * 1024

/** The document that waits for its signature: where it lies, and the certificates above the signer's, in base64. */
export const reservedPdfSchema = z.object({ preparedSha256: z.string(), chain: z.array(z.string()) })
export type ReservedPdf = z.infer<typeof reservedPdfSchema>

/** Keeps a place for the signature and says what the card has to sign. */
export async function reserveSignature(
  deps: Pick<DecisionPdfDeps, 'storage'>, pdf: Uint8Array,
  signer: { readonly certificate: Certificate; readonly chain: readonly Uint8Array[]; readonly name: string; readonly registrationNumber: string; readonly time: Date }
): Promise<ReservedPdf & { toBeSigned: Uint8Array }> {
  const prepared = preparePdfSignature(pdf, {
    certificate: signer.certificate.der, chain: signer.chain, signerName: signer.name, reason: `Kiadmányozás, ${signer.registrationNumber}`,
    time: signer.time, fieldName: 'Kiadmanyozas'
  })
  const { sha256 } = await deps.storage.put(prepared.pdf, { maxBytes: largestDecision })
  return { preparedSha256: sha256, chain: signer.chain.map((item) => Buffer.from(item).toString('base64')), toBeSigned: prepared.toBeSigned }
}

/**
 * The document with signature and time-stamp, verified as any reader would.
 * @param tx the transaction of the signing: whoever holds one connection and waits for a second stops the whole process when
 *   enough signers do so at once
 * @throws decision.signature-not-valid
 */
export async function signedPdf(
  deps: DecisionPdfDeps, tx: Tx, ctx: Context, reserved: ReservedPdf, signed: { certificate: Certificate; signature: Uint8Array }
): Promise<{ pdf: Uint8Array; time: Date }> {
  const inside = { ...ctx, db: tx }
  const issuers = (await deps.authority.current(inside)).issuers.map(({ certificate }) => certificate)
  const place = resumePdfSignature(
    await deps.storage.get(reserved.preparedSha256), signed.certificate.der, reserved.chain.map((item) => Buffer.from(item, 'base64'))
  )
  const token = await timestamp(signed.signature, ctx.ids.bytes(16), localTimestampTransport(inside, deps.authority), issuers, [policies.timestamp])
  const pdf = completePdfSignature(place, signed.signature, token)
  const report = await verifyDocument(deps, inside, pdf)
  const [signature] = report.signatures
  if (!report.valid || signature?.kind !== 'card' || !signature.time) {
    throw decisionErrors.signatureNotValid({ faults: report.signatures.flatMap((item) => item.faults) })
  }
  return { pdf, time: signature.time }
}
