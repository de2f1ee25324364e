import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { queryDataSet, type ExchangeDeps, type Payment, type QueryAnswer, type QueryInput } from '../exchange/index.ts'
import { readCreditorReference } from './creditor-reference.ts'
import { feeState, type FeeState } from './fee-state.ts'

export const paymentErrors = defineErrors('payment', {
  referenceInvalid: {
    status: 422,
    hu: 'A fizetési azonosító ellenőrző száma hibás. Írja be újra az RF kezdetű azonosítót.',
    en: 'The check digits of the payment reference are wrong. Type the reference beginning with RF again.'
  }
})

export interface FeeQuestion extends Pick<QueryInput,
  'caseId' | 'registrationNumber' | 'organisationId' | 'exchangeId' | 'purpose' | 'legalBasis' | 'personId' | 'onBehalfOf' | 'retryLater'> {
  /** ISO 11649 reference; spaces allowed. */
  readonly reference: string
  /** Fee due in whole forint. */
  readonly expected: number
}

/**
 * Asks the payment service by reference and judges what came (igazgatási szolgáltatási díj, illeték).
 * @throws payment.reference-invalid, and what `queryDataSet` throws
 */
export async function checkFee(
  deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, question: FeeQuestion,
  options: { readonly record?: (tx: Tx, answer: QueryAnswer, fee: FeeState) => Promise<void> } = {}
): Promise<{ answer: QueryAnswer; fee: FeeState }> {
  const { reference: typed, expected, ...input } = question
  const { record } = options
  const reference = readCreditorReference(typed)
  if (reference === null) throw paymentErrors.referenceInvalid()
  const judge = (answer: QueryAnswer): FeeState => feeState(expected, answer.found ? answer.facts['payments'] as Payment[] : [])
  const answer = await queryDataSet(deps, ctx, { ...input, dataSet: 'payment.status', subject: { reference }, fields: ['payments'] },
    record === undefined ? {} : { record: (tx, received) => record(tx, received, judge(received)) })
  return { answer, fee: judge(answer) }
}
