/**
 * What came into a document after a signature: nothing, what a further signature or its long-term proof needs, or something that the
 * signer never saw. Only what is known to change nothing on the pages is let through; everything else counts as a change.
 */
import { catalogueNumber, catalogueOf, entriesOf, firstPageNumber, itemsOf, objectOf, readPdfFile, type PdfFile } from './pdf-file.ts'
import { isAllAccountedFor } from './update-octets.ts'
import { PdfSyntaxError, sameValue, type PdfValue } from './pdf-values.ts'

export type LaterChangeKind = 'none' | 'signatures-only' | 'other' | 'unreadable-revision'
/** What was rightly added: a signature, a document time-stamp (archive stamp), certificates and revocation data (DSS). */
export type Addition = 'signature' | 'archive-timestamp' | 'validation-data'
/** What an update touched that it may not touch. */
export type ChangedPart = 'page' | 'page-content' | 'font' | 'annotation' | 'form' | 'catalogue' | 'metadata' | 'removed' | 'octets' | 'other'

export interface LaterChanges {
  readonly kind: LaterChangeKind
  readonly added: readonly Addition[]
  readonly changed: readonly ChangedPart[]
}

const none: LaterChanges = { kind: 'none', added: [], changed: [] }

/** Compares the document as signed (its first `end` octets) with the document as it is. */
export function laterChanges(file: PdfFile, end: number): LaterChanges {
  // The whole file has been read already.
  if (end === file.bytes.length) return none
  let signed: PdfFile
  try {
    signed = readPdfFile(file.bytes.subarray(0, end))
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { ...none, kind: 'unreadable-revision' }
    throw error
  }
  try {
    const { added, changed } = compare(signed, file)
    if (!isAllAccountedFor(file, end)) changed.add('octets')
    return { kind: changed.size > 0 ? 'other' : 'signatures-only', added: [...added], changed: [...changed] }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: 'other', added: [], changed: ['other'] }
    throw error
  }
}

interface Comparison {
  readonly before: PdfFile
  readonly after: PdfFile
  /** Objects that the signed revision does not have. */
  readonly fresh: ReadonlySet<number>
  readonly added: Set<Addition>
  readonly changed: Set<ChangedPart>
}

function compare(before: PdfFile, after: PdfFile): Pick<Comparison, 'added' | 'changed'> {
  const fresh = new Set([...after.offsets.keys()].filter((number) => !before.offsets.has(number)))
  const comparison: Comparison = { before, after, fresh, added: new Set(), changed: new Set() }
  const { changed } = comparison
  const catalogue = catalogueNumber(before)
  if (catalogueNumber(after) !== catalogue) changed.add('catalogue')
  const page = firstPageNumber(before)
  if (changed.size > 0 || firstPageNumber(after) !== page) return { added: comparison.added, changed: changed.add('page') }
  if (!sameBut(before.trailer, after.trailer, ['Size', 'Prev', 'ID'])) changed.add('metadata')
  compareFresh(comparison)
  for (const [number, offset] of before.offsets) {
    const now = after.offsets.get(number)
    if (now === offset) continue
    if (now === undefined) changed.add('removed')
    else if (number === catalogue) compareCatalogue(comparison, number)
    else if (number === page) comparePage(comparison, number)
    else if (!isValidationStore(before, number) || !isValidationStore(after, number)) changed.add(partOf(after, number))
  }
  return { added: comparison.added, changed }
}

/** New objects must be parts of a signature or of the validation data, and nothing that was signed may have been waiting for them. */
function compareFresh({ before, after, fresh, added, changed }: Comparison): void {
  const validation = validationObjects(after)
  const awaited = fresh.size > 0 ? referencesIn(before) : new Set<number>()
  for (const number of fresh) {
    const signature = signatureObject(after, number, fresh)
    if (awaited.has(number)) changed.add(partOf(after, number))
    else if (signature) {
      if (signature !== 'field') added.add(signature)
    } else if (validation.has(number)) added.add('validation-data')
    else changed.add(partOf(after, number))
  }
}

function compareCatalogue({ before, after, fresh, changed }: Comparison, number: number): void {
  const old = entriesOf(before, objectOf(before, number), 'object')
  const now = entriesOf(after, objectOf(after, number), 'object')
  if (!sameBut(old, now, ['AcroForm', 'DSS', 'Extensions'])) changed.add('catalogue')
  if (old.has('DSS') && !now.has('DSS')) changed.add('removed')
  if (!formGrew(before, after, old.get('AcroForm'), now.get('AcroForm'), fresh)) changed.add('form')
}

function comparePage({ before, after, fresh, changed }: Comparison, number: number): void {
  const old = entriesOf(before, objectOf(before, number), 'object')
  const now = entriesOf(after, objectOf(after, number), 'object')
  if (!sameBut(old, now, ['Annots'])) changed.add('page')
  if (!listGrew(before, after, old.get('Annots'), now.get('Annots'), fresh)) changed.add('annotation')
}

