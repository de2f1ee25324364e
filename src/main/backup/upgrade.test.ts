import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { clusterOf, otherMajor, removeEmbedded, startEmbedded, takeLease, upgradeCluster } from '../../platform/database/embedded/index.ts'
import { preparePlace } from '../../platform/database/embedded/place.ts'
import { createCluster, startServer } from '../../platform/database/embedded/server.ts'
import { createPool, type DatabaseAddress } from '../../platform/database/index.ts'
import { migrationsFolder } from '../installation.ts'
import { transferDatabase } from './index.ts'

/** Debian's server stands for the one of an earlier version of the Gate; the oldest that is installed. */
const system = '/usr/lib/postgresql'
const major = (existsSync(system) ? readdirSync(system) : []).filter((name) => Number(name) >= 15 && Number(name) < 18 && existsSync(join(system, name, 'bin/initdb'))).sort()[0]
const old = { version: major ?? '', folder: join(system, major ?? '') }
const kapu = join(import.meta.dirname, '../../../kapu')
const folder = mkdtempSync(join(tmpdir(), 'kapu-upgrade-test-'))
const made: string[] = []
let office: CaseOffice
let tables: readonly string[]

const transfer = (from: DatabaseAddress, to: DatabaseAddress): Promise<void> => transferDatabase(from, to, migrationsFolder, () => {})
const rowsOf = async (pool: Pool, table: string): Promise<string[]> => (await pool.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)).rows.map(({ row }) => row)

/** A data folder whose cluster the old server made, with the office's rows in it. */
async function oldInstallation(name: string): Promise<{ data: string; cluster: string }> {
  const data = join(folder, name)
  const place = await preparePlace(data)
  made.push(data)
  await createCluster(place, old)
  const server = await startServer(place, old, { durable: false })
  await transfer(office.t.address, server.address)
  await server.stop()
  expect(otherMajor(data)).toBe(major)
  return { data, cluster: place.cluster }
}

/** What must not change in the old cluster: every file of its tables, by name, size and time. */
const filesOf = (cluster: string): string[] => readdirSync(join(cluster, 'base'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^\d+$/.test(entry.name))
  .map((entry) => `${entry.name} ${statSync(join(entry.parentPath, entry.name)).size}`).sort()

async function expectSame(data: string): Promise<void> {
  const lease = await takeLease(data, 'test', { durable: false })
  const pool = createPool(lease.server.address, 'owner', { max: 1 })
  try {
    expect((await pool.query<{ server_version_num: string }>('show server_version_num')).rows[0]!.server_version_num).toMatch(/^18/)
    for (const table of tables) expect([table, await rowsOf(pool, table)]).toEqual([table, await rowsOf(office.t.pool('owner'), table)])
    expect((await pool.query('select from pg_policies where schemaname = \'kapu\'')).rowCount).toBeGreaterThan(10)
  } finally {
    await pool.end()
    await lease.release()
  }
}

const run = (args: string[]): { child: ReturnType<typeof spawn>; done: Promise<{ code: number | null; output: string }> } => {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(kapu, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return { child, done: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) }
}

describe.skipIf(major === undefined)(`a cluster of PostgreSQL ${major ?? '15 to 17 (no such server in /usr/lib/postgresql, so skipped)'}`, () => {
  beforeAll(async () => {
    office = await caseOffice()
    await office.decide((await office.open()).caseId, 'reject')
    const { rows } = await office.t.pool('owner').query<{ name: string }>(`select format('kapu.%I', relname) as name from pg_class where relnamespace = 'kapu'::regnamespace and relkind = 'r'`)
    tables = rows.map(({ name }) => name)
  }, 120_000)
  afterAll(async () => {
    for (const data of made) await removeEmbedded(data)
    rmSync(folder, { recursive: true, force: true })
    await office?.close()
  })

  it('is carried over with every row, and the old one is kept', async () => {
    const { data, cluster } = await oldInstallation('all')
    const before = filesOf(cluster)
    const kept = await upgradeCluster(data, { transfer, progress: () => {} })
    expect(kept).toBe(`${cluster}.postgresql-${major}`)
    expect(filesOf(kept)).toEqual(before)
    expect(otherMajor(data)).toBeUndefined()
    await expectSame(data)
    expect(readdirSync(dirname(cluster)).filter((name) => /upgrad/.test(name))).toEqual([])
  })

  it('stays as it is when the rows do not arrive the same, and the next start begins anew', async () => {
    const { data, cluster } = await oldInstallation('changed')
    const before = filesOf(cluster)
    const lossy = async (from: DatabaseAddress, to: DatabaseAddress): Promise<void> => {
      await transfer(from, to)
      throw new Error('something differs')
    }
    await expect(upgradeCluster(data, { transfer: lossy, progress: () => {} })).rejects.toThrow('something differs')
    expect(otherMajor(data)).toBe(major)
    expect(filesOf(cluster)).toEqual(before)
    await upgradeCluster(data, { transfer, progress: () => {} })
    await expectSame(data)
  })

  it('is carried over by whatever verb comes first, also after a kill -9 in the middle', async () => {
    const { data, cluster } = await oldInstallation('killed')
    const killed = run(['db', 'migrate', '--data', data])
    // Both servers run.
    for (let waited = 0; !existsSync(`${cluster}.upgrading/postmaster.pid`) && waited < 60_000; waited += 5) await new Promise((resolve) => setTimeout(resolve, 5))
    killed.child.kill('SIGKILL')
    await killed.done
    expect(clusterOf(data)).toBe(cluster)
    const again = await run(['db', 'migrate', '--data', data]).done
    expect(again.code, again.output).toBe(0)
    expect(again.output).toContain('Az adatbázis átkerült')
    await expectSame(data)
  })

  it('that was cut off between the two renames is finished, never begun anew', async () => {
    const { data, cluster } = await oldInstallation('cut')
    await upgradeCluster(data, { transfer, progress: () => {} })
    renameSync(cluster, `${cluster}.upgraded`)
    expect(clusterOf(data)).toBeUndefined()
    await expectSame(data)
  })

  it('is refused with what to do when the old programs are not here, and while somebody uses it', async () => {
    const { data, cluster } = await oldInstallation('refused')
    await expect(upgradeCluster(data, { transfer, progress: () => {}, systemServers: join(folder, 'nowhere') })).rejects.toMatchObject({
      code: 'embedded.another-version', hu: expect.stringContaining('./kapu backup') as string, details: { made: major, have: '18' }
    })
    // Attached to directly, the cluster says the same instead of starting.
    await expect(startEmbedded(data)).rejects.toMatchObject({ code: 'embedded.another-version' })
    const place = await preparePlace(data)
    const server = await startServer(place, old, { durable: false })
    const lease = await takeLease(data, 'test')
    await expect(upgradeCluster(data, { transfer, progress: () => {} })).rejects.toMatchObject({ code: 'embedded.held' })
    await lease.release()
    await server.stop()
    expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()).toBe(major)
  })
})
