/** The published log as it stood at one checkpoint. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TILE_WIDTH, bundlesOfGrowth, decodeEntries, encodeEntries, entriesPath, parseCheckpoint, parseNote, tilePath, tilesOfGrowth, toBase64 } from '../../rules/merkle/index.ts'

export interface PublishedLog {
  readonly note: string
  readonly size: number
  readonly root: string
}

/** The checkpoint that is published at this moment. */
export async function readPublished(folder: string): Promise<PublishedLog | null> {
  const note = await readOrNothing(join(folder, 'checkpoint'))
  if (!note) return null
  const text = note.toString('utf8')
  const { size, root } = parseCheckpoint(parseNote(text).text)
  return { note: text, size, root: toBase64(root) }
}

/**
 * Files of the tree of that checkpoint. The folder may grow meanwhile: a tile that has become full replaces its unfinished
 * one, and its beginning is the same.
 * @throws Error when a file is missing: then the published log is not whole
 */
export async function* filesOfLog(folder: string, published: PublishedLog): AsyncGenerator<{ readonly path: string; readonly bytes: Buffer }> {
  for (const bundle of bundlesOfGrowth(0, published.size)) {
    const path = entriesPath(bundle)
    const bytes = await readOrNothing(join(folder, path))
    yield { path, bytes: bytes ?? Buffer.from(encodeEntries(decodeEntries(await required(folder, entriesPath({ ...bundle, width: TILE_WIDTH }))).slice(0, bundle.width))) }
  }
  for (const tile of tilesOfGrowth(0, published.size)) {
    const path = tilePath(tile)
    const bytes = await readOrNothing(join(folder, path))
    yield { path, bytes: bytes ?? (await required(folder, tilePath({ ...tile, width: TILE_WIDTH }))).subarray(0, tile.width * 32) }
  }
  // Last, as it is published: what it speaks of is there before it.
  yield { path: 'checkpoint', bytes: Buffer.from(published.note) }
}

async function required(folder: string, path: string): Promise<Buffer> {
  const bytes = await readOrNothing(join(folder, path))
  if (!bytes) throw new Error(`${join(folder, path)} is missing: ./kapu log verify says more`)
  return bytes
}

async function readOrNothing(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
