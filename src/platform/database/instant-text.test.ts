import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { instantText, isoInstant } from './index.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t?.close())

it('an instant read as text is the one that a Date would say', async () => {
  const instants = fc.sample(fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), 500)
  const { rows } = await sql<{ text: string }>`select ${instantText(sql`i`)} as text from unnest(${instants.map((instant) => instant.toISOString())}::timestamptz[]) with ordinality as x (i, place)
    order by place`.execute(t.db)
  expect(rows.map(({ text }) => isoInstant(text))).toEqual(instants.map((instant) => instant.toISOString()))
  const { rows: [fine] } = await sql<{ text: string }>`select ${instantText(sql`timestamptz '2026-11-28T17:17:40.123999+01:00'`)} as text`.execute(t.db)
  expect(isoInstant(fine!.text)).toBe('2026-11-28T16:17:40.123Z')
})

it('refuses what is no instant in UTC', () => {
  for (const text of ['infinity', '2026-11-28 16:17:40+01', '2026-11-28', '']) expect(() => isoInstant(text)).toThrow(RangeError)
})
