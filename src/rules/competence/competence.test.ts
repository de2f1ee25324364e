import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { competentOffice, organOfRule, settlementName, type CompetenceRow, type PlaceFacts, type RuleCompetence } from './index.ts'

const place: PlaceFacts = { code: '99001', name: 'Mintafalva', county: 'Minta', districtCode: '901', districtName: 'Mintai' }
const rule: RuleCompetence = { code: 'telepengedely', version: 1, power: 'state', organ: 'municipal-clerk', law: 'Minta r. 1. §', holder: 'a jegyző' }
const row = (name: string, facts: Partial<CompetenceRow> = {}): CompetenceRow => ({
  organ: 'municipal-clerk', territoryKind: 'settlement', territoryCode: '99001', caseTypes: null, law: 'Mötv. 84. §', source: 'próba', sourceDate: '2018-01-01',
  office: { id: name, name, seat: 'Mintaváros' }, superior: { id: 'felettes', name: 'Minta Vármegyei Kormányhivatal', seat: 'Mintaváros' }, ...facts
})

describe('the competent office', () => {
  it('is the organ\'s for the settlement, with rule, territory row and law', () => {
    const answer = competentOffice(place, rule, [row('Közös'), row('Másé', { territoryCode: '99002' }), row('Járás', { organ: 'district-office', territoryKind: 'district', territoryCode: '901' })])
    expect(answer).toMatchObject({ office: { id: 'Közös', name: 'Közös', seat: 'Mintaváros' }, power: 'state', superior: { id: 'felettes' } })
    expect(answer.why.join(' ')).toMatch(/telepengedely.*Minta r\. 1\. §.*99001.*Közös.*Mötv\. 84\. §/)
  })
  it('of a council\'s power is the municipality\'s office, and the council is above it', () => {
    const answer = competentOffice(place, { ...rule, power: 'municipal', organ: 'municipal-council' }, [row('Közös')])
    expect(answer).toMatchObject({ office: { id: 'Közös' }, power: 'municipal', superior: { id: null, name: 'Mintafalva képviselő-testülete' } })
  })
  it('named for the case type goes before one for all, and the smaller territory before the larger', () => {
    const rows = [row('Általános'), row('Kijelölt', { territoryKind: 'county', territoryCode: 'Minta', caseTypes: ['telepengedely'] }), row('Országos', { territoryKind: 'country', territoryCode: '' })]
    expect(competentOffice(place, rule, rows)).toMatchObject({ office: { id: 'Kijelölt' } })
    expect(competentOffice(place, { ...rule, code: 'fakivagas' }, rows)).toMatchObject({ office: { id: 'Általános' } })
    expect(competentOffice(place, { ...rule, code: 'fakivagas' }, rows.slice(1))).toMatchObject({ office: { id: 'Országos' } })
  })
  it('is never guessed', () => {
    expect(competentOffice(place, rule, [])).toMatchObject({ reason: 'no-row' })
    expect(competentOffice(place, rule, [row('Egyik'), row('Másik')])).toMatchObject({ reason: 'ambiguous' })
    expect(competentOffice(place, { ...rule, organ: 'district-office' }, [row('Közös')])).toMatchObject({ reason: 'no-row' })
  })
  it('does not depend on the order of the rows', () => {
    const rows = [row('A'), row('B', { caseTypes: ['telepengedely'] }), row('C', { territoryKind: 'country', territoryCode: '' }), row('D', { organ: 'district-office' })]
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(competentOffice(place, rule, shuffled)).toMatchObject({ office: { id: 'B' } })
    }))
  })
  it('follows from tier and power where the rule names no organ', () => {
    expect(organOfRule({ power: 'state', competence: { tiers: ['mayors-office'] } })).toBe('municipal-clerk')
    expect(organOfRule({ power: 'municipal', competence: { tiers: ['mayors-office'] } })).toBe('municipal-council')
    expect(organOfRule({ power: 'state', competence: { tiers: ['county-regional-document-office'] } })).toBe('district-office')
    expect(organOfRule({ power: 'state', competence: { tiers: ['county-regional-document-office'], organ: 'government-office' } })).toBe('government-office')
  })
})

describe('the settlement of an address', () => {
  it.each([
    ['Mintafalva', 'Mintafalva'], ['9999 Mintafalva, Fő utca 1.', 'Mintafalva'], ['H-9999 Mintafalva', 'Mintafalva'], ['Budapest V. kerület', 'Budapest 05. ker.'],
    ['Budapest 5. ker.', 'Budapest 05. ker.'], ['budapest xxiii. kerület', 'Budapest 23. ker.'], ['1051 Budapest, Fő utca 1.', 'Budapest 05. ker.'],
    ['1238 Budapest', 'Budapest 23. ker.'], ['Budapest', 'Budapest'], ['Budapest 01. ker.', 'Budapest 01. ker.'], ['1007 Budapest', 'Budapest']
  ])('%s is %s', (text, name) => expect(settlementName(text)).toBe(name))
})
