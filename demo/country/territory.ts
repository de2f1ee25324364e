import { competenceFact, settlementFact, COMPETENCES, SETTLEMENTS } from '../../src/registers/competence/index.ts'
import type { FactContent } from '../../src/registers/changes/index.ts'
import { demoId } from '../persons/index.ts'
import type { DemoOffice } from './offices.ts'

const source = 'Bemutató ország (kitalált)'

/** Settlements of the demonstration country and who is competent in them; each office of a settlement serves that settlement. */
export function* territoryFacts(offices: readonly DemoOffice[], sourceDate: string): Generator<{ register: string; subjectId: string; fact: FactContent }> {
  const districts = offices.filter(({ kind }) => kind === 'district-office')
  const districtOf = new Map(districts.toReversed().map((office) => [office.parentId, office]))
  const compete = (office: DemoOffice, organ: 'municipal-clerk' | 'district-office' | 'government-office', territoryKind: 'settlement' | 'district' | 'county', territoryCode: string, law: string) => ({
    register: COMPETENCES, subjectId: demoId(`competence ${organ} ${territoryCode}`),
    fact: competenceFact({ organisationId: office.id, organ, territoryKind, territoryCode, caseTypes: null, law, source, sourceDate }, office.settlement ?? office.name, office.name)
  })
  for (const [index, office] of offices.filter(({ tier }) => tier === 'mayors-office').entries()) {
    const code = `D${String(index).padStart(5, '0')}`
    const district = districtOf.get(office.superiorId) ?? null
    yield {
      register: SETTLEMENTS, subjectId: demoId(`settlement ${code}`),
      fact: settlementFact({
        code, name: office.settlement!, status: index === 0 ? 'város' : 'község', county: `${office.county!} (bemutató)`, districtCode: district?.code ?? null,
        districtName: district?.shortName ?? null, areaHectares: null, population: null, dwellings: null, source, sourceDate, demo: true
      })
    }
    yield compete(office, 'municipal-clerk', 'settlement', code, '2011. évi CLXXXIX. tv. (Mötv.) 84. §')
  }
  for (const office of districts) yield compete(office, 'district-office', 'district', office.code, '568/2022. (XII. 23.) Korm. r. (bemutató)')
  for (const office of offices.filter(({ kind }) => kind === 'government-office')) {
    yield compete(office, 'government-office', 'county', `${office.county!} (bemutató)`, '568/2022. (XII. 23.) Korm. r. (bemutató)')
  }
}
