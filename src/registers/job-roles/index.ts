export { listEntitlements, listJobRolesOf, readJobRole } from './job-role.store.ts'
export type { JobRole, JobRoleEntitlement } from './job-role.types.ts'
