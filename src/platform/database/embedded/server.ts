import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { withoutSecrets } from '../../config/index.ts'
import type { DatabaseAddress } from '../pool.ts'
import { installBinaries, type Binaries } from './binaries.ts'
import { embeddedErrors } from './embedded.errors.ts'
import { preparePlace, type Place } from './place.ts'

/** A running embedded server. */
export interface EmbeddedServer {
  readonly address: DatabaseAddress
  readonly pid: number
  /** Whether it ran already (left by a killed process, or held by another verb). */
  readonly attached: boolean
  /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>
}

/** Settings besides the defaults; `durable: false` is for tests only. */
export interface ServerOptions {
  readonly durable?: boolean
  readonly progress?: (step: 'unpack' | 'create' | 'start') => void
}

/** Sized for the two-core machine of design.md; a big office runs its own server by DATABASE_URL. */
const settings = [
  'listen_addresses=', 'max_connections=100', 'shared_buffers=256MB', 'effective_cache_size=1GB', 'work_mem=16MB',
  'maintenance_work_mem=128MB', 'wal_compression=on', 'max_wal_size=2GB', 'random_page_cost=1.1', 'jit=off',
  'log_min_duration_statement=1000', 'log_line_prefix=%m [%p] %q%u@%d ', 'logging_collector=off', 'unix_socket_permissions=0700'
]

/**
 * Starts the server of a data folder, or attaches to the one that runs there; makes the cluster on first use.
 * @throws embedded.no-binaries, embedded.another-version, embedded.not-started
 */
export async function startEmbedded(dataFolder: string, options: ServerOptions = {}): Promise<EmbeddedServer> {
  const place = await preparePlace(dataFolder)
  const running = await attachWhenReady(place)
  if (running) return running
  forgetStranger(place)
  options.progress?.('unpack')
  const binaries = await installBinaries(place.binaries)
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    options.progress?.('create')
    await createCluster(place, binaries)
  }
  requireVersion(place, binaries)
  options.progress?.('start')
  return startServer(place, binaries, options)
}

/** The cluster that was made for this data folder, if one was; makes nothing itself. */
export function clusterOf(dataFolder: string, name = 'cluster'): string | undefined {
  let home = join(dataFolder, 'postgresql')
  try {
    home = readFileSync(join(dataFolder, 'postgresql.location'), 'utf8').trim()
  } catch {
    // Not root's: the cluster lies in the data folder itself.
  }
  const cluster = join(home, name)
  return existsSync(join(cluster, 'PG_VERSION')) ? cluster : undefined
}

/** Stops the server of a data folder, if one runs, and removes its cluster: for a throw-away folder or a half-made one. */
export async function removeEmbedded(dataFolder: string): Promise<void> {
  const place = await preparePlace(dataFolder)
  const running = await attach(place)
  const pid = running?.pid ?? postmasterPid(place)
  if (pid !== undefined) await stopServer(place)
  await rm(place.cluster, { recursive: true, force: true })
  await rm(`${place.cluster}.new`, { recursive: true, force: true })
  await rm(place.socket, { recursive: true, force: true })
  if (!place.identity) return
  await rm(dirname(place.cluster), { recursive: true, force: true })
  await rm(join(dataFolder, 'postgresql.location'), { force: true })
}

const addressOf = (place: Place): DatabaseAddress => ({ host: place.socket, port: 5432, user: 'kapu', database: 'kapu' })

function environment(binaries: Binaries): NodeJS.ProcessEnv {
  const env = { ...withoutSecrets(process.env), LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(binaries.folder, 'lib') }
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete (env as NodeJS.ProcessEnv)[name]
  return env
}

export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  // Made beside its place and moved there when complete: a start that was cut off leaves nothing half-made.
  const partial = `${place.cluster}.new`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  if (place.identity) await chown(partial, place.identity.uid, place.identity.gid)
  await command(join(binaries.folder, 'bin/initdb'), [
    '-D', partial, '-U', 'kapu', '--auth-local=trust', '--auth-host=reject', '-E', 'UTF8', '--locale=C',
    '--data-checksums', '--no-instructions'
  ], place, binaries)
  await rename(partial, place.cluster)
}

