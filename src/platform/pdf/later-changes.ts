/**
 * What came into a document after a signature: nothing, further signatures, or something that the signer never saw. Only what a
 * further signature needs is let through; everything else counts as a change.
 */
import { catalogueNumber, entriesOf, firstPageNumber, itemsOf, objectOf, readPdfFile, type PdfFile } from './pdf-file.ts'
import { PdfSyntaxError, sameValue, type PdfValue } from './pdf-values.ts'

export type LaterChanges = 'none' | 'signatures-only' | 'other' | 'unreadable-revision'

/** Compares the document as signed (its first `end` octets) with the document as it is. */
export function laterChanges(file: PdfFile, end: number): LaterChanges {
  let signed: PdfFile
  try {
    signed = readPdfFile(file.bytes.subarray(0, end))
  } catch (error) {
    if (error instanceof PdfSyntaxError) return 'unreadable-revision'
    throw error
  }
  if (end === file.bytes.length) return 'none'
  try {
    return onlySignatures(signed, file) ? 'signatures-only' : 'other'
  } catch (error) {
    if (error instanceof PdfSyntaxError) return 'other'
    throw error
  }
}

function onlySignatures(before: PdfFile, after: PdfFile): boolean {
  const catalogue = catalogueNumber(before)
  const page = firstPageNumber(before)
  if (catalogueNumber(after) !== catalogue || firstPageNumber(after) !== page) return false
  const fresh = new Set([...after.offsets.keys()].filter((number) => !before.offsets.has(number)))
  for (const number of fresh) if (!isSignatureObject(after, number, fresh)) return false
  for (const [number, offset] of before.offsets) {
    const now = after.offsets.get(number)
    if (now === offset) continue
    if (now === undefined) return false
    const old = entriesOf(before, objectOf(before, number), 'object')
    const changed = entriesOf(after, objectOf(after, number), 'object')
    if (number === catalogue) {
      if (!sameBut(old, changed, 'AcroForm') || !formGrew(before, after, old.get('AcroForm'), changed.get('AcroForm'), fresh)) return false
    } else if (number === page) {
      if (!sameBut(old, changed, 'Annots') || !listGrew(before, after, old.get('Annots'), changed.get('Annots'), fresh)) return false
    } else return false
  }
  return true
}

/** A signature value, or an invisible field that holds one. */
function isSignatureObject(file: PdfFile, number: number, fresh: ReadonlySet<number>): boolean {
  const entries = entriesOf(file, objectOf(file, number), 'object')
  const is = (key: string, text: string): boolean => {
    const value = entries.get(key)
    return value?.kind === 'name' && value.text === text
  }
  if (is('Type', 'Sig')) return is('SubFilter', 'ETSI.CAdES.detached')
  const rectangle = itemsOf(file, entries.get('Rect'))
  const invisible = rectangle.length === 4 && rectangle.every((side) => side.kind === 'atom' && Number(side.text) === 0)
  const value = entries.get('V')
  const actions = ['AP', 'A', 'AA', 'Kids', 'Parent'].some((key) => entries.has(key))
  return is('Subtype', 'Widget') && is('FT', 'Sig') && invisible && !actions && value?.kind === 'reference' && fresh.has(value.number)
}

function sameBut(a: ReadonlyMap<string, PdfValue>, b: ReadonlyMap<string, PdfValue>, exception: string): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((key) => key === exception || sameValue(a.get(key), b.get(key)))
}

/** The old members in their order, then references to new objects only. */
function listGrew(before: PdfFile, after: PdfFile, old: PdfValue | undefined, now: PdfValue | undefined, fresh: ReadonlySet<number>): boolean {
  const first = itemsOf(before, old)
  const all = itemsOf(after, now)
  return all.length >= first.length && all.every((item, index) => (index < first.length
    ? sameValue(item, first[index])
    : item.kind === 'reference' && fresh.has(item.number)))
}

function formGrew(before: PdfFile, after: PdfFile, old: PdfValue | undefined, now: PdfValue | undefined, fresh: ReadonlySet<number>): boolean {
  if (!now) return old === undefined
  const first = old ? entriesOf(before, old, 'form') : new Map<string, PdfValue>()
  const all = entriesOf(after, now, 'form')
  const others = [...all.keys(), ...first.keys()].filter((key) => key !== 'Fields' && key !== 'SigFlags')
  return others.every((key) => sameValue(first.get(key), all.get(key))) && listGrew(before, after, first.get('Fields'), all.get('Fields'), fresh)
}
