import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { openSession } from '../sessions/index.ts'
import { housekeepingJobs, keepHouse, scheduleHousekeeping, type HousekeepingReport } from './index.ts'

const nothing = { cards: 0, sessions: 0, clientSessions: 0, clientLogins: 0, challenges: 0, signingRequests: 0, idempotencyKeys: 0 }
let t: TestDatabase
let officer: OfficerPrincipal
beforeAll(async () => {
  t = await testDatabase()
  officer = await insertOfficer(t, await insertOffice(t), { caseOfficer: true })
})
beforeEach(() => t.clock.set('2026-11-24T08:30:00Z'))
afterAll(() => t?.close())

const at = (days: number, minutes = 0): Date => new Date(t.clock.now().getTime() + (days * 24 * 60 + minutes) * 60_000)
const run = (): Promise<HousekeepingReport> => keepHouse({ housekeeper: t.housekeeper() }, t.context())
const count = async (table: string): Promise<number> => Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(`kapu.${table}`)}`.execute(t.owner)).rows[0]!.n)
const enter = (who: OfficerPrincipal): Promise<{ sessionId: string; token: string }> => inCentral(t.db, (tx) => openSession(tx, t.context({ kind: 'public' }), {
  officerId: who.officerId, cardId: who.cardId, cardExpiresAt: new Date('2030-01-01T00:00:00Z'), address: null, userAgent: 'Próba'
}))

describe('housekeeping', () => {
  it('removes what has been over for long, keeps what has not, and the officer\'s last two sessions', async () => {
    const opened: string[] = []
    for (const day of [-90, -80, -70, -60]) {
      t.clock.set(at(day).toISOString())
      opened.push((await enter(officer)).sessionId)
      t.clock.set('2026-11-24T08:30:00Z')
    }
    expect((await run()).done).toEqual({ ...nothing, sessions: 2 })
    const left = await sql<{ id: string }>`select id from kapu.session order by opened_at`.execute(t.owner)
    expect(left.rows.map(({ id }) => id)).toEqual(opened.slice(2))
    for (const minutes of [1, 2]) {
      t.clock.set(at(0, minutes).toISOString())
      await enter(officer)
    }
    expect((await run()).done.sessions).toBe(2)
    expect(await count('session')).toBe(2)
    expect((await run()).done).toEqual(nothing)
  })

  it('removes challenges, logins, signing requests, clients\' sessions and idempotency keys of their age', async () => {
    const bytes = (fill: number): Buffer => Buffer.alloc(32, fill)
    for (const [index, when] of [at(0, -90), at(0, -30), at(0, 5)].entries()) {
      await sql`insert into kapu.login_challenge values (${bytes(index)}, 'x', ${when})`.execute(t.owner)
      await sql`insert into kapu.client_login values (${bytes(index)}, 'x', 'x', 'x', '/', ${when})`.execute(t.owner)
      await sql`insert into kapu.signing_request values (${t.ids.uuid()}, ${t.ids.uuid()}, ${officer.officerId}, ${officer.cardId}, 'x', ${t.ids.uuid()}, ${bytes(1)}, 'sha256',
        ${bytes(1)}, '{}', ${when}, ${when})`.execute(t.owner)
    }
    for (const [index, days] of [-31, -29].entries()) {
      await sql`insert into kapu.client_session values (${t.ids.uuid()}, ${bytes(index)}, 'x', 'x', 'x', ${at(days)}, ${at(days)}, ${at(days)})`.execute(t.owner)
    }
    await sql`insert into kapu.idempotency_key (scope, key, request_hash, created_at) select 'x', n::text, 'x', ${at(-8)}::timestamptz from generate_series(1, 2500) n`.execute(t.owner)
    await sql`insert into kapu.idempotency_key (scope, key, request_hash, created_at) values ('x', 'young', 'x', ${at(-6)})`.execute(t.owner)
    expect(await run()).toEqual({
      done: { ...nothing, clientSessions: 1, clientLogins: 1, challenges: 1, signingRequests: 1, idempotencyKeys: 2500 }, failed: []
    })
    for (const [table, left] of [['login_challenge', 2], ['client_login', 2], ['signing_request', 2], ['client_session', 1], ['idempotency_key', 1]] as const) {
      expect([table, await count(table)]).toEqual([table, left])
    }
  })

  it('marks cards that ran out, which ends their sessions, and says so in the log', async () => {
    const other = await insertOfficer(t, officer.organisationId, {})
    const { sessionId } = await enter(other)
    await t.owner.updateTable('card').set({ expires_at: at(0, -1) }).where('id', '=', other.cardId).execute()
    expect((await run()).done.cards).toBe(1)
    const card = await t.owner.selectFrom('card').selectAll().where('id', '=', other.cardId).executeTakeFirstOrThrow()
    expect(card.state).toBe('expired')
    const session = await t.owner.selectFrom('session').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow()
    expect(session).toMatchObject({ end_reason: 'card' })
    const { rows } = await sql<{ kind: string }>`select kind from kapu.log_entry where kind in ('card.state-changed', 'session.ended')`.execute(t.owner)
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['card.state-changed', 'session.ended'])
  })

  it('goes on when a part fails, and asks for the next run', async () => {
    await sql`revoke delete on kapu.login_challenge from kapu_housekeeper`.execute(t.owner)
    await sql`insert into kapu.idempotency_key (scope, key, request_hash, created_at) values ('x', 'old', 'x', ${at(-8)})`.execute(t.owner)
    expect(await run()).toEqual({ done: { ...nothing, idempotencyKeys: 1 }, failed: ['challenges'] })
    await sql`grant delete on kapu.login_challenge to kapu_housekeeper`.execute(t.owner)
    await scheduleHousekeeping(t.db, t.context())
    await housekeepingJobs({ housekeeper: t.housekeeper() })['access.housekeeping']!({}, t.context(), null)
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs where task_identifier = 'access.housekeeping'`.execute(t.owner)
    expect(rows.map((row) => row.run_at.toISOString())).toEqual(['2026-11-24T09:30:00.000Z'])
  })

  it('is the housekeeper\'s alone: the application cannot remove sessions or keys', async () => {
    for (const table of ['session', 'idempotency_key', 'client_session']) {
      await expect(sql`delete from ${sql.table(`kapu.${table}`)}`.execute(t.db)).rejects.toThrow(/permission denied/)
    }
    await expect(sql`select nonce from kapu.login_challenge`.execute(t.housekeeper())).rejects.toThrow(/permission denied/)
  })
})
