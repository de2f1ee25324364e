import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'

export type SealId = string & { readonly __brand: 'SealId' }

/** Life of an office's seal (elektronikus bélyegző; eIDAS 3. cikk 25.). A replaced one is not used any more, but what it sealed stays valid. */
export const sealState = z.enum(['ordered', 'active', 'replaced', 'revoked', 'expired', 'refused'])
export type SealState = z.infer<typeof sealState>

/** What moves a seal from one state to another; `withdraw` is a refusal by who asked. */
export const sealStep = z.enum(['issue', 'refuse', 'withdraw', 'replace', 'revoke', 'expire'])
export type SealStep = z.infer<typeof sealStep>

/** Every line of a seal's history; those that are no step leave its state as it is. */
export const sealEventKind = z.enum(['order', ...sealStep.options, 'propose-revoke', 'withdraw-revoke'])
export type SealEventKind = z.infer<typeof sealEventKind>

/** Why a seal is asked for; `first-use` and `expiring` are what the Gate does by itself. */
export const sealOrderReason = z.enum(['first', 'first-use', 'rotation', 'expiring', 'key-compromise', 'data-changed', 'other'])
export type SealOrderReason = z.infer<typeof sealOrderReason>

/** What a person may give as a reason. */
export const askedReason = sealOrderReason.exclude(['first-use', 'expiring'])
export type AskedReason = z.infer<typeof askedReason>

/** Why a seal is revoked; each has its CRL reason. */
export const sealRevocationReason = z.enum(['key-compromise', 'office-closed', 'data-changed', 'misuse', 'other'])
export type SealRevocationReason = z.infer<typeof sealRevocationReason>

export interface Seal {
  readonly id: SealId
  readonly organisationId: string
  readonly state: SealState
  readonly stateSince: Date
  /** Null until it is issued. */
  readonly certificateId: string | null
  readonly expiresAt: Date | null
  readonly predecessorId: SealId | null
  readonly successorId: SealId | null
  readonly orderedBy: string
  readonly orderedByPostId: string | null
  readonly orderReason: SealOrderReason
  /** A revocation that waits for a second person. */
  readonly proposal: { readonly by: string; readonly postId: string | null; readonly at: Date; readonly reason: SealRevocationReason; readonly note: string | null } | null
  /** Number of its last line of history: the version that editors name. */
  readonly sequence: number
}

export interface SealEvent {
  readonly sequence: number
  readonly step: SealEventKind
  readonly state: SealState
  readonly at: Date
  /** `officer:<id>` or `system:<name>`. */
  readonly actor: string
  /** Who confirmed what `actor` had proposed. */
  readonly secondActor: string | null
  readonly reason: string | null
  readonly note: string | null
}

/** What may be done with a seal, as the policies name it. */
export const sealActions = [
  'seal:read', 'seal:request', 'seal:issue', 'seal:refuse', 'seal:withdraw', 'seal:rotate', 'seal:propose-revocation', 'seal:withdraw-revocation', 'seal:confirm-revocation', 'seal:read-uses'
] as const
export type SealAction = (typeof sealActions)[number]

/** What is judged: a seal as far as the policies look at it. */
export interface SealResource {
  readonly type: 'Seal'
  readonly id: string
  readonly organisationId: string
  /** Who took the first step of what takes two people. */
  readonly proposedByOfficerId: string | null
  readonly proposedByPostId: string | null
}

/** What the register needs from floors below it; wired in main. */
export interface SealPorts {
  /** @throws entitlement.denied, entitlement.seal-four-eyes */
  readonly authorise: (tx: Tx, ctx: Context, question: { readonly action: SealAction; readonly resource: SealResource }) => Promise<unknown>
  /** Which of the actions the officer may do; nothing is logged. */
  readonly allowed: (tx: Tx, ctx: Context, actions: readonly SealAction[], resource: SealResource) => Promise<readonly SealAction[]>
  readonly standing: (tx: Tx, ctx: Context) => Promise<{ readonly national: boolean; readonly organisations: readonly string[] }>
}
