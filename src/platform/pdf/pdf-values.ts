/**
 * A reader of PDF values (ISO 32000-1, 7.3) that keeps each atom as it is written, so that what an incremental update does not
 * mean to change stays the same to the octet. Text is held as Latin-1: one character for one octet.
 */
export type PdfValue =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'reference'; readonly number: number; readonly generation: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }

export class PdfSyntaxError extends Error {
  constructor(message: string, at: number) {
    super(`${message} at ${at}`)
    this.name = 'PdfSyntaxError'
  }
}

const white = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
// Comments may stand between the parts; a reader that does not know them here sees another document.
const referenceTail = /(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+(\d+)(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y

const maximalDepth = 50

/** Reads one value after another. */
export class PdfScanner {
  readonly #text: string
  at: number

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.#text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  skipWhite(): void {
    this.#match(white)
  }

  /** Takes this very text. @throws PdfSyntaxError */
  expect(text: string): void {
    this.skipWhite()
    if (!this.#text.startsWith(text, this.at)) throw new PdfSyntaxError(`expected ${text}`, this.at)
    this.at += text.length
  }

  integer(): number {
    this.skipWhite()
    const match = this.#match(/\d{1,15}/y)
    if (!match) throw new PdfSyntaxError('expected a number', this.at)
    return Number(match[0])
  }

  value(depth = 0): PdfValue {
    if (depth > maximalDepth) throw new PdfSyntaxError('nested too deeply', this.at)
    this.skipWhite()
    const next = this.#text[this.at]
    if (next === undefined) throw new PdfSyntaxError('unexpected end', this.at)
    if (this.#text.startsWith('<<', this.at)) return this.#dictionary(depth)
    if (next === '[') return this.#array(depth)
    if (next === '(') return this.#literalString()
    if (next === '<') return this.#hexString()
    if (next === '/') return { kind: 'name', text: this.#name() }
    const match = this.#match(regular)
    if (!match) throw new PdfSyntaxError('unexpected character', this.at)
    if (/^\d+$/.test(match[0])) {
      const tail = this.#match(referenceTail)
      // Objects have generation 0 only (see pdf-file.ts), so a reference to another one leads nowhere.
      if (tail && Number(tail[1]) !== 0) throw new PdfSyntaxError('reference to a later generation', this.at)
      if (tail) return { kind: 'reference', number: Number(match[0]), generation: 0 }
    }
    return { kind: 'atom', text: match[0] }
  }

  #name(): string {
    this.at++
    return this.#match(regular)?.[0] ?? ''
  }

  #dictionary(depth: number): PdfValue {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipWhite()
      if (this.#text.startsWith('>>', this.at)) break
      if (this.#text[this.at] !== '/') throw new PdfSyntaxError('expected a key', this.at)
      const key = this.#name()
      if (entries.has(key)) throw new PdfSyntaxError(`key ${key} stands twice`, this.at)
      entries.set(key, this.value(depth + 1))
    }
    this.at += 2
    return { kind: 'dictionary', entries }
  }

  #array(depth: number): PdfValue {
    this.at++
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.#text[this.at] === ']') break
      items.push(this.value(depth + 1))
    }
    this.at++
    return { kind: 'array', items }
  }

  #literalString(): PdfValue {
    const start = this.at
    let open = 0
    for (; this.at < this.#text.length; this.at++) {
      const character = this.#text[this.at]
      if (character === '\\') this.at++
      else if (character === '(') open++
      else if (character === ')' && --open === 0) {
        this.at++
        return { kind: 'string', text: this.#text.slice(start, this.at), at: start }
      }
    }
    throw new PdfSyntaxError('string does not end', start)
  }

  #hexString(): PdfValue {
    const start = this.at
    if (!this.#match(/<[0-9A-Fa-f\s]*>/y)) throw new PdfSyntaxError('hexadecimal string is malformed', start)
    return { kind: 'string', text: this.#text.slice(start, this.at), at: start }
  }
}

/** Writes a value; atoms and strings as they were read. */
export function writeValue(value: PdfValue): string {
  switch (value.kind) {
    case 'atom':
    case 'string':
      return value.text
    case 'name':
      return `/${value.text}`
    case 'reference':
      return `${value.number} ${value.generation} R`
    case 'array':
      return `[${value.items.map(writeValue).join(' ')}]`
    case 'dictionary':
      return `<<\n${[...value.entries].map(([key, item]) => `/${key} ${writeValue(item)}`).join('\n')}\n>>`
  }
}

export const sameValue = (a: PdfValue | undefined, b: PdfValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : writeValue(a) === writeValue(b)

export const reference = (number: number): PdfValue => ({ kind: 'reference', number, generation: 0 })
export const atom = (value: number): PdfValue => ({ kind: 'atom', text: String(value) })
export const name = (text: string): PdfValue => ({ kind: 'name', text })
export const array = (...items: PdfValue[]): PdfValue => ({ kind: 'array', items })
export const dictionary = (entries: Iterable<readonly [string, PdfValue]>): PdfValue & { kind: 'dictionary' } => ({ kind: 'dictionary', entries: new Map(entries) })

/** A text string in UTF-16BE, as a hexadecimal string: no escaping can go wrong. */
export function textString(text: string): PdfValue {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return { kind: 'string', text: `<${bytes.toString('hex')}>`, at: -1 }
}

/** Text of a string: UTF-16BE with its mark, otherwise taken as Latin-1 (near enough to PDFDocEncoding for names and dates). */
export function readText(value: PdfValue | undefined): string | null {
  if (value?.kind !== 'string') return null
  const bytes = value.text.startsWith('<')
    ? Buffer.from(value.text.replaceAll(/[<>\s]/g, ''), 'hex')
    : Buffer.from(value.text.slice(1, -1).replaceAll(/\\([()\\])/g, '$1'), 'latin1')
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
  return bytes.toString('latin1')
}
