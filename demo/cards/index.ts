export { demoCardRoutes } from './demo-cards.routes.ts'
export { listDemoCards } from './demo-cards.store.ts'
export { demoCardView, sealedKey, type DemoCardCondition, type DemoCardView, type SealedKey } from './demo-cards.types.ts'
export { issueDemoCard, issueDemoCards, refuseDemoCards, type DemoCardDeps, type DemoCardOrder } from './issue-demo-card.ts'
