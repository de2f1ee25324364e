/**
 * A file for a register: read row by row by a job (the dry run), with progress and faults by row; then asked for as one
 * change, which a second person approves and which is applied as a whole or not at all.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { registerErrors } from './changes.errors.ts'
import type { ChangeKind, Fact, FactStep, RegisterDefinition, RegisterPorts, RowReader } from './changes.types.ts'
import { readCsv } from './csv.ts'
import { derivedId } from './derived-id.ts'
import { readAll } from './fact.store.ts'
import { insertImport, readImport, saveProgress, type ImportSummary, type RegisterImport, type RowFault } from './import.store.ts'

export interface ReadFile {
  readonly steps: readonly FactStep[]
  readonly faults: readonly RowFault[]
  readonly summary: ImportSummary
  readonly rows: number
  /** Officers whom the rows concern: none of them approves the file. */
  readonly concerns: readonly string[]
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

/**
 * Works a file into steps: rows that say what the register says already do nothing. The same file gives the same steps, so
 * that what was shown is what is approved.
 * @param onProgress called now and then with the rows done
 */
export async function readRegisterFile(
  tx: Tx, definition: RegisterDefinition, file: Pick<RegisterImport, 'format' | 'content' | 'effectiveFrom'>, onProgress: (done: number, total: number) => Promise<void> = async () => {}
): Promise<ReadFile> {
  const reader = definition.rows
  const nothing: ImportSummary = { added: 0, changed: 0, same: 0, examples: [] }
  if (!reader) throw registerErrors.notImportable({ register: definition.code })
  let rows: FileRow[]
  try {
    rows = rowsOf(file)
  } catch (error) {
    return { steps: [], rows: 0, summary: nothing, concerns: [], faults: [{ row: 1, column: '', message: `A fájl nem olvasható: ${(error as Error).message.split('\n')[0]}. Mentse CSV-ként vagy JSON-ként, UTF-8 kódolással.` }] }
  }
  const present = await readAll(tx, definition.code, file.effectiveFrom)
  const byId = new Map(present.map((fact) => [fact.subjectId, fact]))
  const byKey = new Map(present.map((fact) => [reader.keyOf(fact.value), fact]))
  const faults: RowFault[] = []
  const steps: FactStep[] = []
  const examples: string[] = []
  const counts = { added: 0, changed: 0, same: 0 }
  const seen = new Map<string, number>()
  const concerns = new Set<string>()
  const known = await reader.known?.(tx, rows.map(({ cells }) => cells), file.effectiveFrom)
  for (const [index, { row, cells }] of rows.entries()) {
    if (index % 500 === 499) await onProgress(index + 1, rows.length)
    const there = subjectOf(cells, byId, byKey, reader, known, definition, row, faults)
    if (there === undefined) continue
    const parsed = definition.schema.safeParse(reader.read(cells, there?.value ?? null, known), { error: inHungarian })
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = String(issue.path.at(-1) ?? '')
        faults.push({ row, column, message: `${column === '' ? 'A sor' : `„${cells[column] ?? ''}”`} nem felel meg: ${issue.message}. Javítsa a cellát.` })
      }
      continue
    }
    const key = reader.keyOf(parsed.data)
    const subjectId = there?.subjectId ?? derivedId(NAMESPACE, `${definition.code} ${key}${reader.recurs ? ` ${file.effectiveFrom}` : ''}`)
    const twice = seen.get(subjectId)
    if (twice !== undefined) {
      faults.push({ row, column: 'id', message: `Ugyanaz a tétel, mint a(z) ${twice}. sorban. Hagyja meg az egyiket.` })
      continue
    }
    seen.set(subjectId, row)
    // An end that was set is changed by its own kind of change, not by a file.
    const to = there ? there.validTo : reader.until?.(cells, parsed.data, known) ?? null
    if (there && sameValue(there.value, parsed.data)) {
      counts.same += 1
      continue
    }
    const fault = await reader.fault?.(tx, { row, value: parsed.data, to, isNew: there === null }, known, file.effectiveFrom)
    if (fault) {
      faults.push({ row, ...fault })
      continue
    }
    const fact = reader.fact(parsed.data, known)
    for (const officerId of reader.concerns?.(parsed.data) ?? []) concerns.add(officerId)
    counts[there ? 'changed' : 'added'] += 1
    if (examples.length < 20) examples.push(`${there ? '~' : '+'} ${fact.name}`)
    steps.push({ register: definition.code, subjectId, from: file.effectiveFrom, to, fact })
  }
  if (rows.length === 0) faults.push({ row: 1, column: '', message: 'A fájlban nincs egyetlen tétel sem.' })
  return { steps, faults, rows: rows.length, summary: { ...counts, examples }, concerns: [...concerns] }
}

