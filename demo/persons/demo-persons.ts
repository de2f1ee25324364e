import { createHash } from 'node:crypto'

/**
 * The small Etalon of the demonstration country: invented people, the same on every machine. Every row carries the demo
 * mark. Settlements and streets are invented; document numbers use a series of the demo (six digits from 9, letters `DM`)
 * that the Gate's registers treat as invented.
 */
export interface DemoPerson {
  readonly id: string
  readonly namePrefix: string | null
  readonly familyName: string
  readonly givenName: string
  readonly birthFamilyName: string
  readonly birthGivenName: string
  readonly birthPlace: string
  readonly birthDate: string
  readonly motherFamilyName: string
  readonly motherGivenName: string
  readonly diedOn: string | null
  readonly address: { readonly postcode: string; readonly settlement: string; readonly street: string; readonly streetType: string; readonly number: string }
  readonly documentNumber: string
}

const families = [
  'Fűzi', 'Ősz', 'Kócsag', 'Bognár', 'Hárs', 'Nyíri', 'Szalkai', 'Berek', 'Csermely', 'Dombi', 'Erdős', 'Galagonya', 'Harmat',
  'Juhar', 'Kalász', 'Liget', 'Mohos', 'Nádas', 'Őrsi', 'Patak', 'Réti', 'Sűrű', 'Tölgyes', 'Üveges', 'Vadas', 'Zúgó', 'Bükki',
  'Cserkész', 'Gyöngyös', 'Karikás'
] as const
const givenMale = ['Ödön', 'Bálint', 'Csongor', 'Dénes', 'Előd', 'Farkas', 'Győző', 'Huba', 'Imre', 'Jenő', 'Keve', 'Lóránt'] as const
const givenFemale = ['Ilona', 'Borbála', 'Csilla', 'Dorottya', 'Emőke', 'Flóra', 'Gyöngyi', 'Hajnalka', 'Ibolya', 'Jolán', 'Kinga', 'Lídia'] as const
const settlements = [
  ['9901', 'Tiszakeresztes'], ['9902', 'Kiskócsag'], ['9903', 'Nagyberek'], ['9904', 'Hársashalom'], ['9905', 'Sárrétmező'], ['9906', 'Őrvölgy']
] as const
const streets = [['Malom', 'utca'], ['Kertész', 'utca'], ['Vásár', 'tér'], ['Nyárfa', 'sor'], ['Téglagyári', 'út'], ['Csillag', 'köz']] as const

/** A pure stream of numbers: the same seed gives the same people. */
function chooser(seed: string): (count: number) => number {
  let position = 0
  return (count) => {
    const digest = createHash('sha256').update(`${seed}:${position++}`).digest()
    return digest.readUInt32BE(0) % count
  }
}

/** A stable UUID (version 8: of our own making) out of a name. */
export function demoId(name: string): string {
  const bytes = createHash('sha256').update(`ugyintezokapu demo ${name}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const pick = <T>(list: readonly T[], choose: (count: number) => number): T => list[choose(list.length)]!

function invented(index: number): DemoPerson {
  const choose = chooser(`person ${index}`)
  const female = choose(2) === 1
  const birthFamilyName = pick(families, choose)
  const birthGivenName = pick(female ? givenFemale : givenMale, choose)
  const married = female && choose(2) === 1
  const [postcode, settlement] = pick(settlements, choose)
  const [street, streetType] = pick(streets, choose)
  const year = 1940 + choose(66)
  const month = String(1 + choose(12)).padStart(2, '0')
  const day = String(1 + choose(28)).padStart(2, '0')
  return {
    id: demoId(`person ${index}`),
    namePrefix: choose(20) === 0 ? 'dr.' : null,
    familyName: married ? pick(families, choose) : birthFamilyName,
    givenName: birthGivenName,
    birthFamilyName,
    birthGivenName,
    birthPlace: pick(settlements, choose)[1],
    birthDate: `${year}-${month}-${day}`,
    motherFamilyName: pick(families, choose),
    motherGivenName: pick(givenFemale, choose),
    diedOn: year < 1945 && choose(2) === 0 ? '2025-03-10' : null,
    address: { postcode, settlement, street, streetType, number: String(1 + choose(80)) },
    documentNumber: `9${String(index).padStart(5, '0')}DM`
  }
}

/** People with a part in the walk-through: the client of the seed's examples, and two who cannot be told apart at once. */
const cast: readonly DemoPerson[] = [
  {
    ...invented(0), namePrefix: null, familyName: 'Fűzi', givenName: 'Ödön', birthFamilyName: 'Fűzi', birthGivenName: 'Ödön', birthPlace: 'Tiszakeresztes',
    birthDate: '1961-04-14', motherFamilyName: 'Ősz', motherGivenName: 'Ilona', diedOn: null,
    address: { postcode: '9901', settlement: 'Tiszakeresztes', street: 'Malom', streetType: 'utca', number: '12' }
  },
  {
    ...invented(1), namePrefix: 'dr.', familyName: 'Kócsag', givenName: 'Emőke', birthFamilyName: 'Bükki', birthGivenName: 'Emőke', birthPlace: 'Őrvölgy',
    birthDate: '1984-09-30', motherFamilyName: 'Nádas', motherGivenName: 'Jolán', diedOn: null,
    address: { postcode: '9902', settlement: 'Kiskócsag', street: 'Kertész', streetType: 'utca', number: '3' }
  },
  {
    ...invented(2), namePrefix: null, familyName: 'Réti', givenName: 'Imre', birthFamilyName: 'Réti', birthGivenName: 'Imre', birthPlace: 'Nagyberek',
    birthDate: '1972-01-05', motherFamilyName: 'Hárs', motherGivenName: 'Borbála', diedOn: null
  },
  {
    ...invented(3), namePrefix: null, familyName: 'Réti', givenName: 'Imre', birthFamilyName: 'Réti', birthGivenName: 'Imre', birthPlace: 'Sárrétmező',
    birthDate: '1972-01-05', motherFamilyName: 'Hárs', motherGivenName: 'Borbála', diedOn: null
  }
]

/** Number of people in the small set. */
export const demoPersonCount = 320

export const demoPersons: readonly DemoPerson[] = [
  ...cast, ...Array.from({ length: demoPersonCount - cast.length }, (_, index) => invented(index + cast.length))
]

/** Name as people write it, without a title. */
export function demoName(person: DemoPerson): string {
  return `${person.familyName} ${person.givenName}`
}

export function demoMotherName(person: DemoPerson): string {
  return `${person.motherFamilyName} ${person.motherGivenName}`
}
