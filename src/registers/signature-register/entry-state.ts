import type { EntryState } from './entry.types.ts'

/** What the registers say of a certificate, as far as its state at an instant follows from it. */
export interface StateFacts {
  readonly notBefore: Date
  readonly notAfter: Date
  /** The line of its status in force at the instant. */
  readonly status: 'good' | 'hold' | 'revoked'
  readonly statusSince: Date
  /** When another seal took its place; null: it was not, or it is no seal. */
  readonly replacedAt: Date | null
}

/** A revocation counts beyond the end of validity, which would otherwise hide it; an end of validity beyond a replacement. */
export function entryStateAt(facts: StateFacts, at: Date): { state: EntryState; since: Date } {
  if (facts.status === 'revoked') return { state: 'revoked', since: facts.statusSince }
  if (facts.notAfter <= at) return { state: 'expired', since: facts.notAfter }
  if (facts.status === 'hold') return { state: 'suspended', since: facts.statusSince }
  if (facts.replacedAt !== null && facts.replacedAt <= at) return { state: 'replaced', since: facts.replacedAt }
  if (facts.notBefore > at) return { state: 'not-yet', since: facts.notBefore }
  return { state: 'good', since: facts.statusSince > facts.notBefore ? facts.statusSince : facts.notBefore }
}
