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
  const reference = body.reference ?? file.state.fee?.reference ?? paymentReferenceOf(file) ?? feeReference(file.stored.registrationNumber, 1)
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
