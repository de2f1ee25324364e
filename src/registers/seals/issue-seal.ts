/** Making seals: key and certificate, by approval of a second person, at the first use, and before the end of the one in use. */
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import type { KeyStore } from '../../platform/crypto/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { findOrganisation } from '../organisations/index.ts'
import { issueSealCertificate, lockAuthority, type Authority, type CertificateAuthority } from '../signatures/index.ts'
import { sealErrors } from './seals.errors.ts'
import { findStanding, type Standing } from './seals.store.ts'
import type { Seal, SealOrderReason } from './seals.types.ts'
import { orderSeal, recordIssue } from './take-step.ts'

export interface SealMaking {
  readonly authority: CertificateAuthority
  readonly keyStore: KeyStore
  readonly publicUrl: () => string
}

/** Before this the seal in use is rotated by itself. */
export const rotationLead = 30 * 86_400_000

/** Why the Gate replaces a seal by itself; null: it does not. What a distrusted authority issued verifies nowhere any more. */
export function dueFor(seal: Standing | null, now: Date): 'expiring' | 'key-compromise' | null {
  if (seal?.state !== 'active' || seal.expiresAt === null) return null
  if (seal.distrusted) return 'key-compromise'
  return seal.expiresAt.getTime() - now.getTime() <= rotationLead ? 'expiring' : null
}

/** Makes key and certificate for an ordered seal and puts it into use. @throws seal.no-office */
export async function issueSeal(tx: Tx, ctx: Context, making: SealMaking, authority: Authority, seal: Pick<Seal, 'id' | 'organisationId'>, note: string | null): Promise<void> {
  const office = await findOrganisation(tx, seal.organisationId, legalDateOf(ctx.clock.now()))
  if (!office) throw sealErrors.noOffice()
  // A key of its own: a rotation that kept the key would leave what was compromised in use.
  const keyName = `seal-${seal.id}`
  const key = await making.keyStore.ensure(keyName, 'P-256')
  const { id, certificate } = await issueSealCertificate(tx, ctx, authority, { organisation: office, spki: key.spki, keyName, publicUrl: making.publicUrl() })
  await appendEntry(tx, ctx, {
    kind: 'certificate.issued', organisationId: office.id, subject: { kind: 'certificate', id }, body: { use: 'organisation-seal', serial: certificate.serial, notAfter: certificate.notAfter.toISOString() }
  })
  await recordIssue(tx, ctx, seal.id, { certificateId: id, expiresAt: certificate.notAfter }, note)
}

/**
 * What the Gate does without a person: a seal for an office that never had one, or in the place of one that ends soon or hangs on an
 * authority that is trusted no more. Null: there
 * was nothing to do, or somebody else did it at the same moment.
 */
export async function issueByItself(ctx: Context, making: SealMaking, organisationId: string, reason: Extract<SealOrderReason, 'first-use' | 'expiring' | 'key-compromise'>): Promise<Seal['id'] | null> {
  const system: Context = { ...ctx, principal: { kind: 'system', name: reason === 'first-use' ? 'first-use' : 'seal-rotation' } }
  const authority = await making.authority.current(ctx)
  return inCentral(ctx.db, async (tx) => {
    await lockAuthority(tx)
    const standing = await findStanding(tx, organisationId)
    if (reason === 'first-use' ? standing !== null : dueFor(standing, ctx.clock.now()) !== reason) return null
    const id = await orderSeal(tx, system, { organisationId, reason, note: null })
    await issueSeal(tx, system, making, authority, { id, organisationId }, null)
    return id
  })
}
