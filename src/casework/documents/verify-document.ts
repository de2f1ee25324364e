import type { CardTrust } from '../../access/card-login/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { verifyPdfSignature, type PdfReport } from '../../platform/pdf/index.ts'
import {
  cardSigningProfile, organisationSealProfile, policies, statusOfSerialAt, type CertificateAuthority
} from '../../registers/signatures/index.ts'

/** Whom a verification trusts. */
export interface VerificationDeps {
  readonly authority: CertificateAuthority
  readonly trust: CardTrust
}

/**
 * Verifies the signatures and seals of a PDF as any reader would: coverage, digest, certificate against the pinned issuers,
 * time-stamp, and the status of each certificate when it signed.
 */
export async function verifyDocument(deps: VerificationDeps, ctx: Context, pdf: Uint8Array): Promise<PdfReport> {
  const issuers = (await deps.authority.current(ctx)).issuers.map(({ certificate }) => certificate)
  return verifyPdfSignature(pdf, {
    issuers: await deps.trust.issuers(ctx),
    timestampIssuers: issuers,
    timestampPolicies: [policies.timestamp],
    profiles: { card: cardSigningProfile, seal: organisationSealProfile },
    at: ctx.clock.now(),
    revocation: (certificate, at) => statusOfSerialAt(ctx, deps.authority, certificate.serial, at)
  })
}
