import type { Db } from '../platform/database/index.ts'
import { parseCheckpoint, parseNote, toBase64 } from '../rules/merkle/index.ts'
import { logErrors } from './log.errors.ts'
import { findEntry, readCheckpoint, readTileSet } from './log.store.ts'
import { inclusionFromTiles } from './proof.ts'

/** Everything one needs, besides the log's key, to check that an entry is in the log. */
export interface EntryProof {
  readonly entryId: string
  /** The entry of the tree as canonical JSON; `leafHash` of its UTF-8 bytes is the leaf. */
  readonly record: string
  readonly index: number
  /** Audit path, base64 hashes from the leaf up. */
  readonly proof: readonly string[]
  /** Signed note, with the witness's cosignature once it has it. */
  readonly checkpoint: string
}

/** @throws log.entry-not-found, log.not-sealed */
export async function proveEntry(db: Db, entryId: string): Promise<EntryProof> {
  const entry = await findEntry(db, entryId)
  if (!entry) throw logErrors.entryNotFound({ entryId })
  const checkpoint = await readCheckpoint(db)
  const size = checkpoint === null ? 0 : parseCheckpoint(parseNote(checkpoint).text).size
  const index = entry.leafIndex === null ? Number.POSITIVE_INFINITY : Number(entry.leafIndex)
  if (checkpoint === null || index >= size) throw logErrors.notSealed({ entryId })
  const proof = await inclusionFromTiles(index, size, (tiles) => readTileSet(db, tiles))
  return { entryId, record: entry.record, index, proof: proof.map(toBase64), checkpoint }
}
