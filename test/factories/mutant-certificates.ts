/** Certificates that are wrong in one place each, signed all the same: what a careless or bought authority could hand out. */
import { children, DerError, readDer, sequence, tlv, bitString, type DerNode } from '../../src/platform/crypto/der.ts'

export interface Mutant {
  /** Where and what: `tbs/7/3/2 length in two octets`. */
  readonly name: string
  readonly der: Uint8Array
}

interface Tree {
  readonly tag: number
  readonly path: string
  readonly content: Uint8Array
  readonly parts: readonly Tree[] | null
}

/** Reads into extension values as well: an OCTET STRING that holds DER is taken apart. */
function treeOf(node: DerNode, path: string): Tree {
  const inside = (node.tag & 0x20) !== 0 ? children(node) : node.tag === 0x04 ? wrapped(node.content) : null
  return { tag: node.tag, path, content: node.content, parts: inside && inside.map((part, index) => treeOf(part, `${path}/${index}`)) }
}

function wrapped(content: Uint8Array): DerNode[] | null {
  try {
    return [readDer(content)]
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

type Change = (whole: Uint8Array, tag: number, content: Uint8Array) => Uint8Array

function write(tree: Tree, target: Tree, change: Change): Uint8Array {
  const content = tree.parts ? Buffer.concat(tree.parts.map((part) => write(part, target, change))) : tree.content
  const whole = tlv(tree.tag, content)
  return tree === target ? change(whole, tree.tag, content) : whole
}

const every = (tree: Tree): Tree[] => [tree, ...(tree.parts ?? []).flatMap(every)]
const bytes = (...parts: (number | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)))
const lengthIn = (count: number, length: number): Uint8Array => {
  const octets = Buffer.alloc(count + 1)
  octets[0] = 0x80 | count
  octets.writeUIntBE(length, 1, count)
  return octets
}

const changes: Readonly<Record<string, Change>> = {
  'left out': () => new Uint8Array(0),
  'written twice': (whole) => bytes(whole, whole),
  'empty': (_, tag) => tlv(tag),
  'a zero before': (_, tag, content) => tlv(tag, bytes(0, content)),
  'an 0xff before': (_, tag, content) => tlv(tag, bytes(0xff, content)),
  'a zero behind': (_, tag, content) => tlv(tag, bytes(content, 0)),
  'a NULL behind': (_, tag, content) => tlv(tag, bytes(content, 5, 0)),
  'a NULL after it': (whole) => bytes(whole, 5, 0),
  'cut': (_, tag, content) => tlv(tag, content.subarray(0, -1)),
  'length in one more octet': (_, tag, content) => bytes(tag, lengthIn(1, Math.min(content.length, 255)), content),
  'length in two octets': (_, tag, content) => bytes(tag, lengthIn(2, content.length), content),
  'length in four octets': (_, tag, content) => bytes(tag, lengthIn(4, content.length), content),
  'indefinite length': (_, tag, content) => bytes(tag, 0x80, content, 0, 0),
  'indefinite and constructed': (whole, tag) => bytes(tag | 0x20, 0x80, whole, 0, 0),
  'constructed around': (whole, tag) => tlv(tag | 0x20, whole),
  'too long a length': (_, tag, content) => bytes(tag, lengthIn(2, content.length + 1), content)
}
const otherTags = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0x81, 0xa0, 0xa3]

function changesOf(tree: Tree): [string, Change][] {
  const found = Object.entries(changes)
  for (const tag of otherTags) if (tag !== tree.tag) found.push([`tag 0x${tag.toString(16)}`, (_, _tag, content) => tlv(tag, content)])
  if (tree.parts === null) {
    const places = new Set([0, 1, 2, tree.content.length >> 1, tree.content.length - 1].filter((at) => at >= 0 && at < tree.content.length))
    for (const at of places) {
      for (const mask of [0x01, 0x02, 0x08, 0x20, 0x80, 0xff]) {
        found.push([`octet ${at} ^ 0x${mask.toString(16)}`, (_, tag, content) => {
          const flipped = Uint8Array.from(content)
          flipped[at]! ^= mask
          return tlv(tag, flipped)
        }])
      }
    }
  } else if (tree.parts.length > 1) {
    found.push(['turned round', (_, tag) => tlv(tag, ...[...tree.parts!].reverse().map((part) => write(part, tree, (whole) => whole)))])
  }
  return found
}

/** Every value of what is signed, changed in every way, and signed anew. */
export async function resigned(der: Uint8Array, sign: (tbs: Uint8Array) => Promise<Uint8Array>): Promise<Mutant[]> {
  const [tbs, algorithm] = children(readDer(der))
  const tree = treeOf(tbs!, 'tbs')
  const mutants: Mutant[] = []
  for (const target of every(tree)) {
    for (const [name, change] of changesOf(target)) {
      const changed = write(tree, target, change)
      mutants.push({ name: `${target.path} ${name}`, der: sequence(changed, algorithm!.bytes, bitString(await sign(changed))) })
    }
  }
  return mutants
}

/** What stands around it: the certificate itself, its algorithm, its signature. Not signed anew. */
export function around(der: Uint8Array): Mutant[] {
  const tree = treeOf(readDer(der), 'certificate')
  const [tbs, algorithm, signature] = tree.parts!
  const outer = [tree, tbs!, ...every(algorithm!), signature!]
  return outer.flatMap((target) => changesOf(target).map(([name, change]) => ({ name: `${target.path} ${name}`, der: write(tree, target, change) })))
}

/** The parts of a certificate to be, each as DER. */
export interface Parts {
  readonly version: Uint8Array
  readonly serial: Uint8Array
  readonly algorithm: Uint8Array
  readonly issuer: Uint8Array
  readonly validity: Uint8Array
  readonly subject: Uint8Array
  readonly spki: Uint8Array
  readonly extensions: readonly Uint8Array[]
  /** The algorithm outside, where it is another. */
  readonly outerAlgorithm?: Uint8Array
}

/** Takes a good certificate apart, to be put together with other parts. */
export function partsOf(der: Uint8Array): Parts {
  const [tbs] = children(readDer(der))
  const [version, serial, algorithm, issuer, validity, subject, spki, extensions] = children(tbs!)
  return {
    version: version!.bytes, serial: serial!.bytes, algorithm: algorithm!.bytes, issuer: issuer!.bytes, validity: validity!.bytes, subject: subject!.bytes, spki: spki!.bytes,
    extensions: children(children(extensions!)[0]!).map((item) => item.bytes)
  }
}

export async function compose(parts: Parts, sign: (tbs: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array> {
  const extensions = parts.extensions.length > 0 ? tlv(0xa3, sequence(...parts.extensions)) : new Uint8Array(0)
  const tbs = sequence(parts.version, parts.serial, parts.algorithm, parts.issuer, parts.validity, parts.subject, parts.spki, extensions)
  return sequence(tbs, parts.outerAlgorithm ?? parts.algorithm, bitString(await sign(tbs)))
}
