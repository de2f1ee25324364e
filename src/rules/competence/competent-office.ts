import {
  territoryKinds, type CompetenceRow, type CompetentOffice, type NoCompetence, type Organ, type PlaceFacts, type RuleCompetence, type TerritoryKind
} from './competence.types.ts'

const organNames: Readonly<Record<Organ, string>> = {
  'municipal-clerk': 'jegyző', 'municipal-council': 'képviselő-testület', mayor: 'polgármester', 'district-office': 'járási (fővárosi kerületi) hivatal',
  'government-office': 'fővárosi és vármegyei kormányhivatal', 'national-body': 'országos illetékességű szerv', ministry: 'minisztérium'
}
const territoryNames: Readonly<Record<TerritoryKind, string>> = { settlement: 'település', district: 'járás, fővárosi kerület', county: 'vármegye, főváros', country: 'ország' }

/**
 * The organ that a rule gives the power to, where it does not name it: what the tier and the power say. The council's power is
 * the municipality's; everything else at a mayor's office is the clerk's (Mötv. 18. §, 81. § (3)).
 */
export function organOfRule(rule: {
  readonly power: 'state' | 'municipal'; readonly competence: { readonly organ?: Organ | undefined; readonly tiers: readonly string[] }
}): Organ {
  const { organ, tiers } = rule.competence
  if (organ) return organ
  if (tiers.includes('mayors-office')) return rule.power === 'municipal' ? 'municipal-council' : 'municipal-clerk'
  if (tiers.includes('county-regional-document-office')) return 'district-office'
  return tiers.includes('national-body') ? 'national-body' : 'ministry'
}

/**
 * The codes by which rows are asked for a settlement. `null` in the file of settlements means that it lies in none (the
 * capital is in no district).
 */
export function territoriesOf(place: PlaceFacts): { readonly kind: TerritoryKind; readonly code: string }[] {
  return [
    { kind: 'settlement', code: place.code },
    ...(place.districtCode === null ? [] : [{ kind: 'district' as const, code: place.districtCode }]),
    ...(place.county === null ? [] : [{ kind: 'county' as const, code: place.county }]),
    { kind: 'country', code: '' }
  ]
}

/** Organs whose office is the same: the council, the mayor and the clerk of a municipality work through its office (Mötv. 84. §). */
function throughSameOffice(organ: Organ): readonly Organ[] {
  return organ === 'municipal-council' || organ === 'mayor' ? [organ, 'municipal-clerk'] : [organ]
}

/**
 * Which office handles a case type at a place (hatáskör: which kind of organ; illetékesség: which of them, Ákr. 16. §).
 * A row that names the case type goes before one for all; of those the one for the smallest territory.
 */
export function competentOffice(place: PlaceFacts, rule: RuleCompetence, rows: readonly CompetenceRow[]): CompetentOffice | NoCompetence {
  const why = [
    `${rule.code} (${rule.version}. változat): ${rule.holder}; a hatáskör címzettje: ${organNames[rule.organ]} (${rule.law})`,
    rule.power === 'state'
      ? 'államigazgatási hatósági hatáskör'
      : 'önkormányzati hatósági hatáskör (Mötv. 41. § (3)–(4))'
  ]
  const codes = new Set(territoriesOf(place).map(({ kind, code }) => `${kind} ${code}`))
  const here = rows.filter((row) => codes.has(`${row.territoryKind} ${row.territoryCode}`) && (row.caseTypes === null || row.caseTypes.includes(rule.code)))
  const organ = throughSameOffice(rule.organ).find((one) => here.some((row) => row.organ === one))
  const candidates = here.filter((row) => row.organ === organ)
    .sort((a, b) => Number(a.caseTypes === null) - Number(b.caseTypes === null) || territoryKinds.indexOf(a.territoryKind) - territoryKinds.indexOf(b.territoryKind))
  const [found, rival] = candidates
  if (!found) return { reason: 'no-row', why: [...why, `${place.name} (${place.code}): a nyilvántartásban nincs illetékes ${organNames[rule.organ]}`] }
  const equal = rival && rival.territoryKind === found.territoryKind && (rival.caseTypes === null) === (found.caseTypes === null) && rival.office.id !== found.office.id
  if (equal) return { reason: 'ambiguous', why: [...why, `${place.name}: ${found.office.name} és ${rival.office.name} egyaránt illetékes`] }
  return {
    office: found.office,
    power: rule.power,
    superior: rule.power === 'municipal' && (rule.organ === 'municipal-council' || rule.organ === 'mayor')
      ? { id: null, name: `${place.name} képviselő-testülete`, seat: place.name }
      : found.superior,
    why: [
      ...why,
      `illetékesség: ${territoryNames[found.territoryKind]} ${territoryLabel(found, place)} → ${found.office.name}${found.caseTypes === null ? '' : ', kifejezetten erre az ügytípusra'} (${found.law})`,
      `forrás: ${found.source}, ${found.sourceDate}`,
      ...(rule.power === 'municipal' && (rule.organ === 'municipal-council' || rule.organ === 'mayor')
        ? ['jogorvoslat: átruházott hatáskörben hozott döntés ellen a képviselő-testülethez (Mötv. 142/A. §)']
        : found.superior ? [`felettes szerv: ${found.superior.name} (Ákr. 116. §)`] : [])
    ]
  }
}

function territoryLabel(row: CompetenceRow, place: PlaceFacts): string {
  switch (row.territoryKind) {
    case 'settlement': return `${place.name} (${place.code})`
    case 'district': return `${place.districtName ?? ''} (${row.territoryCode}), amelyben ${place.name} fekszik`
    case 'county': return `${row.territoryCode}, amelyben ${place.name} fekszik`
    case 'country': return 'egésze'
  }
}

/** Roman numerals of the districts of the capital. */
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX', 'XXI', 'XXII', 'XXIII']

/**
 * The name of a settlement as the register writes it: a district of the capital may be written `Budapest V. kerület`,
 * `Budapest 5. ker.` or `1051 Budapest`; whatever stands after the settlement in an address is left out.
 */
export function settlementName(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  const postal = /^1(\d\d)\d\s+budapest\b/i.exec(trimmed)
  const withoutCode = trimmed.replace(/^(?:H-)?\d{4}\s+/i, '').split(',')[0]!.trim()
  const district = /^budapest,?\s+(?:0?(\d{1,2})|([ivx]+))\.?\s*(?:ker(?:ület|\.)?)?$/i.exec(trimmed.replace(/^(?:H-)?\d{4}\s+/i, '').split(',').slice(0, 2).join(' ').trim())
    ?? /^budapest\s+(?:0?(\d{1,2})|([ivx]+))\.?\s*(?:ker(?:ület|\.)?)?$/i.exec(withoutCode)
  const number = district?.[1] ? Number(district[1]) : district?.[2] ? roman.indexOf(district[2].toUpperCase()) + 1 : postal ? Number(postal[1]) : 0
  if (number >= 1 && number <= 23) return `Budapest ${String(number).padStart(2, '0')}. ker.`
  return withoutCode
}

/** `05` → `V`, for names of offices. */
export function romanOfDistrict(number: number): string {
  return roman[number - 1] ?? String(number)
}
