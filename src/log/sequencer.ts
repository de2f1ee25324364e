/**
 * The sequencer: takes committed entries that are not in the tree yet, grows the tree, commits, then publishes tiles
 * and checkpoint and has the witness cosign it.
 *
 * At most one leads: an advisory lock picks it, and a compare-and-swap on the tree's size stops one that has lost the
 * lock without noticing. A crash between commit and publication is made good at the next start, since what is
 * published is compared with what is committed, not remembered.
 */
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../platform/context/index.ts'
import { equalHashes, leafHash, parseCheckpoint, parseNote, toBase64 } from '../rules/merkle/index.ts'
import './native-digest.ts'
import type { NoteSigner } from './note-key.ts'
import { consistencyFromTiles, rootAt } from './proof.ts'
import { publishCheckpoint, publishTiles, publishedCheckpoint, signCheckpoint, withSignatures } from './publish.ts'
import { growTree, rootOfEdge, type RightEdge } from './tree-growth.ts'
import {
  becomeLeader, commitGrowth, dropMarkers, readCommittedTree, readRightEdge, readTiles, readUnsealed, storeCheckpoint, storeCosigned, storeWitnessAlarm
} from './tree.store.ts'
import { askWitness, type WitnessAddress } from './witness/witness-client.ts'

export interface SequencerOptions {
  /** A pool whose login may become `kapu_sequencer`; two connections of it are used. */
  readonly pool: Pool
  /** Folder of the published log, `<data>/log`. */
  readonly folder: string
  /** Its name is the log's origin. */
  readonly signer: NoteSigner
  readonly witness: WitnessAddress | null
  readonly clock: Clock
  readonly logger: Logger
  /** Pause between looks, milliseconds. */
  readonly interval?: number
  /** Entries of one growth. */
  readonly batch?: number
  /** Loud alarm: a published tree that the database does not continue, a refusing witness. */
  readonly onAlarm?: (code: LogAlarm, message: string) => void
}

export type LogAlarm = 'log.rewritten' | 'log.shrunk' | 'log.witness-refused' | 'log.witness-ahead' | 'log.entry-changed'

export interface Sequencer {
  /** Resolves once everything committed before the call is sealed and published (and cosigned, if the witness answers). */
  flush(): Promise<void>
  stop(): Promise<void>
}

/** How long after a failed attempt the witness is asked again. */
const WITNESS_RETRY_MILLISECONDS = 5_000
const STANDBY_MILLISECONDS = 1_000
const PAUSE_AFTER_FAULT_MILLISECONDS = 1_000

/** A state that sealing on would make worse; a person has to look. */
class LogAlarmError extends Error {
  readonly alarm: LogAlarm

  constructor(alarm: LogAlarm, message: string) {
    super(message)
    this.name = 'LogAlarmError'
    this.alarm = alarm
  }
}

export function startSequencer(options: SequencerOptions): Sequencer {
  const { pool, clock, logger, interval = 200 } = options
  const stopping = new AbortController()
  const waiting = new Set<() => void>()
  let wake = (): void => undefined
  let witnessTask: Promise<void> = Promise.resolve()
  let witnessBusy = false
  let witnessNotBefore = 0
  let cosigned: CosignedNote | null = null

  const raise = (alarm: LogAlarm, message: string): void => {
    logger.fatal({ alarm }, message)
    options.onAlarm?.(alarm, message)
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopping.signal.aborted) return resolve()
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const cosignInBackground = (note: string): void => {
    if (!options.witness || witnessBusy || clock.now().getTime() < witnessNotBefore) return
    witnessBusy = true
    witnessTask = cosign(options, note, raise)
      .then((answer) => {
        cosigned = answer
        witnessNotBefore = answer ? 0 : clock.now().getTime() + WITNESS_RETRY_MILLISECONDS
        wake()
      })
      .catch((error: unknown) => {
        witnessNotBefore = clock.now().getTime() + WITNESS_RETRY_MILLISECONDS
        logger.error({ err: error }, 'witness could not be asked')
      })
      .finally(() => {
        witnessBusy = false
      })
  }

  /** Leads until stopped; leaves by an error when the database goes away or another has taken over. */
  const lead = async (client: PoolClient): Promise<void> => {
    const committed = await readCommittedTree(client)
    let state = { size: committed.size, edge: await readRightEdge(client, committed.size) }
    if (!equalHashes(rootOfEdge(state.size, state.edge), committed.root)) {
      throw new LogAlarmError('log.rewritten', 'the stored tiles do not give the stored root')
    }
    const before = await checkPublished(client, options, committed.size)
    let published = before?.size ?? -1
    let note = before && before.size === committed.size ? before.note : ''
    // A crash may have come between the witness's answer and its publication: then it is asked once more.
    const isCosigned = note !== '' && parseNote(note).signatures.some((line) => line.name === options.witness?.key.name)
    let cosignedSize = !options.witness ? Number.POSITIVE_INFINITY : isCosigned ? committed.size : committed.size - 1

    const publish = async (): Promise<void> => {
      note = signCheckpoint(options.signer, state.size, rootOfEdge(state.size, state.edge))
      await publishTiles(client, options.folder, Math.max(0, published), state.size)
      await publishCheckpoint(options.folder, options.signer.key, note)
      published = state.size
      await storeCheckpoint(client, note)
    }
    const publishCosigned = async (): Promise<void> => {
      if (!cosigned) return
      const { size, note: withCosignature } = cosigned
      cosigned = null
      cosignedSize = size
      await storeCosigned(client, size, withCosignature)
      if (size !== published) return
      note = withCosignature
      await publishCheckpoint(options.folder, options.signer.key, note)
    }

    while (!stopping.signal.aborted) {
      const flushed = [...waiting]
      state = await sealWaiting(client, options, state, raise)
      if (published !== state.size) await publish()
      if (state.size > 0 && cosignedSize < state.size && !cosigned) cosignInBackground(note)
      if (flushed.length > 0) await witnessTask
      await publishCosigned()
      // An attempt that was under way may have been for a smaller tree: then the next round asks for this one.
      const settled = state.size === 0 || cosignedSize >= state.size || witnessNotBefore > 0
      for (const resolve of settled ? flushed : []) {
        waiting.delete(resolve)
        resolve()
      }
      if (waiting.size === 0) await pause(interval)
    }
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let client: PoolClient | undefined
      let lost: Error | undefined
      try {
        client = await pool.connect()
        client.on('error', (error) => {
          lost = error
        })
        if (await becomeLeader(client)) await lead(client)
        else await pause(STANDBY_MILLISECONDS)
      } catch (error) {
        lost = error as Error
        if (error instanceof LogAlarmError) raise(error.alarm, error.message)
        else logger.error({ err: error }, 'the sequencer starts again')
        await pause(PAUSE_AFTER_FAULT_MILLISECONDS)
      } finally {
        // Closed, not returned: the lock and the role go with the session.
        client?.release(lost ?? true)
      }
    }
  }

  const running = run()
  return {
    flush: () => new Promise((resolve) => {
      if (stopping.signal.aborted) return resolve()
      waiting.add(resolve)
      wake()
    }),
    stop: async () => {
      stopping.abort()
      wake()
      await running
      await witnessTask
      for (const resolve of waiting) resolve()
    }
  }
}

