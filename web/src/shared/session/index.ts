export { CardEntry } from './card-entry.tsx'
export { SessionGuard } from './session-guard.tsx'
export { actionsQuery, choosePost, personalDataUntil, sessionQuery, useLeave, useOfficerSession, useSession } from './session.ts'
