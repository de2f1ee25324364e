export { signatureRegisterErrors } from './read-entries.ts'
export { signatureRegisterRoutes } from './signature-register.routes.ts'
