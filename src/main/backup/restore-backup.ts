/**
 * Restores a backup into an empty folder (and an empty database): all of it or nothing. A mark stands in the folder and in
 * the database from the first byte to the last check, so a restore that was killed is recognised, and repeating it cleans up.
 */
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { appendEntry } from '../../log/index.ts'
import { backupErrors } from '../../platform/backup/index.ts'
import type { Clock, Context, IdSource } from '../../platform/context/index.ts'
import { removeEmbedded, takeLease } from '../../platform/database/embedded/index.ts'
import { createDb, createPool, inCentral, migrate, readMigrations, type DatabaseAddress, type DatabaseRole } from '../../platform/database/index.ts'
import { beginLoad, makeSchema, TransferRefused, type SequenceState } from '../../platform/database/transfer/index.ts'
import { migrateJobs } from '../../platform/jobs/index.ts'
import { createLogger } from '../../platform/logging/index.ts'
import type { Manifest, Progress } from './backup.types.ts'
import { isEmptyFolder } from './data-files.ts'
import { dropSchemas, isEmptyDatabase, isHalfRestored, mark, markDatabase, readMarker, unmark, unmarkDatabase, type Marker } from './half-restored.ts'
import { contradicted, lostSince, readKept, type LostEntries } from './kept-checkpoints.ts'
import { ofTransfer } from './transfer-database.ts'
import { openBackup, type BackupEnd, type OpenBackup } from './read-backup.ts'
import { verifyRestored, type RestoredCheck } from './verify-restored.ts'

export interface RestoreOptions {
  readonly file: string
  readonly secret: Uint8Array
  readonly dataFolder: string
  /** Null: the embedded server of the folder. */
  readonly databaseUrl: string | null
  readonly migrationsFolder: string
  /** Checkpoints kept elsewhere. */
  readonly checkpoints?: readonly string[]
  readonly acceptLoss?: boolean
  /** A trial in a throw-away folder: nothing is written into the log, and the server need not be durable. */
  readonly trial?: boolean
  readonly clock: Clock
  readonly ids: IdSource
  readonly progress: Progress
}

export interface RestoreReport {
  readonly manifest: Manifest
  readonly end: BackupEnd
  readonly check: RestoredCheck
  /** Migrations that came after the backup. */
  readonly migrated: readonly string[]
  readonly lost: LostEntries | null
}

/**
 * @throws backup.target-not-empty, backup.restoring, backup.wrong-key, backup.damaged, backup.cut-off, backup.newer-schema,
 *   backup.not-permitted, backup.older-than-checkpoint, backup.not-the-same
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  // The key and the beginning first: with a wrong passphrase nothing is touched.
  const backup = await openBackup(options.file, options.secret)
  try {
    const kept = await readKept(options.checkpoints ?? [], backup.manifest)
    const lost = lostSince(kept, backup.manifest)
    if (lost && !options.acceptLoss) throw backupErrors.olderThanCheckpoint({ restoredEntries: lost.from, keptEntries: lost.to, lostEntries: lost.to - lost.from })
    await prepareTarget(options)
    try {
      const report = await restoreInto(options, backup, kept, lost)
      await unmark(options.dataFolder)
      await syncFolder(options.dataFolder)
      return report
    } catch (error) {
      options.progress('A visszaállítás nem sikerült, takarítás…')
      await cleanUp(options)
      throw error instanceof TransferRefused ? ofTransfer(error) : error
    }
  } finally {
    await backup.close()
  }
}

async function prepareTarget(options: RestoreOptions): Promise<void> {
  const { dataFolder } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const found = readMarker(dataFolder)
  const marker = found?.done ? null : found
  if (!marker && !(await isEmptyFolder(dataFolder))) throw backupErrors.targetNotEmpty({ folder: dataFolder })
  await onDatabaseUrl(options, async (owner) => {
    const client = await owner.connect()
    try {
      if (!(await isEmptyDatabase(client)) && !(await isHalfRestored(client))) throw backupErrors.targetNotEmpty({ database: true })
    } finally {
      client.release()
    }
  })
  await mark(dataFolder, markerOf(options))
  if (marker) options.progress('Egy korábbi visszaállítás itt félbeszakadt; takarítás…')
  await cleanUp(options, { keepMarker: true })
}

const markerOf = ({ file, clock }: RestoreOptions): Marker => ({ file, startedAt: clock.now().toISOString(), pid: process.pid })

/** Removes what a restore has made, the mark last. */
async function cleanUp(options: RestoreOptions, { keepMarker = false } = {}): Promise<void> {
  const { dataFolder } = options
  await onDatabaseUrl(options, async (owner) => {
    const client = await owner.connect()
    try {
      if (await isHalfRestored(client)) await dropSchemas(client)
    } finally {
      client.release()
    }
  })
  if (!options.databaseUrl) await removeEmbedded(dataFolder)
  for (const name of await readdir(dataFolder)) {
    if (name !== 'restoring.json') await rm(join(dataFolder, name), { recursive: true, force: true })
  }
  if (!keepMarker) await unmark(dataFolder)
}

