export { enqueue } from './enqueue.ts'
export type { EnqueueOptions, JobHandler } from './job.types.ts'
export { migrateJobs, releaseDead, startJobs, type JobRunner, type JobRunnerOptions } from './run-jobs.ts'
