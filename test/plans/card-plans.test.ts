/** The register of cards finds its rows by an index at the size of a country (here a fifth of it), page by page and by number. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCountry } from '../../bench/country.ts'
import { listCards, type CardFilter } from '../../src/registers/cards/card-list.store.ts'
import { listCardsByNumber, listCardsOfOfficer, listHistory } from '../../src/registers/cards/cards.store.ts'
import { findRunning, listDueCards, type Renewal } from '../../src/registers/cards/renewal.store.ts'
import type { Tx } from '../../src/platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { plansOf, waysTo, type Plan } from '../factories/query-plan.ts'

let t: TestDatabase
let office: string
let card: { id: string; officer_id: string; serial: string; expires_at: Date }
beforeAll(async () => {
  t = await testDatabase()
  const country = await fillCountry(t.pool('owner'), { offices: 100, unitsEach: 1, officers: 14_000, changes: 100 })
  office = country.offices[20]!
  await sql`insert into kapu.card (id, officer_id, issuer, serial, authentication_serial, signing_serial, state, state_since, recorded_at, expires_at, order_reason)
    select gen_random_uuid(), id, 'B', 'KH-' || n, 'A' || n, 'B' || n, case when n % 50 = 0 then 'suspended' when n % 9 = 0 then 'replaced' else 'active' end, now(), now(),
      timestamptz '2026-12-01' + n * interval '2 hours', 'new' from (select id, row_number() over (order by officer_number)::integer as n from kapu.officer) o`.execute(t.owner)
  await sql`insert into kapu.card_event (card_id, sequence, step, state, at, actor) select id, 1, 'order', state, now(), 'system:x' from kapu.card`.execute(t.owner)
  await sql`vacuum analyze kapu.card, kapu.card_event`.execute(t.owner)
  card = (await sql<typeof card>`select id, officer_id, serial, expires_at from kapu.card where organisation_id = ${office} and state = 'active' limit 1`.execute(t.owner)).rows[0]!
}, 120_000)
afterAll(() => t?.close())

const plans = (read: (tx: Tx) => Promise<unknown>): Promise<Plan[]> => plansOf(t, null, read)
const text = (found: readonly Plan[]): string => found.map((plan) => `${plan.statement}\n${plan.text}`).join('\n')
const expectIndexes = (found: readonly Plan[]): void => {
  expect(found.length).toBeGreaterThan(0)
  expect(['card', 'card_event', 'officer', 'post'].filter((table) => waysTo(found, table).includes('(all rows)')), text(found)).toEqual([])
}
const everything: CardFilter = { within: null, organisationId: null, state: null, officerId: null, number: null, endsBefore: null, after: null, limit: 51 }
const soon = new Date('2027-02-01')

describe('cards', () => {
  const ends = { endsAt: new Date('2026-12-20'), id: '00000000-0000-7000-8000-000000000000' }
  it.each<[string, () => Partial<CardFilter>]>([
    ['of the country', () => ({})], ['of an office', () => ({ within: [office] })], ['of an office and its units', () => ({ within: [office, card.id] })], ['in a state', () => ({ state: 'suspended' })],
    ['of an office in a state', () => ({ within: [office], state: 'suspended' })], ['of an officer', () => ({ officerId: card.officer_id })], ['by a number', () => ({ number: 'KH-77' })], ['by the beginning of a name', () => ({ number: 'Szab' })],
    ['that end soon', () => ({ endsBefore: soon })], ['of an office that end soon', () => ({ within: [office], endsBefore: soon })]
  ])('%s: a page by an index, the first and a later one', async (_, filter) => {
    for (const after of [null, ends]) expectIndexes(await plans((tx) => listCards(tx, { ...everything, ...filter(), after })))
  })

  it('of one number, of one officer, with the history of one: by an index', async () => {
    expectIndexes(await plans((tx) => listCardsByNumber(tx, card.serial)))
    expectIndexes(await plans((tx) => listCardsOfOfficer(tx, card.officer_id)))
    expectIndexes(await plans((tx) => listHistory(tx, card.id)))
  })

  it('to be renewed: the next batch, wherever it stands', async () => {
    const renewal: Renewal = {
      id: card.id, organisationId: null, organisationName: null, expiresBefore: soon, state: 'running', total: 0, ordered: 0, skipped: 0, cursor: null, startedByOfficerId: card.officer_id,
      startedByPostId: card.id, startedByName: '', startedAt: soon, finishedAt: null
    }
    for (const organisationId of [null, office]) {
      for (const cursor of [null, { expiresAt: ends.endsAt, cardId: ends.id }]) expectIndexes(await plans((tx) => listDueCards(tx, { ...renewal, organisationId, cursor }, '2026-11-24', 25)))
      await plans((tx) => findRunning(tx, organisationId))
    }
  })
})
