import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { inOneLook, keptStatement } from './index.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t?.close())

it('a statement is made once and asked with other values, each as often as it stands there', async () => {
  let made = 0
  const sum = keptStatement(['a', 'b'], ({ a, b }) => {
    made += 1
    return sql<{ sum: number; text: string }>`select ${a}::integer + ${b}::integer + ${a}::integer as sum, ${'always'}::text as text`
  })
  expect(await sum(t.db, { a: 1, b: 10 })).toEqual([{ sum: 12, text: 'always' }])
  expect(await Promise.all([sum(t.db, { b: 5, a: 2 }), sum(t.db, { a: 0, b: 7 })])).toEqual([[{ sum: 9, text: 'always' }], [{ sum: 7, text: 'always' }]])
  expect(made).toBe(1)
})

it('a look reads one statement, and a second is an error', async () => {
  expect(await inOneLook(t.db, async (tx) => (await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(tx)).rows)).toEqual([{ mode: 'force_generic_plan' }])
  await expect(inOneLook(t.db, async (tx) => {
    await sql`select 1`.execute(tx)
    await sql`select 2`.execute(tx)
  })).rejects.toThrow(/last of its transaction/)
  expect((await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(t.db)).rows).toEqual([{ mode: 'auto' }])
})
