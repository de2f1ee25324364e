/**
 * Checkpoints that were kept elsewhere (by the witness on its own machine, in receipts, by an auditor). A restored log that
 * does not reach them has lost entries that somebody can prove: going on would give two histories under one key.
 */
import { readFile } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import { readTiles, rootAt, verifyEd25519 } from '../../log/index.ts'
import { backupErrors } from '../../platform/backup/index.ts'
import { equalHashes, parseCheckpoint, parseNote, parseNoteKey, verifyNote } from '../../rules/merkle/index.ts'
import type { Manifest } from './backup.types.ts'

/** What is known to be lost: entries from `from` up to `to`. */
export interface LostEntries {
  readonly from: number
  readonly to: number
  readonly checkpoint: string
}

interface Kept {
  readonly path: string
  readonly note: string
  readonly size: number
  readonly root: Uint8Array
}

/** @throws backup.not-a-checkpoint when one is not this log's */
export async function readKept(paths: readonly string[], manifest: Manifest): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const path of paths) {
    const note = await readFile(path, 'utf8')
    try {
      const verified = await verifyNote(parseNote(note), manifest.log.key === null ? [] : [parseNoteKey(manifest.log.key)], verifyEd25519)
      if (!verified) throw new Error('not signed by the key of the log in the backup')
      kept.push({ path, note, ...parseCheckpoint(verified.text) })
    } catch (error) {
      throw backupErrors.notACheckpoint({ path }, { cause: error })
    }
  }
  return kept
}

/** The largest loss; null when the backup reaches every checkpoint. */
export function lostSince(kept: readonly Kept[], manifest: Manifest): LostEntries | null {
  const ahead = kept.filter(({ size }) => size > manifest.log.committed.size).sort((a, b) => b.size - a.size)[0]
  return ahead ? { from: manifest.log.committed.size, to: ahead.size, checkpoint: ahead.note } : null
}

/** Checkpoints that the restored tree does not contain, though it is large enough: a rewritten log. */
export async function contradicted(client: ClientBase, kept: readonly Kept[], manifest: Manifest): Promise<string[]> {
  const wrong: string[] = []
  for (const { path, size, root } of kept) {
    if (size === 0 || size > manifest.log.committed.size) continue
    if (!equalHashes(await rootAt(size, (tiles) => readTiles(client, tiles)), root)) wrong.push(path)
  }
  return wrong
}
