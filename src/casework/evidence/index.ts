/** Establishing the facts (tényállás tisztázása, Ákr. 62. §): checks against registers and specialist authorities. */
export { checkOutcomeSchema, type CheckAnswer, type CheckOutcome } from './check-outside.ts'
export { feeDemand, feeDue, type FeeDemand } from './check-fee-of-case.ts'
export { evidenceErrors } from './evidence.errors.ts'
export { evidenceRoutes, type EvidenceDeps } from './evidence.routes.ts'
export { onLateOutcome, onSpecialistAnswer } from './specialist-answer.ts'