/** What is published; null when nothing is. @throws LogAlarmError when the database does not continue it. */
async function checkPublished(client: PoolClient, options: SequencerOptions, committedSize: number): Promise<{ size: number; note: string } | null> {
  const published = await publishedCheckpoint(options.folder, options.signer.key)
  if (!published) return null
  if (published.size > committedSize) {
    throw new LogAlarmError('log.shrunk', `the database has ${committedSize} entries, ${published.size} are published: was a backup restored?`)
  }
  const root = await rootAt(published.size, (tiles) => readTiles(client, tiles))
  if (!equalHashes(root, published.root)) {
    throw new LogAlarmError('log.rewritten', `the database gives root ${toBase64(root)} at size ${published.size}, published is ${toBase64(published.root)}`)
  }
  return published
}

async function sealWaiting(
  client: PoolClient, options: SequencerOptions, start: { size: number; edge: RightEdge }, raise: (alarm: LogAlarm, message: string) => void
): Promise<{ size: number; edge: RightEdge }> {
  const batch = options.batch ?? 4096
  let state = start
  for (;;) {
    const { entries, removed } = await readUnsealed(client, batch)
    for (const entryNumber of removed) raise('log.entry-changed', `entry number ${entryNumber} was removed before it was sealed`)
    if (removed.length > 0) await dropMarkers(client, removed)
    if (entries.length === 0) {
      if (removed.length < batch) return state
      continue
    }
    const leaves = entries.map(({ record, leafHash: stored, entryNumber }) => {
      const hash = leafHash(Buffer.from(record))
      // Sealed as it stands: the next link of its chain still names the hash it had when it was written.
      if (!stored.equals(hash)) raise('log.entry-changed', `entry number ${entryNumber} was changed before it was sealed`)
      return hash
    })
    const growth = growTree(state.size, state.edge, leaves)
    const done = await commitGrowth(client, {
      from: state.size, to: growth.size, root: growth.root, tiles: growth.tiles,
      entryNumbers: entries.map((entry) => entry.entryNumber), at: options.clock.now()
    })
    if (!done) throw new Error('another sequencer has grown the tree')
    state = { size: growth.size, edge: growth.edge }
    if (entries.length + removed.length < batch) return state
  }
}

interface CosignedNote {
  readonly size: number
  readonly note: string
}

/** Asks the witness with a proof from the size it knows; null when it has not cosigned. The leader publishes the answer. */
async function cosign(options: SequencerOptions, note: string, raise: (alarm: LogAlarm, message: string) => void): Promise<CosignedNote | null> {
  const witness = options.witness!
  const { size } = parseCheckpoint(parseNote(note).text)
  const client = await options.pool.connect()
  try {
    await client.query('set role kapu_sequencer')
    let oldSize = Math.min((await readCommittedTree(client)).cosignedSize, size)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const proof = await consistencyFromTiles(oldSize, size, (tiles) => readTiles(client, tiles))
      const answer = await askWitness(witness, oldSize, proof, note)
      if (answer.kind === 'cosigned') return { size, note: withSignatures(note, answer.signatures) }
      if (answer.kind === 'away') {
        options.logger.error({ witness: witness.url, reason: answer.reason }, 'the witness of the log is away')
        return null
      }
      if (answer.kind === 'other-size' && answer.size <= size && answer.size !== oldSize) {
        oldSize = answer.size
        continue
      }
      const reason = answer.kind === 'other-size' ? `the witness knows a tree of ${answer.size}, larger than ${size}` : answer.reason
      raise(answer.kind === 'other-size' ? 'log.witness-ahead' : 'log.witness-refused', reason)
      await storeWitnessAlarm(client, reason)
      return null
    }
    return null
  } finally {
    client.release(true)
  }
}
