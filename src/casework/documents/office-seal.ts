import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { timestamp } from '../../platform/crypto/index.ts'
import { sealPdf } from '../../platform/pdf/index.ts'
import type { SealedDocument, SealRegister } from '../../registers/seals/index.ts'
import { localTimestampTransport, policies, type CertificateAuthority } from '../../registers/signatures/index.ts'

/** What sealing needs. */
export interface SealingDeps {
  readonly seals: SealRegister
  readonly authority: CertificateAuthority
}

/** Seals a PDF in the office's name with a time-stamp (elektronikus bélyegző; eIDAS 3. cikk 25.), and logs the use, in the transaction that files it. */
export type OfficeSeal = (tx: Tx, pdf: Uint8Array, of: Omit<SealedDocument, 'organisationId'>) => Promise<Uint8Array>

/**
 * Makes the office's seal ready. Ask for it before the transaction that files the document; see `SealRegister.prepare`.
 * @throws seal.missing, seal.waiting, seal.revoked, seal.expired
 */
export async function officeSeal(deps: SealingDeps, ctx: Context, office: { id: string; name: string }): Promise<OfficeSeal> {
  await deps.seals.prepare(ctx, office.id)
  const issuers = (await deps.authority.current(ctx)).issuers.map(({ certificate }) => certificate)
  return (tx, pdf, of) => deps.seals.use(tx, ctx, { ...of, organisationId: office.id }, (seal) => sealPdf(
    pdf, seal, { signerName: office.name, reason: of.reason, time: ctx.clock.now(), fieldName: 'Belyegzo' },
    (signature) => timestamp(signature, ctx.ids.bytes(16), localTimestampTransport({ ...ctx, db: tx }, deps.authority), issuers, [policies.timestamp])
  ))
}
