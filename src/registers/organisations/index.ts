export { findOrganisation } from './find-organisation.ts'
export { calendarOfOffice, legalDayAt, legalNow, legalToday, officeTime, officeTimeOf, readLegalClock, setLegalClock, type LegalClock } from './legal-clock.ts'
export {
  contactsSchema, organisationFact, organisationKinds, organisationRegister, ORGANISATIONS, organisationValueSchema, SUCCESSIONS, type OrganisationValue
} from './organisation-register.ts'
export { organisationErrors } from './organisation.errors.ts'
export { tierSchema, tiers, type OfficeTimeFacts, type Organisation, type PolicyCode, type PolicyInForce, type PolicyValue, type Tier, type UnitSummary } from './organisation.types.ts'
export { organisationsRoutes, type OrganisationsRoutesDeps, type PublicJobRole } from './organisations.routes.ts'
export { refreshOrganisations } from './organisation.store.ts'
export { fourEyesOn, policyInForce } from './policy.ts'
export { organisationTreeRoutes } from './tree.routes.ts'
