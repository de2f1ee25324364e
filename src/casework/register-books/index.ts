export { allocateArrivalNumber, allocateMainNumber, allocateSubNumber, arrivalText, expectedSubNumber, registerBookErrors } from './allocate-number.ts'
export { insertEntry, listBooks, listEntries } from './register-book.store.ts'
export type { AllocatedNumber, EntryDirection, RegisterBook, RegistrationEntry } from './register-book.types.ts'
