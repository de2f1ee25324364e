import type { Context } from '../../platform/context/index.ts'
import { timestamp } from '../../platform/crypto/index.ts'
import { sealPdf } from '../../platform/pdf/index.ts'
import { localTimestampTransport, policies, type CertificateAuthority, type SealRegister } from '../../registers/signatures/index.ts'

/** What sealing needs. */
export interface SealingDeps {
  readonly seals: SealRegister
  readonly authority: CertificateAuthority
}

/** Seals a PDF in the office's name with a time-stamp (elektronikus bélyegző; eIDAS 3. cikk 25.). */
export type OfficeSeal = (pdf: Uint8Array, reason: string) => Promise<Uint8Array>

/**
 * Makes the office's seal ready. Ask for it before the transaction that files the document: its first use writes to the
 * central register of certificates on a connection of its own, and a transaction that waits for a second connection can
 * starve the pool.
 */
export async function officeSeal(deps: SealingDeps, ctx: Context, office: { id: string; name: string }): Promise<OfficeSeal> {
  const seal = await deps.seals.sealOf(ctx, office)
  const issuers = (await deps.authority.current(ctx)).issuers.map(({ certificate }) => certificate)
  return (pdf, reason) => sealPdf(
    pdf, seal, { signerName: office.name, reason, time: ctx.clock.now(), fieldName: 'Belyegzo' },
    (signature) => timestamp(signature, ctx.ids.bytes(16), localTimestampTransport(ctx, deps.authority), issuers, [policies.timestamp])
  )
}
