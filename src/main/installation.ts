/** What every verb that touches data opens first: settings, secrets, a lease on the database, migrated tables. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { otherMajor, takeLease, upgradeCluster } from '../platform/database/embedded/index.ts'
import { createDb, createPool, migrate, readMigrations, type DatabaseAddress, type DatabaseRole, type Db } from '../platform/database/index.ts'
import { migrateJobs } from '../platform/jobs/index.ts'
import { loadConfig, loadSecrets, type Config, type ConfigOptions, type Secrets } from '../platform/config/index.ts'
import { systemClock, systemIds } from '../platform/context/index.ts'
import { keyStoreOf } from './key-places.ts'
import { refuseLostContents, refuseLostDatabase, refuseLostFolder } from './lost-parts.ts'
import { refuseHalfRestoredDatabase, refuseHalfRestoredFolder, transferDatabase, unmark } from './backup/index.ts'

/** Where the migrations are. */
export const migrationsFolder = join(import.meta.dirname, '../../db/migrations')

/** An opened installation; `close` gives everything back. */
export interface Installation {
  readonly config: Config
  readonly secrets: Secrets
  readonly address: DatabaseAddress
  /** Names of the migrations that this opening applied. */
  readonly migrated: readonly string[]
  /** One pool per role and process. */
  pool(role: DatabaseRole, max?: number): Pool
  db(role: DatabaseRole): Db
  close(): Promise<void>
}

/** How to open. `exclusive`: for the Gate itself, of which only one runs on a data folder. */
export interface OpenOptions extends ConfigOptions {
  readonly purpose: string
  readonly exclusive?: boolean
  /** Starts although the database knows documents and their folder is empty. */
  readonly withoutDocuments?: boolean
  readonly progress?: (sentence: string) => void
}

const steps = {
  unpack: 'Az adatbázis-kiszolgáló kicsomagolása…',
  create: 'Az adatbázis létrehozása…',
  start: 'Az adatbázis-kiszolgáló indítása…'
} as const

/**
 * Opens the installation of the given options and environment.
 * @throws ConfigError, installation.*-lost, installation.keys-foreign, backup.half-restored, embedded.held, embedded.not-started, database.migration-changed, database.newer-data
 */
export async function openInstallation(options: OpenOptions): Promise<Installation> {
  const config = loadConfig(process.env, options)
  refuseHalfRestoredFolder(config.dataDirectory)
  refuseLostFolder(config.dataDirectory, config.databaseUrl === null)
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
  const secrets = await loadSecrets(config.secretsFile, systemIds())
  if (!config.databaseUrl && otherMajor(config.dataDirectory) !== undefined) {
    await upgradeCluster(config.dataDirectory, {
      transfer: (from, to) => transferDatabase(from, to, migrationsFolder, () => {}),
      // Never silently, whatever verb comes first.
      progress: options.progress ?? ((sentence) => console.error(sentence))
    })
  }
  const lease = config.databaseUrl
    ? undefined
    : await takeLease(config.dataDirectory, options.purpose, {
        exclusive: options.exclusive ?? false,
        onRestart: (error) => options.progress?.(error === null
          ? 'Az adatbázis-kiszolgáló leállt; a Kapu újraindította.'
          : `Az adatbázis-kiszolgáló leállt, és nem indul újra; a Kapu tovább próbálja. ${String((error as { hu?: string }).hu ?? error)}`),
        progress: (step) => options.progress?.(steps[step])
      })
  const address: DatabaseAddress = lease?.server.address ?? { connectionString: config.databaseUrl! }
  const pools = new Map<DatabaseRole, Pool>()
  const pool = (role: DatabaseRole, max = 10): Pool => {
    const known = pools.get(role)
    if (known) return known
    const made = createPool(address, role, { max })
    pools.set(role, made)
    return made
  }
  const dbs = new Map<DatabaseRole, Db>()
  const close = async (): Promise<void> => {
    await Promise.allSettled([...pools.values()].map((item) => item.end()))
    await lease?.release()
  }
  try {
    const owner = await pool('owner').connect()
    await refuseHalfRestoredDatabase(owner).then(() => refuseLostDatabase(config.dataDirectory, owner)).finally(() => owner.release())
    await unmark(config.dataDirectory)
    const migrated = await migrateAll(pool('owner'))
    if (migrated.length > 0) options.progress?.(`Adatbázis-változtatások végrehajtva: ${migrated.length}`)
    if (options.exclusive) await refuseLost()
    return {
      config,
      secrets,
      address,
      migrated,
      pool,
      db: (role) => {
        const known = dbs.get(role)
        if (known) return known
        const made = createDb(pool(role))
        dbs.set(role, made)
        return made
      },
      close
    }
  } catch (error) {
    await close()
    throw error
  }

  async function refuseLost(): Promise<void> {
    const client = await pool('owner').connect()
    try {
      await refuseLostContents(config.dataDirectory, client, keyStoreOf(config, secrets), { withoutDocuments: options.withoutDocuments ?? false, now: systemClock.now() })
    } finally {
      client.release()
    }
  }
}

async function migrateAll(owner: Pool): Promise<readonly string[]> {
  await migrateJobs(owner)
  const client = await owner.connect()
  try {
    const { applied } = await migrate(client, await readMigrations(migrationsFolder))
    return applied
  } finally {
    client.release()
  }
}
