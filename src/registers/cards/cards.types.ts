import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'

export type CardId = string & { readonly __brand: 'CardId' }

/** Life of an officer's card (hivatali kártya). */
export const cardState = z.enum(['ordered', 'personalised', 'delivered', 'active', 'suspended', 'revoked', 'expired', 'replaced'])
export type CardState = z.infer<typeof cardState>

/** What moves a card from one state to another. */
export const cardStep = z.enum(['personalise', 'deliver', 'activate', 'suspend', 'restore', 'revoke', 'expire', 'replace'])
export type CardStep = z.infer<typeof cardStep>

/** Every line of a card's history; those that are no step leave its state as it is. */
export const cardEventKind = z.enum(['order', ...cardStep.options, 'print-letter', 'propose-revoke', 'withdraw-revoke'])
export type CardEventKind = z.infer<typeof cardEventKind>

/** Why a card ended or is suspended; each has its CRL reason. */
export const cardReason = z.enum(['lost', 'stolen', 'key-compromise', 'left-service', 'damaged', 'data-changed', 'replaced', 'expired', 'investigation', 'other'])
export type CardReason = z.infer<typeof cardReason>

/** Why a card is ordered. */
export const orderReason = z.enum(['new', 'renewal', 'lost', 'stolen', 'damaged', 'data-changed', 'pin-letter', 'other'])
export type OrderReason = z.infer<typeof orderReason>

export interface Card {
  readonly id: CardId
  readonly officerId: string
  /** Employer of the holder, whose administrators look after the card; null: the country's. */
  readonly organisationId: string | null
  /** Common name of the issuing authority; null until personalised, as all that follows to `expiresAt`. */
  readonly issuer: string | null
  /** Number printed on the card. */
  readonly serial: string | null
  readonly authenticationSerial: string | null
  readonly signingSerial: string | null
  readonly authenticationCertificateId: string | null
  readonly signingCertificateId: string | null
  readonly expiresAt: Date | null
  readonly state: CardState
  readonly stateSince: Date
  readonly orderedBy: string | null
  readonly orderedByPostId: string | null
  readonly orderReason: OrderReason | null
  readonly predecessorId: CardId | null
  readonly successorId: CardId | null
  /** A revocation that waits for a second person. */
  readonly proposal: { readonly step: 'revoke'; readonly by: string; readonly postId: string | null; readonly at: Date; readonly reason: CardReason | null; readonly note: string | null } | null
  /** Number of its last line of history: the version that editors name. */
  readonly sequence: number
}

export interface CardEvent {
  readonly sequence: number
  readonly step: CardEventKind
  readonly state: CardState
  readonly at: Date
  /** `officer:<id>` or `system:<name>`. */
  readonly actor: string
  /** Who confirmed what `actor` had proposed. */
  readonly secondActor: string | null
  readonly reason: string | null
  readonly note: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

/** How the holder was identified when the card was handed over (személyazonosság ellenőrzése). */
export const identityCheck = z.strictObject({ document: z.enum(['identity-card', 'passport', 'driving-licence']), photoCompared: z.literal(true) })
export type IdentityCheck = z.infer<typeof identityCheck>

/** Told, in the same transaction, when a card can no longer be used: its sessions end. Gives how many. */
export type OnCardEnded = (tx: Tx, ctx: Context, cardId: string, reason: string) => Promise<number>

/** What may be done with a card, as the policies name it. */
export const cardActions = [
  'card:read', 'card:order', 'card:personalise', 'card:print-letter', 'card:hand-over', 'card:activate', 'card:suspend', 'card:restore', 'card:propose-revocation',
  'card:withdraw-revocation', 'card:confirm-revocation', 'card:replace', 'card:renew'
] as const
export type CardAction = (typeof cardActions)[number]

/** What is judged: a card as far as the policies look at it. */
export interface CardResource {
  readonly type: 'Card'
  readonly id: string
  /** Null: the country's. */
  readonly organisationId: string | null
  /** Whose card it is; null where many are meant. */
  readonly holderId: string | null
  /** Who took the first step of what takes two people. */
  readonly proposedByOfficerId: string | null
  readonly proposedByPostId: string | null
}

/** What the register needs from floors below it; wired in main. */
export interface CardPorts {
  /** @throws entitlement.denied, entitlement.card-four-eyes, entitlement.card-not-for-oneself */
  readonly authorise: (tx: Tx, ctx: Context, question: { readonly action: CardAction; readonly resource: CardResource }) => Promise<unknown>
  /** Which of the actions the officer may do; nothing is logged. */
  readonly allowed: (tx: Tx, ctx: Context, actions: readonly CardAction[], resource: CardResource) => Promise<readonly CardAction[]>
  readonly standing: (tx: Tx, ctx: Context) => Promise<{ readonly national: boolean; readonly organisations: readonly string[] }>
  readonly onCardEnded: OnCardEnded
}
