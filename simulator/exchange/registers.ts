import { demoName, demoPersons } from '../../demo/persons/index.ts'

/** What a register answers: null when it knows no such thing. */
export type Lookup = (subject: Readonly<Record<string, unknown>>) => Record<string, unknown> | null

const byDocument = new Map(demoPersons.map((person, index) => [person.documentNumber, { person, index }]))

/** Letters, case and spaces as registers compare names. */
const same = (a: unknown, b: string): boolean =>
  typeof a === 'string' && a.trim().replace(/^dr\. /, '').toLocaleLowerCase('hu') === b.toLocaleLowerCase('hu')

/** The register of identity documents: one document for each invented person; some expired, lost or wanted. */
export const documents: Lookup = (subject) => {
  const held = byDocument.get(String(subject['documentNumber']))
  if (held === undefined) return null
  const { person, index } = held
  return {
    valid: index % 11 !== 5 && person.diedOn === null,
    belongsToHolder: same(subject['name'], demoName(person)) && subject['birthDate'] === person.birthDate,
    reportedLost: index % 13 === 6,
    wanted: index % 97 === 7
  }
}

/** Parcel of the person with this index: `<100 + index>/1` in the settlement where they live. */
export const parcelOf = (index: number): string => `${100 + index}/1`

const byParcel = new Map(demoPersons.map((person, index) => [`${person.address.settlement} ${parcelOf(index)}`, { person, index }]))

/** The land register: each invented person owns one parcel. */
export const land: Lookup = (subject) => {
  const parcel = byParcel.get(`${String(subject['settlement'])} ${String(subject['parcelNumber'])}`)
  if (parcel === undefined) return null
  const { person, index } = parcel
  return {
    applicantIsOwner: same(subject['name'], demoName(person)),
    coOwners: index % 5 === 4,
    usufruct: index % 7 === 6,
    landUse: index % 3 === 0 ? 'kivett telephely' : 'kivett lakóház, udvar'
  }
}

/** Registry number of the sole trader with this index; the first digits belong to no county. */
export const registryNumberOf = (index: number): string => `99-00-${String(900_000 + index)}`

const byRegistryNumber = new Map(demoPersons.map((person, index) => [registryNumberOf(index), { person, index }]))

/** Registers of companies and sole traders: each invented person trades under their name. */
export const company: Lookup = (subject) => {
  const trader = byRegistryNumber.get(String(subject['registryNumber']))
  if (trader === undefined) return null
  const { person, index } = trader
  return {
    active: index % 9 !== 8 && person.diedOn === null,
    nameMatches: same(subject['name'], `${demoName(person)} e. v.`) || same(subject['name'], demoName(person))
  }
}
