/** Clearing away what has had its time: sessions, challenges, signing requests, idempotency keys; cards that ran out. */
export { housekeepingJobs, scheduleHousekeeping } from './housekeeping.jobs.ts'
export { keepHouse, type HousekeepingDeps, type HousekeepingReport } from './keep-house.ts'
