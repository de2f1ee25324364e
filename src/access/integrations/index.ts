export { identifyIntegration } from './identify-integration.ts'
export { createIntegrationKey, requireOwnOffice, revokeIntegrationKeys } from './integration-keys.ts'
export { integrationErrors } from './integration.errors.ts'
export { scopes, type NewIntegrationKey, type Scope } from './integration.types.ts'
