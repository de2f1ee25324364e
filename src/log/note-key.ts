/** Ed25519 keys of signed notes (C2SP signed-note), kept as PKCS#8 in files that only their owner may read. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { IdSource } from '../platform/context/index.ts'
import type { NoteKey, NoteKeyType } from '../rules/merkle/index.ts'

export interface NoteSigner {
  readonly key: NoteKey
  sign(message: Uint8Array): Uint8Array
}

/** Start of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the 32 key bytes follow. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}

export function noteSigner(privateKey: KeyObject, name: string, type: NoteKeyType): NoteSigner {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    key: { name, type, publicKey: new Uint8Array(spki.subarray(SPKI_PREFIX.length)) },
    sign: (message) => sign(null, message, privateKey)
  }
}

/** Reads the key in `path`, making it at the first call. Two processes that start at once get the same one. */
export async function loadNoteSigner(path: string, name: string, type: NoteKeyType, ids: Pick<IdSource, 'uuid'>): Promise<NoteSigner> {
  const existing = await readKey(path)
  if (existing) return noteSigner(existing, name, type)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${ids.uuid()}`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(temporary, { force: true })
  }
  const written = await readKey(path)
  if (!written) throw new Error(`${path} could not be written`)
  return noteSigner(written, name, type)
}

async function readKey(path: string): Promise<KeyObject | undefined> {
  const pem = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return pem === undefined ? undefined : createPrivateKey(pem)
}
