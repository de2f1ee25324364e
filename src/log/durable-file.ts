import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface DurableFile {
  readonly path: string
  readonly content: Uint8Array | string
}

/** Replaces a file so that after a crash either the old or the new content is there, whole. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  await writeAllDurably([{ path, content }])
}

/** The same for several files, each whole for itself; a folder that many lie in is flushed once. */
export async function writeAllDurably(files: readonly DurableFile[]): Promise<void> {
  const folders = [...new Set(files.map(({ path }) => dirname(path)))]
  await allSettled(folders.map((folder) => mkdir(folder, { recursive: true })))
  await allSettled(files.map(replace))
  await allSettled(folders.map(flushFolder))
}

async function replace({ path, content }: DurableFile): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o644)
  try {
    await file.writeFile(content)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Waits for all even when one fails: nothing may still be written when the caller hears of the failure and starts again. */
async function allSettled(work: ReadonlyArray<Promise<unknown>>): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) if (outcome.status === 'rejected') throw outcome.reason
}
