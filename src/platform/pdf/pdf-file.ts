/**
 * A PDF's objects through its cross-reference tables, newest first. Cross-reference streams are refused: our own documents have
 * none, and a reader that knows one way only cannot be shown two documents in one file.
 */
import { dictionary, PdfScanner, PdfSyntaxError, writeValue, type PdfValue } from './pdf-values.ts'

export interface PdfFile {
  readonly bytes: Uint8Array
  /** The bytes as Latin-1. */
  readonly text: string
  readonly trailer: ReadonlyMap<string, PdfValue>
  /** Offset of each object in use. */
  readonly offsets: ReadonlyMap<number, number>
  /** Every offset that any cross-reference table names, also of objects that a later one replaced. */
  readonly places: ReadonlySet<number>
  /** Offset of the newest cross-reference table. */
  readonly startXref: number
  /** One more than the highest object number. */
  readonly size: number
  readonly work: Work
}

const maximalRevisions = 100
const maximalSignatures = 20

/**
 * Octets that may still be read. Objects of an honest file do not overlap, so reading all of them twice takes less than twice its length;
 * in a made-up one a hundred thousand objects may each run to its end, and a stranger's file would keep the process busy for hours.
 */
interface Work { left: number }

function charge(work: Work, octets: number): void {
  work.left -= octets
  if (work.left < 0) throw new PdfSyntaxError('objects overlap', 0)
}

/** @throws PdfSyntaxError */
export function readPdfFile(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-1\.\d/.test(text)) throw new PdfSyntaxError('not a PDF 1.x file', 0)
  const end = /startxref[\r\n ]+(\d+)[\r\n ]+%%EOF[\r\n ]*$/.exec(text.slice(-1024))
  if (!end) throw new PdfSyntaxError('the file has no end mark', text.length)
  const startXref = Number(end[1])
  const offsets = new Map<number, number>()
  const free = new Set<number>()
  const places = new Set<number>()
  const work: Work = { left: 100_000 + 4 * bytes.length }
  let trailer: ReadonlyMap<string, PdfValue> | null = null
  let at: number | null = startXref
  for (let revision = 0; at !== null; revision++) {
    if (revision >= maximalRevisions) throw new PdfSyntaxError('too many revisions', at)
    const section = readSection(text, at, { offsets, free, places, work })
    trailer ??= section
    const previous = section.get('Prev')
    const next: number | null = previous?.kind === 'atom' ? Number(previous.text) : null
    // Each table must lie before the one that names it: no cycles, no tricks.
    if (next !== null && !(next < at)) throw new PdfSyntaxError('cross-reference tables are not in order', at)
    at = next
  }
  const size = trailer?.get('Size')
  if (!trailer || size?.kind !== 'atom' || !/^\d+$/.test(size.text)) throw new PdfSyntaxError('trailer has no size', startXref)
  if (trailer.has('Encrypt')) throw new PdfSyntaxError('the file is encrypted', startXref)
  return { bytes, text, trailer, offsets, places, work, startXref, size: Number(size.text) }
}

function readSection(
  text: string, start: number, { offsets, free, places, work }: { offsets: Map<number, number>; free: Set<number>; places: Set<number>; work: Work }
): ReadonlyMap<string, PdfValue> {
  const scanner = new PdfScanner(text, start)
  scanner.expect('xref')
  const here = new Set<number>()
  for (;;) {
    scanner.skipWhite()
    if (text.startsWith('trailer', scanner.at)) break
    const first = scanner.integer()
    const count = scanner.integer()
    for (let i = 0; i < count; i++) {
      const offset = scanner.integer()
      const generation = scanner.integer()
      scanner.skipWhite()
      const kind = text[scanner.at++]
      const number = first + i
      if (kind !== 'n' && kind !== 'f') throw new PdfSyntaxError('cross-reference entry', scanner.at)
      // Readers disagree on which of two entries of one table holds, and on what a later generation hides: such a file is two documents.
      if (here.has(number) || (kind === 'n' && generation !== 0)) throw new PdfSyntaxError(`object ${number} is ambiguous`, scanner.at)
      here.add(number)
      if (kind === 'n') places.add(offset)
      if (offsets.has(number) || free.has(number)) continue
      if (kind === 'n') offsets.set(number, offset)
      else free.add(number)
    }
  }
  scanner.expect('trailer')
  const value = scanner.value()
  charge(work, scanner.at - start)
  if (value.kind !== 'dictionary' || value.entries.has('XRefStm')) throw new PdfSyntaxError('trailer is not supported', start)
  return value.entries
}

/** The object of this number. @throws PdfSyntaxError when it is not where the table says */
export function objectOf(file: PdfFile, number: number): PdfValue {
  const offset = file.offsets.get(number)
  if (offset === undefined) throw new PdfSyntaxError(`object ${number} is missing`, 0)
  const scanner = new PdfScanner(file.text, offset)
  if (scanner.integer() !== number || scanner.integer() !== 0) throw new PdfSyntaxError(`object ${number} is not here`, offset)
  scanner.expect('obj')
  const value = scanner.value()
  charge(file.work, scanner.at - offset)
  return value
}

