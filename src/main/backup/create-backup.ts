/**
 * A backup of a running Gate, in one sealed file. What the database says decides what belongs together: the published
 * checkpoint and the witness's memory are read before the snapshot begins, so they never speak of more than it holds;
 * documents are read after it, so every one that it speaks of is there.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, readFile, realpath, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Pool } from 'pg'
import { backupErrors, dataRecords, jsonRecord, seal } from '../../platform/backup/index.ts'
import type { Clock, IdSource } from '../../platform/context/index.ts'
import { openSnapshot, type Snapshot } from '../../platform/database/transfer/index.ts'
import { holdKeys } from '../../registers/signatures/index.ts'
import { toBase64 } from '../../rules/merkle/index.ts'
import type { BackupReport, Item, Manifest, Progress } from './backup.types.ts'
import { documentPath, openFile, otherFiles, storedDocuments } from './data-files.ts'
import { readKeys, readLogKeys } from './keys.ts'
import { filesOfLog, readPublished, type PublishedLog } from './log-files.ts'

export interface BackupOptions {
  /** Not there yet. */
  readonly file: string
  readonly dataFolder: string
  readonly owner: Pool
  readonly secret: Uint8Array
  readonly demo: boolean
  readonly product: string
  readonly clock: Clock
  readonly ids: IdSource
  readonly progress: Progress
  readonly logN?: number
}

/**
 * Writes the backup; the file appears under its name only whole and flushed.
 * @throws backup.exists, backup.inside-data, backup.nothing, backup.not-permitted, key.sealed
 */
export async function createBackup(options: BackupOptions): Promise<BackupReport> {
  const { file, dataFolder, clock, ids } = options
  if (!existsSync(join(dataFolder, 'secrets.json'))) throw backupErrors.nothing({ folder: dataFolder })
  const folder = await realpath(dirname(resolve(file)))
  const fromData = relative(await realpath(dataFolder), folder)
  if (fromData === '' || !/^(\.\.(\/|$)|\/)/.test(fromData)) throw backupErrors.insideData({ file })
  if (existsSync(file)) throw backupErrors.exists({ file })

  // The witness first: it cosigns what is published, so its memory never lies ahead of a checkpoint read after it.
  const witnessNotes = await readWitnessNotes(dataFolder)
  const published = await readPublished(join(dataFolder, 'log'))
  const snapshot = await openSnapshot(options.owner).catch((error: unknown) => {
    if ((error as { code?: string }).code === '42P01') throw backupErrors.nothing({ database: true }, { cause: error })
    throw isRowSecurity(error) ? backupErrors.notPermitted({}, { cause: error }) : error
  })
  const temporary = `${file}.${ids.uuid()}.partial`
  try {
    // A signer's key that is removed between the list and the copy would make the backup look damaged.
    await holdKeys(snapshot.client)
    const manifest: Manifest = {
      kind: 'manifest', id: ids.uuid(), createdAt: clock.now().toISOString(), product: options.product, demo: options.demo,
      database: snapshot.shape,
      log: { committed: await committedTree(snapshot), published: published && { size: published.size, root: published.root }, ...await readLogKeys(dataFolder, ids) },
      keys: await readKeys(dataFolder, ids)
    }
    const totals = { rows: 0, documents: 0, files: 0, faultyDocuments: [] as string[] }
    const bytes = await writeSealed(temporary, content(options, snapshot, manifest, { published, witnessNotes }, totals), options)
    try {
      // A link, not a rename: it refuses to overwrite what has come there meanwhile.
      await link(temporary, file)
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? backupErrors.exists({ file }) : error
    }
    await syncFolder(folder)
    return { file, id: manifest.id, createdAt: manifest.createdAt, bytes, tables: manifest.database.tables.length, ...totals, log: manifest.log }
  } catch (error) {
    throw isRowSecurity(error) ? backupErrors.notPermitted({}, { cause: error }) : error
  } finally {
    await snapshot.close()
    await rm(temporary, { force: true })
  }
}

interface Beforehand {
  readonly published: PublishedLog | null
  readonly witnessNotes: ReadonlyMap<string, Buffer>
}

