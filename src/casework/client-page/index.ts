/** The client's page (ügyfél oldala): own cases in plain words, mailbox, documents, further submissions. */
export { clientPageErrors } from './client-page.errors.ts'
export { clientPageRoutes, type ClientPageDeps } from './client-page.routes.ts'
