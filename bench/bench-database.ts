/** A database of a benchmark's own: the embedded server with fsync on, in the benchmark's folder, migrated, with the catalogue. */
import { join } from 'node:path'
import type { Pool } from 'pg'
import { systemClock, systemIds, type Context } from '../src/platform/context/index.ts'
import { removeEmbedded, startEmbedded } from '../src/platform/database/embedded/index.ts'
import { createDb, createPool, migrate, readMigrations, type DatabaseAddress, type Db } from '../src/platform/database/index.ts'
import { migrateJobs } from '../src/platform/jobs/index.ts'
import { createLogger } from '../src/platform/logging/index.ts'
import { loadCatalogue } from '../src/registers/case-types/index.ts'

const root = join(import.meta.dirname, '..')

export interface BenchDatabase {
  readonly address: DatabaseAddress
  /** The owner's connections, for filling tables and looking behind. */
  readonly owner: Pool
  /** Stops the server and removes its cluster, also where that lies outside the folder. */
  close(): Promise<void>
}

export async function benchDatabase(folder: string): Promise<BenchDatabase> {
  const data = join(folder, 'data')
  const server = await startEmbedded(data)
  const owner = createPool(server.address, 'owner', { max: 4, applicationName: 'kapu bench' })
  const close = async (): Promise<void> => {
    await owner.end()
    await server.stop()
    await removeEmbedded(data)
  }
  try {
    await migrateJobs(owner)
    const client = await owner.connect()
    try {
      await migrate(client, await readMigrations(join(root, 'db/migrations')))
    } finally {
      client.release()
    }
    const db = createDb(owner)
    await loadCatalogue(db, benchContext(db), join(root, 'catalogue'))
    return { address: server.address, owner, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Who acts in a benchmark. */
export function benchContext(db: Db): Context {
  const ids = systemIds(systemClock)
  return {
    db, clock: systemClock, ids, logger: createLogger({ level: 'silent' }), principal: { kind: 'system', name: 'bench' }, requestId: ids.uuid()
  }
}
