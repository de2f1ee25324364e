/** The tree's rows, by a plain connection: the sequencer holds one of its own for as long as it leads. */
import type { ClientBase } from 'pg'
import { TILE_WIDTH, decodeTile, type LeafRange, type Tile } from '../rules/merkle/index.ts'
import type { GrownTile, RightEdge } from './tree-growth.ts'

/** Advisory lock that at most one sequencer of a database holds. */
const LEADER = 1_280_269

export async function becomeLeader(client: ClientBase): Promise<boolean> {
  await client.query('set role kapu_sequencer')
  const { rows } = await client.query<{ led: boolean }>('select pg_try_advisory_lock($1) as led', [LEADER])
  return rows[0]!.led
}

export interface CommittedTree {
  size: number
  root: Buffer
  committedAt: Date | null
  cosignedSize: number
}

export async function readCommittedTree(client: ClientBase): Promise<CommittedTree> {
  const { rows } = await client.query<{ size: string; root: Buffer; committed_at: Date | null; cosigned_size: string }>(
    'select size, root, committed_at, cosigned_size from kapu.log_tree')
  const row = rows[0]!
  return { size: Number(row.size), root: row.root, committedAt: row.committed_at, cosignedSize: Number(row.cosigned_size) }
}

/** Hashes of a tile cut to the width it has in the tree at hand; undefined when the table has less. */
export async function readTiles(client: ClientBase, tiles: readonly Tile[]): Promise<(Buffer | undefined)[]> {
  if (tiles.length === 0) return []
  const { rows } = await client.query<{ level: number; tile_index: string; hashes: Buffer }>(
    `select t.level, t.tile_index, t.hashes from unnest($1::int[], $2::bigint[]) as wanted (level, tile_index)
     join kapu.log_tile t using (level, tile_index)`,
    [tiles.map((tile) => tile.level), tiles.map((tile) => tile.index)])
  const found = new Map(rows.map((row) => [`${row.level}/${Number(row.tile_index)}`, row.hashes]))
  return tiles.map((tile) => {
    const hashes = found.get(`${tile.level}/${tile.index}`)
    return hashes && hashes.length >= tile.width * 32 ? hashes.subarray(0, tile.width * 32) : undefined
  })
}

export async function readRightEdge(client: ClientBase, size: number): Promise<RightEdge> {
  const tiles: Tile[] = []
  let levels = 0
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    levels = level + 1
    if (count % TILE_WIDTH > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH })
  }
  const contents = await readTiles(client, tiles)
  const edge = Array.from({ length: levels }, (): Uint8Array[] => [])
  tiles.forEach((tile, i) => {
    const hashes = contents[i]
    if (!hashes) throw new Error(`tile ${tile.level}/${tile.index} is missing from the database`)
    edge[tile.level] = decodeTile(hashes)
  })
  return edge
}

export interface WaitingEntry {
  entryNumber: string
  record: string
  leafHash: Buffer
}

export interface Waiting {
  readonly entries: readonly WaitingEntry[]
  /** Numbers that are marked as waiting, but have no entry any more: somebody removed it. */
  readonly removed: readonly string[]
}

/** Committed entries that are not in the tree yet; by marker, because numbers commit out of order. */
export async function readUnsealed(client: ClientBase, limit: number): Promise<Waiting> {
  const { rows } = await client.query<WaitingEntry | { entryNumber: string; record: null }>({
    name: 'log-unsealed',
    text: `select u.entry_number as "entryNumber", e.record, e.leaf_hash as "leafHash"
      from (select entry_number from kapu.log_unsealed order by entry_number limit $1) u left join kapu.log_entry e using (entry_number)
      order by u.entry_number`,
    values: [limit]
  })
  return {
    entries: rows.filter((row) => row.record !== null),
    removed: rows.flatMap((row) => (row.record === null ? [row.entryNumber] : []))
  }
}

/** Markers without an entry would stand before all that comes after them for ever. */
export async function dropMarkers(client: ClientBase, entryNumbers: readonly string[]): Promise<void> {
  await client.query('delete from kapu.log_unsealed where entry_number = any ($1::bigint[])', [entryNumbers])
}

/**
 * Commits one growth. False when the tree is no longer the one it was computed from (another sequencer has led in
 * between): then nothing is written.
 */
export async function commitGrowth(
  client: ClientBase,
  growth: { readonly from: number; readonly to: number; readonly root: Uint8Array; readonly tiles: readonly GrownTile[]; readonly entryNumbers: readonly string[]; readonly at: Date }
): Promise<boolean> {
  await client.query('begin')
  try {
    const swapped = await client.query(
      `update kapu.log_tree set size = $2, root = $3, committed_at = $4, uncosigned_since = coalesce(uncosigned_since, $4) where size = $1`,
      [growth.from, growth.to, Buffer.from(growth.root), growth.at])
    const sealed = swapped.rowCount === 1
      ? await client.query('delete from kapu.log_unsealed where entry_number = any ($1::bigint[])', [growth.entryNumbers])
      : undefined
    if (sealed?.rowCount !== growth.entryNumbers.length) {
      await client.query('rollback')
      return false
    }
    await client.query(
      `insert into kapu.log_leaf (leaf_index, entry_number) select $2 + w.place - 1, w.entry_number
       from unnest($1::bigint[]) with ordinality as w (entry_number, place)`,
      [growth.entryNumbers, growth.from])
    await client.query(
      `insert into kapu.log_tile (level, tile_index, hashes) select * from unnest($1::int[], $2::bigint[], $3::bytea[])
       on conflict (level, tile_index) do update set hashes = excluded.hashes`,
      [growth.tiles.map((tile) => tile.level), growth.tiles.map((tile) => tile.index), growth.tiles.map((tile) => Buffer.from(tile.hashes))])
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Records of leaves `start` (inclusive) to `end` (exclusive), in the order of the tree. */
export async function readRecords(client: ClientBase, range: LeafRange): Promise<string[]> {
  const { rows } = await client.query<{ record: string }>({
    name: 'log-records',
    text: `select e.record from kapu.log_leaf l join kapu.log_entry e using (entry_number)
      where l.leaf_index >= $1 and l.leaf_index < $2 order by l.leaf_index`,
    values: [range.start, range.end]
  })
  return rows.map((row) => row.record)
}

export async function storeCheckpoint(client: ClientBase, note: string): Promise<void> {
  await client.query('update kapu.log_tree set checkpoint = $1', [note])
}

export async function storeCosigned(client: ClientBase, size: number, note: string): Promise<void> {
  await client.query(
    `update kapu.log_tree set cosigned_size = greatest(cosigned_size, $1), witness_alarm = null,
       uncosigned_since = case when size = $1 then null else committed_at end,
       checkpoint = case when size = $1 then $2 else checkpoint end`,
    [size, note])
}

export async function storeWitnessAlarm(client: ClientBase, alarm: string): Promise<void> {
  await client.query('update kapu.log_tree set witness_alarm = $1 where witness_alarm is distinct from $1', [alarm])
}
