/**
 * The witness: remembers the largest tree it has seen of each log and cosigns a checkpoint only if it can check that
 * this tree merely grew. It has its own key and its own storage, and shares nothing with the log but HTTP.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cosignature, cosignatureMessage, emptyRoot, equalHashes, formatNote, fromBase64, parseCheckpoint, parseNote,
  verifyConsistency, verifyNote, type Checkpoint, type Hash, type NoteKey
} from '../../rules/merkle/index.ts'
import type { Clock } from '../../platform/context/index.ts'
import { writeDurably } from '../durable-file.ts'
import { verifyEd25519, type NoteSigner } from '../note-key.ts'

export interface WitnessVerdict {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly body: string
}

export interface Witness {
  readonly key: NoteKey
  /** Judges the body of an `add-checkpoint` request. */
  addCheckpoint(body: string): Promise<WitnessVerdict>
  /** The latest cosigned note of a log, for anybody who wants to compare; null when none. */
  latest(origin: string): Promise<string | null>
}

const MAX_PROOF = 63

export async function openWitness(folder: string, signer: NoteSigner, logs: readonly NoteKey[], clock: Clock): Promise<Witness> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fileOf = (origin: string): string => join(folder, `${Buffer.from(origin).toString('base64url')}.note`)
  const latest = (origin: string): Promise<string | null> =>
    readFile(fileOf(origin), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  const known = async (origin: string): Promise<{ size: number; root: Hash }> => {
    const note = await latest(origin)
    return note === null ? { size: 0, root: emptyRoot() } : parseCheckpoint(parseNote(note).text)
  }

  const judge = async (body: string): Promise<WitnessVerdict> => {
    const request = readRequest(body)
    if (!request) return { status: 400, body: 'malformed request\n' }
    const { oldSize, proof, note, checkpoint } = request
    const keys = logs.filter((key) => key.name === checkpoint.origin)
    if (keys.length === 0) return { status: 404, body: 'unknown log\n' }
    const verified = await verifyNote(parseNote(note), keys, verifyEd25519)
    if (!verified) return { status: 403, body: 'not signed by a known key of this log\n' }
    if (oldSize > checkpoint.size) return { status: 400, body: 'old size is larger than the checkpoint\n' }
    const before = await known(checkpoint.origin)
    if (oldSize !== before.size) return { status: 409, body: `${before.size}\n` }
    // Equal sizes with different roots are a split view; C2SP tlog-witness answers 409 for it, here it is told apart.
    if (!verifyConsistency(proof, before.size, checkpoint.size, before.root, checkpoint.root)) {
      const same = oldSize === checkpoint.size && !equalHashes(before.root, checkpoint.root)
      return { status: 422, body: same ? 'another root is known for this size\n' : 'the tree did not merely grow\n' }
    }
    const time = Math.floor(clock.now().getTime() / 1000)
    const line = cosignature(signer.key, time, signer.sign(cosignatureMessage(verified.text, time)))
    const signed = parseNote(note)
    // Remembered before it is given away: a cosignature that the witness forgot could cover a second view.
    await writeDurably(fileOf(checkpoint.origin), formatNote({ text: signed.text, signatures: [...signed.signatures, line] }))
    const lines = formatNote({ text: signed.text, signatures: [line] })
    return { status: 200, body: lines.slice(signed.text.length + 1) }
  }

  let queue: Promise<unknown> = Promise.resolve()
  return {
    key: signer.key,
    latest,
    addCheckpoint: (body) => {
      // One at a time: reading what is known and remembering more must not interleave.
      const verdict = queue.then(() => judge(body))
      queue = verdict.catch(() => undefined)
      return verdict
    }
  }
}

function readRequest(body: string): { oldSize: number; proof: Hash[]; note: string; checkpoint: Checkpoint } | null {
  const gap = body.indexOf('\n\n')
  if (gap < 0) return null
  const [first, ...lines] = body.slice(0, gap).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first ?? '')
  const proof = lines.map((line) => fromBase64(line))
  if (!old || proof.length > MAX_PROOF || proof.some((hash) => hash?.length !== 32)) return null
  const note = body.slice(gap + 2)
  try {
    return { oldSize: Number(old[1]), proof: proof as Hash[], note, checkpoint: parseCheckpoint(parseNote(note).text) }
  } catch {
    return null
  }
}
