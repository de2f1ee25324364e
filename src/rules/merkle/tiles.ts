/**
 * Coordinates and contents of the tiles of a tiled log (C2SP tlog-tiles): 256 hashes wide, 8 tree levels high.
 */
import { MerkleError, nodeHash } from './tree.ts'
import type { Hash, NodeCoordinate, NodeReader } from './tree.ts'

/** Hashes in a full tile. */
export const TILE_WIDTH = 256
/** Tree levels a tile spans. */
export const TILE_HEIGHT = 8
const HASH_LENGTH = 32
/** An entry carries a 16-bit length in its bundle. */
export const MAX_ENTRY_LENGTH = 0xffff

/** One hash tile; `width` below 256 marks a partial tile. */
export interface Tile {
  /** Tile level: 0 holds leaf hashes, 1 the roots of full level 0 tiles, and so on. */
  readonly level: number
  readonly index: number
  /** Number of hashes: 1 to 256. */
  readonly width: number
}

/** A run of up to 256 entries, addressed like a level 0 tile. */
export interface EntryBundle {
  readonly index: number
  readonly width: number
}

/** Path below the log's prefix: `tile/0/x001/234.p/7`. */
export function tilePath(tile: Tile): string {
  requireTile(tile)
  return `tile/${tile.level}/${indexPath(tile.index)}${widthSuffix(tile.width)}`
}

/** Path of an entry bundle: `tile/entries/000.p/12`. */
export function entriesPath(bundle: EntryBundle): string {
  requireTile({ level: 0, ...bundle })
  return `tile/entries/${indexPath(bundle.index)}${widthSuffix(bundle.width)}`
}

/** Reads a path back; `null` when it is not a well-formed tile or bundle path (leading zeros, widths of 0 or 256, …). */
export function parseTilePath(path: string): { kind: 'tile'; tile: Tile } | { kind: 'entries'; bundle: EntryBundle } | null {
  const match = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path)
  if (!match) return null
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''))
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  if (match[3] !== undefined && width >= TILE_WIDTH) return null
  if (!Number.isSafeInteger(index) || indexPath(index) !== match[2]) return null
  if (match[1] === 'entries') return { kind: 'entries', bundle: { index, width } }
  const level = Number(match[1])
  return level > 63 ? null : { kind: 'tile', tile: { level, index, width } }
}

/** Every tile of a tree of `size` leaves, level by level, left to right; the rightmost of a level may be partial. */
export function tilesOfTree(size: number): Tile[] {
  return tilesOfGrowth(0, size)
}

/** The tiles a log has to write when it grows from `oldSize` to `newSize`: those new, and those that became wider. */
export function tilesOfGrowth(oldSize: number, newSize: number): Tile[] {
  if (!(Number.isSafeInteger(oldSize) && Number.isSafeInteger(newSize) && oldSize >= 0 && oldSize <= newSize)) {
    throw new MerkleError('merkle.bad-size', `no growth from ${oldSize} to ${newSize}`)
  }
  const tiles: Tile[] = []
  for (let level = 0, span = 1; span <= newSize; level += 1, span *= TILE_WIDTH) {
    const oldCount = Math.floor(oldSize / span)
    const newCount = Math.floor(newSize / span)
    if (oldCount === newCount) continue
    for (let index = Math.floor(oldCount / TILE_WIDTH); index * TILE_WIDTH < newCount; index += 1) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, newCount - index * TILE_WIDTH) })
    }
  }
  return tiles
}

/** The entry bundles to write for the same growth. */
export function bundlesOfGrowth(oldSize: number, newSize: number): EntryBundle[] {
  return tilesOfGrowth(oldSize, newSize).flatMap(({ level, index, width }) => (level === 0 ? [{ index, width }] : []))
}

/**
 * The tile that holds (or from whose hashes follows) the complete subtree `node`, with the run of hashes it spans.
 * `size` is the tree's size and decides whether the tile is still partial.
 */
export function tileOfNode(node: NodeCoordinate, size: number): { tile: Tile; from: number; count: number } {
  const level = Math.floor(node.level / TILE_HEIGHT)
  const count = 2 ** (node.level % TILE_HEIGHT)
  const first = node.index * count
  const index = Math.floor(first / TILE_WIDTH)
  const available = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH
  const from = first - index * TILE_WIDTH
  if (available < from + count) {
    throw new MerkleError('merkle.bad-index', `node ${node.index} of level ${node.level} is not complete in a tree of ${size}`)
  }
  return { tile: { level, index, width: Math.min(TILE_WIDTH, available) }, from, count }
}

/** Hash of the complete subtree over hashes `from` to `from + count` (a power of two) of a tile's contents. */
export function hashInTile(contents: Uint8Array, from: number, count: number): Hash {
  if ((from + count) * HASH_LENGTH > contents.length) {
    throw new MerkleError('merkle.bad-tile', `the tile has no hashes ${from}..${from + count}`)
  }
  if (count === 1) return contents.subarray(from * HASH_LENGTH, (from + 1) * HASH_LENGTH)
  const half = count / 2
  return nodeHash(hashInTile(contents, from, half), hashInTile(contents, from + half, half))
}

/** A node reader over tiles that are already at hand (fetched, or read from disk). `contents` throws or returns the tile's bytes. */
export function nodesFromTiles(size: number, contents: (tile: Tile) => Uint8Array): NodeReader {
  return (node) => {
    const { tile, from, count } = tileOfNode(node, size)
    const bytes = contents(tile)
    if (bytes.length !== tile.width * HASH_LENGTH) {
      throw new MerkleError('merkle.bad-tile', `${tilePath(tile)} has ${bytes.length} bytes instead of ${tile.width * HASH_LENGTH}`)
    }
    return hashInTile(bytes, from, count)
  }
}

/** Joins hashes into a tile's bytes. */
export function encodeTile(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH)
  hashes.forEach((hash, index) => bytes.set(hash, index * HASH_LENGTH))
  return bytes
}

/** Splits a tile's bytes into hashes. */
export function decodeTile(contents: Uint8Array): Hash[] {
  if (contents.length === 0 || contents.length % HASH_LENGTH !== 0 || contents.length > TILE_WIDTH * HASH_LENGTH) {
    throw new MerkleError('merkle.bad-tile', `${contents.length} bytes are no tile`)
  }
  return Array.from({ length: contents.length / HASH_LENGTH }, (_, i) => contents.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH))
}

/** Joins entries into a bundle: each with its 16-bit big-endian length before it. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let offset = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_LENGTH) throw new MerkleError('merkle.bad-tile', `an entry of ${entry.length} bytes is too long`)
    bytes[offset] = entry.length >>> 8
    bytes[offset + 1] = entry.length & 0xff
    bytes.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return bytes
}

/** Splits a bundle; a length that points past its end is an error. */
export function decodeEntries(contents: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = []
  let offset = 0
  while (offset < contents.length) {
    const length = (contents[offset]! << 8) | (contents[offset + 1] ?? 0)
    if (offset + 2 + length > contents.length) throw new MerkleError('merkle.bad-tile', 'the entry bundle is cut off')
    entries.push(contents.subarray(offset + 2, offset + 2 + length))
    offset += 2 + length
  }
  return entries
}

function indexPath(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g)!
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

function widthSuffix(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`
}

function requireTile({ level, index, width }: Tile): void {
  const valid =
    Number.isInteger(level) && level >= 0 && level <= 63 &&
    Number.isSafeInteger(index) && index >= 0 &&
    Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH
  if (!valid) throw new MerkleError('merkle.bad-tile', `no tile ${level}/${index} of width ${width}`)
}
