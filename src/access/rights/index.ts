/** Rights as people read them: why, who, what is due, what is unused or conflicts. */
export { conflictRules, conflictsAmong, type Conflict, type ConflictRule } from './conflict-rules.ts'
export { explainRight, whoMay, type RightQuestion } from './explain-right.ts'
export { reviewJobs, scheduleReminders, type Remind } from './review-jobs.ts'
export { rightsErrors } from './rights.errors.ts'
export { rightsRoutes, type RightsRoutesDeps } from './rights.routes.ts'
export { readRights } from './rights.store.ts'
