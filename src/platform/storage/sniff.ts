/**
 * What a received file really is. The name and the type that the sender states are claims to be checked against the
 * bytes; a document that is cut off, or that would unpack to something enormous, is refused before anybody opens it.
 */
import { fileTypeFromBuffer } from 'file-type'
import { documentErrors } from './storage.errors.ts'
import type { SniffFlag, SniffProblem, Sniffed, SniffedType } from './storage.types.ts'
import { measureZip, readZipDirectory, readZipEntry } from './zip.ts'

/** Bounds of office documents: real ones stay far below. */
const MAX_UNPACKED = 512 * 1024 * 1024
const MAX_RATIO = 200
const RATIO_COUNTS_FROM = 8 * 1024 * 1024
const MAX_ENTRIES = 10_000
/** Bound on pictures: 200 megapixels, some A0 at 300 dpi. */
const MAX_PIXELS = 200_000_000

const OOXML = 'application/vnd.openxmlformats-officedocument.'
const ODF = 'application/vnd.oasis.opendocument.'

const accepted: Readonly<Record<SniffedType, { readonly extensions: readonly string[]; readonly aliases?: readonly string[] }>> = {
  'application/pdf': { extensions: ['pdf'] },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'] },
  [`${OOXML}wordprocessingml.document`]: { extensions: ['docx', 'docm'], aliases: ['application/vnd.ms-word.document.macroenabled.12'] },
  [`${OOXML}spreadsheetml.sheet`]: { extensions: ['xlsx', 'xlsm'], aliases: ['application/vnd.ms-excel.sheet.macroenabled.12'] },
  [`${ODF}text`]: { extensions: ['odt'] },
  [`${ODF}spreadsheet`]: { extensions: ['ods'] },
  'text/plain': { extensions: ['txt'] }
}
/** Media types that are taken in. */
export const acceptedTypes: readonly string[] = Object.keys(accepted)

/** Claims that say nothing. */
const unspecific = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/zip', 'application/x-zip-compressed'])

/** @param claimedType media type the sender states, empty when none. */
export async function sniff(bytes: Uint8Array, claimedName: string, claimedType: string): Promise<Sniffed> {
  if (bytes.length === 0) return refused('empty')
  const type = await detect(bytes)
  if (type === 'broken' || type === 'bomb') return refused(type)
  if (type === null) return claimsAccepted(claimedName, claimedType) ? refused('mislabelled') : refused('type-not-allowed')
  if (!agrees(type, claimedName, claimedType)) return refused('mislabelled')
  const inspected = inspect(type, bytes)
  if (typeof inspected === 'string') return refused(inspected)
  return { type, verdict: inspected.length > 0 ? 'flagged' : 'accepted', flags: inspected, problem: null }
}

/** @throws document.empty | mislabelled | broken | type-not-allowed | bomb for a refused document. */
export function requireAcceptable(sniffed: Sniffed, details: { readonly part?: string } = {}): asserts sniffed is Sniffed & { type: SniffedType } {
  switch (sniffed.problem) {
    case null:
      return
    case 'empty':
      throw documentErrors.empty(details)
    case 'mislabelled':
      throw documentErrors.mislabelled(details)
    case 'broken':
      throw documentErrors.broken(details)
    case 'type-not-allowed':
      throw documentErrors.typeNotAllowed(details)
    case 'bomb':
      throw documentErrors.bomb(details)
  }
}

async function detect(bytes: Uint8Array): Promise<SniffedType | 'broken' | 'bomb' | null> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return detectZip(bytes)
  // The header may stand within the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (latin1(bytes.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf'
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined)
  if (found) return Object.hasOwn(accepted, found.mime) ? (found.mime as SniffedType) : null
  return isPlainText(bytes) ? 'text/plain' : null
}

/** Office documents are ZIP files with a known main part; judged from the directory, not from the first bytes. */
function detectZip(bytes: Uint8Array): SniffedType | 'broken' | 'bomb' | null {
  const entries = readZipDirectory(bytes, MAX_ENTRIES)
  if (!entries) return 'broken'
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) return `${OOXML}wordprocessingml.document`
    if (names.has('xl/workbook.xml')) return `${OOXML}spreadsheetml.sheet`
    return null
  }
  const mimetype = entries.find((entry) => entry.name === 'mimetype')
  if (!mimetype) return null
  try {
    const stated = latin1(readZipEntry(bytes, mimetype, 200)).trim()
    return stated === `${ODF}text` || stated === `${ODF}spreadsheet` ? stated : null
  } catch {
    return 'broken'
  }
}