const signatureKeys = new Set(['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'Name', 'Reason', 'Location', 'ContactInfo', 'M', 'Prop_Build', 'V'])
const fieldKeys = new Set(['Type', 'Subtype', 'FT', 'T', 'V', 'F', 'Rect', 'P'])

const onlyKeys = (entries: ReadonlyMap<string, PdfValue>, allowed: ReadonlySet<string>): boolean => [...entries.keys()].every((key) => allowed.has(key))

/** A signature value, a document time-stamp, or an invisible field that holds one of them. */
function signatureObject(file: PdfFile, number: number, fresh: ReadonlySet<number>): Addition | 'field' | null {
  const value = objectOf(file, number)
  if (value.kind !== 'dictionary') return null
  const { entries } = value
  const is = (key: string, text: string): boolean => {
    const found = entries.get(key)
    return found?.kind === 'name' && found.text === text
  }
  if (is('Type', 'Sig') || is('Type', 'DocTimeStamp')) {
    if (!onlyKeys(entries, signatureKeys)) return null
    if (is('Type', 'Sig')) return is('SubFilter', 'ETSI.CAdES.detached') ? 'signature' : null
    return is('SubFilter', 'ETSI.RFC3161') ? 'archive-timestamp' : null
  }
  const rectangle = itemsOf(file, entries.get('Rect'))
  const invisible = rectangle.length === 4 && rectangle.every((side) => side.kind === 'atom' && Number(side.text) === 0)
  const held = entries.get('V')
  return is('Subtype', 'Widget') && is('FT', 'Sig') && invisible && onlyKeys(entries, fieldKeys) && held?.kind === 'reference' && fresh.has(held.number) ? 'field' : null
}

const storeKeys = new Set(['Type', 'VRI', 'Certs', 'OCSPs', 'CRLs'])
/** Of each certificate's own part (VRI): the same lists, and when they were put together. */
const relatedKeys = new Set(['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'])
const streamKeys = new Set(['Length', 'Filter', 'DecodeParms'])

/** The document security store itself (ETSI EN 319 142-1, 5.4.2.2): with these keys alone it can be no part of a page. */
function isValidationStore(file: PdfFile, number: number): boolean {
  const store = catalogueOf(file).get('DSS')
  if (store?.kind !== 'reference' || store.number !== number) return false
  const value = objectOf(file, number)
  return value.kind === 'dictionary' && onlyKeys(value.entries, storeKeys)
}

/** Numbers of the objects that the validation data consist of, as far as they are nothing else. */
function validationObjects(file: PdfFile): ReadonlySet<number> {
  const found = new Set<number>()
  const store = catalogueOf(file).get('DSS')
  if (!store) return found
  const dictionary = (value: PdfValue | undefined, keys: ReadonlySet<string> | null): ReadonlyMap<string, PdfValue> => {
    if (!value) return new Map()
    if (value.kind === 'reference') found.add(value.number)
    const entries = entriesOf(file, value, 'validation data')
    if (keys && !onlyKeys(entries, keys)) throw new PdfSyntaxError('validation data hold something else', 0)
    return entries
  }
  const streams = (list: PdfValue | undefined): void => {
    if (list?.kind === 'reference') found.add(list.number)
    for (const item of itemsOf(file, list)) {
      if (item.kind !== 'reference') throw new PdfSyntaxError('validation data are not referenced', 0)
      dictionary(item, streamKeys)
    }
  }
  const entries = dictionary(store, storeKeys)
  for (const key of ['Certs', 'OCSPs', 'CRLs']) streams(entries.get(key))
  for (const [key, related] of dictionary(entries.get('VRI'), null)) {
    if (!/^[0-9A-F]{40}$/i.test(key)) throw new PdfSyntaxError('validation data hold something else', 0)
    const parts = dictionary(related, relatedKeys)
    for (const part of ['Cert', 'CRL', 'OCSP']) streams(parts.get(part))
    const stamp = parts.get('TS')
    if (stamp) dictionary(stamp, streamKeys)
  }
  return found
}

/** Every object that the signed revision speaks of, there or not. */
function referencesIn(file: PdfFile): ReadonlySet<number> {
  const found = new Set<number>()
  const visit = (value: PdfValue): void => {
    if (value.kind === 'reference') found.add(value.number)
    else if (value.kind === 'array') value.items.forEach(visit)
    else if (value.kind === 'dictionary') [...value.entries.values()].forEach(visit)
  }
  for (const number of file.offsets.keys()) visit(objectOf(file, number))
  return found
}

function partOf(file: PdfFile, number: number): ChangedPart {
  const value = objectOf(file, number)
  if (value.kind !== 'dictionary') return 'other'
  const { entries } = value
  const type = entries.get('Type')
  const kind = type?.kind === 'name' ? type.text : null
  if (kind === 'Page' || kind === 'Pages') return 'page'
  if (kind === 'Font' || kind === 'FontDescriptor') return 'font'
  if (kind === 'Metadata') return 'metadata'
  if (kind === 'Catalog') return 'catalogue'
  if (entries.has('FT')) return 'form'
  if (kind === 'Annot' || entries.has('Rect')) return 'annotation'
  return entries.has('Length') ? 'page-content' : 'other'
}

function sameBut(a: ReadonlyMap<string, PdfValue>, b: ReadonlyMap<string, PdfValue>, exceptions: readonly string[]): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((key) => exceptions.includes(key) || sameValue(a.get(key), b.get(key)))
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
  return sameBut(first, all, ['Fields', 'SigFlags']) && listGrew(before, after, first.get('Fields'), all.get('Fields'), fresh)
}
