/**
 * The gateway to other registers and authorities: no purpose, no data.
 *
 * Casework calls `queryDataSet` (with `record` to append its act in the transaction of the outcome) and, inside its own
 * transaction, `askSpecialist`; what arrives later comes through `onLateOutcome` and `onSpecialistAnswer` of the deps.
 */
export { acceptPurposes } from './accept-purposes.ts'
export { askSpecialist, specialistQuestionSchema, type SpecialistQuestion } from './ask-specialist.ts'
export { dataSetShapes, paymentSchema, type Payment } from './data-set-shapes.ts'
export { etalonConnector } from './etalon-connector.ts'
export { exchangeErrors } from './exchange.errors.ts'
export { exchangeJobs } from './exchange.jobs.ts'
export { exchangeRoutes } from './exchange.routes.ts'
export { findDataSet, findSpecialistAuthority, listUses, personOfRequest } from './exchange.store.ts'
export { ConnectorFailure, queryInputSchema } from './exchange.types.ts'
export type {
  Connector, ConnectorAnswer, ConnectorRequest, DataSet, DataSetPurpose, DataUse, ExchangeDeps, LateOutcome, QueryAnswer,
  QueryInput, QueryReceipt, SpecialistAnswerGiven, SpecialistAuthority
} from './exchange.types.ts'
export { queryDataSet, type QueryOptions } from './query-data-set.ts'
export { receiveSpecialistAnswer, specialistAnswerSchema, type SpecialistAnswer } from './receive-specialist-answer.ts'
export { closeInterrupted, retryQuestion } from './retry-question.ts'
export { xRoadConnector, type XRoadOptions } from './x-road-connector.ts'
