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
import { writeDurably } from './durable-file.ts'
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

/** Files that are flushed to the disk at once: the disk takes many flushes together in the time of one. */
const FLUSHED_AT_ONCE = 32

/** Writes everything that a tree of `to` leaves has and one of `from` leaves had not. */
export async function publishTiles(client: ClientBase, folder: string, from: number, to: number): Promise<void> {
  const encoder = new TextEncoder()
  let writing: Promise<void>[] = []
  const flushed = async (): Promise<void> => {
    // Settled, not raced: nothing may still be written when the caller hears of a failure and starts again.
    const outcomes = await Promise.allSettled(writing)
    writing = []
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }
  const write = async (path: string, content: Uint8Array, width: number): Promise<void> => {
    writing.push(writeDurably(join(folder, path), content).then(() => dropPartial(folder, path, width)))
    if (writing.length >= FLUSHED_AT_ONCE) await flushed()
  }
  try {
    for (const bundle of bundlesOfGrowth(from, to)) {
      const records = await readRecords(client, bundle)
      if (records.length !== bundle.width) throw new Error(`${entriesPath(bundle)}: ${records.length} of ${bundle.width} entries are in the database`)
      await write(entriesPath(bundle), encodeEntries(records.map((record) => encoder.encode(record))), bundle.width)
    }
    for (const tile of tilesOfGrowth(from, to)) {
      const [hashes] = await readTiles(client, [tile])
      if (!hashes) throw new Error(`${tilePath(tile)} is missing from the database`)
      await write(tilePath(tile), hashes, tile.width)
    }
  } finally {
    await flushed()
  }
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