function requireVersion(place: Place, binaries: Binaries): void {
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  const have = binaries.version.split('.')[0]
  if (made !== have) throw embeddedErrors.anotherVersion({ made, have })
}

export async function startServer(place: Place, binaries: Binaries, options: ServerOptions): Promise<EmbeddedServer> {
  const durability = options.durable === false ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []
  const args = ['-D', place.cluster, '-k', place.socket, ...[...settings, ...durability].flatMap((item) => ['-c', item])]
  const log = await open(place.log, 'a', 0o600)
  // Detached: a process group of its own, so that Ctrl+C in the terminal does not abort transactions in flight.
  const child = spawn(join(binaries.folder, 'bin/postgres'), args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
    env: environment(binaries),
    ...place.identity
  })
  let exited = false
  child.once('exit', () => { exited = true })
  child.once('error', () => { exited = true })
  child.unref()
  await log.close()
  for (let waited = 0; waited < 120_000; waited += 50) {
    if (exited) {
      // Two starts at the same time: the other one holds the cluster's own lock file.
      const other = await attachWhenReady(place)
      if (other) return other
      throw await notStarted(place)
    }
    const server = await attach(place)
    if (server) return { ...server, attached: false }
    await sleep(50)
  }
  throw await notStarted(place)
}

async function notStarted(place: Place): Promise<Error> {
  const log = await readFile(place.log, 'utf8').catch(() => '')
  return embeddedErrors.notStarted({ log: log.slice(-2000) })
}

/** The server that runs on this cluster already, if it answers. */
export async function attach(place: Place): Promise<EmbeddedServer | undefined> {
  const pid = postmasterPid(place)
  if (pid === undefined) return undefined
  const address = addressOf(place)
  const client = new pg.Client({ ...address, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = \'kapu\'')
    if (rowCount === 0) {
      await client.query('create database kapu').catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
    }
    return { address, pid, attached: true, stop: () => stopServer(place) }
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** A server that recovers from a kill, or is just stopping, does not answer at once: starting a second one would fail. */
async function attachWhenReady(place: Place): Promise<EmbeddedServer | undefined> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    const running = await attach(place)
    if (running) return running
    const pid = postmasterPid(place)
    if (pid === undefined) return undefined
    // Its socket was swept from the temporary folder: nobody can ever reach it, and it serves nobody.
    if (waited > 5_000 && !existsSync(join(place.socket, '.s.PGSQL.5432'))) await stopServer(place)
    await sleep(100)
  }
  throw await notStarted(place)
}

/**
 * The server's process by its pid file. After a power cut the number may belong to another process or to a dead one that
 * nobody has waited for (in a container without init): neither is our server.
 */
function postmasterPid(place: Place): number | undefined {
  const pid = notedPid(place)
  return pid !== undefined && isAlive(pid) && isPostgres(pid) ? pid : undefined
}

function notedPid(place: Place): number | undefined {
  try {
    const pid = Number(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * PostgreSQL refuses to start while the pid file names a living process of its user, whatever that process is. We know
 * better: when it is no server, the file is a leftover. A real server that lost the file is still kept out by its shared memory.
 */
function forgetStranger(place: Place): void {
  const pid = notedPid(place)
  if (pid !== undefined && isAlive(pid) && !isPostgres(pid)) rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
}

/** Whether a living process is a PostgreSQL server; where nothing tells (no /proc), it counts as one. */
export function isPostgres(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')) === 'postgres' && stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return !existsSync('/proc/self/stat')
  }
}

/** Whether a process of this id lives; one that belongs to somebody else does, too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function stopServer(place: Place): Promise<void> {
  // Asked for now: it may have been killed and started again since we attached to it.
  const pid = postmasterPid(place)
  if (pid === undefined) return
  // SIGINT: fast shutdown, with a checkpoint, so that the next start needs no recovery.
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 60_000; waited += 25) {
    if (postmasterPid(place) !== pid) return
    await sleep(25)
  }
  process.kill(pid, 'SIGQUIT')
}

function command(path: string, args: string[], place: Place, binaries: Binaries): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', env: environment(binaries), ...place.identity })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(embeddedErrors.notStarted({ log: output.slice(-2000) }))
    })
  })
}
