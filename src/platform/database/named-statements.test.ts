import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/factories/database.ts'
import { createDb, createPool, inCentral, inOrganisation, nextIsLast, withCommit, type Db } from './index.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
let db: Db

/** One connection: what a transaction left in it would be met by the next. */
beforeAll(async () => {
  t = await testDatabase()
  await t.pool('owner').query('create table kapu.noted (place serial primary key, word text not null unique)')
  db = createDb(t.pool('owner'))
})

afterAll(() => t.close())

beforeEach(async () => {
  await t.pool('owner').query('truncate kapu.noted')
})

const noted = async (): Promise<string[]> => (await t.pool('owner').query<{ word: string }>('select word from kapu.noted order by place')).rows.map(({ word }) => word)
const note = (word: string): string => `insert into kapu.noted (word) values ('${word}')`

describe('a statement that waits for the commit', () => {
  it('is carried out after everything else, in the order in which it was handed over', async () => {
    await inCentral(db, async (tx) => {
      await withCommit(tx, note('second'))
      await withCommit(tx, note('third'))
      await sql`insert into kapu.noted (word) values (${'first'})`.execute(tx)
      expect((await sql`select from kapu.noted`.execute(tx)).rows).toHaveLength(1)
    })
    expect(await noted()).toEqual(['first', 'second', 'third'])
  })

  it('is carried out where nothing else is', async () => {
    await inCentral(db, (tx) => withCommit(tx, note('alone')))
    expect(await noted()).toEqual(['alone'])
  })

  it('takes the whole transaction back when it fails, and the caller hears of it', async () => {
    await t.pool('owner').query(note('taken'))
    await expect(inCentral(db, async (tx) => {
      await sql`insert into kapu.noted (word) values (${'lost'})`.execute(tx)
      await withCommit(tx, note('taken'))
    })).rejects.toThrow(/duplicate key/)
    expect(await noted()).toEqual(['taken'])
    await inCentral(db, (tx) => withCommit(tx, note('next')))
    expect(await noted()).toEqual(['taken', 'next'])
  })

  it('is never carried out when the transaction is taken back, not by the next one either', async () => {
    await expect(inCentral(db, async (tx) => {
      await withCommit(tx, note('dropped'))
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    await inCentral(db, (tx) => sql`insert into kapu.noted (word) values (${'kept'})`.execute(tx))
    expect(await noted()).toEqual(['kept'])
  })

  it('does not pass for done when an earlier statement has failed and nobody said so', async () => {
    await expect(inCentral(db, async (tx) => {
      await sql`select 1 / ${0}`.execute(tx).catch(() => undefined)
      await withCommit(tx, note('lost'))
    })).rejects.toThrow(/aborted/)
    expect(await noted()).toEqual([])
  })

  it('is carried out at once where no commit would come, and in a transaction that begins in another way', async () => {
    await withCommit(db as never, note('outside'))
    expect(await noted()).toEqual(['outside'])
    await db.transaction().setIsolationLevel('serializable').execute((tx) => withCommit(tx, note('serializable')))
    expect(await noted()).toEqual(['outside', 'serializable'])
  })

  it('does not wait for the commit when much has gathered', async () => {
    await inCentral(db, async (tx) => {
      await withCommit(tx, note('little'))
      await withCommit(tx, `${note('much')} /* ${'x'.repeat(300_000)} */`)
      expect((await sql`select from kapu.noted`.execute(tx)).rows).toHaveLength(2)
      await withCommit(tx, note('rest'))
    })
    expect(await noted()).toEqual(['little', 'much', 'rest'])
  })
})

describe.each([['that are pipelined', 'kapu_app' as const], ['that take one statement at a time', 'owner' as const]])('the last statement, on connections %s', (_, role) => {
  const office = '01900000-0000-7000-8000-000000000001'
  let one: ReturnType<typeof createPool>
  let last: Db

  beforeAll(async () => {
    await t.pool('owner').query('grant select, insert on kapu.noted to kapu_app; grant usage on sequence kapu.noted_place_seq to kapu_app')
    // What a transaction left in its connection would be met by the next.
    one = createPool(t.address, role, { max: 1 })
    last = createDb(one)
  })

  afterAll(() => one.end())

  it('takes the commit with it, and what waits for the commit', async () => {
    const rows = await inOrganisation(last, office, async (tx) => {
      await withCommit(tx, note('with it'))
      await nextIsLast(tx)
      return (await sql`insert into kapu.noted (word) values (${'last'}) returning current_setting('kapu.organisation') as office`.execute(tx)).rows
    })
    expect(rows).toEqual([{ office }])
    expect(await noted()).toEqual(['last', 'with it'])
  })

  it('takes everything back when it fails, and leaves the connection as it should be', async () => {
    await expect(inOrganisation(last, office, async (tx) => {
      await sql`insert into kapu.noted (word) values (${'lost'})`.execute(tx)
      await withCommit(tx, note('never'))
      await nextIsLast(tx)
      await sql`select 1 / ${0}`.execute(tx)
    })).rejects.toThrow(/division by zero/)
    expect(await noted()).toEqual([])
    await inOrganisation(last, office, (tx) => sql`insert into kapu.noted (word) values (${'next'})`.execute(tx))
    expect(await noted()).toEqual(['next'])
  })

  it('must be the last', async () => {
    await expect(inOrganisation(last, office, async (tx) => {
      await nextIsLast(tx)
      await sql`select ${1}::integer`.execute(tx)
      await sql`insert into kapu.noted (word) values (${'late'})`.execute(tx)
    })).rejects.toThrow(/after the one that was said to be the last/)
    expect(await noted()).toEqual([])
    expect((await inOrganisation(last, office, (tx) => sql`select ${2}::integer as n`.execute(tx))).rows).toEqual([{ n: 2 }])
  })

  it('names the office before the first statement, and nothing of it stays behind', async () => {
    const named = async (): Promise<unknown> => (await inCentral(last, (tx) => sql`select coalesce(current_setting('kapu.organisation', true), '') as office, ${1}::integer as n`.execute(tx))).rows[0]
    expect((await inOrganisation(last, office, (tx) => sql`select current_setting('kapu.organisation') as office, ${1}::integer as n`.execute(tx))).rows).toEqual([{ office, n: 1 }])
    expect(await named()).toEqual({ office: '', n: 1 })
    await expect(inOrganisation(last, `';--`, (tx) => sql`select kapu.organisation(), ${1}::integer`.execute(tx))).rejects.toThrow(/uuid/)
    expect(await named()).toEqual({ office: '', n: 1 })
  })
})
