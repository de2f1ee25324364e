/** Growing a tiled Merkle tree when only its right edge is at hand. Pure. */
import { TILE_WIDTH, encodeTile, hashInTile, nodesFromTiles, rangeHash, type Hash } from '../rules/merkle/index.ts'

/** Hashes of the unfinished tile of each level, lowest first. */
export type RightEdge = readonly (readonly Hash[])[]

export interface GrownTile {
  readonly level: number
  readonly index: number
  readonly hashes: Uint8Array
}

export interface Growth {
  readonly size: number
  readonly root: Hash
  readonly edge: RightEdge
  /** Every tile that is new or wider: full ones as they filled up, then the unfinished ones. */
  readonly tiles: readonly GrownTile[]
}

/** Appends leaf hashes to the tree of `size` leaves with this right edge. */
export function growTree(size: number, edge: RightEdge, leaves: readonly Hash[]): Growth {
  const levels = edge.map((hashes) => [...hashes])
  const tiles: GrownTile[] = []
  const changed = new Set<number>()
  let grown = size
  const indexAt = (level: number): number => Math.floor(Math.floor((grown - 1) / TILE_WIDTH ** level) / TILE_WIDTH)
  for (const leaf of leaves) {
    grown += 1
    let hash = leaf
    for (let level = 0; ; level += 1) {
      const hashes = (levels[level] ??= [])
      hashes.push(hash)
      if (hashes.length < TILE_WIDTH) {
        changed.add(level)
        break
      }
      const full = encodeTile(hashes)
      tiles.push({ level, index: indexAt(level), hashes: full })
      hash = hashInTile(full, 0, TILE_WIDTH)
      levels[level] = []
      changed.delete(level)
    }
  }
  for (const level of [...changed].sort((a, b) => a - b)) {
    tiles.push({ level, index: Math.floor(Math.floor(grown / TILE_WIDTH ** level) / TILE_WIDTH), hashes: encodeTile(levels[level]!) })
  }
  return { size: grown, root: rootOfEdge(grown, levels), edge: levels, tiles }
}

/** Root of the tree of `size` leaves; its complete subtrees all end in unfinished tiles. */
export function rootOfEdge(size: number, edge: RightEdge): Hash {
  return rangeHash({ start: 0, end: size }, nodesFromTiles(size, (tile) => encodeTile(edge[tile.level] ?? [])))
}
