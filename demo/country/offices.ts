import type { Tier } from '../../src/registers/organisations/index.ts'
import { demoId } from '../persons/index.ts'
import { counties, demoTown, settlements } from './settlements.ts'

export interface DemoOffice {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly tier: Tier
  readonly kind: string
  readonly authorityKind: 'government' | 'local-government'
  readonly parentId: string | null
  readonly superiorId: string | null
  readonly settlement: string | null
  readonly county: string | null
  readonly exchangeId: string
}

/** How many units each tier of the demonstration country has. */
export const demoCounts: Readonly<Record<Tier, number>> = {
  'ministry-department': 10, 'national-body': 30, 'county-regional-document-office': 450, 'mayors-office': 4400
}

const departments = [
  'Közigazgatási Szabályozási', 'Hatósági Eljárási', 'Ügyfélkapcsolati', 'Nyilvántartási', 'Adatvédelmi', 'Iratkezelési', 'Illeték- és Díjügyi', 'Önkormányzati',
  'Elektronikus Ügyintézési', 'Jogorvoslati'
]
const nationalFields = [
  'Iparági', 'Kereskedelmi', 'Faanyag', 'Vízgazdálkodási', 'Légkör', 'Zajvédelmi', 'Talajvédelmi', 'Élelmiszer', 'Gyógynövény', 'Állatjóléti', 'Halászati',
  'Vadgazdálkodási', 'Kikötői', 'Hídügyi', 'Vasúti', 'Légiközlekedési', 'Mérésügyi', 'Szabványügyi', 'Hulladékgazdálkodási', 'Levegőminőségi', 'Népmesei',
  'Könyvtári', 'Levéltári', 'Térképészeti', 'Időjárási', 'Földrengésjelző', 'Barlangi', 'Erdészeti', 'Kertészeti', 'Méhészeti'
]

/** Every office of the demonstration country, the same on every machine. */
export function demoOffices(): DemoOffice[] {
  const office = (code: string, facts: Omit<DemoOffice, 'id' | 'code' | 'exchangeId'>): DemoOffice =>
    ({ id: demoId(`office ${code}`), code, exchangeId: `GOV/${code}/kapu`, ...facts })
  const central = { parentId: null, superiorId: null, settlement: null, county: null, authorityKind: 'government' } as const
  const offices: DemoOffice[] = []
  departments.forEach((field, index) => offices.push(office(`miniszterium-${index + 1}`, {
    ...central, name: `Mintaügyi Minisztérium, ${field} Főosztály`, shortName: `${field} Főosztály`, tier: 'ministry-department', kind: 'ministry-department'
  })))
  nationalFields.forEach((field, index) => offices.push(office(`orszagos-${index + 1}`, {
    ...central, name: `Országos ${field} Mintahatóság`, shortName: `${field} Mintahatóság`, tier: 'national-body', kind: 'national-body'
  })))

  const places = [demoTown, ...settlements(demoCounts['mayors-office'] - 1)]
  const governments = counties.map((county, index) => office(`varmegye-${index + 1}`, {
    ...central, name: `${county} Vármegyei Mintakormányhivatal`, shortName: `${county} kormányhivatala`, county, settlement: places[index * 20]!,
    tier: 'county-regional-document-office', kind: 'government-office'
  }))
  offices.push(...governments)
  for (let index = 0; index < demoCounts['county-regional-document-office'] - governments.length; index++) {
    const above = governments[index % governments.length]!
    const settlement = places[index]!
    const document = index % 2 === 1
    offices.push(office(`${document ? 'okmanyiroda' : 'jaras'}-${index + 1}`, {
      name: document ? `${settlement} Okmányiroda` : `${above.county!} Vármegyei Mintakormányhivatal, ${settlement} Járási Hivatala`,
      shortName: document ? `${settlement} Okmányiroda` : `${settlement} Járási Hivatal`,
      tier: 'county-regional-document-office', kind: document ? 'document-office' : 'district-office', authorityKind: 'government',
      parentId: above.id, superiorId: above.id, settlement, county: above.county
    }))
  }
  places.forEach((settlement, index) => {
    const above = governments[index % governments.length]!
    offices.push(office(index === 0 ? 'tiszakeresztes' : `onkormanyzat-${index}`, {
      name: index === 0 ? 'Tiszakeresztesi Polgármesteri Hivatal' : `${settlement} Község Polgármesteri Hivatala`, shortName: settlement,
      tier: 'mayors-office', kind: 'mayors-office', authorityKind: 'local-government', parentId: null, superiorId: above.id, settlement, county: above.county
    }))
  })
  return offices
}

/** The fully staffed office of the walk-through. */
export const demoOfficeId = demoId('office tiszakeresztes')
export const demoOfficeCode = 'tiszakeresztes'