function inspect(type: SniffedType, bytes: Uint8Array): SniffFlag[] | SniffProblem {
  switch (type) {
    case 'application/pdf':
      return inspectPdf(bytes)
    case 'image/jpeg':
      return inspectJpeg(bytes)
    case 'image/png':
      return inspectPng(bytes)
    case 'text/plain':
      return []
    default:
      return inspectOffice(bytes)
  }
}

function inspectPdf(bytes: Uint8Array): SniffFlag[] | SniffProblem {
  const text = latin1(bytes)
  if (!/%PDF-(1\.[0-7]|2\.0)/.test(text.slice(0, 1100))) return 'broken'
  const tail = text.slice(-2048)
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) return 'broken'
  const flags: SniffFlag[] = []
  // Both kinds of trailer (keyword and cross-reference stream) are plain dictionaries.
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) flags.push('encrypted')
  if (/\/(?:JavaScript|JS|Launch)\b/.test(text)) flags.push('active-content')
  return flags
}

/** Walks the segments to the first scan, and wants the end marker. */
function inspectJpeg(bytes: Uint8Array): SniffFlag[] | SniffProblem {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 2
  let pixels = 0
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return 'broken'
    const marker = view[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > view.length) return 'broken'
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame && length >= 8) pixels = view.readUInt16BE(at + 5) * view.readUInt16BE(at + 7)
    at += 2 + length
    if (marker === 0xda) {
      if (pixels === 0) return 'broken'
      if (pixels > MAX_PIXELS) return 'bomb'
      // Cameras and scanners append data after the end marker.
      return view.indexOf(Buffer.from([0xff, 0xd9]), at) >= 0 ? [] : 'broken'
    }
  }
  return 'broken'
}

function inspectPng(bytes: Uint8Array): SniffFlag[] | SniffProblem {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < 33 || view.toString('latin1', 12, 16) !== 'IHDR') return 'broken'
  const pixels = view.readUInt32BE(16) * view.readUInt32BE(20)
  if (pixels === 0) return 'broken'
  if (pixels > MAX_PIXELS) return 'bomb'
  let at = 8
  while (at + 12 <= view.length) {
    const length = view.readUInt32BE(at)
    if (view.toString('latin1', at + 4, at + 8) === 'IEND') return []
    at += 12 + length
  }
  return 'broken'
}

function inspectOffice(bytes: Uint8Array): SniffFlag[] | SniffProblem {
  const entries = readZipDirectory(bytes, MAX_ENTRIES)
  if (!entries) return 'broken'
  const flags: SniffFlag[] = []
  if (entries.some((entry) => entry.encrypted)) return ['encrypted']
  try {
    const size = measureZip(bytes, entries, MAX_UNPACKED)
    if (size > RATIO_COUNTS_FROM && size > bytes.length * MAX_RATIO) return 'bomb'
  } catch (error) {
    return error instanceof RangeError ? 'bomb' : 'broken'
  }
  if (entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/i.test(name) || /^Basic\/.+\.xml$/.test(name))) flags.push('macros')
  if (entries.some(({ name }) => /\/(?:activeX|embeddings)\//i.test(name))) flags.push('active-content')
  return flags
}

function agrees(type: SniffedType, name: string, claimedType: string): boolean {
  const { extensions, aliases = [] } = accepted[type]
  const claim = mediaType(claimedType)
  const extension = extensionOf(name)
  const nameAgrees = extension === '' || extensions.includes(extension)
  return nameAgrees && (unspecific.has(claim) || claim === type || aliases.includes(claim))
}

const claimsAccepted = (name: string, claimedType: string): boolean =>
  Object.hasOwn(accepted, mediaType(claimedType)) || Object.values(accepted).some(({ extensions }) => extensions.includes(extensionOf(name)))

const mediaType = (claim: string): string => claim.split(';')[0]!.trim().toLowerCase()
const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte)
const refused = (problem: SniffProblem): Sniffed => ({ type: null, verdict: 'refused', flags: [], problem })

/** UTF-8 without control characters other than line ends and tabulators. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}
