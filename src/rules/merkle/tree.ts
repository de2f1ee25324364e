/**
 * The Merkle tree of RFC 6962, section 2.1, over SHA-256. Sizes and indices are safe integers (up to 2^53 - 1), so
 * halves are taken by division, never by 32-bit shifts.
 *
 * Whole-array functions (`rootOf`, `inclusionProof`, `consistencyProof`) serve tests, browsers and small trees. A log
 * with stored tiles asks `inclusionRanges` / `consistencyRanges` which subtrees a proof consists of and computes each
 * with `rangeHash` from its own nodes.
 */
import { sha256 } from './sha256.ts'

/** A 32-byte SHA-256 value. */
export type Hash = Uint8Array

/** The leaves `start` (inclusive) to `end` (exclusive) of the log. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** A complete subtree: the hash over the leaves `index * 2^level` to `(index + 1) * 2^level`. Level 0 are the leaves. */
export interface NodeCoordinate {
  readonly level: number
  readonly index: number
}

/** Gives the hash of a complete subtree; throws when it has none. */
export type NodeReader = (node: NodeCoordinate) => Hash

export type MerkleErrorCode = 'merkle.bad-index' | 'merkle.bad-size' | 'merkle.bad-tile' | 'merkle.bad-note' | 'merkle.bad-checkpoint'

/** A caller's or a publisher's mistake in tree coordinates, tiles or notes. `code` is stable. */
export class MerkleError extends Error {
  readonly code: MerkleErrorCode

  constructor(code: MerkleErrorCode, message: string) {
    super(`${code}: ${message}`)
    this.name = 'MerkleError'
    this.code = code
  }
}

/** Filled anew for every leaf and every node: making an array for each costs more than its digest. */
let leaf = /* @__PURE__ */ new Uint8Array(1024)

/** `SHA-256(0x00 || entry)`. */
export function leafHash(entry: Uint8Array): Hash {
  const length = entry.length + 1
  if (leaf.length < length) leaf = new Uint8Array(length * 2)
  leaf.set(entry, 1)
  return sha256(leaf.subarray(0, length))
}

const node = /* @__PURE__ */ new Uint8Array(65)

/** `SHA-256(0x01 || left || right)`. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node[0] = 1
  node.set(left, 1)
  node.set(right, 33)
  return sha256(node)
}

/** Root of the tree without entries: `SHA-256("")`. */
export function emptyRoot(): Hash {
  return sha256(new Uint8Array(0))
}

/** Root of the tree whose leaves hash to `leafHashes` (values of `leafHash`). */
export function rootOf(leafHashes: readonly Hash[]): Hash {
  if (leafHashes.length === 0) return emptyRoot()
  return hashOfLeaves(leafHashes, 0, leafHashes.length)
}

/** Audit path of leaf `index`, from the leaf's sibling up to the root (RFC 6962, 2.1.1). */
export function inclusionProof(leafHashes: readonly Hash[], index: number): Hash[] {
  return inclusionRanges(index, leafHashes.length).map((range) => hashOfLeaves(leafHashes, range.start, range.end))
}

/** Proof that the tree of the first `oldSize` leaves is a prefix of this one (RFC 6962, 2.1.2); empty for 0 and for equal sizes. */
export function consistencyProof(leafHashes: readonly Hash[], oldSize: number): Hash[] {
  return consistencyRanges(oldSize, leafHashes.length).map((range) => hashOfLeaves(leafHashes, range.start, range.end))
}

/** Which subtrees make the audit path of leaf `index` in a tree of `size` leaves, lowest first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new MerkleError('merkle.bad-index', `leaf ${index} is not in a tree of ${size}`)
  }
  const path: LeafRange[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const split = start + largestPowerBelow(end - start)
    if (index < split) {
      path.push({ start: split, end })
      end = split
    } else {
      path.push({ start, end: split })
      start = split
    }
  }
  return path.reverse()
}

/** Which subtrees make the consistency proof from `oldSize` to `newSize`, in the order of the proof. */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  requireSize(oldSize)
  requireSize(newSize)
  if (oldSize > newSize) throw new MerkleError('merkle.bad-size', `a tree of ${newSize} cannot follow one of ${oldSize}`)
  if (oldSize === 0 || oldSize === newSize) return []
  const path: LeafRange[] = []
  let start = 0
  let end = newSize
  while (oldSize !== end) {
    const split = start + largestPowerBelow(end - start)
    if (oldSize <= split) {
      path.push({ start: split, end })
      end = split
    } else {
      path.push({ start, end: split })
      start = split
    }
  }
  // The old root itself is known to the verifier; any other subtree of the old tree has to be sent along.
  if (start > 0) path.push({ start, end })
  return path.reverse()
}

