/** The diary of a case (határidő-nyilvántartás): what waits, what time brings. */
export { scheduleSweep, diaryJobs } from './diary.jobs.ts'
export { diaryRoutes } from './diary.routes.ts'
export { legalClockRoutes } from './legal-clock.routes.ts'
export type { DiaryDeps, StartDelivery } from './diary.types.ts'
export { sweepCases, type SweepDeps, type SweepReport } from './sweep-cases.ts'
