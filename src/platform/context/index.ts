export type { Clock, Context, IdSource, OfficerPrincipal, Principal } from './context.types.ts'
export { fixedClock, systemClock, systemIds, uuid7 } from './context.ts'
