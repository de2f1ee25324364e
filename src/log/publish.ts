/**
 * The published log: a folder of tiles, entry bundles and one checkpoint (C2SP tlog-tiles). Tiles are written before
 * the checkpoint that speaks of them, so at every instant the folder is complete for its own checkpoint.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import {
  TILE_WIDTH, bundlesOfGrowth, encodeEntries, entriesPath, formatCheckpoint, formatNote, logSignature, noteMessage, parseCheckpoint,
  parseNote, tilePath, tilesOfGrowth, verifyNote, type Checkpoint, type NoteKey, type NoteSignature
} from '../rules/merkle/index.ts'
import { writeAllDurably, writeDurably } from './durable-file.ts'
import { verifyEd25519, type NoteSigner } from './note-key.ts'
import { readRecords, readTiles } from './tree.store.ts'

/** Checkpoint of the folder, its signature verified; null in an empty folder. @throws Error when it is not this log's. */
export async function publishedCheckpoint(folder: string, key: NoteKey): Promise<(Checkpoint & { readonly note: string }) | null> {
  const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (note === null) return null
  const verified = await verifyNote(parseNote(note), [key], verifyEd25519)
  if (!verified) throw new Error(`${join(folder, 'checkpoint')} is not signed by this log's key`)
  return { ...parseCheckpoint(verified.text), note }
}

/** Bundles that are read from the database, and flushed to the disk, together: both take many in hardly more than the time of one. */
const BUNDLES_AT_ONCE = 32

/** Writes everything that a tree of `to` leaves has and one of `from` leaves had not. */
export async function publishTiles(client: ClientBase, folder: string, from: number, to: number): Promise<void> {
  const bundles = bundlesOfGrowth(from, to)
  for (let done = 0; done < bundles.length; done += BUNDLES_AT_ONCE) {
    const group = bundles.slice(done, done + BUNDLES_AT_ONCE)
    const start = group[0]!.index * TILE_WIDTH
    const end = group.at(-1)!.index * TILE_WIDTH + group.at(-1)!.width
    const records = await readRecords(client, { start, end })
    if (records.length !== end - start) throw new Error(`${entriesPath(group[0]!)}: ${records.length} of ${end - start} entries from ${start} are in the database`)
    await write(folder, group.map((bundle) => {
      const first = bundle.index * TILE_WIDTH - start
      return { path: entriesPath(bundle), width: bundle.width, content: encodeEntries(records.slice(first, first + bundle.width).map((record) => Buffer.from(record))) }
    }))
  }
  const tiles = tilesOfGrowth(from, to)
  for (let done = 0; done < tiles.length; done += BUNDLES_AT_ONCE) {
    const group = tiles.slice(done, done + BUNDLES_AT_ONCE)
    const contents = await readTiles(client, group)
    await write(folder, group.map((tile, place) => {
      const content = contents[place]
      if (!content) throw new Error(`${tilePath(tile)} is missing from the database`)
      return { path: tilePath(tile), width: tile.width, content }
    }))
  }
}

interface PublishedFile {
  readonly path: string
  readonly width: number
  readonly content: Uint8Array
}

async function write(folder: string, files: readonly PublishedFile[]): Promise<void> {
  await writeAllDurably(files.map(({ path, content }) => ({ path: join(folder, path), content })))
  for (const { path, width } of files) await dropPartial(folder, path, width)
}

export function signCheckpoint(signer: NoteSigner, size: number, root: Uint8Array): string {
  const text = formatCheckpoint({ origin: signer.key.name, size, root, extensions: [] })
  return formatNote({ text, signatures: [logSignature(signer.key, signer.sign(noteMessage(text)))] })
}

/** The same note with further signature lines. */
export function withSignatures(note: string, further: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note)
  return formatNote({ text, signatures: [...signatures, ...further] })
}

/** @throws Error when a larger tree is published already: another sequencer has gone on. */
export async function publishCheckpoint(folder: string, key: NoteKey, note: string): Promise<void> {
  const before = await publishedCheckpoint(folder, key)
  const { size } = parseCheckpoint(parseNote(note).text)
  if (before && before.size > size) throw new Error(`a tree of ${before.size} is published, larger than ${size}`)
  await writeDurably(join(folder, 'checkpoint'), note)
}

/** Partial tiles are of no use once the full one stands beside them. */
async function dropPartial(folder: string, path: string, width: number): Promise<void> {
  if (width === TILE_WIDTH) await rm(join(folder, `${path}.p`), { recursive: true, force: true })
}
