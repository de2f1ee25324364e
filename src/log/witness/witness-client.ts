/** The log's side of C2SP tlog-witness: `POST /add-checkpoint` with a consistency proof, cosignature lines back. */
import { parseNote, toBase64, verifyNote, type Hash, type NoteKey, type NoteSignature } from '../../rules/merkle/index.ts'
import { verifyEd25519 } from '../note-key.ts'

export interface WitnessAddress {
  readonly url: string
  readonly key: NoteKey
}

export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly signatures: readonly NoteSignature[] }
  /** The witness knows a tree of another size. */
  | { readonly kind: 'other-size'; readonly size: number }
  /** It holds the growth for inconsistent, or does not know this log. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string }

const ANSWER_WITHIN_MILLISECONDS = 5_000

export async function askWitness(witness: WitnessAddress, oldSize: number, proof: readonly Hash[], note: string): Promise<WitnessAnswer> {
  const body = `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
  let status: number
  let text: string
  try {
    const response = await fetch(new URL('add-checkpoint', `${witness.url.replace(/\/+$/, '')}/`), {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MILLISECONDS)
    })
    status = response.status
    text = await response.text()
  } catch (error) {
    return { kind: 'away', reason: error instanceof Error ? error.message : String(error) }
  }
  if (status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) return { kind: 'other-size', size: Number(text) }
  if (status >= 500) return { kind: 'away', reason: `status ${status}` }
  if (status !== 200) return { kind: 'refused', reason: `status ${status}: ${text.slice(0, 200)}` }
  try {
    // The answer is signature lines only; with the text in front they make a note again.
    const cosigned = parseNote(`${parseNote(note).text}\n${text}`)
    const verified = await verifyNote(cosigned, [witness.key], verifyEd25519)
    if (verified?.signers[0]?.cosignedAt == null) return { kind: 'refused', reason: 'the cosignature is not by the known witness key' }
    return { kind: 'cosigned', signatures: cosigned.signatures.filter((line) => line.name === witness.key.name) }
  } catch (error) {
    return { kind: 'refused', reason: `unreadable answer: ${String(error)}` }
  }
}

