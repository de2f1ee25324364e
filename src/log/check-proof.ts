/** What a proof of inclusion and an opened record say, with keys that the reader was given by another way. Pure. */
import { hash } from 'node:crypto'
import './native-digest.ts'
import {
  fromBase64, leafHash, MerkleError, parseCheckpoint, parseNote, verifyInclusion, verifyNote, type NoteKey
} from '../rules/merkle/index.ts'
import type { LogRecord } from './log.types.ts'
import { verifyEd25519 } from './note-key.ts'
import type { EntryProof } from './prove-entry.ts'
import { parseRecord } from './read-record.ts'

/** The content that a record commits to, with the salt of this one field: it opens no other. */
export interface OpenedBody {
  /** Base64. */
  readonly salt: string
  /** Canonical JSON: purpose, legal basis, request and facts. */
  readonly body: string
}

export interface ProofKeys {
  readonly log: NoteKey
  readonly witness: NoteKey | null
}

export type ProofFault = 'malformed' | 'bad-checkpoint' | 'not-included' | 'not-opened'

export interface CheckedProof {
  readonly fault: ProofFault | null
  /** null where the proof does not hold. */
  readonly record: LogRecord | null
  /** The facts that were logged; null where nothing was opened. */
  readonly facts: Readonly<Record<string, unknown>> | null
  /** Whether the witness had cosigned this state of the log. */
  readonly cosigned: boolean
}

const refused = (fault: ProofFault): CheckedProof => ({ fault, record: null, facts: null, cosigned: false })

/** Checks that the record stands in the log that this key signs, and that the opened body is what it commits to. */
export async function checkEntryProof(proof: EntryProof, opened: OpenedBody | null, keys: ProofKeys): Promise<CheckedProof> {
  const record = parseRecord(proof.record)
  if (!record || record.id !== proof.entryId) return refused('malformed')
  try {
    const known = [keys.log, ...(keys.witness ? [keys.witness] : [])]
    const note = await verifyNote(parseNote(proof.checkpoint), known, verifyEd25519)
    if (!note?.signers.some(({ key }) => key === keys.log)) return refused('bad-checkpoint')
    const checkpoint = parseCheckpoint(note.text)
    if (checkpoint.origin !== keys.log.name) return refused('bad-checkpoint')
    const path = proof.proof.map(fromBase64)
    if (!path.every((item) => item !== null)) return refused('malformed')
    if (!verifyInclusion(path, proof.index, checkpoint.size, leafHash(Buffer.from(proof.record, 'utf8')), checkpoint.root)) return refused('not-included')
    const facts = opened ? openedFacts(record, opened) : null
    if (opened && !facts) return refused('not-opened')
    return { fault: null, record, facts, cosigned: note.signers.some(({ key }) => key === keys.witness) }
  } catch (error) {
    if (error instanceof MerkleError) return refused('malformed')
    throw error
  }
}

function openedFacts(record: LogRecord, opened: OpenedBody): Readonly<Record<string, unknown>> | null {
  const salt = Buffer.from(opened.salt, 'base64')
  if (salt.length !== 32 || hash('sha256', Buffer.concat([salt, Buffer.from(opened.body, 'utf8')]), 'hex') !== record.body) return null
  const { facts } = JSON.parse(opened.body) as { facts: Record<string, unknown> }
  return facts
}
