import type { Payment } from '../exchange/index.ts'

/**
 * What the credited payments say of a fee.
 * - paid: the exact amount came
 * - double: the exact amount came more than once
 * - partial: less came than is due
 * - overpaid: more came, in whatever parts
 */
export interface FeeState {
  readonly kind: 'unpaid' | 'partial' | 'paid' | 'overpaid' | 'double'
  /** Whole forint. */
  readonly expected: number
  readonly received: number
  readonly missing: number
  /** To be paid back to the client. */
  readonly surplus: number
  /** The day on which the fee became complete; null until then. */
  readonly completeOn: string | null
  readonly payments: readonly Payment[]
}

/**
 * Judges the payments of one reference. The same payment listed twice (same id) counts once.
 * @param expected whole forint, not negative
 */
export function feeState(expected: number, payments: readonly Payment[]): FeeState {
  if (!Number.isSafeInteger(expected) || expected < 0) throw new RangeError('the fee is a whole number of forint')
  const single = [...new Map(payments.map((payment) => [payment.id, payment])).values()]
    .sort((a, b) => a.bookedOn.localeCompare(b.bookedOn) || a.id.localeCompare(b.id))
  const received = single.reduce((sum, payment) => sum + payment.amount, 0)
  let sum = 0
  let completeOn: string | null = null
  for (const payment of single) {
    sum += payment.amount
    if (completeOn === null && sum >= expected) completeOn = payment.bookedOn
  }
  const exact = single.filter((payment) => payment.amount === expected).length
  return {
    kind: kindOf(expected, received, exact > 1 && received === exact * expected),
    expected,
    received,
    missing: Math.max(0, expected - received),
    surplus: Math.max(0, received - expected),
    completeOn,
    payments: single
  }
}

function kindOf(expected: number, received: number, repeated: boolean): FeeState['kind'] {
  if (received === expected) return 'paid'
  if (received === 0) return 'unpaid'
  if (received < expected) return 'partial'
  return repeated ? 'double' : 'overpaid'
}

/** True when the fee blocks the decision no longer. */
export function isFeeSettled(state: FeeState): boolean {
  return state.missing === 0
}
