import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedErrors } from './embedded.errors.ts'

/** Where root's clusters and binaries lie. */
const homes = '/var/lib/kapu'

/** Where an embedded server lives and as whom it runs. */
export interface Place {
  /** Folder of binaries, shared by all data folders of this user. */
  readonly binaries: string
  readonly cluster: string
  /** Folder of the Unix socket, 0700 and short (a socket path has at most 107 bytes). */
  readonly socket: string
  readonly log: string
  /** The user to run as; nothing when the caller itself may. */
  readonly identity: { readonly uid: number; readonly gid: number } | undefined
}

/**
 * Prepares the folders of the server of a data folder. PostgreSQL refuses to run as root and cannot enter a folder that
 * only root may; so for root the cluster lies under a folder of `/var/lib/kapu`, owned by an unprivileged user,
 * and the data folder keeps a pointer to it.
 */
export async function preparePlace(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const folder = await realpath(dataFolder)
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.getuid?.() !== 0) {
    const home = join(folder, 'postgresql')
    await mkdir(home, { recursive: true, mode: 0o700 })
    await finishUpgrade(join(home, 'cluster'))
    return {
      binaries: home,
      cluster: join(home, 'cluster'),
      socket: await socketFolder(hash, undefined),
      log: join(home, 'server.log'),
      identity: undefined
    }
  }
  const identity = unprivileged()
  await mkdir(homes, { recursive: true, mode: 0o755 })
  // The umask may have taken it away, and the server's user must enter.
  await chmod(homes, 0o755)
  const home = await homeOf(folder, hash)
  await mkdir(home, { recursive: true, mode: 0o700 })
  await chown(home, identity.uid, identity.gid)
  await finishUpgrade(join(home, 'cluster'))
  await writeFile(join(home, 'data-folder'), `${folder}\n`)
  await writeFile(join(folder, 'postgresql.location'), `${home}\n`)
  return {
    binaries: join(homes, 'binaries'),
    cluster: join(home, 'cluster'),
    socket: await socketFolder(hash, identity),
    log: join(home, 'server.log'),
    identity
  }
}

/** An upgrade that was cut off after everything had been compared: the old cluster is set aside, the new one takes its place. */
async function finishUpgrade(cluster: string): Promise<void> {
  if (existsSync(cluster) || !existsSync(`${cluster}.upgraded`)) return
  await rename(`${cluster}.upgraded`, cluster).catch((error: unknown) => {
    // Another process was first.
    if (!existsSync(cluster)) throw error
  })
}

/**
 * The cluster's folder of a data folder, for root. The data folder's pointer decides, so that a folder that was moved keeps
 * its cluster, and one that was deleted and begun anew never gets the cluster of its predecessor.
 * @throws embedded.copied-folder when the cluster belongs to another data folder that is still there
 */
async function homeOf(folder: string, hash: string): Promise<string> {
  const pointer = await textOf(join(folder, 'postgresql.location'))
  if (pointer !== null && existsSync(pointer)) {
    const owner = await textOf(join(pointer, 'data-folder'))
    if (owner !== null && owner !== folder && existsSync(join(owner, 'postgresql.location'))) throw embeddedErrors.copiedFolder({ folder, owner })
    return pointer
  }
  for (let number = 1; ; number += 1) {
    const home = join(homes, number === 1 ? hash : `${hash}-${number}`)
    if (!existsSync(home)) return home
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    return null
  }
}

async function socketFolder(hash: string, identity: Place['identity']): Promise<string> {
  // For root not in the data folder, which the server's user may not enter; for others not there either: too long.
  const folder = join(identity ? '/tmp' : tmpdir(), `kapu-${process.getuid?.() ?? 0}-${hash}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (identity) await chown(folder, identity.uid, identity.gid)
  await chmod(folder, 0o700)
  return folder
}

/** A user without rights that the machine knows by name: `initdb` wants one. */
function unprivileged(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const found = lines.find(([name]) => name === 'nobody') ?? lines.find(([, , uid]) => Number(uid) > 0)
  const [, , uid, gid] = found ?? []
  if (!uid || !gid) throw embeddedErrors.noUser()
  return { uid: Number(uid), gid: Number(gid) }
}
