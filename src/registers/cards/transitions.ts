import type { RegisterStatus } from '../signatures/index.ts'
import type { RevocationReason } from '../../platform/crypto/index.ts'
import type { CardReason, CardState, CardStep } from './cards.types.ts'

/** Every permitted step, by state; what is not here is forbidden. Revoked, expired and replaced are final. The database holds the same. */
export const transitions: Readonly<Record<CardState, Partial<Readonly<Record<CardStep, CardState>>>>> = {
  ordered: { personalise: 'personalised', revoke: 'revoked' },
  personalised: { deliver: 'delivered', revoke: 'revoked', replace: 'replaced' },
  delivered: { activate: 'active', revoke: 'revoked', expire: 'expired', replace: 'replaced' },
  active: { suspend: 'suspended', revoke: 'revoked', expire: 'expired', replace: 'replaced' },
  suspended: { restore: 'active', revoke: 'revoked', expire: 'expired', replace: 'replaced' },
  revoked: {},
  expired: {},
  replaced: {}
}

/** Steps that need two people (négy szem elve): an order and its personalising, a proposed revocation and its confirmation. */
export const fourEyes: ReadonlySet<CardStep> = new Set(['personalise', 'revoke'])

/** The state after a step; null when the step is not permitted. */
export function stateAfter(state: CardState, step: CardStep): CardState | null {
  return transitions[state][step] ?? null
}

/** States in which the card opens nothing any more. */
export const isEnded = (state: CardState): boolean => state === 'suspended' || state === 'revoked' || state === 'expired' || state === 'replaced'

const crlReasons: Readonly<Record<CardReason, RevocationReason>> = {
  lost: 'keyCompromise', stolen: 'keyCompromise', 'key-compromise': 'keyCompromise', 'left-service': 'privilegeWithdrawn', damaged: 'cessationOfOperation',
  'data-changed': 'affiliationChanged', replaced: 'superseded', expired: 'cessationOfOperation', investigation: 'certificateHold', other: 'unspecified'
}

/**
 * What the card's certificates are in the register of signatures once the card is in this state: on hold until it is activated, so
 * that a card that is stolen on its way signs nothing. An expired card's certificates have expired by themselves: revoking them
 * would cast doubt on what they signed.
 */
export function certificateStatusFor(state: CardState, reason: CardReason | null): { status: RegisterStatus; reason: RevocationReason | null } | null {
  if (state === 'active') return { status: 'good', reason: null }
  if (state === 'personalised' || state === 'delivered' || state === 'suspended') return { status: 'hold', reason: 'certificateHold' }
  if (state === 'revoked' || state === 'replaced') return { status: 'revoked', reason: crlReasons[reason ?? (state === 'replaced' ? 'replaced' : 'other')] }
  return null
}
