export { duties, JOB_ROLES, jobRoleEntitlementSchema, jobRoleRegister, jobRoleValueSchema, type JobRoleValue } from './job-role-register.ts'
export { listEntitlements, listJobRolesOf, readJobRole } from './job-role.store.ts'
export type { JobRole, JobRoleEntitlement } from './job-role.types.ts'
