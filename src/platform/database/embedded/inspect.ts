/** A look at the embedded server of a data folder that changes nothing: for diagnosis, before anything is started. */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { installBinaries } from './binaries.ts'
import { holderOf, type Holder } from './holder.ts'
import { isAlive, isPostgres } from './server.ts'

/** What stands in a data folder. Paths are null where nothing has been made yet. */
export interface EmbeddedInspection {
  /** Folder of cluster and server log; for root below `/var/lib/kapu`. */
  readonly home: string | null
  readonly cluster: string | null
  /** Data folder that the cluster says it belongs to (root only); another one than ours: a copy. */
  readonly belongsTo: string | null
  /** Major version that made the cluster. */
  readonly madeBy: string | null
  readonly serverLog: string | null
  readonly postmaster: { readonly pid: number; readonly alive: boolean; readonly isPostgres: boolean } | null
  readonly leases: ReadonlyArray<Holder & { readonly name: string; readonly alive: boolean }>
  /** The short lock around taking leases: who holds it; `unknown` when it was left without a name. */
  readonly lock: 'free' | 'held' | 'dead' | 'unknown'
}

/** Looks at the folder as it lies there; makes and removes nothing. */
export async function inspectEmbedded(dataFolder: string): Promise<EmbeddedInspection> {
  const folder = await realpath(dataFolder)
  const pointer = textOf(join(folder, 'postgresql.location'))
  const own = join(folder, 'postgresql')
  const home = pointer ?? (isFolder(own) ? own : null)
  const cluster = home !== null && isFolder(join(home, 'cluster')) ? join(home, 'cluster') : null
  const leases = join(folder, 'leases')
  return {
    home,
    cluster,
    belongsTo: home === null ? null : textOf(join(home, 'data-folder')),
    madeBy: cluster === null ? null : textOf(join(cluster, 'PG_VERSION')),
    serverLog: home === null ? null : join(home, 'server.log'),
    postmaster: cluster === null ? null : postmasterOf(cluster),
    leases: namesIn(leases).filter((name) => /^(gate|verb)-.*\.json$/.test(name)).flatMap((name) => {
      const holder = holderOf(join(leases, name))
      return holder ? [{ ...holder, name }] : [{ pid: 0, began: '', purpose: '?', alive: false, name }]
    }),
    lock: lockOf(leases)
  }
}

/**
 * Unpacks the packaged server into a temporary folder and asks it for its version: the loader then names every shared
 * library that the machine lacks, which a list of file names could only guess.
 * @returns null when it runs, else what the loader said
 */
export async function tryBinaries(): Promise<{ readonly version: string; readonly fault: string | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'kapu-doctor-'))
  try {
    const binaries = await installBinaries(folder)
    try {
      for (const name of ['postgres', 'initdb']) {
        await promisify(execFile)(join(binaries.folder, 'bin', name), ['--version'], {
          timeout: 20_000, env: { ...process.env, LD_LIBRARY_PATH: join(binaries.folder, 'lib') }
        })
      }
      return { version: binaries.version, fault: null }
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string }
      return { version: binaries.version, fault: (stderr?.trim() ?? '') || message }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function postmasterOf(cluster: string): EmbeddedInspection['postmaster'] {
  const pid = Number(textOf(join(cluster, 'postmaster.pid'))?.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  const alive = isAlive(pid)
  return { pid, alive, isPostgres: alive && isPostgres(pid) }
}

function lockOf(leases: string): EmbeddedInspection['lock'] {
  if (!isFolder(join(leases, 'lock'))) return 'free'
  const holder = holderOf(join(leases, 'lock', 'holder'))
  return holder ? (holder.alive ? 'held' : 'dead') : 'unknown'
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}
