/**
 * Distinguished Encoding Rules (X.690): a strict reader and a writer, just what certificates, OCSP, CMS and time-stamps need.
 *
 * The reader fails closed: indefinite or non-minimal lengths, trailing bytes and multi-byte tags are refused, so that two
 * readers can never see two different things in the same bytes.
 */

/** The bytes are not DER, or not of the expected shape. */
export class DerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DerError'
  }
}

/** One value: tag octet, its whole encoding, its content, and where it starts in the outermost bytes. */
export interface DerNode {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
  readonly offset: number
}

export const tags = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, enumerated: 0x0a, utf8String: 0x0c,
  printableString: 0x13, ia5String: 0x16, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31
} as const

/** Tag octet of `[n]` in its primitive form (implicit tagging of a primitive). */
export const primitiveTag = (n: number): number => 0x80 | n
/** Tag octet of `[n]` in its constructed form (explicit tagging, or implicit tagging of a constructed value). */
export const constructedTag = (n: number): number => 0xa0 | n

function readAt(bytes: Uint8Array, offset: number, base: number): DerNode {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined) throw new DerError('value is cut short')
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag of several octets')
  let length = first
  let start = offset + 2
  if (first === 0x80) throw new DerError('indefinite length')
  if (first > 0x80) {
    const count = first & 0x7f
    if (count > 4) throw new DerError('length is too long')
    length = 0
    for (let i = 0; i < count; i++) {
      const octet = bytes[start + i]
      if (octet === undefined) throw new DerError('length is cut short')
      length = length * 256 + octet
    }
    start += count
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length is not minimal')
  }
  const end = start + length
  if (end > bytes.length) throw new DerError('content is cut short')
  return { tag, bytes: bytes.subarray(offset, end), content: bytes.subarray(start, end), offset: base + offset }
}

/**
 * Reads one value that fills the bytes exactly.
 * @throws DerError on anything after it
 */
export function readDer(bytes: Uint8Array): DerNode {
  const node = readAt(bytes, 0, 0)
  if (node.bytes.length !== bytes.length) throw new DerError('trailing bytes')
  return node
}

/** Reads the value at the start of the bytes; what follows is the caller's to judge (the zeros that fill a PDF placeholder). */
export function readDerPrefix(bytes: Uint8Array): DerNode {
  return readAt(bytes, 0, 0)
}

/** The values inside a constructed one. @throws DerError when it is primitive */
export function children(node: DerNode): DerNode[] {
  if ((node.tag & 0x20) === 0) throw new DerError('a primitive value has no parts')
  const base = node.offset + node.bytes.length - node.content.length
  const found: DerNode[] = []
  for (let at = 0; at < node.content.length;) {
    const child = readAt(node.content, at, base)
    found.push(child)
    at += child.bytes.length
  }
  return found
}

/** Checks the tag and passes the node on. @throws DerError */
export function expectTag(node: DerNode | undefined, tag: number, what: string): DerNode {
  if (node?.tag !== tag) throw new DerError(`${what}: tag ${node ? `0x${node.tag.toString(16)}` : 'missing'}, not 0x${tag.toString(16)}`)
  return node
}

/** Children of a SEQUENCE. */
export const sequenceOf = (node: DerNode | undefined, what: string): DerNode[] => children(expectTag(node, tags.sequence, what))

/** Walks the children of a SEQUENCE in order; what is not taken is an error at `end`. */
export class Fields {
  readonly #nodes: DerNode[]
  readonly #what: string
  #at = 0

  constructor(node: DerNode | undefined, what: string, tag: number = tags.sequence) {
    this.#nodes = children(expectTag(node, tag, what))
    this.#what = what
  }

  /** The next value, which must have this tag. */
  take(tag: number): DerNode {
    return expectTag(this.#nodes[this.#at++], tag, this.#what)
  }

  /** The next value when it has this tag. */
  optional(tag: number): DerNode | undefined {
    return this.#nodes[this.#at]?.tag === tag ? this.#nodes[this.#at++] : undefined
  }

  /** The next value of any tag. */
  any(): DerNode {
    const node = this.#nodes[this.#at++]
    if (!node) throw new DerError(`${this.#what}: a part is missing`)
    return node
  }

  get left(): number {
    return this.#nodes.length - this.#at
  }

  end(): void {
    if (this.left > 0) throw new DerError(`${this.#what}: ${this.left} unexpected parts`)
  }
}

/** Dotted text of an OBJECT IDENTIFIER. */
export function readOid(node: DerNode): string {
  const { content } = expectTag(node, tags.oid, 'object identifier')
  const arcs: bigint[] = []
  let value = 0n
  let fresh = true
  for (const octet of content) {
    if (fresh && octet === 0x80) throw new DerError('object identifier is not minimal')
    value = (value << 7n) | BigInt(octet & 0x7f)
    fresh = (octet & 0x80) === 0
    if (!fresh) continue
    if (arcs.length === 0) {
      const root = value < 80n ? value / 40n : 2n
      arcs.push(root, value - root * 40n)
    } else arcs.push(value)
    value = 0n
  }
  if (!fresh || arcs.length === 0) throw new DerError('object identifier is cut short')
  return arcs.join('.')
}

/** An INTEGER, minimal as DER wants it. */
export function readInteger(node: DerNode, tag: number = tags.integer): bigint {
  const { content } = expectTag(node, tag, 'integer')
  const [first, second] = content
  if (first === undefined) throw new DerError('integer is empty')
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) throw new DerError('integer is not minimal')
  let value = first >= 0x80 ? -1n : 0n
  for (const octet of content) value = (value << 8n) | BigInt(octet)
  return value
}

