import type { RevocationReason } from '../../platform/crypto/index.ts'
import type { SealRevocationReason, SealState, SealStep } from './seals.types.ts'

/** Every permitted step, by state; what is not here is forbidden. The database holds the same. */
export const sealTransitions: Readonly<Record<SealState, Partial<Readonly<Record<SealStep, SealState>>>>> = {
  ordered: { issue: 'active', refuse: 'refused', withdraw: 'refused' },
  active: { replace: 'replaced', revoke: 'revoked', expire: 'expired' },
  // Its key may be found compromised after it was replaced: what it sealed without a time-stamp before falls then.
  replaced: { revoke: 'revoked' },
  revoked: {},
  expired: {},
  refused: {}
}

/** The state after a step; null when the step is not permitted. */
export function sealStateAfter(state: SealState, step: SealStep): SealState | null {
  return sealTransitions[state][step] ?? null
}

const crlReasons: Readonly<Record<SealRevocationReason, RevocationReason>> = {
  'key-compromise': 'keyCompromise', 'office-closed': 'cessationOfOperation', 'data-changed': 'affiliationChanged', misuse: 'privilegeWithdrawn', other: 'unspecified'
}

/** What the revocation list says. */
export const crlReasonOf = (reason: SealRevocationReason): RevocationReason => crlReasons[reason]