/** The fact that a row is about; null: a new subject; undefined: a fault was noted. */
function subjectOf(
  cells: Readonly<Record<string, string>>, byId: ReadonlyMap<string, Fact>, byKey: ReadonlyMap<string, Fact>, reader: RowReader, known: unknown, definition: RegisterDefinition,
  row: number, faults: RowFault[]
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

export interface UploadRequest {
  readonly fileName: string
  readonly format: 'csv' | 'json'
  readonly content: string
  readonly effectiveFrom: string
}

/** Takes a file and has it read by a job. @throws entitlement.denied */
export async function uploadImport(
  ctx: Context<OfficerPrincipal>, definition: RegisterDefinition, ports: RegisterPorts, request: UploadRequest, settle: (tx: Tx, result: { importId: string }) => Promise<void> = async () => {}
): Promise<{ importId: string }> {
  if (!definition.rows) throw registerErrors.notImportable({ register: definition.code })
  const { principal } = ctx
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const importId = ctx.ids.uuid()
    await ports.authorise(tx, ctx, {
      action: 'register:import',
      resource: { type: 'RegisterChange', id: importId, register: definition.code, national: true, organisationId: null, touches: [], kind: 'import', concerns: [], proposedByPostId: principal.postId, proposedByOfficerId: principal.officerId }
    })
    const sha256 = createHash('sha256').update(request.content).digest()
    await insertImport(tx, {
      ...request, id: importId, register: definition.code, organisationId: principal.organisationId, sha256, uploadedByOfficerId: principal.officerId,
      uploadedByName: principal.name, uploadedAt: ctx.clock.now()
    })
    await appendEntry(tx, ctx, {
      kind: 'register.import-uploaded', organisationId: principal.organisationId, subject: { kind: definition.code, id: importId },
      body: { importId, fileName: request.fileName, sha256: sha256.toString('hex'), effectiveFrom: request.effectiveFrom }
    })
    await enqueue(tx, 'register.read-import', { importId })
    await settle(tx, { importId })
    return { importId }
  })
}

/** The dry run: reads the file and notes how far it has come. */
export function importJobs(registers: readonly RegisterDefinition[]): Record<string, JobHandler> {
  return {
    'register.read-import': async (payload, ctx) => {
      const file = await readImport(ctx.db, String(payload['importId']))
      const definition = registers.find((item) => item.code === file?.register)
      if (!file || !definition || file.state === 'read' || file.state === 'faulty') return
      const note = (state: RegisterImport['state'], done: number, total: number, faults: readonly RowFault[] = [], summary: ImportSummary | null = null): Promise<void> =>
        inCentral(ctx.db, (tx) => saveProgress(tx, file.id, { state, rowsDone: done, rowsTotal: total, faults, summary }))
      const read = await inCentral(ctx.db, (tx) => readRegisterFile(tx, definition, file, (done, total) => note('reading', done, total)))
      await note(read.faults.length > 0 ? 'faulty' : 'read', read.rows, read.rows, read.faults, read.summary)
    }
  }
}

/** The change that a file makes: the country's, by two people, as a whole. Every register that reads rows has it. */
export function importKind(definition: () => RegisterDefinition): ChangeKind<never> {
  const kind: ChangeKind<{ importId: string }> = {
    input: z.strictObject({ importId: z.uuid() }), creates: true, fourEyes: true, national: true,
    plan: async (tx, { input, effectiveFrom }) => {
      const file = await readImport(tx, input.importId)
      if (!file || file.register !== definition().code || file.effectiveFrom !== effectiveFrom) throw registerErrors.importNotFound()
      const { steps, faults, concerns } = await readRegisterFile(tx, definition(), file)
      if (faults.length > 0) throw registerErrors.importFaulty({ faults: faults.length })
      return { subjectId: null, subjectName: file.fileName, organisationId: null, touches: [], concerns, steps }
    }
  }
  return kind as unknown as ChangeKind<never>
}
