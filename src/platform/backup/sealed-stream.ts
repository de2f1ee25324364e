/**
 * A stream sealed in chunks (the STREAM construction, as in age): every chunk is AES-256-GCM under a key made from the
 * passphrase by scrypt, its nonce is the chunk's number and whether it is the last. So memory stays constant, chunks cannot
 * be exchanged, left out or repeated, and a file whose end is missing is told from one that was changed.
 *
 * Two lines of text stand before it: what it is with the parameters of scrypt, and a MAC over them that a wrong passphrase
 * does not open. OpenPGP would bring a library or a program that a bare machine does not have.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { backupErrors } from './backup.errors.ts'
import { ByteReader } from './byte-reader.ts'

const magic = 'ugyintezokapu-backup'
const version = 1
const chunkSize = 64 * 1024
const tagSize = 16

/** Limits keep a forged header from asking for all memory of the machine before the MAC is looked at. */
const headerSchema = z.strictObject({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  logN: z.int().min(10).max(20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: z.base64()
})

export interface SealOptions {
  readonly secret: Uint8Array
  /** 16 octets, fresh for every backup: the keys of two backups differ even under one passphrase. */
  readonly salt: Uint8Array
  /** Work of scrypt; 17 takes about 0.4 s and 128 MiB. Less in tests only. */
  readonly logN?: number
}

/** Seals a stream of bytes. */
export async function* seal(source: AsyncIterable<Uint8Array>, options: SealOptions): AsyncGenerator<Buffer> {
  const parameters = { cipher: 'aes-256-gcm', kdf: 'scrypt', logN: options.logN ?? 17, r: 8, p: 1, salt: Buffer.from(options.salt).toString('base64') } as const
  const header = `${magic} ${version} ${JSON.stringify(parameters)}\n`
  const { key, mac } = await deriveKeys(options.secret, parameters, header)
  yield Buffer.from(`${header}${mac.toString('base64')}\n`)
  let waiting: Buffer[] = []
  let size = 0
  let number = 0
  for await (const bytes of source) {
    waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    size += bytes.length
    // The last chunk may be full but is known as the last only at the end: more than one chunk must wait before one goes.
    if (size <= chunkSize) continue
    let all = Buffer.concat(waiting)
    while (all.length > chunkSize) {
      yield sealChunk(key, number, false, all.subarray(0, chunkSize))
      number += 1
      all = all.subarray(chunkSize)
    }
    waiting = [all]
    size = all.length
  }
  yield sealChunk(key, number, true, Buffer.concat(waiting))
}

/** @throws backup.not-a-backup, backup.newer-format, backup.wrong-key, backup.damaged, backup.cut-off */
export async function* unseal(source: AsyncIterable<Uint8Array>, secret: Uint8Array): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  const { key } = await readHeader(reader, secret)
  for (let number = 0; ; number += 1) {
    const chunk = await reader.read(chunkSize + tagSize)
    const isLast = await reader.atEnd()
    const opened = openChunk(key, number, isLast, chunk)
    if (opened === null) {
      if (isLast && (chunk.length < tagSize || openChunk(key, number, false, chunk) !== null || chunk.length < chunkSize + tagSize)) throw backupErrors.cutOff({ chunk: number })
      throw backupErrors.damaged({ chunk: number })
    }
    yield opened
    if (isLast) return
  }
}

async function readHeader(reader: ByteReader, secret: Uint8Array): Promise<{ key: Buffer }> {
  const header = await reader.line(1024)
  const [, known, json] = /^ugyintezokapu-backup (\d{1,4}) (\{.*\})\n$/.exec(header) ?? []
  if (!known || !json) throw backupErrors.notABackup()
  if (Number(known) > version) throw backupErrors.newerFormat({ format: Number(known) })
  const parameters = headerSchema.safeParse(parseJson(json))
  if (!parameters.success) throw backupErrors.notABackup()
  const { key, mac } = await deriveKeys(secret, parameters.data, header)
  const given = Buffer.from((await reader.line(100)).trim(), 'base64')
  if (given.length !== mac.length || !timingSafeEqual(given, mac)) throw backupErrors.wrongKey()
  return { key }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function deriveKeys(secret: Uint8Array, parameters: z.infer<typeof headerSchema>, header: string): Promise<{ key: Buffer; mac: Buffer }> {
  const { logN, r, p } = parameters
  const master = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, Buffer.from(parameters.salt, 'base64'), 32, { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r }, (error, made) => (error ? reject(error) : resolve(made)))
  })
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), purpose, 32))
  return { key: derive('kapu backup content 1'), mac: createHmac('sha256', derive('kapu backup header 1')).update(header).digest() }
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(number, 5, 6)
  bytes[11] = isLast ? 1 : 0
  return bytes
}

function sealChunk(key: Buffer, number: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, isLast), { authTagLength: tagSize })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: Buffer, number: number, isLast: boolean, sealed: Buffer): Buffer | null {
  if (sealed.length < tagSize) return null
  const cipher = createDecipheriv('aes-256-gcm', key, nonce(number, isLast), { authTagLength: tagSize }).setAuthTag(sealed.subarray(-tagSize))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -tagSize)), cipher.final()])
  } catch {
    return null
  }
}
