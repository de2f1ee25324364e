export { allocateArrivalNumber, allocateMainNumber, allocateSubNumber, arrivalText, expectedSubNumber, registerBookErrors } from './allocate-number.ts'
export { insertEntry } from './register-book.store.ts'
export { registerBookRoutes } from './register-books.routes.ts'
export type { AllocatedNumber, EntryDirection, RegisterBook, RegistrationEntry } from './register-book.types.ts'
