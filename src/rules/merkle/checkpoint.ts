/**
 * Signed notes and checkpoints: C2SP signed-note, tlog-checkpoint and tlog-cosignature (Ed25519).
 * Signing and verifying bytes is the caller's: Node and the browser have different Ed25519 interfaces.
 */
import { sha256 } from './sha256.ts'
import { MerkleError } from './tree.ts'
import type { Hash } from './tree.ts'

/** What a log's signature commits to. */
export interface Checkpoint {
  /** The log's name: a URL without scheme, such as `gate.example.hu/log`. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** Further lines under the root, kept as they stand. */
  readonly extensions: readonly string[]
}

/** One signature line. */
export interface NoteSignature {
  readonly name: string
  /** 32-bit key id as a number. */
  readonly keyId: number
  /** The bytes after the key id. */
  readonly signature: Uint8Array
}

export interface SignedNote {
  /** What is signed, with its final newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** 0x01: plain Ed25519 over the note text; 0x04: time-stamped witness cosignature. */
export type NoteKeyType = 1 | 4

/** A verification key: `name+hash+base64(type || public key)`. */
export interface NoteKey {
  readonly name: string
  readonly type: NoteKeyType
  /** 32-byte Ed25519 public key (RFC 8032). */
  readonly publicKey: Uint8Array
}

/** Ed25519 verification on the caller's platform. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>

/** Verdict on a note that is signed by at least one known key and by none wrongly. */
export interface VerifiedNote {
  readonly text: string
  readonly signers: readonly { readonly key: NoteKey; readonly cosignedAt: number | null }[]
}

const MAX_SIGNATURES = 64
const encoder = new TextEncoder()

/** The signed text of a checkpoint. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const lines = [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...checkpoint.extensions]
  if (!Number.isSafeInteger(checkpoint.size) || checkpoint.size < 0) fail('merkle.bad-checkpoint', `size ${checkpoint.size}`)
  if (checkpoint.root.length !== 32) fail('merkle.bad-checkpoint', 'the root is not 32 bytes')
  // A line break inside a field would frame a different checkpoint than the object describes.
  if (lines.some((line) => line === '' || hasControl(line))) fail('merkle.bad-checkpoint', 'empty line or control character')
  return `${lines.join('\n')}\n`
}

/** Reads the text of a checkpoint; strict: no leading zeros, canonical base64, no empty lines. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) fail('merkle.bad-checkpoint', 'no final newline')
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n')
  if (origin === undefined || size === undefined || root === undefined) fail('merkle.bad-checkpoint', 'fewer than three lines')
  if ([origin, ...extensions].some((line) => line === '' || hasControl(line))) fail('merkle.bad-checkpoint', 'empty line or control character')
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) fail('merkle.bad-checkpoint', `bad size ${size}`)
  const rootBytes = fromBase64(root)
  if (rootBytes?.length !== 32) fail('merkle.bad-checkpoint', 'bad root hash')
  return { origin, size: Number(size), root: rootBytes, extensions }
}

/** Joins text and signatures into a note. */
export function formatNote(note: SignedNote): string {
  if (!note.text.endsWith('\n') || hasControl(note.text.replaceAll('\n', ''))) fail('merkle.bad-note', 'text without final newline or with control characters')
  const lines = note.signatures.map(({ name, keyId, signature }) => {
    requireKeyName(name)
    return `— ${name} ${toBase64(concat(uint32(keyId), signature))}\n`
  })
  if (lines.length === 0) fail('merkle.bad-note', 'no signatures')
  return `${note.text}\n${lines.join('')}`
}

/** Splits a note; nothing of it may be trusted before `verifyNote`. */
export function parseNote(note: string): SignedNote {
  if (hasControl(note.replaceAll('\n', ''))) fail('merkle.bad-note', 'control character')
  const gap = note.lastIndexOf('\n\n')
  if (gap < 0 || !note.endsWith('\n')) fail('merkle.bad-note', 'no signature block')
  const text = note.slice(0, gap + 1)
  const lines = note.slice(gap + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) fail('merkle.bad-note', 'too many signatures')
  const signatures = lines.map((line) => {
    const match = /^— (\S+) (\S+)$/u.exec(line)
    const bytes = match && fromBase64(match[2]!)
    if (!match || !bytes || bytes.length < 5) fail('merkle.bad-note', 'malformed signature line')
    requireKeyName(match[1]!)
    return { name: match[1]!, keyId: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), signature: bytes.slice(4) }
  })
  return { text, signatures }
}

