/**
 * The national gazetteer of settlements (KSH, Magyarország helységnévtára) as rows, checked one by one: what does not fit
 * is named with its line, and nothing of the file is taken then.
 */
import { romanOfDistrict } from '../../rules/competence/index.ts'
import { readCsv } from '../changes/index.ts'

/** How the municipality's office is organised (Mötv. 84–86. §). */
export type OfficeKind = 'own' | 'seat-of-joint' | 'served-elsewhere'

export interface GazetteerRow {
  readonly line: number
  readonly name: string
  readonly code: string
  readonly status: string
  readonly county: string | null
  readonly districtCode: string | null
  readonly districtName: string | null
  readonly districtSeat: string | null
  readonly office: OfficeKind
  /** Settlement of the office. */
  readonly officeSeat: string
  readonly areaHectares: number | null
  readonly population: number | null
  readonly dwellings: number | null
}

/** A fault of the file: line, column, what is wrong and what to do. */
export interface GazetteerFault {
  readonly line: number
  readonly column: string
  readonly message: string
}

const columns = [
  'name', 'ksh_code', 'status', 'county', 'district_code', 'district_name', 'district_seat', 'office_kind', 'office_seat', 'area_ha', 'population', 'dwellings'
] as const

const officeKinds: Readonly<Record<string, OfficeKind>> = { 1: 'own', 2: 'seat-of-joint', 4: 'seat-of-joint', 5: 'served-elsewhere', 6: 'served-elsewhere' }
/** How the file writes that an office sits in the place itself. */
const itself = new Set(['', '–', '-', 'Helyben – Locally', 'Helyben'])

export function readGazetteer(text: string): { readonly rows: readonly GazetteerRow[]; readonly faults: readonly GazetteerFault[] } {
  const faults: GazetteerFault[] = []
  let lines: ReturnType<typeof Array.from<{ line: number; cells: readonly string[] }>>
  try {
    lines = Array.from(readCsv(text))
  } catch (error) {
    return { rows: [], faults: [{ line: 1, column: '', message: `A fájl nem CSV: ${(error as Error).message}` }] }
  }
  const [header, ...body] = lines
  const place = new Map((header?.cells ?? []).map((cell, index) => [cell.trim(), index]))
  for (const column of columns.filter((name) => !place.has(name))) {
    faults.push({ line: header?.line ?? 1, column, message: 'Hiányzik ez az oszlop. A fejlécben ez álljon: ' + columns.join(',') })
  }
  if (faults.length > 0) return { rows: [], faults }
  const rows = body.map(({ line, cells }) => readRow(line, (column) => (cells[place.get(column)!] ?? '').trim(), (column, message) => faults.push({ line, column, message })))
  checkTogether(rows, faults)
  return { rows, faults: faults.sort((a, b) => a.line - b.line) }
}

function readRow(line: number, cell: (column: (typeof columns)[number]) => string, fault: (column: string, message: string) => void): GazetteerRow {
  const name = cell('name')
  if (name === '') fault('name', 'Hiányzik a település neve. Írja be.')
  if (!/^\d{5}$/.test(cell('ksh_code'))) fault('ksh_code', `Nem öt számjegyű KSH-kód: „${cell('ksh_code')}”. Javítsa.`)
  const office = officeKinds[cell('office_kind')]
  if (!office) fault('office_kind', `Ismeretlen hivatalfajta: „${cell('office_kind')}”. 1, 2, 4, 5 vagy 6 lehet.`)
  const seat = cell('office_seat')
  if (office === 'served-elsewhere' && itself.has(seat)) fault('office_seat', 'A közös hivatal székhelye hiányzik. Írja be a székhely nevét.')
  const number = (column: 'area_ha' | 'population' | 'dwellings'): number | null => {
    const digits = cell(column).replaceAll(/[\s\u00a0]/g, '')
    if (digits === '') return null
    if (!/^\d{1,9}$/.test(digits)) fault(column, `Nem egész szám: „${cell(column)}”. Javítsa.`)
    return Number(digits)
  }
  // The last figure only says whether the place is the district's seat.
  const district = /^(\d{3})(?:\s*\d)?$/.exec(cell('district_code'))?.[1] ?? null
  if (cell('district_code') !== '' && district === null) fault('district_code', `Nem járáskód: „${cell('district_code')}”. Három számjegy kell.`)
  return {
    line, name, code: cell('ksh_code'), status: cell('status'), county: cell('county') || null, districtCode: district, districtName: cell('district_name') || null,
    districtSeat: cell('district_seat') || null, office: office ?? 'own', officeSeat: itself.has(seat) ? name : seat, areaHectares: number('area_ha'),
    population: number('population'), dwellings: number('dwellings')
  }
}

