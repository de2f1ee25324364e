import type { Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { matchPerson, toAddress } from './persons.store.ts'
import type { NaturalIdentifiers, PersonId, PersonMatch } from './persons.types.ts'

export const personErrors = defineErrors('person', {
  noCommittedIntent: {
    status: 403,
    hu: 'A személyi adat csak rögzített céllal nyitható meg. Az adatot az ügyből, az adatkérés gombjával kérje.',
    en: 'Personal data open only to a recorded purpose. Ask for the data from the case, by its query button.'
  }
})

/**
 * The one read door of the Etalon, used by `checks/exchange` alone.
 * @param intentId the gateway's request, whose intent an earlier transaction has committed; the database checks it too
 * @param onDay legal date on which name and address are read
 * @throws person.no-committed-intent
 */
export async function readPersonForGateway(tx: Tx, intentId: string, asked: NaturalIdentifiers, onDay: string): Promise<PersonMatch> {
  const row = await matchPerson(tx, intentId, asked, onDay).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'KP001') throw personErrors.noCommittedIntent({}, { cause: error })
    throw error
  })
  if (row === null || row.match === 'none') return { match: 'none' }
  if (row.match === 'several') {
    const askAlso = (['birthName', 'birthPlace'] as const).filter((field) => asked[field] === undefined)
    return { match: 'several', askAlso }
  }
  const exact = ['birthDate']
  if (row.exact_name) exact.push('name')
  if (row.exact_mother_name) exact.push('motherName')
  if (asked.birthName !== undefined && asked.birthName === row.birth_name) exact.push('birthName')
  if (asked.birthPlace !== undefined && asked.birthPlace === row.birth_place) exact.push('birthPlace')
  return {
    match: 'one',
    exact,
    byFormerName: row.matched_former_name,
    person: {
      personId: row.person_id as PersonId,
      name: row.name,
      birthName: row.birth_name,
      birthPlace: row.birth_place,
      birthDate: row.birth_date,
      motherName: row.mother_name,
      diedOn: row.died_on,
      homeAddress: row.home_address === null ? null : toAddress(row.home_address)
    }
  }
}
