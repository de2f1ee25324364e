/** Using the office's seal: made ready before the transaction, held in it, and every use logged with what it sealed. */
import { createHash } from 'node:crypto'
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { DomainError } from '../../platform/errors/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { parseCertificate, type Certificate, type SigningKey } from '../../platform/crypto/index.ts'
import { dueFor, issueByItself, type SealMaking } from './issue-seal.ts'
import { sealErrors } from './seals.errors.ts'
import { findStanding, holdSealInUse, insertUse } from './seals.store.ts'
import type { Seal, SealId } from './seals.types.ts'
import { actorOf } from './take-step.ts'

/** A server-held key with its certificate and chain, for sealing. */
export interface HeldSeal {
  readonly id: SealId
  readonly key: SigningKey
  readonly certificate: Certificate
  readonly chain: readonly Uint8Array[]
}

/** What was sealed. */
export interface SealedDocument {
  readonly organisationId: string
  readonly caseId: string | null
  readonly documentKind: string
  /** Stands in the seal as its reason. */
  readonly reason: string
}

export interface SealRegister {
  /**
   * Makes sure that the office has a seal that can be used: made at its first use where the installation allows that, rotated when it
   * ends soon. Ask before the transaction: this writes on a connection of its own, and a transaction that waits for a second connection
   * can starve the pool.
   * @throws seal.missing, seal.waiting, seal.revoked, seal.expired
   */
  prepare(ctx: Context, organisationId: string): Promise<void>
  /**
   * Seals within the transaction: the seal in use now, whose revocation waits until this has committed, and the use in the log.
   * @param work gives the sealed document
   * @throws as `prepare`
   */
  use(tx: Tx, ctx: Context, document: SealedDocument, work: (seal: HeldSeal) => Promise<Uint8Array>): Promise<Uint8Array>
}

export interface SealUseOptions extends SealMaking {
  /** Whether an office that never had a seal gets one at its first use, without two people. */
  readonly atFirstUse: boolean
}

function fault(standing: Seal | null): DomainError {
  if (standing === null) return sealErrors.missing()
  if (standing.state === 'ordered') return sealErrors.waiting()
  return standing.state === 'revoked' ? sealErrors.revoked() : sealErrors.expired()
}

export function sealRegister(options: SealUseOptions): SealRegister {
  return {
    async prepare(ctx, organisationId) {
      // The authority is asked for now, too: the time-stamp wants it, and it may have to be renewed.
      await options.authority.current(ctx)
      const standing = await findStanding(ctx.db, organisationId)
      const due = dueFor(standing, ctx.clock.now())
      if (standing === null && options.atFirstUse) await issueByItself(ctx, options, organisationId, 'first-use')
      else if (due !== null) await issueByItself(ctx, options, organisationId, due)
      else if (standing?.state !== 'active') throw fault(standing)
    },

    async use(tx, ctx, document, work) {
      const { organisationId } = document
      const now = ctx.clock.now()
      // Whoever waited for a rotation finds the old seal replaced, and sees the new one only when looking again.
      const held = await holdSealInUse(tx, organisationId) ?? await holdSealInUse(tx, organisationId)
      if (!held) throw fault(await findStanding(tx, organisationId))
      if (held.expiresAt <= now) throw sealErrors.expired()
      const sealed = await work({ id: held.id, key: await options.keyStore.get(held.keyName), certificate: parseCertificate(held.der), chain: [held.issuer] })
      const sha256 = createHash('sha256').update(sealed).digest('hex')
      const { caseId, documentKind, reason } = document
      const { entryId } = await appendEntry(tx, ctx, {
        kind: 'seal.used', organisationId, subject: { kind: 'seal', id: held.id }, body: { sha256, caseId, documentKind, reason, actor: actorOf(ctx.principal) }
      })
      await insertUse(tx, { id: ctx.ids.uuid(), organisationId, sealId: held.id, sha256, documentKind, reason, caseId, actor: actorOf(ctx.principal), entryId, usedAt: now })
      return sealed
    }
  }
}
