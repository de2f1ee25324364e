/** Whether updates consist of nothing but what their tables name: octets that belong to nothing are nobody's, and no reader shows them. */
import type { PdfFile } from './pdf-file.ts'
import { PdfScanner, type PdfValue } from './pdf-values.ts'

const whiteSpace = /[\0\t\n\f\r ]*/y

/** Reads what follows `start` part by part: objects at places that a table names, tables, trailers, end marks. @throws PdfSyntaxError */
export function isAllAccountedFor(file: PdfFile, start: number): boolean {
  const { text } = file
  const scanner = new PdfScanner(text, start)
  // Comments between the parts would be such octets, so white space alone is skipped.
  const skip = (): void => {
    whiteSpace.lastIndex = scanner.at
    whiteSpace.exec(text)
    scanner.at = whiteSpace.lastIndex
  }
  for (skip(); scanner.at < text.length; skip()) {
    if (text.startsWith('xref', scanner.at)) skipTable(scanner, text)
    else if (file.places.has(scanner.at)) skipObject(scanner, text, skip)
    else return false
  }
  return true
}

function skipTable(scanner: PdfScanner, text: string): void {
  scanner.expect('xref')
  for (scanner.skipWhite(); !text.startsWith('trailer', scanner.at); scanner.skipWhite()) {
    scanner.integer()
    const count = scanner.integer()
    for (let i = 0; i < count; i++) {
      scanner.integer()
      scanner.integer()
      scanner.skipWhite()
      scanner.at++
    }
  }
  scanner.expect('trailer')
  scanner.value()
  scanner.expect('startxref')
  scanner.integer()
  // `expect` skips comments, and the end mark is written as one.
  whiteSpace.lastIndex = scanner.at
  whiteSpace.exec(text)
  scanner.at = whiteSpace.lastIndex + (text.startsWith('%%EOF', whiteSpace.lastIndex) ? 5 : 0)
}

function skipObject(scanner: PdfScanner, text: string, skip: () => void): void {
  scanner.integer()
  scanner.integer()
  scanner.expect('obj')
  const value = scanner.value()
  skip()
  if (text.startsWith('stream', scanner.at)) {
    scanner.expect('stream')
    scanner.at += text.startsWith('\r\n', scanner.at) ? 2 : 1
    scanner.at += lengthOf(value)
    scanner.expect('endstream')
  }
  scanner.expect('endobj')
}

function lengthOf(value: PdfValue): number {
  const length = value.kind === 'dictionary' ? value.entries.get('Length') : undefined
  return length?.kind === 'atom' && /^\d{1,9}$/.test(length.text) ? Number(length.text) : 0
}
