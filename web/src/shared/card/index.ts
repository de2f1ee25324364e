export { askCard } from './web-eid-client.ts'
export { CardProvider, useCard, type CardReader } from './card-provider.tsx'
export { CardFault, faultOf, type AuthenticationToken, type CardSignature, type HashFunction, type SigningCertificate } from './web-eid.types.ts'
export { pinTries, retriesLeft, unblock } from './software-card.ts'