/** Follows a reference; other values are themselves. */
export function resolve(file: PdfFile, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'reference' ? objectOf(file, value.number) : value
}

/** Entries of a dictionary, direct or referenced. @throws PdfSyntaxError */
export function entriesOf(file: PdfFile, value: PdfValue | undefined, what: string): ReadonlyMap<string, PdfValue> {
  const found = resolve(file, value)
  if (found?.kind !== 'dictionary') throw new PdfSyntaxError(`${what} is not a dictionary`, 0)
  return found.entries
}

export function itemsOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = resolve(file, value)
  return found?.kind === 'array' ? found.items : []
}

/** Object number of the catalogue. */
export function catalogueNumber(file: PdfFile): number {
  const root = file.trailer.get('Root')
  if (root?.kind !== 'reference') throw new PdfSyntaxError('trailer has no root', file.startXref)
  return root.number
}

export const catalogueOf = (file: PdfFile): ReadonlyMap<string, PdfValue> => entriesOf(file, objectOf(file, catalogueNumber(file)), 'catalogue')

/** Object number of the first page. */
export function firstPageNumber(file: PdfFile): number {
  let node = catalogueOf(file).get('Pages')
  for (let depth = 0; depth < 30 && node?.kind === 'reference'; depth++) {
    const entries = entriesOf(file, node, 'page tree')
    const type = entries.get('Type')
    if (type?.kind === 'name' && type.text === 'Page') return node.number
    node = itemsOf(file, entries.get('Kids'))[0]
  }
  throw new PdfSyntaxError('the file has no page', 0)
}

/** The signature fields of the form with their object numbers. */
export function signatureFields(file: PdfFile): { number: number; entries: ReadonlyMap<string, PdfValue> }[] {
  const form = catalogueOf(file).get('AcroForm')
  if (!form) return []
  const fields = itemsOf(file, entriesOf(file, form, 'form').get('Fields')).flatMap((field) => {
    if (field.kind !== 'reference') throw new PdfSyntaxError('form field is not referenced', 0)
    const entries = entriesOf(file, field, 'form field')
    const type = entries.get('FT')
    return type?.kind === 'name' && type.text === 'Sig' ? [{ number: field.number, entries }] : []
  })
  // Each is a digest over the file and a comparison of two of its revisions.
  if (fields.length > maximalSignatures) throw new PdfSyntaxError('too many signatures', file.startXref)
  return fields
}

/** What the document says of its PDF/A conformity (XMP `pdfaid`), for example part 3, conformance A. */
export function pdfaIdentifiers(file: PdfFile): { part: string; conformance: string } | null {
  const metadata = catalogueOf(file).get('Metadata')
  if (metadata?.kind !== 'reference') return null
  const start = file.offsets.get(metadata.number)
  if (start === undefined) return null
  const stream = file.text.slice(start, file.text.indexOf('endstream', start))
  const of = (key: string): string | undefined =>
    new RegExp(`<pdfaid:${key}>([^<]{1,2})</pdfaid:${key}>`).exec(stream)?.[1] ?? new RegExp(`pdfaid:${key}="([^"]{1,2})"`).exec(stream)?.[1]
  const part = of('part')
  const conformance = of('conformance')
  return part && conformance ? { part, conformance } : null
}

/** Appends new and changed objects as an incremental update (ISO 32000-1, 7.5.6); what was there stays to the octet. */
export function appendUpdate(file: PdfFile, objects: readonly { number: number; body: string }[], newIdentifier: string): { bytes: Uint8Array; starts: ReadonlyMap<number, number> } {
  let text = file.text.endsWith('\n') ? '' : '\n'
  const base = file.bytes.length
  const starts = new Map<number, number>()
  for (const { number, body } of objects) {
    starts.set(number, base + text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const startXref = base + text.length
  text += 'xref\n0 1\n0000000000 65535 f\r\n'
  for (const number of [...starts.keys()].sort((a, b) => a - b)) {
    text += `${number} 1\n${String(starts.get(number)).padStart(10, '0')} 00000 n\r\n`
  }
  const identifier = file.trailer.get('ID')
  const first = identifier?.kind === 'array' ? identifier.items[0] : undefined
  const fresh: PdfValue = { kind: 'string', text: `<${newIdentifier}>`, at: -1 }
  const entries = new Map(file.trailer)
  entries.set('Size', { kind: 'atom', text: String(Math.max(file.size, ...[...starts.keys()].map((number) => number + 1))) })
  entries.set('Prev', { kind: 'atom', text: String(file.startXref) })
  entries.set('ID', { kind: 'array', items: [first ?? fresh, fresh] })
  text += `trailer\n${writeValue(dictionary(entries))}\nstartxref\n${startXref}\n%%EOF\n`
  return { bytes: Buffer.concat([file.bytes, Buffer.from(text, 'latin1')]), starts }
}
