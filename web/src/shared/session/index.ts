export { CardEntry } from './card-entry.tsx'
export { SessionGuard } from './session-guard.tsx'
export { choosePost, personalDataUntil, sessionQuery, useLeave, useOfficerSession, useSession } from './session.ts'
