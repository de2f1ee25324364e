/**
 * Marks of a restore that is not finished: a file in the data folder and a comment on the database's schema (which may be
 * reached from another folder). Whoever finds one does not open the installation.
 */
import { readFileSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { z } from 'zod'
import { backupErrors } from '../../platform/backup/index.ts'
import { isAlive } from '../../platform/database/embedded/index.ts'
import { markerName } from './backup.types.ts'

const markerSchema = z.object({ file: z.string(), startedAt: z.string(), pid: z.int(), done: z.boolean().optional() })
/** `done`: everything is restored and checked; only the marks were still to be taken away. */
export type Marker = z.infer<typeof markerSchema>

const comment = 'kapu: a restore is not finished'

/** The folder's mark, if it has one. */
export function readMarker(dataFolder: string): Marker | null {
  let text: string
  try {
    text = readFileSync(join(dataFolder, markerName), 'utf8')
  } catch {
    return null
  }
  try {
    return markerSchema.parse(JSON.parse(text))
  } catch {
    // Cut off while it was written: nothing was restored yet.
    return { file: '?', startedAt: '?', pid: 0 }
  }
}

/** @throws backup.half-restored */
export function refuseHalfRestoredFolder(dataFolder: string): void {
  const marker = readMarker(dataFolder)
  if (marker && !marker.done) throw backupErrors.halfRestored({ folder: dataFolder, backup: marker.file, startedAt: marker.startedAt })
}

/** @throws backup.half-restored */
export async function refuseHalfRestoredDatabase(client: ClientBase): Promise<void> {
  if (await isHalfRestored(client)) throw backupErrors.halfRestored({ database: true })
}

/** Puts the mark. @throws backup.restoring when another process is at work */
export async function mark(dataFolder: string, marker: Marker): Promise<void> {
  const before = readMarker(dataFolder)
  if (before && before.pid !== marker.pid && before.pid > 0 && isAlive(before.pid)) throw backupErrors.restoring({ pid: before.pid })
  const file = await open(join(dataFolder, markerName), 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(marker))
    await file.sync()
  } finally {
    await file.close()
  }
}

export const unmark = (dataFolder: string): Promise<void> => rm(join(dataFolder, markerName), { force: true })

export async function markDatabase(client: ClientBase): Promise<void> {
  await client.query('begin')
  await client.query('create schema kapu')
  await client.query(`comment on schema kapu is '${comment}'`)
  await client.query('commit')
}

export const unmarkDatabase = async (client: ClientBase): Promise<void> => {
  await client.query('comment on schema kapu is null')
}

export async function isHalfRestored(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ comment: string | null }>(`select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = 'kapu'`)
  return rows[0]?.comment === comment
}

/** Whether nothing of ours is in the database. */
export async function isEmptyDatabase(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_namespace where nspname in ('kapu', 'graphile_worker')`)
  return rowCount === 0
}

export async function dropSchemas(client: ClientBase): Promise<void> {
  await client.query('drop schema if exists kapu cascade')
  await client.query('drop schema if exists graphile_worker cascade')
}