async function* content(
  options: BackupOptions, snapshot: Snapshot, manifest: Manifest, before: Beforehand,
  totals: { rows: number; documents: number; files: number; faultyDocuments: string[] }
): AsyncGenerator<Buffer> {
  const { dataFolder, progress } = options
  yield jsonRecord(manifest)
  for (const [place, table] of snapshot.shape.tables.entries()) {
    progress(`Adatbázis: ${place + 1}/${snapshot.shape.tables.length} tábla, ${totals.rows} sor`)
    yield item({ kind: 'table', table })
    const { bytes, digest } = snapshot.rows(table)
    for await (const chunk of bytes) yield* dataRecords(chunk)
    const { rows, hash } = digest()
    totals.rows += rows
    yield item({ kind: 'table-end', rows, hash })
  }
  yield item({ kind: 'sequences', sequences: await snapshot.sequences() })

  const faulty = new Set<string>()
  for await (const { sha256, path } of storedDocuments(dataFolder)) {
    const file = await openFile(path)
    if (!file) continue
    const found = yield* fileRecords(documentPath(sha256), file.mode, file.bytes)
    if (found.sha256 !== sha256) faulty.add(sha256)
    totals.documents += 1
    progress(`Iratok: ${totals.documents}`)
  }
  for await (const sha256 of referencedDocuments(snapshot)) {
    if (!existsSync(join(dataFolder, documentPath(sha256)))) faulty.add(sha256)
  }
  totals.faultyDocuments = [...faulty].sort()

  if (before.published) {
    for await (const { path, bytes } of filesOfLog(join(dataFolder, 'log'), before.published)) {
      yield* fileRecords(`log/${path}`, 0o644, [bytes])
      totals.files += 1
      progress(`Napló: ${totals.files} fájl`)
    }
  }
  for await (const path of otherFiles(dataFolder)) {
    if (path.startsWith('witness/') && path.endsWith('.note')) continue
    const file = await openFile(join(dataFolder, path))
    if (!file) continue
    yield* fileRecords(path, file.mode, file.bytes)
    totals.files += 1
  }
  for (const [path, bytes] of before.witnessNotes) {
    yield* fileRecords(path, 0o644, [bytes])
    totals.files += 1
  }
  yield item({ kind: 'end', ...totals })
}

const item = (value: Item): Buffer => jsonRecord(value)

async function* fileRecords(path: string, mode: number, bytes: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer, { sha256: string }> {
  yield item({ kind: 'file', path, mode })
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
    yield* dataRecords(chunk)
  }
  const sha256 = hash.digest('hex')
  yield item({ kind: 'file-end', size, sha256 })
  return { sha256 }
}

async function writeSealed(path: string, records: AsyncIterable<Buffer>, options: BackupOptions): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    const sealed = seal(records, { secret: options.secret, salt: options.ids.bytes(16), ...(options.logN === undefined ? {} : { logN: options.logN }) })
    for await (const chunk of sealed) {
      await file.writeFile(chunk)
      size += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return size
}

async function committedTree(snapshot: Snapshot): Promise<{ size: number; root: string }> {
  const { rows } = await snapshot.client.query<{ size: string; root: Buffer }>('select size::text, root from kapu.log_tree')
  return { size: Number(rows[0]!.size), root: toBase64(rows[0]!.root) }
}

/** Addresses in every text column of the name `sha256`, a thousand at a time. */
async function* referencedDocuments(snapshot: Snapshot): AsyncGenerator<string> {
  const { client } = snapshot
  const { rows: tables } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'kapu'::regnamespace and c.relkind = 'r' and a.attname = 'sha256' and a.atttypid = 'text'::regtype order by 1`)
  for (const { name } of tables) {
    await client.query(`declare documents no scroll cursor for select sha256 from ${name}`)
    for (;;) {
      const { rows } = await client.query<{ sha256: string }>('fetch 1000 from documents')
      for (const row of rows) yield row.sha256
      if (rows.length < 1000) break
    }
    await client.query('close documents')
  }
}

async function readWitnessNotes(dataFolder: string): Promise<Map<string, Buffer>> {
  const notes = new Map<string, Buffer>()
  for await (const path of otherFiles(dataFolder)) {
    if (path.startsWith('witness/') && path.endsWith('.note')) notes.set(path, await readFile(join(dataFolder, path)))
  }
  return notes
}

/** `query would be affected by row-level security policy`: a silent half would be worse than none. */
const isRowSecurity = (error: unknown): boolean => (error as { code?: string }).code === '42501'

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