/** Splits a range into the complete subtrees it consists of, left to right. `start` must be aligned as in a proof. */
export function completeSubtrees(range: LeafRange): NodeCoordinate[] {
  const nodes: NodeCoordinate[] = []
  let start = range.start
  while (start < range.end) {
    let width = 1
    let level = 0
    while (start % (width * 2) === 0 && start + width * 2 <= range.end) {
      width *= 2
      level += 1
    }
    nodes.push({ level, index: start / width })
    start += width
  }
  return nodes
}

/** Hash of a range as RFC 6962 defines it, from complete subtrees that `read` gives. */
export function rangeHash(range: LeafRange, read: NodeReader): Hash {
  if (range.end <= range.start) {
    if (range.start === 0 && range.end === 0) return emptyRoot()
    throw new MerkleError('merkle.bad-size', `empty range ${range.start}..${range.end}`)
  }
  const hashes = completeSubtrees(range).map(read)
  // The subtrees grow smaller to the right; the tree joins them from the right.
  let hash = hashes[hashes.length - 1]!
  for (let i = hashes.length - 2; i >= 0; i -= 1) hash = nodeHash(hashes[i]!, hash)
  return hash
}

/** Checks that the entry with `leaf` hash is at `index` of the tree of `size` leaves with `root`. Never throws on bad proofs. */
export function verifyInclusion(proof: readonly Hash[], index: number, size: number, leaf: Hash, root: Hash): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false
  if (!proof.every(isHash) || !isHash(leaf) || !isHash(root)) return false
  const ranges = inclusionRanges(index, size)
  if (ranges.length !== proof.length) return false
  let hash = leaf
  ranges.forEach((range, i) => {
    hash = range.start > index ? nodeHash(hash, proof[i]!) : nodeHash(proof[i]!, hash)
  })
  return equalHashes(hash, root)
}

/** Checks that the tree (`newSize`, `newRoot`) only appends to the tree (`oldSize`, `oldRoot`). Never throws on bad proofs. */
export function verifyConsistency(
  proof: readonly Hash[],
  oldSize: number,
  newSize: number,
  oldRoot: Hash,
  newRoot: Hash
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (!proof.every(isHash) || !isHash(oldRoot) || !isHash(newRoot)) return false
  if (oldSize === 0) return proof.length === 0 && equalHashes(oldRoot, emptyRoot()) && (newSize > 0 || equalHashes(newRoot, oldRoot))
  if (oldSize === newSize) return proof.length === 0 && equalHashes(oldRoot, newRoot)

  const ranges = consistencyRanges(oldSize, newSize)
  if (ranges.length !== proof.length) return false
  // Where the old tree is complete its root is the first subtree and is not sent.
  const first = ranges[0]!
  const sent = first.end === oldSize
  let oldHash = sent ? proof[0]! : oldRoot
  let newHash = oldHash
  for (let i = sent ? 1 : 0; i < proof.length; i += 1) {
    const hash = proof[i]!
    if (ranges[i]!.end <= oldSize) {
      oldHash = nodeHash(hash, oldHash)
      newHash = nodeHash(hash, newHash)
    } else {
      newHash = nodeHash(newHash, hash)
    }
  }
  return equalHashes(oldHash, oldRoot) && equalHashes(newHash, newRoot)
}

/** Byte equality; hashes in proofs are public, so no constant time is needed. */
export function equalHashes(a: Hash, b: Hash): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

/** The largest power of two that is smaller than `n` (n >= 2). */
export function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

function hashOfLeaves(leaves: readonly Hash[], start: number, end: number): Hash {
  if (end - start === 1) return leaves[start]!
  const split = start + largestPowerBelow(end - start)
  return nodeHash(hashOfLeaves(leaves, start, split), hashOfLeaves(leaves, split, end))
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

function requireSize(size: number): void {
  if (!isSize(size)) throw new MerkleError('merkle.bad-size', `${size} is not a tree size`)
}

function isHash(value: Uint8Array): boolean {
  return value instanceof Uint8Array && value.length === 32
}
