import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, chown, mkdir, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedErrors } from './embedded.errors.ts'

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
 * only root may; so for root the cluster lies under `/var/lib/kapu/<hash of the folder>`, owned by an unprivileged user,
 * and the data folder keeps a pointer to it.
 */
export async function preparePlace(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const folder = await realpath(dataFolder)
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.getuid?.() !== 0) {
    const home = join(folder, 'postgresql')
    await mkdir(home, { recursive: true, mode: 0o700 })
    return {
      binaries: home,
      cluster: join(home, 'cluster'),
      socket: await socketFolder(hash, undefined),
      log: join(home, 'server.log'),
      identity: undefined
    }
  }
  const identity = unprivileged()
  const home = join('/var/lib/kapu', hash)
  await mkdir('/var/lib/kapu', { recursive: true, mode: 0o755 })
  await mkdir(home, { recursive: true, mode: 0o700 })
  await chown(home, identity.uid, identity.gid)
  await writeFile(join(folder, 'postgresql.location'), `${home}\n`)
  return {
    binaries: '/var/lib/kapu/binaries',
    cluster: join(home, 'cluster'),
    socket: await socketFolder(hash, identity),
    log: join(home, 'server.log'),
    identity
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
