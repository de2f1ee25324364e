/** Opens a backup and plays its content to whoever restores it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupErrors, readRecords, unseal, type BackupRecord } from '../../platform/backup/index.ts'
import type { RowDigest, SequenceState, TransferTable } from '../../platform/database/transfer/index.ts'
import { itemSchema, manifestSchema, type Item, type Manifest, type Progress } from './backup.types.ts'

/** The end of a backup's file name; made names sort by their time. */
export const extension = '.kapubackup'

/** Who takes what is in a backup. Streams must be read to their end. */
export interface BackupTarget {
  table(table: TransferTable, bytes: AsyncIterable<Buffer>, expected: () => RowDigest): Promise<void>
  sequences(sequences: readonly SequenceState[]): Promise<void>
  file(path: string, mode: number, bytes: AsyncIterable<Buffer>): Promise<void>
}

export type BackupEnd = Extract<Item, { kind: 'end' }>

export interface OpenBackup {
  readonly manifest: Manifest
  /** @throws backup.damaged, backup.cut-off as soon as it is seen, which may be after much has been played */
  play(target: BackupTarget, progress: Progress): Promise<BackupEnd>
  close(): Promise<void>
}

/** A backup, or the newest of a folder. @throws backup.missing */
export async function findBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) return path
  const newest = found?.isDirectory() ? (await readdir(path)).filter((name) => name.endsWith(extension)).sort().at(-1) : undefined
  if (newest === undefined) throw backupErrors.missing({ path })
  return join(path, newest)
}

/** Reads the beginning: after it the key is known to be right. */
export async function openBackup(file: string, secret: Uint8Array): Promise<OpenBackup> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 })
  const records = readRecords(unseal(stream as AsyncIterable<Buffer>, secret))
  const close = async (): Promise<void> => {
    await records.return(undefined).catch(() => undefined)
    stream.destroy()
  }
  try {
    const first = await records.next()
    const manifest = manifestSchema.safeParse(first.value?.kind === 'json' ? first.value.value : null)
    if (!manifest.success) throw backupErrors.newerFormat({}, { cause: manifest.error })
    return { manifest: manifest.data, play: (target, progress) => play(records, target, progress), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function play(records: AsyncGenerator<BackupRecord>, target: BackupTarget, progress: Progress): Promise<BackupEnd> {
  let rows = 0
  let files = 0
  for (;;) {
    const item = await nextItem(records)
    if (item.kind === 'table') {
      const body = bodyOf(records)
      let digest: RowDigest | undefined
      await target.table(item.table, body.bytes, () => {
        const end = body.end()
        if (end.kind !== 'table-end') throw backupErrors.damaged()
        digest = { rows: end.rows, hash: end.hash }
        return digest
      })
      rows += digest?.rows ?? 0
      progress(`Adatbázis: ${rows} sor`)
    } else if (item.kind === 'sequences') {
      await target.sequences(item.sequences)
    } else if (item.kind === 'file') {
      const body = bodyOf(records)
      const hash = createHash('sha256')
      let size = 0
      await target.file(item.path, item.mode, counted(body.bytes, (bytes) => {
        hash.update(bytes)
        size += bytes.length
      }))
      const end = body.end()
      if (end.kind !== 'file-end' || end.size !== size || end.sha256 !== hash.digest('hex')) throw backupErrors.damaged({ path: item.path })
      files += 1
      progress(`Iratok és fájlok: ${files}`)
    } else if (item.kind === 'end') {
      // Read on: only the seal of the last chunk says that nothing follows.
      if (!(await records.next()).done) throw backupErrors.damaged()
      return item
    } else {
      throw backupErrors.damaged()
    }
  }
}

async function nextItem(records: AsyncGenerator<BackupRecord>): Promise<Item> {
  const record = await records.next()
  if (record.done || record.value.kind !== 'json') throw backupErrors.damaged()
  return parseItem(record.value.value)
}

function parseItem(value: unknown): Item {
  const item = itemSchema.safeParse(value)
  if (!item.success) throw backupErrors.newerFormat({}, { cause: item.error })
  return item.data
}

/** Data records up to the next item, which ends them. */
function bodyOf(records: AsyncGenerator<BackupRecord>): { bytes: AsyncIterable<Buffer>; end: () => Item } {
  let end: Item | undefined
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const record = await records.next()
      if (record.done) throw backupErrors.damaged()
      if (record.value.kind === 'json') {
        end = parseItem(record.value.value)
        return
      }
      yield record.value.bytes
    }
  }
  return {
    bytes: bytes(),
    end: () => {
      if (!end) throw new Error('the content was not read to its end')
      return end
    }
  }
}

async function* counted(bytes: AsyncIterable<Buffer>, count: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    count(chunk)
    yield chunk
  }
}