function checkTogether(rows: readonly GazetteerRow[], faults: GazetteerFault[]): void {
  const byName = new Map<string, GazetteerRow>()
  const codes = new Set<string>()
  for (const row of rows) {
    if (byName.has(row.name)) faults.push({ line: row.line, column: 'name', message: `Kétszer szerepel: ${row.name}. Hagyja meg az egyiket.` })
    else byName.set(row.name, row)
    if (codes.has(row.code)) faults.push({ line: row.line, column: 'ksh_code', message: `Kétszer szerepel: ${row.code}. Javítsa.` })
    codes.add(row.code)
  }
  for (const row of rows.filter((item) => item.office === 'served-elsewhere' && item.officeSeat !== item.name)) {
    const seat = byName.get(row.officeSeat)
    if (!seat) faults.push({ line: row.line, column: 'office_seat', message: `Nincs ilyen település a fájlban: ${row.officeSeat}. Javítsa a székhely nevét.` })
    else if (seat.office !== 'seat-of-joint') faults.push({ line: row.line, column: 'office_seat', message: `${row.officeSeat} nem közös hivatal székhelye. Javítsa valamelyik sort.` })
  }
}

const cityWithCountyRights = /megyei jogú város/

/** How the name of the municipality ends: `Aba Város`, `Szeged Megyei Jogú Város`, `Budapest Főváros V. Kerület`. */
function municipality(row: GazetteerRow): string {
  const district = /^Budapest (\d{2})\. ker\.$/.exec(row.name)
  if (district) return `Budapest Főváros ${romanOfDistrict(Number(district[1]))}. Kerület`
  if (cityWithCountyRights.test(row.status)) return `${row.name} Megyei Jogú Város`
  return `${row.name} ${row.status.charAt(0).toUpperCase()}${row.status.slice(1)}`
}

/** The name in the sense of "of …": Abádszalóki. */
const ofPlace = (name: string): string => (name.endsWith('i') ? name : `${name}i`)

/** Names of offices are composed: the source lists settlements, not what their offices call themselves. */
export const officeNames = {
  municipal: (row: GazetteerRow): string => (row.status === 'főváros'
    ? 'Budapest Főváros Főpolgármesteri Hivatala'
    : row.office === 'seat-of-joint' ? `${ofPlace(row.name)} Közös Önkormányzati Hivatal` : `${municipality(row)} Polgármesteri Hivatala`),
  government: (county: string): string => (county === 'főváros' ? 'Budapest Főváros Kormányhivatala' : `${county} Vármegyei Kormányhivatal`),
  district: (county: string, districtName: string): string => {
    const capital = /^Budapest (\d{2})\. ker\.$/.exec(districtName)
    return capital
      ? `Budapest Főváros Kormányhivatala ${romanOfDistrict(Number(capital[1]))}. Kerületi Hivatala`
      : `${officeNames.government(county)} ${districtName} Járási Hivatala`
  }
}

/** Where a county's government office sits: its county seat; Pest's sits in the capital. */
export function countySeat(rows: readonly GazetteerRow[], county: string): string | null {
  if (county === 'főváros') return rows.find((row) => row.status === 'főváros')?.name ?? 'Budapest'
  const seat = rows.find((row) => row.county === county && row.status.startsWith('megyeszékhely'))
  return seat?.name ?? (county === 'Pest' ? 'Budapest' : null)
}
