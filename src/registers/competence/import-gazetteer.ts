import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db, type Tx } from '../../platform/database/index.ts'
import { applyAsSystem, derivedId, readAll, subjectsChangedOtherwise, type Fact, type FactContent, type FactStep } from '../changes/index.ts'
import { organisationFact, ORGANISATIONS, type OrganisationValue } from '../organisations/index.ts'
import { COMPETENCES, competenceFact, SETTLEMENTS, settlementFact, type CompetenceValue } from './competence-register.ts'
import { competenceErrors } from './competence.errors.ts'
import { countySeat, officeNames, readGazetteer, type GazetteerFault, type GazetteerRow } from './gazetteer.ts'

const KIND = 'import-gazetteer'
/** Ids follow from the source's codes, so that a second import meets the same subjects. */
const NAMESPACE = '0f2b6c52-6a0e-8c1a-9d61-6b7075303732'
const idOf = (what: string, code: string): string => derivedId(NAMESPACE, `${what} ${code}`)

export interface GazetteerOptions {
  readonly content: Buffer
  /** As the operator named the file, without folders. */
  readonly fileName: string
  /** First day for which the file holds. */
  readonly validFrom: string
  readonly dryRun: boolean
}

/** What one register would gain, change, end; `kept` was changed by people since and is left as they said. */
export interface Difference {
  readonly register: string
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly same: number
  readonly kept: number
  /** The first of those that are not the same, by name. */
  readonly examples: readonly string[]
}

export interface GazetteerReport {
  readonly rows: number
  readonly faults: readonly GazetteerFault[]
  readonly differences: readonly Difference[]
  /** Null: nothing was written (dry run, faults, or nothing to change). */
  readonly changeId: string | null
  readonly sha256: string
  readonly validFrom: string
}

/** The year that a file's name ends with: `…-2018.csv` shows 1 January 2018. */
export function yearOfFile(fileName: string): string | null {
  const year = /(?:^|\D)((?:19|20)\d\d)\.[a-z]+$/i.exec(fileName)?.[1]
  return year ? `${year}-01-01` : null
}

/**
 * Takes the gazetteer in: settlements, the offices that serve them, and who is competent where; all or nothing, in one
 * change. What is there already is compared, so that a second import of the same file changes nothing.
 */
export async function importGazetteer(db: Db, ctx: Context, options: GazetteerOptions): Promise<GazetteerReport> {
  const sha256 = createHash('sha256').update(options.content).digest('hex')
  const { rows, faults } = readGazetteer(decode(options.content))
  const report = { rows: rows.length, sha256, validFrom: options.validFrom }
  if (faults.length > 0 || rows.length === 0) {
    return { ...report, faults: faults.length > 0 ? faults : [{ line: 1, column: '', message: 'A fájlban nincs egyetlen település sem.' }], differences: [], changeId: null }
  }
  const source = `KSH, Magyarország helységnévtára (${options.fileName})`
  const wanted = registersOf(rows, source, options.validFrom)
  return inCentral(db, async (tx) => {
    const differences: Difference[] = []
    const steps: FactStep[] = []
    for (const register of [SETTLEMENTS, ORGANISATIONS, COMPETENCES]) {
      const compared = await compare(tx, register, wanted.get(register)!, options.validFrom)
      differences.push(compared.difference)
      steps.push(...compared.steps)
    }
    if (options.dryRun || steps.length === 0) return { ...report, faults: [], differences, changeId: null }
    const { changeId } = await applyAsSystem(tx, ctx, {
      register: 'gazetteer', kind: KIND, effectiveFrom: options.validFrom, reason: `Helységnévtár beolvasása: ${options.fileName}`,
      input: { fileName: options.fileName, sha256, rows: rows.length, differences }, keepEffects: false,
      plan: { subjectId: null, subjectName: source, organisationId: null, touches: [], steps }
    })
    return { ...report, faults: [], differences, changeId }
  })
}

/** Spreadsheets of this country still write Windows-1250 at times; the letters tell. */
function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw competenceErrors.unreadable({ reason: 'not UTF-8' })
  }
}

type Wanted = ReadonlyMap<string, FactContent>

