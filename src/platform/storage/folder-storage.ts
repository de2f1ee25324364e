import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import type { Clock, IdSource } from '../context/index.ts'
import { isDiskFull, type DiskSpace } from './disk-space.ts'
import { storageErrors } from './storage.errors.ts'
import type { DocumentStorage, OrphanReport, Sha256 } from './storage.types.ts'

export interface FolderStorage extends DocumentStorage {
  /**
   * Removes documents that no row refers to and unfinished uploads, both untouched since `olderThan`. `referenced`
   * tells which of the given addresses are in use.
   */
  collectOrphans(olderThan: Date, referenced: (candidates: readonly Sha256[]) => Promise<ReadonlySet<Sha256>>): Promise<OrphanReport>
}

/** Where a document of a folder store lies, for looking at it without opening the store. */
export const storedPath = (folder: string, sha256: Sha256): string => join(folder, 'content', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/**
 * Content-addressed storage in a folder: `content/ab/cd/<sha256>`. A file appears under its address only complete and
 * flushed (temporary file, fsync, rename, fsync of the folder), so a crash at any instant leaves either all of it or none.
 */
export async function folderStorage(
  folder: string, source: { readonly clock: Clock; readonly ids: IdSource; readonly space?: Pick<DiskSpace, 'requireRoom'> }
): Promise<FolderStorage> {
  const incoming = join(folder, 'incoming')
  const leaving = join(folder, 'leaving')
  const content = join(folder, 'content')
  for (const path of [incoming, leaving, content]) await mkdir(path, { recursive: true, mode: 0o700 })
  const place = (sha256: Sha256): { directory: string; path: string } => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw storageErrors.notFound({ sha256 })
    const directory = join(content, sha256.slice(0, 2), sha256.slice(2, 4))
    return { directory, path: join(directory, sha256) }
  }
  const touch = async (path: string): Promise<boolean> => {
    const now = source.clock.now()
    return utimes(path, now, now).then(() => true, absent)
  }

  return {
    async put(input, { maxBytes }) {
      const temporary = join(incoming, source.ids.uuid())
      try {
        const { sha256, size } = await writeTemporary(temporary, input, maxBytes, source.space)
        const { directory, path } = place(sha256)
        // Touching comes first: housekeeping looks at the time again after it has taken a file away.
        if (await touch(path)) return { sha256, size }
        await mkdir(directory, { recursive: true, mode: 0o700 })
        await touch(temporary)
        await rename(temporary, path)
        for (const changed of [directory, join(directory, '..'), content]) await syncDirectory(changed)
        return { sha256, size }
      } catch (error) {
        throw isDiskFull(error) ? storageErrors.noSpace({}, { cause: error }) : error
      } finally {
        await rm(temporary, { force: true })
      }
    },

    async get(sha256) {
      const bytes = await readFile(place(sha256).path).catch((error: unknown) => {
        if (isAbsent(error)) throw storageErrors.notFound({ sha256 })
        throw error
      })
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw storageErrors.damaged({ sha256 })
      return bytes
    },

    async stream(sha256) {
      const { path } = place(sha256)
      if (!(await exists(path))) throw storageErrors.notFound({ sha256 })
      const hash = createHash('sha256')
      const checked = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          done(null, chunk)
        },
        flush(done) {
          done(hash.digest('hex') === sha256 ? null : storageErrors.damaged({ sha256 }))
        }
      })
      const file = createReadStream(path)
      file.on('error', (error) => checked.destroy(error))
      checked.on('close', () => file.destroy())
      return file.pipe(checked)
    },

    has: (sha256) => exists(place(sha256).path),

    async collectOrphans(olderThan, referenced) {
      let documents = 0
      let unfinished = 0
      for (const name of await readdir(incoming)) {
        if (!(await isOlder(join(incoming, name), olderThan))) continue
        await rm(join(incoming, name), { force: true })
        unfinished += 1
      }
      // A housekeeping run that was killed may have left files taken away but not judged.
      for (const sha256 of await readdir(leaving)) await rename(join(leaving, sha256), place(sha256).path)
      for (const first of await readdir(content)) {
        for (const second of await readdir(join(content, first))) {
          const candidates: Sha256[] = []
          for (const name of await readdir(join(content, first, second))) {
            if (await isOlder(join(content, first, second, name), olderThan)) candidates.push(name)
          }
          if (candidates.length === 0) continue
          const used = await referenced(candidates)
          for (const sha256 of candidates.filter((candidate) => !used.has(candidate))) {
            const aside = join(leaving, sha256)
            await rename(place(sha256).path, aside)
            if (await isOlder(aside, olderThan)) {
              await unlink(aside)
              documents += 1
            } else {
              await rename(aside, place(sha256).path)
            }
          }
        }
      }
      return { documents, unfinished }
    }
  }
}

async function writeTemporary(path: string, input: Uint8Array | AsyncIterable<Uint8Array>, maxBytes: number, space?: Pick<DiskSpace, 'requireRoom'>): Promise<{ sha256: Sha256; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  let asked = 0
  await space?.requireRoom()
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of input instanceof Uint8Array ? Readable.from([Buffer.from(input)]) : input) {
      const bytes = chunk as Uint8Array
      size += bytes.length
      if (size > maxBytes) throw storageErrors.tooLarge({ maxBytes })
      // Many large uploads at once could use up the reserve between two looks.
      if (size - asked > 1024 * 1024) {
        asked = size
        await space?.requireRoom()
      }
      hash.update(bytes)
      await file.writeFile(bytes)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isOlder = (path: string, than: Date): Promise<boolean> => stat(path).then((found) => found.mtimeMs < than.getTime(), absent)
const exists = (path: string): Promise<boolean> => stat(path).then(() => true, absent)
const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

function absent(error: unknown): false {
  if (isAbsent(error)) return false
  throw error
}
