/** The Etalon: the register of persons. Personal data leave it through `readPersonForGateway` only. */
export { personErrors, readPersonForGateway } from './read-person-for-gateway.ts'
export { naturalIdentifiersSchema } from './persons.types.ts'
export type { NaturalIdentifiers, Person, PersonAddress, PersonId, PersonMatch } from './persons.types.ts'
