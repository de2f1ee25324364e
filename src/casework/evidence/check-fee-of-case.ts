import type { Payment } from '../../checks/exchange/index.ts'
import { checkFee, feeReference, feeState, isFeeSettled } from '../../checks/payments/index.ts'
import { expectedFee, type ActBody, type NewAct } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import { basisOf, type Check, type Ground, type GroundContext } from './check-outside.ts'
import { evidenceErrors } from './evidence.errors.ts'
import { paymentReferenceOf } from './subject-of-case.ts'

/** The fee due, in forint. @throws evidence.no-fee */
export function feeDue(file: CaseFile): number {
  const amount = expectedFee(file.state, file.rule)
  if (amount === null) throw evidenceErrors.noFee()
  return amount
}

/** What a client has to pay, and by which reference the payment is found. */
export interface FeeDemand {
  /** Forint. */
  readonly amount: number
  readonly reference: string
  readonly state: 'unknown' | 'not-paid' | 'partly-paid' | 'paid'
}

/** The fee of a case as the client is told it; null when the rule demands none. */
export function feeDemand(file: CaseFile): FeeDemand | null {
  const amount = expectedFee(file.state, file.rule)
  if (amount === null) return null
  const result = file.state.fee?.result
  const state = result === 'paid' || result === 'exempt' ? 'paid' : result === 'partly-paid' || result === 'not-paid' ? result : 'unknown'
  return { amount, reference: referenceOf(file, null), state }
}

const referenceOf = (file: CaseFile, typed: string | null): string =>
  typed ?? file.state.fee?.reference ?? paymentReferenceOf(file) ?? feeReference(file.stored.registrationNumber, 1)

/**
 * A díj (illeték) megfizetésének ellenőrzése: by the reference the officer types, else the one looked at before, the one
 * the client gave, or the case's own.
 *
 * @throws evidence.no-fee, payment.reference-invalid
 */
export async function checkFeeOfCase(ground: Ground, asking: GroundContext, body: { reference: string | null }): Promise<Check> {
  const { file } = ground
  const expected = feeDue(file)
  const { purpose, legalBasis } = await basisOf(asking, 'payment.status', 'fee-check')
  const reference = referenceOf(file, body.reference)
  const act = (facts: Pick<ActBody<'fee-checked'>, 'result' | 'paid' | 'paidOn' | 'receiptId'>): NewAct => ({
    kind: 'fee-checked', body: { ...facts, expected, reference }
  })
  return {
    ask: (record) => checkFee(asking.deps, asking.ctx, {
      ...ground.common, purpose, legalBasis, personId: ground.personOf(null), reference, expected
    }, { record: (tx, answer) => record(tx, answer) }),
    answered: async (answer) => {
      const fee = feeState(expected, answer.found ? answer.facts['payments'] as Payment[] : [])
      const result = isFeeSettled(fee) ? 'paid' : fee.received > 0 ? 'partly-paid' : 'not-paid'
      return { acts: [act({ result, paid: fee.received, paidOn: fee.completeOn, receiptId: answer.receipt.requestId })], result }
    },
    failed: (requestId) => ({ act: act({ result: 'unreachable', paid: 0, paidOn: null, receiptId: requestId }), result: 'unreachable' })
  }
}
