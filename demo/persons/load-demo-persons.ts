import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Client, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { demoPersons, type DemoPerson } from './demo-persons.ts'

/** One field in the text format of COPY. */
function field(value: string | boolean | null): string {
  if (value === null) return '\\N'
  return String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')
}

async function copy(client: Client | PoolClient, statement: string, rows: Iterable<readonly (string | boolean | null)[]>): Promise<void> {
  function* lines(): Generator<string> {
    for (const row of rows) yield `${row.map(field).join('\t')}\n`
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom(statement)))
}

/** The name the person bore before, where the birth name differs; ends when the present one began. */
const marriedOn = '2012-06-01'

function* identities(persons: readonly DemoPerson[], recordedAt: string): Generator<(string | null)[]> {
  for (const person of persons) {
    const natural = [
      person.birthFamilyName, person.birthGivenName, person.birthPlace, person.birthDate, person.motherFamilyName, person.motherGivenName
    ]
    const changed = person.familyName !== person.birthFamilyName && person.birthDate < '1990-01-01'
    if (changed) {
      yield [person.id, person.birthDate, marriedOn, recordedAt, null, person.birthFamilyName, person.birthGivenName, ...natural]
    }
    yield [
      person.id, changed ? marriedOn : person.birthDate, null, recordedAt, person.namePrefix, person.familyName, person.givenName, ...natural
    ]
  }
}

/**
 * Loads the demo's people by COPY, as the owner of the tables, inside the caller's transaction.
 * @param recordedAt instant of recording
 */
export async function loadDemoPersons(client: Client | PoolClient, recordedAt: Date): Promise<number> {
  const at = recordedAt.toISOString()
  await copy(client, 'copy kapu.person (id, demo, died_on, recorded_at) from stdin',
    demoPersons.map((person) => [person.id, true, person.diedOn, at]))
  await copy(client, `copy kapu.person_identity (person_id, valid_from, valid_to, recorded_at, name_prefix, family_name, given_name,
    birth_family_name, birth_given_name, birth_place, birth_date, mother_family_name, mother_given_name) from stdin`, identities(demoPersons, at))
  await copy(client, `copy kapu.person_address (person_id, kind, valid_from, recorded_at, postcode, settlement, public_area_name, public_area_type,
    house_number) from stdin`, demoPersons.map(({ id, birthDate, address }) => [
    id, 'home', birthDate, at, address.postcode, address.settlement, address.street, address.streetType, address.number
  ]))
  return demoPersons.length
}
