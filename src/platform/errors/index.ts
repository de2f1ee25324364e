export { DomainError, defineErrors, declaredErrors, type ErrorDefinition, type ErrorDetails, type ErrorFactory } from './errors.ts'
