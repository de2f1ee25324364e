export { reportLostCard, stepWithCard, type CardOutcome, type CardRequest, type CardStepRequest, type LostCard, type LostOutcome } from './act-on-card.ts'
export { cardErrors } from './cards.errors.ts'
export { cardRoutes, type CardRoutesDeps } from './cards.routes.ts'
export { findCard, holdCardOfCertificate, listCardsOfOfficer, listHistory, type Personalisation } from './cards.store.ts'
export {
  cardActions, cardReason, cardState, cardStep, orderReason, type Card, type CardAction, type CardEvent, type CardId, type CardPorts, type CardReason, type CardResource,
  type CardState, type CardStep, type OnCardEnded, type OrderReason
} from './cards.types.ts'
export { expireCards } from './expire-cards.ts'
export { orderForOfficer, replaceCard } from './order-for-officer.ts'
export { personaliseCard, type MadeCard, type PersonalisationStation, type PersonaliseDeps } from './personalise-card.ts'
export { printPinLetter, randomPin } from './pin-letter.ts'
export { renewalJobs, startRenewal } from './renew-cards.ts'
export { confirmRevocation, orderCard, proposeRevocation, recordPersonalisation, takeStep, withdrawRevocation } from './take-step.ts'
export { certificateStatusFor, fourEyes, isEnded, stateAfter, transitions } from './transitions.ts'
