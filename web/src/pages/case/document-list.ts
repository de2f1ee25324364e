import type { StoredDocument } from './case-api.ts'
import type { OpenCase } from './steps/step.types.ts'

/** How the browser shows a document: in a frame, as a picture, or not at all (it is downloaded). */
export function viewerOf(mediaType: string): 'page' | 'picture' | 'none' {
  if (mediaType === 'application/pdf') return 'page'
  return ['image/jpeg', 'image/png'].includes(mediaType) ? 'picture' : 'none'
}

/** `48 kB`, `1,2 MB` */
export function fileSize(bytes: number, number: (value: number) => string): string {
  if (bytes < 1_000) return `${number(bytes)} B`
  if (bytes < 1_000_000) return `${number(Math.round(bytes / 1_000))} kB`
  const tenths = Math.round(bytes / 100_000)
  return tenths % 10 === 0 ? `${number(tenths / 10)} MB` : `${number(Math.floor(tenths / 10))},${tenths % 10} MB`
}

/** A cell of CSV. What a spreadsheet would take for a formula is quoted into text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

/** The list of documents (iratjegyzék) as CSV for Hungarian spreadsheets: semicolons, with a byte order mark. */
export function documentList(open: OpenCase, words: { readonly head: readonly string[]; readonly validityHead: string; readonly validity: (document: StoredDocument) => string }): string {
  const rows = open.view.documents.map((one) => [
    one.subNumber === null ? '' : `${open.view.case.registrationNumber} / ${one.subNumber}`, one.title, one.filedAt, one.mediaType, String(one.size), one.sha256, words.validity(one)
  ])
  return `\ufeff${[[...words.head, words.validityHead], ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
