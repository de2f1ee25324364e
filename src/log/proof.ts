/** Proofs from stored tiles: which subtrees a proof consists of comes from rules/merkle; here they are read and hashed. */
import {
  completeSubtrees, consistencyRanges, inclusionRanges, nodesFromTiles, rangeHash, tileOfNode, tilePath,
  type Hash, type LeafRange, type Tile
} from '../rules/merkle/index.ts'

/** Reads tiles in the width asked for; undefined for one that is not there. */
export type TileReader = (tiles: readonly Tile[]) => Promise<readonly (Uint8Array | undefined)[]>

export async function rootAt(size: number, read: TileReader): Promise<Hash> {
  const [root] = await hashRanges([{ start: 0, end: size }], size, read)
  return root!
}

export function inclusionFromTiles(index: number, size: number, read: TileReader): Promise<Hash[]> {
  return hashRanges(inclusionRanges(index, size), size, read)
}

export function consistencyFromTiles(oldSize: number, newSize: number, read: TileReader): Promise<Hash[]> {
  return hashRanges(consistencyRanges(oldSize, newSize), newSize, read)
}

async function hashRanges(ranges: readonly LeafRange[], size: number, read: TileReader): Promise<Hash[]> {
  const wanted = new Map<string, Tile>()
  for (const node of ranges.flatMap(completeSubtrees)) {
    const { tile } = tileOfNode(node, size)
    wanted.set(tilePath(tile), tile)
  }
  const contents = await read([...wanted.values()])
  const byPath = new Map([...wanted.keys()].map((path, i) => [path, contents[i]]))
  const nodes = nodesFromTiles(size, (tile) => {
    const bytes = byPath.get(tilePath(tile))
    if (!bytes) throw new Error(`${tilePath(tile)} is missing`)
    return bytes
  })
  return ranges.map((range) => rangeHash(range, nodes))
}
