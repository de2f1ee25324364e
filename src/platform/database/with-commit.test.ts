import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/factories/database.ts'
import { createDb, inCentral, withCommit, type Db } from './index.ts'

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
