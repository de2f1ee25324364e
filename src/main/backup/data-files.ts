/** Which files of a data folder a backup carries, besides the documents and the published log. */
import { createReadStream } from 'node:fs'
import { opendir, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { markerName } from './backup.types.ts'

/**
 * Left out: what has its own way (database, documents, log), what belongs to a process, and the operator's log. Everything
 * else goes along, so that a folder which a later version adds is not forgotten.
 */
const ownWay = new Set(['documents', 'log', 'postgresql', 'postgresql.location', 'leases', markerName])
const isLeftOut = (name: string): boolean => ownWay.has(name) || name.startsWith('gate.log') || name.startsWith('server.log')

/** Paths relative to the data folder, with `/`. */
export async function* otherFiles(dataFolder: string): AsyncGenerator<string> {
  for (const name of (await readdir(dataFolder)).sort()) {
    if (!isLeftOut(name)) yield* filesBelow(dataFolder, join(dataFolder, name))
  }
}

async function* filesBelow(root: string, path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(absent)
  if (!found) return
  // What is being written is not there yet: it appears by renaming.
  if (found.isFile() && !path.endsWith('.new')) yield relative(root, path)
  if (!found.isDirectory()) return
  for (const name of (await readdir(path)).sort()) yield* filesBelow(root, join(path, name))
}

/** Addresses of all stored documents. */
export async function* storedDocuments(dataFolder: string): AsyncGenerator<{ readonly sha256: string; readonly path: string }> {
  const documents = join(dataFolder, 'documents')
  const content = join(documents, 'content')
  for (const first of await namesIn(content)) {
    for (const second of await namesIn(join(content, first))) {
      for (const sha256 of await namesIn(join(content, first, second))) yield { sha256, path: join(content, first, second, sha256) }
    }
  }
}

export const documentPath = (sha256: string): string => `documents/content/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

/** Bytes of a file; nothing when it has gone meanwhile. */
export async function openFile(path: string): Promise<{ readonly mode: number; readonly bytes: AsyncIterable<Buffer> } | undefined> {
  const found = await stat(path).catch(absent)
  return found ? { mode: found.mode & 0o777, bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer> } : undefined
}

/** Whether nothing is in a folder, or there is no such folder. */
export async function isEmptyFolder(path: string): Promise<boolean> {
  const folder = await opendir(path).catch(absent)
  if (!folder) return true
  try {
    return (await folder.read()) === null
  } finally {
    await folder.close()
  }
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(absent) ?? []).sort()
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
