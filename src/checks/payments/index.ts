/** Fees of cases: their references (ISO 11649) and whether they were paid. */
export { checkFee, paymentErrors, type FeeQuestion } from './check-fee.ts'
export { creditorReference, feeReference, formatCreditorReference, readCreditorReference } from './creditor-reference.ts'
export { feeState, isFeeSettled, type FeeState } from './fee-state.ts'
