/** Officers' own rights to personal data (adathozzáférési engedélyek). */
export { grantErrors } from './grant.errors.ts'
export { GRACE_DAYS, grantRegister, grantValueSchema, REVIEW_MONTHS, reviewHorizon } from './grant-register.ts'
export { findGrant, listDue, listGrantsAsOf, listGrantsOf, listLapsing, listReviewers, type Grant } from './grant.store.ts'
