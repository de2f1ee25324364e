/** The words that a reader finds in a PDF of ours: glyphs of each page, back to text by the fonts' ToUnicode tables. */
import { inflateSync } from 'node:zlib'
import { entriesOf, objectOf, readPdfFile, resolve, type PdfFile } from '../../src/platform/pdf/pdf-file.ts'
import type { PdfValue } from '../../src/platform/pdf/pdf-values.ts'

/** Text without white space and hyphens, which line breaking puts in: `wordsOf` of two texts are compared. */
export const wordsOf = (text: string): string => text.replaceAll(/[\s\u00ad\u2010-]/g, '')

/** The text of all pages, as `wordsOf` gives it. */
export function textOfPdf(pdf: Uint8Array): string {
  const file = readPdfFile(pdf)
  const pages = [...file.offsets.keys()].toSorted((one, other) => one - other).flatMap((number) => {
    const value = objectOf(file, number)
    const type = value.kind === 'dictionary' ? value.entries.get('Type') : undefined
    return value.kind === 'dictionary' && type?.kind === 'name' && type.text === 'Page' ? [value.entries] : []
  })
  return wordsOf(pages.map((page) => textOfPage(file, page)).join(' '))
}

function textOfPage(file: PdfFile, page: ReadonlyMap<string, PdfValue>): string {
  const fonts = entriesOf(file, entriesOf(file, page.get('Resources'), 'resources').get('Font'), 'fonts')
  const tables = new Map([...fonts].map(([name, font]) => [name, toUnicode(streamOf(file, entriesOf(file, font, 'font').get('ToUnicode')))]))
  const content = streamOf(file, page.get('Contents'))
  let table = new Map<number, string>()
  let text = ''
  const next = /\/(\S+)\s+[\d.]+\s+Tf|<[0-9A-Fa-f]*>|\(/g
  for (let found = next.exec(content); found; found = next.exec(content)) {
    let [token] = found
    if (token === '(') {
      token = literalAt(content, found.index)
      next.lastIndex = found.index + token.length
    }
    if (found[1] !== undefined) table = tables.get(found[1]) ?? new Map<number, string>()
    else for (const glyph of glyphsOf(token)) text += table.get(glyph) ?? ''
  }
  return text
}

/** A literal string from its bracket on: brackets in pairs inside need no escape. */
function literalAt(content: string, start: number): string {
  let depth = 0
  for (let at = start; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1
    else if (content[at] === '(') depth += 1
    else if (content[at] === ')' && (depth -= 1) === 0) return content.slice(start, at + 1)
  }
  return content.slice(start)
}

/** The bytes of a stream object, unpacked, as Latin-1. */
function streamOf(file: PdfFile, value: PdfValue | undefined): string {
  if (value?.kind !== 'reference') return ''
  const found = resolve(file, value)
  if (found?.kind !== 'dictionary') return ''
  const length = resolve(file, found.entries.get('Length'))
  const start = /stream\r?\n/g
  start.lastIndex = file.offsets.get(value.number)!
  const { index, 0: word } = start.exec(file.text)!
  const bytes = file.bytes.subarray(index + word.length, index + word.length + Number(length?.kind === 'atom' ? length.text : 0))
  return (found.entries.has('Filter') ? inflateSync(bytes) : Buffer.from(bytes)).toString('latin1')
}

function toUnicode(cmap: string): Map<number, string> {
  const table = new Map<number, string>()
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) table.set(Number.parseInt(glyph!, 16), text(to!))
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from, to, first] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const begin = Number.parseInt(from!, 16)
      for (let glyph = begin; glyph <= Number.parseInt(to!, 16); glyph += 1) table.set(glyph, String.fromCodePoint(Number.parseInt(first!, 16) + glyph - begin))
    }
  }
  return table
}

/** Two-byte glyph numbers of a string object. */
function glyphsOf(token: string): number[] {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1), 'hex')
    : Buffer.from(token.slice(1, -1).replaceAll(/\\([0-7]{1,3}|[^])/g, (_whole, said: string) => (/^[0-7]/.test(said) ? String.fromCharCode(Number.parseInt(said, 8)) : escapes[said] ?? said)), 'latin1')
  return Array.from({ length: Math.floor(bytes.length / 2) }, (_, at) => bytes.readUInt16BE(at * 2))
}
