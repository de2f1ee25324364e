/**
 * One PostgreSQL for a run of tests: the embedded one in a temporary folder, or the server of KAPU_TEST_DATABASE_URL.
 * All migrations go into a template database once; each test file clones it (see `database.ts`).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createPool, migrate, readMigrations, type DatabaseAddress } from '../../src/platform/database/index.ts'
import { removeEmbedded, startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { migrateJobs } from '../../src/platform/jobs/index.ts'
import { demoFolderVariable, removeFolder } from '../e2e/demo-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseAddress: DatabaseAddress
    databaseTemplate: string
  }
}

const migrationsFolder = join(import.meta.dirname, '../../db/migrations')

export default async function globalDatabase(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['KAPU_TEST_DATABASE_URL']
  const folder = url ? undefined : await mkdtemp(join(tmpdir(), 'kapu-test-'))
  const demo = await mkdtemp(join(tmpdir(), 'kapu-demo-'))
  process.env[demoFolderVariable] = demo
  const server = folder ? await startEmbedded(folder, { durable: false }) : undefined
  const address: DatabaseAddress = server?.address ?? { connectionString: url! }
  const template = `kapu_template_${process.pid}`
  await makeTemplate(address, template)
  project.provide('databaseAddress', address)
  project.provide('databaseTemplate', template)
  return async () => {
    await removeFolder(demo)
    if (server && folder) {
      await server.stop()
      await removeEmbedded(folder)
      await rm(folder, { recursive: true, force: true })
    } else {
      await onServer(address, (client) => client.query(`drop database if exists ${template} with (force)`))
    }
  }
}

async function makeTemplate(address: DatabaseAddress, name: string): Promise<void> {
  await onServer(address, (client) => client.query(`create database ${name}`))
  const pool = createPool(withDatabase(address, name), 'owner', { max: 2 })
  try {
    await migrateJobs(pool)
    const client = await pool.connect()
    try {
      await migrate(client, await readMigrations(migrationsFolder))
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

/** The same server, another database. */
export function withDatabase(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!address.connectionString) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.toString() }
}

/** Runs statements that belong to no database. */
export async function onServer<T>(address: DatabaseAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(withDatabase(address, 'postgres'))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
