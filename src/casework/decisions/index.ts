/** Decisions (döntések): drafting from the case rule, submission, signing with the card (kiadmányozás). */
export { decisionErrors } from './decisions.errors.ts'
export { decisionsRoutes } from './decisions.routes.ts'
export { type DecisionDeps, type DeliverDecision } from './sign-decision.ts'