async function onDatabaseUrl(options: RestoreOptions, work: (owner: Pool) => Promise<void>): Promise<void> {
  if (!options.databaseUrl) return
  const owner = createPool({ connectionString: options.databaseUrl }, 'owner', { max: 1 })
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}

async function restoreInto(options: RestoreOptions, backup: OpenBackup, kept: Awaited<ReturnType<typeof readKept>>, lost: LostEntries | null): Promise<RestoreReport> {
  const { dataFolder, clock, ids, progress, trial = false } = options
  progress('Az adatbázis indítása…')
  const lease = options.databaseUrl ? undefined : await takeLease(dataFolder, 'restore', { exclusive: true, durable: !trial })
  const address: DatabaseAddress = lease?.server.address ?? { connectionString: options.databaseUrl! }
  const pools = new Map<DatabaseRole, Pool>()
  const pool = (role: DatabaseRole): Pool => {
    const made = pools.get(role) ?? createPool(address, role, { max: 3, applicationName: 'kapu restore' })
    pools.set(role, made)
    return made
  }
  try {
    const { manifest } = backup
    const migrations = await readMigrations(options.migrationsFolder)
    const client = await pool('owner').connect()
    try {
      await markDatabase(client)
      await migrateJobs(pool('owner'))
      await makeSchema(client, manifest.database, migrations)
      const loader = await beginLoad(client, manifest.database)
      let sequences: readonly SequenceState[] = []
      const end = await backup.play({
        table: (table, bytes, expected) => loader.table(table, bytes, expected),
        sequences: async (states) => { sequences = states },
        file: (path, mode, bytes) => writeFileBelow(dataFolder, path, mode, bytes)
      }, progress)
      progress('Ellenőrzés: táblák')
      await loader.finish(sequences)
      const { applied: migrated } = await migrate(client, migrations)
      const deps = { dataFolder, pool, clock, ids, progress }
      const check = await verifyRestored(deps, manifest, end.faultyDocuments)
      const problems = [...check.problems, ...(await contradicted(client, kept, manifest)).map((path) => `a napló nem tartalmazza / the log does not contain: ${path}`)]
      if (problems.length > 0) throw backupErrors.notTheSame({ problems: problems.slice(0, 20).join('; ') })
      if (!trial) await settle(options, manifest, pool, lost)
      await mark(dataFolder, { ...markerOf(options), done: true })
      await unmarkDatabase(client)
      return { manifest, end, check, migrated, lost }
    } finally {
      client.release(true)
    }
  } finally {
    await Promise.allSettled([...pools.values()].map((item) => item.end()))
    await lease?.release()
  }
}

/**
 * What must not come back to life as it was: workers that are gone hold no job, nobody is signed in (a session that was ended
 * after the backup would be open again), and the log says that it was restored.
 */
async function settle(options: RestoreOptions, manifest: Manifest, pool: (role: DatabaseRole) => Pool, lost: LostEntries | null): Promise<void> {
  const { clock, ids } = options
  const now = clock.now()
  await inCentral(createDb(pool('owner')), async (tx) => {
    await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null`.execute(tx)
    await sql`update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`.execute(tx)
    await sql`delete from kapu.job_worker`.execute(tx)
    await sql`update kapu.session set ended_at = greatest(${now}, opened_at), end_reason = 'absolute' where ended_at is null`.execute(tx)
    await sql`update kapu.client_session set ended_at = greatest(${now}, opened_at) where ended_at is null`.execute(tx)
  })
  const ctx: Context = {
    db: createDb(pool('kapu_app')), clock, ids, logger: createLogger({ level: 'silent' }), principal: { kind: 'system', name: 'restore' }, requestId: ids.uuid()
  }
  await inCentral(ctx.db, (tx) => appendEntry(tx, ctx, {
    kind: 'backup.restored', subject: { kind: 'backup', id: manifest.id },
    body: { madeAt: manifest.createdAt, treeSize: manifest.log.committed.size, treeRoot: manifest.log.committed.root, lostTo: lost?.to ?? null, keptCheckpoint: lost?.checkpoint ?? null }
  }))
}

async function writeFileBelow(folder: string, path: string, mode: number, bytes: AsyncIterable<Buffer>): Promise<void> {
  const target = resolve(folder, path)
  if (!target.startsWith(`${resolve(folder)}${sep}`)) throw backupErrors.damaged({ path })
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const file = await open(target, 'wx', mode)
  try {
    for await (const chunk of bytes) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(target))
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