function registersOf(rows: readonly GazetteerRow[], source: string, sourceDate: string): ReadonlyMap<string, Wanted> {
  const byName = new Map(rows.map((row) => [row.name, row]))
  const settlements = new Map<string, FactContent>()
  const organisations = new Map<string, FactContent>()
  const competences = new Map<string, FactContent>()
  const office = (value: Omit<OrganisationValue, 'demo' | 'contacts' | 'exchangeId'>): void => {
    organisations.set(idOf('office', value.code), organisationFact({ ...value, exchangeId: `GOV/${value.code}/kapu`, demo: false, contacts: {} }))
  }
  const compete = (value: Omit<CompetenceValue, 'source' | 'sourceDate' | 'caseTypes'>, territoryName: string, officeName: string): void => {
    competences.set(idOf('competence', `${value.organ} ${value.territoryKind} ${value.territoryCode}`),
      competenceFact({ ...value, caseTypes: null, source, sourceDate }, territoryName, officeName))
  }

  for (const row of rows) {
    settlements.set(idOf('settlement', row.code), settlementFact({
      code: row.code, name: row.name, status: row.status, county: row.county, districtCode: row.districtCode, districtName: row.districtName,
      areaHectares: row.areaHectares, population: row.population, dwellings: row.dwellings, source, sourceDate, demo: false
    }))
  }
  const governmentCode = (county: string): string => `ksh-kormanyhivatal-${slug(county)}`
  for (const county of new Set(rows.flatMap((row) => row.county ?? []))) {
    const seat = countySeat(rows, county)
    const name = officeNames.government(county)
    const code = governmentCode(county)
    office({
      code, name, shortName: county === 'főváros' ? 'Főváros kormányhivatala' : `${county} kormányhivatala`, tier: 'county-regional-document-office', kind: 'government-office',
      authorityKind: 'government', parentId: null, superiorId: null, settlement: seat, seatCode: seat === null ? null : byName.get(seat)?.code ?? null, county
    })
    compete({
      organisationId: idOf('office', code), organ: 'government-office', territoryKind: 'county', territoryCode: county, law: '568/2022. (XII. 23.) Korm. r. 2. §'
    }, county, name)
  }
  for (const row of rows) {
    if (row.districtCode === null || row.county === null || row.districtName === null) continue
    const code = `ksh-jaras-${row.districtCode}`
    if (organisations.has(idOf('office', code))) continue
    const seat = row.districtSeat
    const name = officeNames.district(row.county, row.districtName)
    const above = idOf('office', governmentCode(row.county))
    office({
      code, name, shortName: seat === null ? row.districtName : `${seat} járási hivatala`, tier: 'county-regional-document-office', kind: 'district-office', authorityKind: 'government',
      parentId: above, superiorId: above, settlement: seat, seatCode: seat === null ? null : byName.get(seat)?.code ?? null, county: row.county
    })
    compete({
      organisationId: idOf('office', code), organ: 'district-office', territoryKind: 'district', territoryCode: row.districtCode, law: '568/2022. (XII. 23.) Korm. r. 1. melléklet'
    }, row.districtName, name)
  }
  for (const row of rows.filter((item) => item.office !== 'served-elsewhere')) {
    const joint = row.office === 'seat-of-joint'
    office({
      code: `ksh-hivatal-${row.code}`, name: officeNames.municipal(row), shortName: row.name, tier: 'mayors-office',
      kind: row.status === 'főváros' ? 'capital-office' : joint ? 'joint-municipal-office' : 'mayors-office', authorityKind: 'local-government', parentId: null,
      // The capital lies in no county: the government office of the capital is above it, too.
      superiorId: superiorOf(row, organisations, governmentCode), settlement: row.name, seatCode: row.code, county: row.county
    })
  }
  for (const row of rows) {
    const seat = row.office === 'served-elsewhere' ? byName.get(row.officeSeat)! : row
    compete({
      organisationId: idOf('office', `ksh-hivatal-${seat.code}`), organ: 'municipal-clerk', territoryKind: 'settlement', territoryCode: row.code,
      law: seat.office === 'seat-of-joint' ? '2011. évi CLXXXIX. tv. (Mötv.) 84–85. §' : '2011. évi CLXXXIX. tv. (Mötv.) 84. §'
    }, row.name, officeNames.municipal(seat))
  }
  return new Map([[SETTLEMENTS, settlements], [ORGANISATIONS, organisations], [COMPETENCES, competences]])
}

function superiorOf(row: GazetteerRow, organisations: Wanted, governmentCode: (county: string) => string): string | null {
  const id = idOf('office', governmentCode(row.county ?? 'főváros'))
  return organisations.has(id) ? id : null
}

/** The parts of a name that an office code may hold. */
function slug(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

async function compare(tx: Tx, register: string, wanted: Wanted, from: string): Promise<{ difference: Difference; steps: FactStep[] }> {
  const present = new Map<string, Fact>()
  for (const fact of await readAll(tx, register, from)) present.set(fact.subjectId, fact)
  const others = await subjectsChangedOtherwise(tx, register, KIND)
  const counts = { added: 0, changed: 0, ended: 0, same: 0, kept: 0 }
  const steps: FactStep[] = []
  const examples: string[] = []
  const step = (subjectId: string, fact: FactContent | null, sign: string, name: string): void => {
    steps.push({ register, subjectId, from, to: null, fact })
    if (examples.length < 20) examples.push(`${sign} ${name}`)
  }
  for (const [subjectId, fact] of wanted) {
    const there = present.get(subjectId)
    if (there && same(there, fact)) counts.same += 1
    else if (others.has(subjectId)) counts.kept += 1
    else {
      counts[there ? 'changed' : 'added'] += 1
      step(subjectId, fact, there ? '~' : '+', fact.name)
    }
  }
  // What an earlier file had and this one has not has ended; what came otherwise (the demonstration country, people) is not this file's.
  for (const [subjectId, fact] of present) {
    if (wanted.has(subjectId) || others.has(subjectId)) continue
    counts.ended += 1
    step(subjectId, null, '-', fact.name)
  }
  return { difference: { register, ...counts, examples }, steps }
}

/** Where it was learnt does not make a fact another one: only what it says does. */
function same(a: FactContent, b: FactContent): boolean {
  const plain = (fact: FactContent): string => JSON.stringify(Object.entries(fact.value).filter(([key]) => key !== 'source' && key !== 'sourceDate').sort(([x], [y]) => (x < y ? -1 : 1)))
  return a.name === b.name && a.parentId === b.parentId && plain(a) === plain(b)
}
