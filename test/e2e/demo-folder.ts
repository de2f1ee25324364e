/**
 * The data folder of a Gate that has loaded the demonstration country, made once in a run of tests and copied for each file: loading it
 * takes most of a first start, and only `start.test.ts` is about that.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { removeEmbedded } from '../../src/platform/database/embedded/index.ts'

/** Where the run keeps its one folder (`test/factories/global-database.ts`); without it, outside a run, every start is a first one. */
export const demoFolderVariable = 'KAPU_TEST_DEMO_FOLDER'

/** As root the cluster lies elsewhere; see platform/database/embedded/place.ts. */
const pointerOf = (data: string): string => join(data, 'postgresql.location')
const clustersOfRoot = '/var/lib/kapu'

/**
 * Puts a copy into `folder/data`; the first caller of the run makes the original, the others wait for it.
 * @param make starts a Gate in the folder and stops it cleanly
 * @returns whether there is one; otherwise the caller's start is a first one
 */
export async function copyDemo(folder: string, make: (folder: string) => Promise<void>): Promise<boolean> {
  const original = process.env[demoFolderVariable]
  if (!original) return false
  const ready = join(original, 'ready')
  const failed = join(original, 'failed')
  if (isFirst(original)) {
    try {
      await make(original)
      writeFileSync(ready, '')
    } catch (error) {
      writeFileSync(failed, '')
      throw error
    }
  }
  while (!existsSync(ready)) {
    if (existsSync(failed)) return false
    await sleep(100)
  }
  copy(join(original, 'data'), join(folder, 'data'))
  return true
}

function isFirst(original: string): boolean {
  try {
    mkdirSync(join(original, 'making'))
    return true
  } catch {
    return false
  }
}

function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
  if (!existsSync(pointerOf(from))) return
  const cluster = mkdtempSync(join(clustersOfRoot, 'test-'))
  execFileSync('cp', ['-a', `${readFileSync(pointerOf(from), 'utf8').trim()}/.`, cluster])
  writeFileSync(join(cluster, 'data-folder'), `${realpathSync(to)}\n`)
  writeFileSync(pointerOf(to), `${cluster}\n`)
}

/** Stops what still runs on `folder/data` and removes both. */
export async function removeFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'data'))) await removeEmbedded(join(folder, 'data'))
  rmSync(folder, { recursive: true, force: true })
}
