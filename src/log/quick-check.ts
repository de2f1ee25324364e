/**
 * The quick look at the log for diagnosis: the tree's own books and its latest entries. `./kapu log verify` recomputes
 * everything; this answers in milliseconds however long the log is.
 */
import type { ClientBase } from 'pg'
import { equalHashes, type NoteKey } from '../rules/merkle/index.ts'
import { rootAt } from './proof.ts'
import { publishedCheckpoint } from './publish.ts'
import { readCommittedTree, readRightEdge, readTiles } from './tree.store.ts'
import { rootOfEdge } from './tree-growth.ts'
import { quickFacts } from './verify.store.ts'

export interface QuickCheck {
  readonly size: number
  /** What contradicts itself; empty when the quick look finds nothing. */
  readonly faults: readonly string[]
  readonly waiting: number
  readonly oldestWaiting: Date | null
  readonly latestEntry: Date | null
  readonly uncosignedSince: Date | null
  readonly witnessAlarm: string | null
}

/**
 * @param client a connection of the role `kapu_auditor`
 * @param latest how many of the latest entries are hashed again
 */
export async function quickCheckLog(client: ClientBase, folder: string, key: NoteKey, latest = 512): Promise<QuickCheck> {
  // One snapshot: the sequencer may grow the tree between two questions.
  await client.query('begin transaction isolation level repeatable read read only')
  try {
    // The folder first: what is published is never ahead of what was committed before it was read.
    const published = await publishedCheckpoint(folder, key).catch((error: Error) => error)
    const tree = await readCommittedTree(client)
    const facts = await quickFacts(client, latest)
    const faults: string[] = []
    if (facts.sealed !== tree.size) faults.push(`${facts.sealed} bejegyzés van a fában, a fa mérete ${tree.size}`)
    if (facts.changed > 0) faults.push(`${facts.changed} bejegyzés nem a saját lenyomatát adja`)
    try {
      if (!equalHashes(rootOfEdge(tree.size, await readRightEdge(client, tree.size)), tree.root)) faults.push('a tárolt csempék nem a tárolt gyökeret adják')
      if (published instanceof Error) faults.push(published.message)
      else if (published && published.size > tree.size) faults.push(`${published.size} bejegyzés közzétéve, az adatbázisban ${tree.size}`)
      else if (published && !equalHashes(await rootAt(published.size, (tiles) => readTiles(client, tiles)), published.root)) {
        faults.push(`az adatbázis nem a közzétett napló folytatása (méret: ${published.size})`)
      }
    } catch (error) {
      faults.push((error as Error).message)
    }
    return {
      size: tree.size, faults, waiting: facts.waiting, oldestWaiting: facts.oldestWaiting, latestEntry: facts.latestEntry,
      uncosignedSince: facts.uncosignedSince, witnessAlarm: facts.witnessAlarm
    }
  } finally {
    await client.query('rollback')
  }
}
