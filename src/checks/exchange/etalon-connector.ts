import { inOrganisation } from '../../platform/database/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { naturalIdentifiersSchema, readPersonForGateway, type Person } from '../../registers/persons/index.ts'
import type { Connector } from './exchange.types.ts'

/**
 * Our own register of persons behind the same interface as any other. The answer has exactly the fields asked;
 * without fields it says yes or no (match) and nothing of the person.
 */
export const etalonConnector: Connector = {
  send: async (ctx, organisationId, message) => {
    const subject = naturalIdentifiersSchema.parse(message.body['subject'])
    const fields = message.body['fields'] as readonly string[]
    const now = ctx.clock.now()
    const match = await inOrganisation(ctx.db, organisationId, (tx) =>
      readPersonForGateway(tx, message.requestId, subject, legalDateOf(now)))
    const asOf = now.toISOString()
    if (match.match !== 'one') {
      return { body: { ...match, asOf }, exchangeRequestId: null, exchangeRequestHash: null }
    }
    const person: Record<string, unknown> = {}
    for (const field of fields) person[field] = readers[field]?.(match.person) ?? null
    return {
      body: { match: 'one', exact: match.exact, byFormerName: match.byFormerName, personId: match.person.personId, person, asOf },
      exchangeRequestId: null,
      exchangeRequestHash: null
    }
  }
}

const readers: Readonly<Record<string, (person: Person) => unknown>> = {
  name: (person) => person.name,
  birthName: (person) => person.birthName,
  birthPlace: (person) => person.birthPlace,
  birthDate: (person) => person.birthDate,
  motherName: (person) => person.motherName,
  settlement: (person) => person.homeAddress?.settlement ?? null,
  homeAddress: (person) => person.homeAddress,
  diedOn: (person) => person.diedOn
}
