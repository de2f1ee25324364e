import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { insertOffice } from '../../../test/factories/office.ts'
import { entryRow as logRow } from '../../log/index.ts'
import { loadCatalogue } from '../../registers/case-types/index.ts'
import { domainErrorOf } from '../../platform/http/index.ts'
import { entryRow, registerInBook, RegistrationRefused, type AllocatedNumber, type ComposedRegistration } from './index.ts'

let t: TestDatabase
let office: string
let caseId: string

beforeAll(async () => {
  t = await testDatabase()
  await loadCatalogue(t.owner, t.context(), join(import.meta.dirname, '../../../catalogue'))
})
beforeEach(async () => {
  ({ office, caseId } = await newOffice())
})
afterAll(() => t.close())

/** An office with a case that the entries of its book `HAT` belong to. */
async function newOffice(): Promise<{ office: string; caseId: string }> {
  const id = await insertOffice(t)
  await sql`insert into kapu.register_book (organisation_id, id, code, year, name, opened_at) values (${id}, gen_random_uuid(), 'REF', 2026, 'REF', now())`.execute(t.owner)
  const { rows } = await sql<{ id: string }>`insert into kapu.authority_case (organisation_id, id, register_book_id, register_code, main_number, year,
      registration_number, case_type_code, case_type_version_id, subject, client_name, search_folded, status, stage, waits_for, opened_at, updated_at)
    select organisation_id, gen_random_uuid(), id, 'REF', 1, 2026, 'REF/1-1/2026', 'telepengedely', (select id from kapu.case_type_version limit 1), 'x', 'x', 'x',
      'new', 'new', 'office', now(), now() from kapu.register_book where organisation_id = ${id}
    returning id`.execute(t.owner)
  return { office: id, caseId: rows[0]!.id }
}

const rows = (number: AllocatedNumber, overrides: { direction?: string; partner?: string } = {}, of = { office, caseId }): ComposedRegistration<string> => ({
  rows: {
    entry: {
      ...entryRow(of.office, {
        registerBookId: number.registerBookId, mainNumber: number.main, subNumber: 1, caseId: of.caseId, direction: 'in', registeredAt: t.clock.now(),
        registeredBy: { postId: null, name: 'Próba' }, arrivalNumber: null, partner: 'Próba', subject: 'Tárgy', documentIds: [], filingPlanItem: '1'
      }), ...overrides
    },
    log: [logRow(t.context(), { kind: 'act.appended', organisationId: of.office, caseId: of.caseId, body: { number: number.text } })]
  },
  result: number.text
})
const book = (organisationId = office) => ({ organisationId, code: 'HAT', year: 2026, name: 'HAT' })
const register = (overrides: Parameters<typeof rows>[1] = {}, of = { office, caseId }): Promise<string> =>
  registerInBook(t.context(), book(of.office), (number) => rows(number, overrides, of))

/** Numbers in the book and the book's own counter. */
async function numbers(of = office): Promise<{ entries: number[]; last: number; logged: number }> {
  const { rows: found } = await sql<{ entries: number[]; last: number; logged: number }>`
    select coalesce(array_agg(e.main_number order by e.main_number) filter (where e.main_number is not null), '{}') as entries, b.last_main as last,
      (select count(*) from kapu.log_entry l where l.organisation_id = ${of}) as logged
    from kapu.register_book b left join kapu.registration_entry e on e.organisation_id = b.organisation_id and e.register_book_id = b.id
    where b.organisation_id = ${of} and b.code = 'HAT' group by b.organisation_id, b.id`.execute(t.owner)
  return found[0]!
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

it('a refusal by the database is answered as the database\'s own', () => {
  expect(['53100', '40001', '23514'].map((failure) => domainErrorOf(new RegistrationRefused(failure, 'could not extend file')).code)).toEqual(['storage.no-space', 'request.busy', 'request.internal'])
})

describe('registrations of one office that wait for each other', () => {
  it('leave no gap where some of them fail, and tell each its own failure', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => {
      if (index % 10 === 3) return register({ direction: 'sideways' })
      if (index % 10 === 7) return registerInBook(t.context(), book(), () => { throw new Error(`refused ${index}`) })
      return register()
    }))
    outcomes.forEach((outcome, index) => {
      if (index % 10 === 3) expect(outcome, String(index)).toMatchObject({ status: 'rejected', reason: { name: 'RegistrationRefused', failure: '23514' } })
      else if (index % 10 === 7) expect(outcome, String(index)).toMatchObject({ status: 'rejected', reason: { message: `refused ${index}` } })
      else expect(outcome.status, String(index)).toBe('fulfilled')
    })
    const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(given).toEqual(upTo(48).map((main) => `HAT/${main}-1/2026`))
    expect(await numbers()).toEqual({ entries: upTo(48), last: 48, logged: 48 })
  })

  it('are spared by one that the server cannot even read', async () => {
    const outcomes = await Promise.allSettled([register(), register(), register({ partner: 'nul \u0000' }), register(), register()])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect((outcomes[2] as PromiseRejectedResult).reason).toBeInstanceOf(RegistrationRefused)
    expect(await numbers()).toEqual({ entries: upTo(4), last: 4, logged: 4 })
  })

  it('are written together', async () => {
    await Promise.all(Array.from({ length: 30 }, () => register()))
    // Each connection has a chain of its own; the first goes alone, the others together.
    const { rows: found } = await sql<{ chains: number }>`select count(distinct chain_id) as chains from kapu.log_entry where organisation_id = ${office}`.execute(t.owner)
    expect(found[0]!.chains).toBeLessThanOrEqual(2)
  })

  it('are told of success after the commit only', async () => {
    for (const text of await Promise.all([register(), register()])) {
      expect((await numbers()).entries).toContain(Number(/\/(\d+)-/.exec(text)![1]))
    }
  })
})

