export { officerActor, officerOf } from './actor.ts'
export { nameActors } from './actor.store.ts'
