/**
 * A cluster that another major version of PostgreSQL made is carried over to the present one: both servers run, the rows go
 * from one to the other, are compared, and only then the folders are exchanged. The old cluster is never written to and is
 * kept. `pg_upgrade` is not among the binaries, and it would want every library of the old server, too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DatabaseAddress } from '../pool.ts'
import { installBinaries, packagedVersion, type Binaries } from './binaries.ts'
import { embeddedErrors } from './embedded.errors.ts'
import { beganAt, holderOf } from './holder.ts'
import { preparePlace, type Place } from './place.ts'
import { attach, clusterOf, createCluster, startServer } from './server.ts'

export interface UpgradeOptions {
  /** Carries everything over and compares it; throws when anything differs. */
  readonly transfer: (from: DatabaseAddress, to: DatabaseAddress) => Promise<void>
  readonly progress: (sentence: string) => void
  /** Where Debian keeps its servers: `<folder>/<major>/bin`. */
  readonly systemServers?: string
}

/** Major version that made the cluster of a data folder, where it is not the packaged one. */
export function otherMajor(dataFolder: string): string | undefined {
  const cluster = clusterOf(dataFolder)
  const made = cluster && majorOf(cluster)
  return made && made !== packagedVersion().split('.')[0] ? made : undefined
}

const majorOf = (cluster: string): string => readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()

/**
 * Carries the cluster over to the packaged version; gives the folder in which the old one is kept. Killed at any moment, the
 * next start begins anew or, when everything had been compared, finishes.
 * @throws embedded.another-version when the old server's programs are not on this machine, or it is newer than ours;
 *   embedded.held while somebody uses it; embedded.no-room
 */
export async function upgradeCluster(dataFolder: string, options: UpgradeOptions): Promise<string> {
  const place = await preparePlace(dataFolder)
  const made = majorOf(place.cluster)
  const have = packagedVersion().split('.')[0]!
  const oldBinaries = Number(made) < Number(have) ? findBinaries(place, made, options.systemServers ?? '/usr/lib/postgresql') : undefined
  if (!oldBinaries) throw embeddedErrors.anotherVersion({ made, have })
  refuseWhileHeld(join(dataFolder, 'leases'))
  const lock = join(dataFolder, 'upgrading.json')
  await takeLock(lock)
  try {
    // A server that an upgrade which was killed has left.
    await (await attach(place))?.stop()
    const fresh: Place = { ...place, cluster: `${place.cluster}.upgrading`, socket: join(place.socket, 'new') }
    await (await attach(fresh))?.stop()
    for (const leftover of [fresh.cluster, `${place.cluster}.upgraded`]) await rm(leftover, { recursive: true, force: true })
    await mkdir(fresh.socket, { recursive: true, mode: 0o700 })
    if (place.identity) await chown(fresh.socket, place.identity.uid, place.identity.gid)
    await requireRoom(place)
    options.progress(`Az adatbázist a PostgreSQL ${made} készítette; átvitel a ${have} változatra…`)
    const binaries = await installBinaries(place.binaries)
    await createCluster(fresh, binaries)
    const from = await startServer(place, oldBinaries, {})
    try {
      const to = await startServer(fresh, binaries, {})
      try {
        await options.transfer(from.address, to.address)
      } finally {
        await to.stop()
      }
    } finally {
      await from.stop()
    }
    const kept = await freeName(`${place.cluster}.postgresql-${made}`)
    // From here the new cluster counts: preparePlace finishes what is cut off between these lines.
    await rename(fresh.cluster, `${place.cluster}.upgraded`)
    await rename(place.cluster, kept)
    await rename(`${place.cluster}.upgraded`, place.cluster)
    await syncFolder(dirname(place.cluster))
    options.progress(`Az adatbázis átkerült a PostgreSQL ${have} változatára; a régi itt maradt meg, és törölhető: ${kept}`)
    return kept
  } finally {
    await rm(lock, { force: true })
  }
}

/** The old server's programs: as an earlier version of the Gate unpacked them, or as the system has them. */
function findBinaries(place: Place, major: string, systemServers: string): Binaries | undefined {
  const unpacked = existsSync(place.binaries) ? readdirSync(place.binaries) : []
  const own = unpacked.filter((name) => name.startsWith(`postgresql-${major}.`) && existsSync(join(place.binaries, name, 'complete'))).sort().at(-1)
  if (own) return { version: own.slice('postgresql-'.length), folder: join(place.binaries, own) }
  const system = join(systemServers, major)
  return existsSync(join(system, 'bin', 'postgres')) ? { version: major, folder: system } : undefined
}

function refuseWhileHeld(leases: string): void {
  for (const name of existsSync(leases) ? readdirSync(leases) : []) {
    const holder = name.endsWith('.json') ? holderOf(join(leases, name)) : undefined
    if (holder?.alive) throw embeddedErrors.held({ pid: holder.pid, purpose: holder.purpose })
  }
}

async function takeLock(path: string): Promise<void> {
  const holder = holderOf(path)
  if (holder?.alive) throw embeddedErrors.held({ pid: holder.pid, purpose: holder.purpose })
  await rm(path, { force: true })
  try {
    await writeFile(path, JSON.stringify({ pid: process.pid, began: beganAt(process.pid) ?? '', purpose: 'upgrade' }), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? embeddedErrors.held({ purpose: 'upgrade' }) : error
  }
}

/** Both clusters lie side by side for a while; the new one is seldom the larger. */
async function requireRoom(place: Place): Promise<void> {
  const needed = await sizeOf(place.cluster)
  const { bavail, bsize } = await statfs(dirname(place.cluster))
  if (bavail * bsize < needed) throw embeddedErrors.noRoom({ neededBytes: needed, freeBytes: bavail * bsize })
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size
  }
  return size
}

async function freeName(path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? path : `${path}-${number}`
    if (!existsSync(name)) return name
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
