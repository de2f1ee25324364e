/** From one running server to another, as a backup and its restore would, without the file between. */
import { createPool, readMigrations, type DatabaseAddress } from '../../platform/database/index.ts'
import { beginLoad, makeSchema, openSnapshot, TransferRefused } from '../../platform/database/transfer/index.ts'
import { backupErrors } from '../../platform/backup/index.ts'
import { migrateJobs } from '../../platform/jobs/index.ts'
import type { Progress } from './backup.types.ts'

/** Copies and compares every row. @throws backup.newer-schema, backup.not-the-same */
export async function transferDatabase(from: DatabaseAddress, to: DatabaseAddress, migrationsFolder: string, progress: Progress): Promise<void> {
  const source = createPool(from, 'owner', { max: 1, applicationName: 'kapu upgrade' })
  const target = createPool(to, 'owner', { max: 2, applicationName: 'kapu upgrade' })
  try {
    // A cluster that was made and never used has nothing to carry over.
    const { rowCount } = await source.query(`select from pg_class where oid = to_regclass('kapu.migration')`)
    if (rowCount === 0) return
    const snapshot = await openSnapshot(source)
    try {
      await migrateJobs(target)
      const client = await target.connect()
      try {
        await makeSchema(client, snapshot.shape, await readMigrations(migrationsFolder))
        const loader = await beginLoad(client, snapshot.shape)
        for (const [place, table] of snapshot.shape.tables.entries()) {
          progress(`Adatbázis: ${place + 1}/${snapshot.shape.tables.length} tábla`)
          const { bytes, digest } = snapshot.rows(table)
          await loader.table(table, bytes, digest)
        }
        await loader.finish(await snapshot.sequences())
      } finally {
        client.release(true)
      }
    } finally {
      await snapshot.close()
    }
  } catch (error) {
    throw error instanceof TransferRefused ? ofTransfer(error) : error
  } finally {
    await source.end()
    await target.end()
  }
}

/** What a refused transfer is to the operator. */
export function ofTransfer(error: TransferRefused): Error {
  const make = { 'newer-schema': backupErrors.newerSchema, 'not-permitted': backupErrors.notPermitted, 'not-the-same': backupErrors.notTheSame }[error.reason]
  return make(Object.fromEntries(Object.entries(error.facts).map(([name, fact]) => [name, JSON.stringify(fact)])), { cause: error })
}
