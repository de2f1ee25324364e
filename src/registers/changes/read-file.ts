/**
 * A file for a register, worked row by row into steps: what it would do, and what is wrong with which row.
 */
import { z } from 'zod'
import type { Tx } from '../../platform/database/index.ts'
import { registerErrors } from './changes.errors.ts'
import type { Fact, FactStep, ReadRow, RegisterDefinition, RowReader, RowReason } from './changes.types.ts'
import { readCsv } from './csv.ts'
import { derivedId } from './derived-id.ts'
import { readAll } from './fact.store.ts'
import type { ImportSummary, RegisterImport, RowFault } from './import.store.ts'

export interface ReadFile {
  readonly steps: readonly FactStep[]
  readonly faults: readonly RowFault[]
  readonly summary: ImportSummary
  readonly rows: number
  /** Officers whom the rows concern: none of them approves the file. */
  readonly concerns: readonly string[]
  /** Offices that the changing rows reach into. */
  readonly touches: readonly string[]
}

/** What is wrong with a cell is said in the language of the row's faults. */
const inHungarian = z.locales.hu().localeError

const NAMESPACE = '4a1c2e60-0000-8000-8000-726567697374'

interface FileRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }

/** The rows of a file with their place in it. @throws SyntaxError */
function rowsOf(file: Pick<RegisterImport, 'format' | 'content'>): FileRow[] {
  if (file.format === 'csv') {
    const [header, ...body] = [...readCsv(file.content)]
    const keys = (header?.cells ?? []).map((cell) => cell.trim())
    // What the export guarded against being run as a formula is taken back.
    return body.map(({ line, cells }) => ({ row: line, cells: Object.fromEntries(keys.map((key, index) => [key, (cells[index] ?? '').trim().replace(/^'(?=[=+\-@])/, '')])) }))
  }
  const parsed = z.union([z.array(z.record(z.string(), z.unknown())), z.object({ items: z.array(z.record(z.string(), z.unknown())) })]).parse(JSON.parse(file.content))
  return (Array.isArray(parsed) ? parsed : parsed.items).map((item, index) => ({
    row: index + 1,
    cells: Object.fromEntries(Object.entries(item).flatMap(([key, value]): [string, string][] => (typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]) => [inner, String(one ?? '')]) : [[key, Array.isArray(value) ? listText(value) : String(value ?? '')]])))
  }))
}

/** A list in one cell, as the export writes it: words by spaces, what has members as JSON. */
const listText = (items: readonly unknown[]): string => (items.some((item) => typeof item === 'object') ? JSON.stringify(items) : items.join(' '))

/** As many rows are judged together; what they are compared with is read by a few statements for all of them. */
const BATCH = 500

/**
 * Works a file into steps: rows that say what the register says already do nothing. The same file gives the same steps, so
 * that what was shown is what is approved.
 * @param onProgress called now and then with the rows done
 */
export async function readRegisterFile(
  tx: Tx, definition: RegisterDefinition, file: Pick<RegisterImport, 'format' | 'content' | 'effectiveFrom' | 'scope'>, onProgress: (done: number, total: number) => Promise<void> = async () => {}
): Promise<ReadFile> {
  const reader = definition.rows
  if (!reader) throw registerErrors.notImportable({ register: definition.code })
  const day = file.effectiveFrom
  const faults: RowFault[] = []
  const result = (rows: number, more: Partial<ReadFile> = {}): ReadFile =>
    ({ steps: [], rows, summary: { added: 0, changed: 0, same: 0, examples: [] }, concerns: [], touches: [], faults: faults.sort((a, b) => a.row - b.row), ...more })
  let rows: FileRow[]
  try {
    rows = rowsOf(file)
  } catch (error) {
    faults.push({ row: 1, column: '', message: `A fájl nem olvasható: ${(error as Error).message.split('\n')[0]}. Mentse CSV-ként vagy JSON-ként, UTF-8 kódolással.` })
    return result(0)
  }
  if (rows.length === 0) faults.push({ row: 1, column: '', message: 'A fájlban nincs egyetlen tétel sem.' })
  const facts = await readAll(tx, definition.code, day)
  const present: Present = { byId: new Map(facts.map((fact) => [fact.subjectId, fact])), byKey: new Map(facts.map((fact) => [reader.keyOf(fact.value), fact])) }
  const cells = rows.map((row) => row.cells)
  const named = await reader.known?.(tx, cells, day, [])
  const subjects = rows.map((row) => subjectOf(row, present, reader, named, definition, faults))
  // A row may leave out what its subject has already: that has to be known, too.
  const there = subjects.flatMap((fact) => (fact ? [fact.value] : []))
  const known = there.length === 0 ? named : await reader.known?.(tx, cells, day, there)
  const seen = new Map<string, number>()
  const changing: ReadRow[] = []
  let same = 0
  for (let from = 0; from < rows.length; from += BATCH) {
    const candidates = rows.slice(from, from + BATCH).flatMap((row, index) => readRow(row, subjects[from + index], definition, reader, { day, known, seen }, faults) ?? [])
    // A row of another office is refused before anything is said of what the register has there.
    const within = candidates.filter((row) => {
      const reason = beyond(row, reader, known, file.scope)
      if (reason !== null) faults.push({ row: row.row, column: reason.column, message: reason.message })
      return reason === null
    })
    const differing = within.filter((row) => row.present === null || !sameValue(row.present, row.value))
    same += within.length - differing.length
    const reasons = await reader.faults?.(tx, differing, known, day) ?? []
    for (const [index, row] of differing.entries()) {
      const reason = reasons[index] ?? null
      if (reason === null) changing.push(row)
      else faults.push({ row: row.row, column: reason.column, message: reason.message })
    }
    await onProgress(Math.min(from + BATCH, rows.length), rows.length)
  }
  const made = changing.map((row) => ({ row, fact: reader.fact(row.value, known) }))
  const steps = made.map(({ row, fact }): FactStep => ({ register: definition.code, subjectId: row.subjectId, from: day, to: row.to, fact }))
  const added = changing.filter((row) => row.present === null).length
  return result(rows.length, {
    steps: faults.length === 0 && reader.follow ? [...steps, ...await reader.follow(tx, changing, day)] : steps,
    summary: { added, changed: changing.length - added, same, examples: made.slice(0, 20).map(({ row, fact }) => `${row.present === null ? '+' : '~'} ${fact.name}`) },
    concerns: [...new Set(changing.flatMap((row) => reader.concerns?.(row.value, row.subjectId) ?? []))],
    touches: [...new Set(changing.flatMap((row) => reader.offices?.(row, known) ?? []))].sort()
  })
}

interface Present { readonly byId: ReadonlyMap<string, Fact>; readonly byKey: ReadonlyMap<string, Fact> }

/** A row as a fact; null where a fault was noted. */
function readRow(
  { row, cells }: FileRow, there: Fact | null | undefined, definition: RegisterDefinition, reader: RowReader,
  of: { readonly day: string; readonly known: unknown; readonly seen: Map<string, number> }, faults: RowFault[]
): ReadRow | null {
  const { day, known, seen } = of
  if (there === undefined) return null
  const parsed = definition.schema.safeParse(reader.read(cells, there?.value ?? null, known), { error: inHungarian })
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const column = String(issue.path.at(-1) ?? '')
      faults.push({ row, column, message: `${column === '' ? 'A sor' : `„${cells[column] ?? ''}”`} nem felel meg: ${issue.message}. Javítsa a cellát.` })
    }
    return null
  }
  const key = reader.keyOf(parsed.data)
  const subjectId = there?.subjectId ?? derivedId(NAMESPACE, `${definition.code} ${key}${reader.recurs ? ` ${day}` : ''}`)
  const twice = seen.get(subjectId)
  if (twice !== undefined) {
    faults.push({ row, column: 'id', message: `Ugyanaz a tétel, mint a(z) ${twice}. sorban. Hagyja meg az egyiket.` })
    return null
  }
  seen.set(subjectId, row)
  // An end that was set is changed by its own kind of change, not by a file.
  const to = there ? there.validTo : reader.until?.(cells, parsed.data, known) ?? null
  return { row, subjectId, value: parsed.data, present: there?.value ?? null, to }
}

/** Whether the row is beyond what the one who handed the file in looks after. */
function beyond(row: ReadRow, reader: RowReader, known: unknown, scope: readonly string[] | null): RowReason | null {
  if (scope === null) return null
  const offices = reader.offices?.(row, known) ?? null
  if (offices === null) return { column: '', message: 'Ez a sor az ország ügye: országos adminisztrátor töltheti be. Vegye ki a fájlból.' }
  return offices.every((id) => scope.includes(id)) ? null
    : { column: '', message: 'Ez a sor más hivatalé. Csak a saját hivatalának és szervezeti egységeinek sorait töltheti be; vegye ki a fájlból.' }
}

/** The fact that a row is about; null: a new subject; undefined: a fault was noted. */
function subjectOf(
  { row, cells }: FileRow, { byId, byKey }: Present, reader: RowReader, known: unknown, definition: RegisterDefinition, faults: RowFault[]
): Fact | null | undefined {
  const id = cells['id'] ?? ''
  if (id !== '') {
    const found = byId.get(id)
    if (!found) faults.push({ row, column: 'id', message: `Ilyen azonosítójú tétel ezen a napon nincs: ${id}. Új tételhez hagyja üresen.` })
    return found
  }
  const candidate = definition.schema.safeParse(reader.read(cells, null, known))
  return candidate.success ? byKey.get(reader.keyOf(candidate.data)) ?? null : null
}

function sameValue(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, item]) => [key, plain(item)]))
  }
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