describe('registrations of different offices that come together', () => {
  it('share transactions, each with the numbers of its own book', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => newOffice()))
    await Promise.all(others.map((other) => register({}, other)))
    const { rows: [before] } = await sql<{ last: number }>`select max(entry_number) as last from kapu.log_entry`.execute(t.owner)
    await Promise.all(others.flatMap((other) => [register({}, other), register({}, other)]))
    // Each connection has a chain of its own: forty registrations went over no more connections than there are lanes, not over all twelve.
    const { rows: [chains] } = await sql<{ count: number }>`select count(distinct chain_id) as count from kapu.log_entry where entry_number > ${before!.last}`.execute(t.owner)
    expect(chains!.count).toBeLessThanOrEqual(6)
    for (const other of others) expect(await numbers(other.office)).toEqual({ entries: upTo(3), last: 3, logged: 3 })
  })

  it('are spared by one that fails, and by one that the server cannot even read', async () => {
    const others = await Promise.all(Array.from({ length: 12 }, () => newOffice()))
    const faults: Array<Parameters<typeof rows>[1]> = [{ direction: 'sideways' }, { partner: 'nul \u0000' }]
    for (const fault of faults) {
      const outcomes = await Promise.allSettled(others.flatMap((other, index) => [register({}, other), register(index % 4 === 1 ? fault : {}, other), register({}, other)]))
      expect(outcomes.map(({ status }, index) => [index, status])).toEqual(outcomes.map((_, index) => [index, index % 12 === 4 ? 'rejected' : 'fulfilled']))
    }
    for (const [index, other] of others.entries()) {
      const count = index % 4 === 1 ? 4 : 6
      expect(await numbers(other.office)).toEqual({ entries: upTo(count), last: count, logged: count })
    }
  })

  it('write nothing of one office under the name of another', async () => {
    const other = await newOffice()
    const outcomes = await Promise.allSettled([
      register(), register({}, other),
      // A book of one office with rows that name another: row-level security refuses them.
      registerInBook(t.context(), book(), (number) => rows(number, {}, other))
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect((await numbers()).entries).toEqual([1])
    expect((await numbers(other.office)).entries).toEqual([1])
  })
})

it('live listeners hear of what was committed, and of nothing else', async () => {
  const heard: string[] = []
  const client = await t.pool('owner').connect()
  try {
    client.on('notification', ({ payload }) => heard.push((JSON.parse(payload!) as { id: string }).id))
    await client.query('listen kapu_live')
    const announced = (id: string, direction: string) => registerInBook(t.context(), book(), (number) => {
      const composed = rows(number, { direction })
      return { ...composed, rows: { ...composed.rows, live: { kind: 'case', id, sequence: 1, organisationId: office } } }
    })
    await Promise.allSettled([announced('a', 'in'), announced('b', 'in'), announced('c', 'sideways'), announced('d', 'in')])
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a', 'b', 'd']))
    await client.query('unlisten kapu_live')
  } finally {
    client.release()
  }
})

it('an office whose book somebody holds keeps no other office waiting', async () => {
  const other = await newOffice()
  await register()
  const client = await t.pool('owner').connect()
  try {
    await client.query('begin')
    await client.query('select from kapu.register_book where organisation_id = $1 for update', [office])
    let done = false
    const waiting = register().then((text) => { done = true; return text })
    for (let count = 0; count < 5; count += 1) await register({}, other)
    expect(done).toBe(false)
    await client.query('commit')
    expect(await waiting).toBe('HAT/2-1/2026')
  } finally {
    client.release()
  }
  expect((await numbers(other.office)).entries).toEqual(upTo(5))
})

it('numbers that another process has taken are seen', async () => {
  await register()
  await sql`update kapu.register_book set last_main = 41 where organisation_id = ${office} and code = 'HAT'`.execute(t.owner)
  expect(await Promise.all([register(), register()])).toEqual(['HAT/42-1/2026', 'HAT/43-1/2026'])
})

it('a closed book takes nothing, and takes again when it is opened', async () => {
  await register()
  await sql`update kapu.register_book set closed_at = now() where organisation_id = ${office} and code = 'HAT'`.execute(t.owner)
  await expect(register()).rejects.toMatchObject({ code: 'register-book.closed' })
  await expect(register()).rejects.toMatchObject({ code: 'register-book.closed' })
  await sql`update kapu.register_book set closed_at = null where organisation_id = ${office} and code = 'HAT'`.execute(t.owner)
  expect(await register()).toBe('HAT/2-1/2026')
})

it('connections that are killed under it lose nothing that was acknowledged and leave no gap', async () => {
  const others = [{ office, caseId }, await newOffice(), await newOffice()]
  const acknowledged = others.map((): string[] => [])
  let stop = false
  const workers = Array.from({ length: 12 }, async (_, index) => {
    while (!stop) await register({}, others[index % 3]!).then((text) => acknowledged[index % 3]!.push(text), () => sleep(5))
  })
  for (let round = 0; round < 8; round += 1) {
    await sleep(60)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kapu kapu_app' and datname = current_database()`.execute(t.owner)
  }
  stop = true
  await Promise.all(workers)
  for (const [index, other] of others.entries()) {
    const { entries, last, logged } = await numbers(other.office)
    const told = acknowledged[index]!
    expect(entries).toEqual(upTo(last))
    expect(logged).toBe(last)
    expect(new Set(told).size).toBe(told.length)
    expect(told.length).toBeGreaterThan(0)
    for (const text of told) expect(entries).toContain(Number(/\/(\d+)-/.exec(text)![1]))
  }
})