export function readBoolean(node: DerNode): boolean {
  const { content } = expectTag(node, tags.boolean, 'boolean')
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerError('boolean is neither 0x00 nor 0xff')
  return content[0] === 0xff
}

/** A BIT STRING of whole octets. */
export function readOctetsOfBits(node: DerNode): Uint8Array {
  const { content } = expectTag(node, tags.bitString, 'bit string')
  if (content[0] !== 0) throw new DerError('bit string is not of whole octets')
  return content.subarray(1)
}

/** Numbers of the bits that are set in a named BIT STRING. */
export function readNamedBits(node: DerNode): Set<number> {
  const { content } = expectTag(node, tags.bitString, 'bit string')
  const unused = content[0]
  const last = content.at(-1)
  if (unused === undefined || last === undefined || unused > 7 || (content.length === 1 && unused > 0)) throw new DerError('bit string is malformed')
  if (content.length > 1 && ((last & ((1 << unused) - 1)) !== 0 || ((last >> unused) & 1) === 0)) throw new DerError('bit string is not minimal')
  const set = new Set<number>()
  for (let bit = 0; bit < (content.length - 1) * 8; bit++) if ((content[1 + (bit >> 3)]! >> (7 - (bit & 7))) & 1) set.add(bit)
  return set
}

/** UTCTime or GeneralizedTime in the profile of RFC 5280: with seconds and `Z`, no fraction. */
export function readTime(node: DerNode): Date {
  const text = Buffer.from(node.content).toString('latin1')
  const short = node.tag === tags.utcTime
  if (!short && node.tag !== tags.generalizedTime) throw new DerError('not a time')
  const match = (short ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/ : /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/).exec(text)
  if (!match) throw new DerError('time is not in the form of RFC 5280')
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number]
  const full = short ? (year >= 50 ? 1900 + year : 2000 + year) : year
  const time = new Date(Date.UTC(full, month - 1, day, hour, minute, second))
  const same = time.getUTCFullYear() === full && time.getUTCMonth() === month - 1 && time.getUTCDate() === day &&
    time.getUTCHours() === hour && time.getUTCMinutes() === minute && time.getUTCSeconds() === second
  if (!same) throw new DerError('time does not exist')
  return time
}

// ---- writing ----

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** One value from its tag octet and content. */
export function tlv(tag: number, ...content: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag, ...lengthOctets(body.length)), body])
}

export const sequence = (...parts: Uint8Array[]): Uint8Array => tlv(tags.sequence, ...parts)
/** SET OF: DER sorts its members by their encodings. */
export const setOf = (...parts: Uint8Array[]): Uint8Array => tlv(tags.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)))
export const explicit = (n: number, ...parts: Uint8Array[]): Uint8Array => tlv(constructedTag(n), ...parts)
export const octetString = (content: Uint8Array): Uint8Array => tlv(tags.octetString, content)
export const nullValue = (): Uint8Array => tlv(tags.null)
export const boolean = (value: boolean): Uint8Array => tlv(tags.boolean, Uint8Array.of(value ? 0xff : 0))
export const utf8String = (text: string): Uint8Array => tlv(tags.utf8String, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Uint8Array => tlv(tags.printableString, Buffer.from(text, 'latin1'))
export const bitString = (octets: Uint8Array): Uint8Array => tlv(tags.bitString, Uint8Array.of(0), octets)

/** A BIT STRING whose named bits are set (KeyUsage). */
export function namedBits(...bits: number[]): Uint8Array {
  const highest = Math.max(...bits)
  const octets = new Uint8Array((highest >> 3) + 1)
  for (const bit of bits) octets[bit >> 3]! |= 0x80 >> (bit & 7)
  return tlv(tags.bitString, Uint8Array.of(7 - (highest & 7)), octets)
}

/** An INTEGER from a number or from big-endian unsigned octets. */
export function integer(value: number | bigint | Uint8Array, tag: number = tags.integer): Uint8Array {
  let octets: number[] = []
  if (value instanceof Uint8Array) {
    octets = [...value]
    while (octets.length > 1 && octets[0] === 0) octets.shift()
  } else {
    let rest = BigInt(value)
    if (rest < 0n) throw new RangeError('negative integers are not written')
    do {
      octets.unshift(Number(rest & 0xffn))
      rest >>= 8n
    } while (rest > 0n)
  }
  if (octets[0]! >= 0x80) octets.unshift(0)
  return tlv(tag, Uint8Array.from(octets))
}

export const enumerated = (value: number): Uint8Array => integer(value, tags.enumerated)

/** An OBJECT IDENTIFIER from its dotted text. */
export function oid(dotted: string): Uint8Array {
  const [root, second, ...rest] = dotted.split('.').map(BigInt)
  if (root === undefined || second === undefined) throw new RangeError(`not an object identifier: ${dotted}`)
  const octets: number[] = []
  for (const arc of [root * 40n + second, ...rest]) {
    const groups = [Number(arc & 0x7fn)]
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 0x7fn) | 0x80)
    octets.push(...groups)
  }
  return tlv(tags.oid, Uint8Array.from(octets))
}

const digits = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, 'Z').replaceAll(/[-:T]/g, '')

/** GeneralizedTime of whole seconds. */
export const generalizedTime = (time: Date): Uint8Array => tlv(tags.generalizedTime, Buffer.from(digits(time), 'latin1'))

/** The time of a certificate or CRL: UTCTime before 2050 (RFC 5280, 4.1.2.5). */
export function certificateTime(time: Date): Uint8Array {
  return time.getUTCFullYear() < 2050 ? tlv(tags.utcTime, Buffer.from(digits(time).slice(2), 'latin1')) : generalizedTime(time)
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