/** First four bytes of `SHA-256(name || LF || type || public key)`. */
export function noteKeyId(key: NoteKey): number {
  requireKeyName(key.name)
  const digest = sha256(concat(encoder.encode(`${key.name}\n`), Uint8Array.of(key.type), key.publicKey))
  return new DataView(digest.buffer).getUint32(0)
}

/** The text form of a verification key, as given by hand to `log verify`. */
export function formatNoteKey(key: NoteKey): string {
  return `${key.name}+${noteKeyId(key).toString(16).padStart(8, '0')}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`
}

/** Reads a verification key and checks its hash. */
export function parseNoteKey(text: string): NoteKey {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text)
  const bytes = match && fromBase64(match[3]!)
  const type = bytes?.[0]
  if (!match || bytes?.length !== 33 || (type !== 1 && type !== 4)) fail('merkle.bad-note', 'not an Ed25519 verification key')
  const key: NoteKey = { name: match[1]!, type, publicKey: bytes.slice(1) }
  if (noteKeyId(key) !== Number.parseInt(match[2]!, 16)) fail('merkle.bad-note', 'the key does not match its hash')
  return key
}

/** What the log signs (type 1). */
export function noteMessage(text: string): Uint8Array {
  return encoder.encode(text)
}

/** What a witness signs (type 4): `time` in whole seconds since 1970. */
export function cosignatureMessage(text: string, time: number): Uint8Array {
  if (!Number.isSafeInteger(time) || time < 0) fail('merkle.bad-note', `bad cosignature time ${time}`)
  return encoder.encode(`cosignature/v1\ntime ${time}\n${text}`)
}

/** The signature line of the log from 64 raw signature bytes over `noteMessage`. */
export function logSignature(key: NoteKey, signature: Uint8Array): NoteSignature {
  return { name: key.name, keyId: noteKeyId(key), signature }
}

/** The signature line of a witness from 64 raw signature bytes over `cosignatureMessage(text, time)`. */
export function cosignature(key: NoteKey, time: number, signature: Uint8Array): NoteSignature {
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  return { name: key.name, keyId: noteKeyId(key), signature: concat(stamp, signature) }
}

/**
 * Verifies every signature of a known key. `null` when none is known or any known one fails: a note that carries a
 * broken signature of a key we trust is not to be trusted at all.
 */
export async function verifyNote(note: SignedNote, keys: readonly NoteKey[], verify: VerifyEd25519): Promise<VerifiedNote | null> {
  const signers: { key: NoteKey; cosignedAt: number | null }[] = []
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((candidate) => candidate.name === name && noteKeyId(candidate) === keyId)
    if (!key) continue
    const stamped = key.type === 4
    if (signature.length !== (stamped ? 72 : 64)) return null
    const time = stamped ? new DataView(signature.buffer, signature.byteOffset).getBigUint64(0) : null
    if (time !== null && time > BigInt(Number.MAX_SAFE_INTEGER)) return null
    const cosignedAt = time === null ? null : Number(time)
    const message = cosignedAt === null ? noteMessage(note.text) : cosignatureMessage(note.text, cosignedAt)
    if (!(await verify(key.publicKey, message, stamped ? signature.slice(8) : signature))) return null
    if (!signers.some((signer) => signer.key === key)) signers.push({ key, cosignedAt })
  }
  return signers.length > 0 ? { text: note.text, signers } : null
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Canonical standard base64 only; `null` for anything else. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  // Unused low bits must be zero, or two texts would name one value.
  return toBase64(bytes) === text ? bytes : null
}

function hasControl(text: string): boolean {
  for (const character of text) if (character < ' ') return true
  return false
}

function requireKeyName(name: string): void {
  if (name === '' || /[\s+\p{Z}]/u.test(name) || hasControl(name)) fail('merkle.bad-note', 'bad key name')
}

function concat(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function fail(code: 'merkle.bad-note' | 'merkle.bad-checkpoint', message: string): never {
  throw new MerkleError(code, message)
}
