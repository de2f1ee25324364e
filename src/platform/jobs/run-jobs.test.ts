import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { createPool } from '../database/index.ts'
import { startJobs, type JobRunner } from './run-jobs.ts'

let t: TestDatabase
const done: string[] = []
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(() => {
  done.length = 0
})
afterAll(async () => {
  await t?.close()
})

const start = async (pool = t.pool('owner'), work: () => Promise<void> = async () => {}): Promise<JobRunner> => startJobs({
  pool, pollInterval: 100, logger: t.context().logger, context: () => t.context(),
  handlers: { note: async (payload) => {
    await work()
    done.push(String(payload['name']))
  } }
})
const add = async (name: string): Promise<void> => {
  await sql`select graphile_worker.add_job('note', ${JSON.stringify({ organisation: null, payload: { name } })}::json)`.execute(t.owner)
}
const lockAs = async (worker: string, age: string): Promise<void> => {
  await sql`update graphile_worker._private_jobs set attempts = 1, locked_by = ${worker}, locked_at = now() - ${age}::interval`.execute(t.owner)
}

describe('jobs of a process that was killed', () => {
  it('are released at the next start, when the process had noted itself', async () => {
    await add('of a known one')
    await lockAs('pool-dead', '1 second')
    await sql`insert into kapu.job_worker (worker_id, lock_key) values ('pool-dead', 12345)`.execute(t.owner)
    const jobs = await start()
    await expect.poll(() => done).toEqual(['of a known one'])
    await jobs.stop()
  })

  it('are released after a minute, when it was killed before it could', async () => {
    await add('of an unknown one')
    await lockAs('pool-nameless', '2 minutes')
    const jobs = await start()
    await expect.poll(() => done).toEqual(['of an unknown one'])
    await jobs.stop()
  })

  it('are left alone while the other process lives', async () => {
    const living = await start()
    const noted = async (): Promise<string[]> => (await sql<{ id: string }>`select worker_id as id from kapu.job_worker`.execute(t.owner)).rows.map((row) => row.id)
    await expect.poll(async () => (await noted()).length).toBe(1)
    const [name] = await noted()
    await sql`select graphile_worker.add_job('note', '{}', run_at => now() + interval '1 hour')`.execute(t.owner)
    await lockAs(name!, '5 minutes')
    const second = await start()
    const { rows: locked } = await sql<{ by: string | null }>`select locked_by as by from graphile_worker.jobs`.execute(t.owner)
    expect(locked).toEqual([{ by: name }])
    await second.stop()
    await living.stop()
    await sql`delete from graphile_worker._private_jobs`.execute(t.owner)
  })

  it('are locked in the very name that is noted: else nothing could ever be released', async () => {
    let finish = (): void => undefined
    const jobs = await start(t.pool('owner'), () => new Promise<void>((resolve) => { finish = resolve }))
    await add('long')
    const locker = async (): Promise<string | null | undefined> => (await sql<{ by: string | null }>`select locked_by as by from graphile_worker.jobs`.execute(t.owner)).rows[0]?.by
    await expect.poll(locker).toEqual(expect.any(String))
    const by = await locker()
    await expect.poll(async () => (await sql<{ id: string }>`select worker_id as id from kapu.job_worker`.execute(t.owner)).rows).toEqual([{ id: by }])
    finish()
    await jobs.stop()
  })
})

describe('workers whose database went away', () => {
  it('run again by themselves, under a new presence', async () => {
    const pool = createPool(t.address, 'owner', { applicationName: 'doomed' })
    const jobs = await start(pool)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`.execute(t.owner)
    await add('after the fall')
    await expect.poll(() => done, { timeout: 10_000 }).toEqual(['after the fall'])
    await expect.poll(async () => (await sql`select from kapu.job_worker`.execute(t.owner)).rows.length, { timeout: 5_000 }).toBe(1)
    await jobs.stop()
    expect((await sql`select from kapu.job_worker`.execute(t.owner)).rows).toEqual([])
    await pool.end()
  })
})
