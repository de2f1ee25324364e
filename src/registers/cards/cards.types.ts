import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'

export type CardId = string & { readonly __brand: 'CardId' }

/** Life of an officer's card (hivatali kártya). */
export const cardState = z.enum(['ordered', 'personalised', 'delivered', 'active', 'suspended', 'revoked', 'expired', 'replaced'])
export type CardState = z.infer<typeof cardState>

/** What is done with a card. */
export const cardStep = z.enum(['personalise', 'deliver', 'activate', 'suspend', 'restore', 'revoke', 'expire', 'replace'])
export type CardStep = z.infer<typeof cardStep>

/** Why a card ended or is suspended; each has its CRL reason. */
export const cardReason = z.enum(['lost', 'stolen', 'key-compromise', 'left-service', 'damaged', 'data-changed', 'replaced', 'expired', 'investigation', 'other'])
export type CardReason = z.infer<typeof cardReason>

export interface Card {
  readonly id: CardId
  readonly officerId: string
  readonly issuer: string
  /** Number printed on the card. */
  readonly serial: string
  readonly authenticationSerial: string | null
  readonly signingSerial: string | null
  readonly authenticationCertificateId: string | null
  readonly signingCertificateId: string | null
  readonly state: CardState
  readonly stateSince: Date
  readonly expiresAt: Date | null
  readonly successorId: CardId | null
  readonly proposal: { readonly step: 'personalise' | 'revoke'; readonly by: string; readonly at: Date; readonly reason: string | null } | null
  readonly sequence: number
}

export interface CardEvent {
  readonly sequence: number
  readonly step: CardStep | 'order'
  readonly state: CardState
  readonly at: Date
  readonly actor: string
  readonly secondActor: string | null
  readonly reason: string | null
}

/** Told, in the same transaction, when a card can no longer be used: its sessions end. */
export type OnCardEnded = (tx: Tx, ctx: Context, cardId: string, reason: string) => Promise<void>
