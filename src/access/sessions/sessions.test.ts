import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { endSessionsOfCard, identifyOfficer, openSession, sessionIsLive, sessionsRoutes, type SessionView } from './index.ts'
import { lookUpSession } from './session-lookup.ts'

let t: TestDatabase
let http: TestHttp
let officer: OfficerPrincipal
let second: OfficerPrincipal
const browser = 'Próba böngésző'

beforeAll(async () => {
  t = await testDatabase()
  const office = await insertOffice(t)
  officer = await insertOfficer(t, office, { caseOfficer: true, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
  second = await insertOfficer(t, office, { signer: true, of: officer })
  http = await testHttp({
    db: t.db, clock: t.clock, ids: t.ids, routes: (app) => sessionsRoutes(app, { demo: true }),
    identify: { officer: identifyOfficer, client: async () => null, integration: async () => null }
  })
})
beforeEach(() => t.clock.set('2026-11-24T08:30:00Z'))
afterAll(async () => {
  await http.close()
  await t.close()
})

const open = (who = officer, cardExpiresAt = new Date('2030-01-01T00:00:00Z')) => inCentral(t.db, (tx) => openSession(tx, t.context({ kind: 'public' }), {
  officerId: who.officerId, cardId: who.cardId, cardExpiresAt, address: '192.0.2.7', userAgent: browser
}))
const get = (token: string, agent = browser) => http.call('GET', '/api/v1/session', { headers: { cookie: `kapu_session=${token}`, 'user-agent': agent, 'accept-language': 'hu' } })
const post = (token: string, url: string, payload?: unknown) =>
  http.call('POST', url, { headers: { cookie: `kapu_session=${token}`, 'user-agent': browser }, ...(payload === undefined ? {} : { payload }) })

describe('sessions', () => {
  it('show in whose name one acts, and when one entered last', async () => {
    const first = await open()
    expect(first.lastEntry).toBeNull()
    t.clock.advance(60_000)
    const { token } = await open()
    const view = (await get(token)).json<SessionView>()
    expect(view).toMatchObject({ officer: { id: officer.officerId }, post: null, lastEntry: '2026-11-24T08:30:00.000Z', idleSeconds: 1800, legalDate: '2026-11-24', demo: true })
    expect(view.posts.map(({ id }) => id).sort()).toEqual([officer.postId, second.postId].sort())
    expect(view.posts.find(({ id }) => id === officer.postId)?.entitlements).toHaveLength(1)
    const stored = await t.owner.selectFrom('session').selectAll().where('id', '=', first.sessionId).executeTakeFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain(first.token)
  })
  it('change the token with the job role', async () => {
    const { token } = await open()
    const chosen = await post(token, '/api/v1/session/post', { postId: second.postId })
    expect(chosen.json<SessionView>().post?.id).toBe(second.postId)
    const cookie = chosen.cookies.find(({ name }) => name === 'kapu_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect((await get(token)).json()).toMatchObject({ status: 401, code: 'session.unknown' })
    expect((await get(cookie!.value)).statusCode).toBe(200)
    const other = await insertOfficer(t, officer.organisationId, {})
    expect((await post(cookie!.value, '/api/v1/session/post', { postId: other.postId })).json()).toMatchObject({ status: 403, code: 'session.post-not-yours' })
  })
  it('choose the only job role at once', async () => {
    const single = await insertOfficer(t, officer.organisationId, { registrar: true })
    const { token } = await open(single)
    expect((await get(token)).json<SessionView>().post?.id).toBe(single.postId)
  })
  it('end when idle, and only use moves the limit', async () => {
    const { token } = await open()
    t.clock.advance(29 * 60_000)
    expect((await get(token)).statusCode).toBe(200)
    t.clock.advance(29 * 60_000)
    expect((await get(token)).statusCode).toBe(200)
    t.clock.advance(31 * 60_000)
    expect((await get(token)).json()).toMatchObject({ status: 401, code: 'session.idle' })
    t.clock.set('2026-11-24T08:31:00Z')
    expect((await get(token)).json()).toMatchObject({ code: 'session.idle' })
  })
  it('end after a working day, or with the card', async () => {
    const { token } = await open()
    await t.owner.updateTable('session').set({ last_used_at: new Date('2026-11-24T20:29:00Z') }).where('officer_id', '=', officer.officerId).execute()
    t.clock.set('2026-11-24T20:30:00Z')
    expect((await get(token)).json()).toMatchObject({ code: 'session.absolute' })
    t.clock.set('2026-11-24T08:30:00Z')
    const short = await open(officer, new Date('2026-11-24T08:40:00Z'))
    t.clock.advance(10 * 60_000)
    expect((await get(short.token)).json()).toMatchObject({ code: 'session.absolute' })
  })
  it('end when the card is suspended, by the port and by the state of the card', async () => {
    const who = await insertOfficer(t, officer.organisationId, { registrar: true })
    const [a, b] = [await open(who), await open(who)]
    const live = { ...who, sessionId: a.sessionId }
    expect(await sessionIsLive(t.context(), live)).toBe(true)
    await inCentral(t.db, (tx) => endSessionsOfCard(tx, t.context(), who.cardId, 'suspended'))
    expect(await sessionIsLive(t.context(), live)).toBe(false)
    for (const { token } of [a, b]) expect((await get(token)).json()).toMatchObject({ status: 401, code: 'session.card' })
    const c = await open(who)
    await t.owner.updateTable('card').set({ state: 'suspended' }).where('id', '=', who.cardId).execute()
    expect((await get(c.token)).json()).toMatchObject({ code: 'session.card' })
  })
  it('end when the token turns up in another browser', async () => {
    const { token } = await open()
    expect((await get(token, 'Idegen böngésző')).json()).toMatchObject({ code: 'session.browser-changed' })
    expect((await get(token)).json()).toMatchObject({ status: 401 })
  })
  it('end by logging out; opening and ending are logged', async () => {
    const { token, sessionId } = await open()
    const out = await http.call('DELETE', '/api/v1/session', { headers: { cookie: `kapu_session=${token}`, 'user-agent': browser } })
    expect(out.statusCode).toBe(204)
    expect((await get(token)).json()).toMatchObject({ code: 'session.ended' })
    const kinds = await t.owner.selectFrom('log_entry').innerJoin('log_body', 'log_body.entry_id', 'log_entry.id').select('kind')
      .where('content', 'like', `%${sessionId}%`).orderBy('entry_number').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['session.opened', 'session.ended'])
  })
  it('lose the job role when the post ends', async () => {
    const who = await insertOfficer(t, officer.organisationId, { registrar: true, validTo: '2026-11-24' })
    const { token } = await open(who)
    expect((await get(token)).json<SessionView>().post).not.toBeNull()
    t.clock.set('2026-11-24T23:10:00Z')
    await t.owner.updateTable('session').set({ absolute_expires_at: new Date('2026-11-25T10:00:00Z'), last_used_at: t.clock.now() }).where('officer_id', '=', who.officerId).execute()
    expect((await get(token)).json<SessionView>()).toMatchObject({ post: null, posts: [], legalDate: '2026-11-25' })
  })
})

describe('sessions that are looked up together', () => {
  const hash = (token: string): Buffer => createHash('sha256').update(token).digest()
  const day = '2026-11-24'

  it('are each their own, and a question is asked after the last that it is for', async () => {
    const sent: string[] = []
    const db = new Kysely({ dialect: new PostgresDialect({ pool: t.pool('kapu_app') }), log: ({ query }) => { sent.push(query.sql) } }) as unknown as typeof t.db
    const opened = [await open(), await open(second), await open(await insertOfficer(t, officer.organisationId, { registrar: true }))]
    const asked = [...opened.map(({ token }) => hash(token)), hash('no such token'), hash(opened[0]!.token)]
    const first = lookUpSession(db, hash(opened[2]!.token), day)
    const found = await Promise.all(asked.map((token) => lookUpSession(db, token, day)))
    expect((await first)?.id).toBe(opened[2]!.sessionId)
    expect(found.map((session) => session?.id ?? null)).toEqual([...opened.map(({ sessionId }) => sessionId), null, opened[0]!.sessionId])
    expect(sent.filter((text) => text.includes('kapu.session'))).toHaveLength(2)
    expect(found[2]?.standing?.postId).toBe(found[2]?.postId)
    expect(await lookUpSession(db, asked[1]!, day)).toEqual(found[1])
    // While a question is under way a session ends: the next question sees it.
    const underWay = lookUpSession(db, asked[0]!, day)
    await t.owner.updateTable('session').set({ ended_at: t.clock.now(), end_reason: 'card' }).where('id', '=', opened[1]!.sessionId).execute()
    const [later, latest] = await Promise.all([lookUpSession(db, asked[1]!, day), lookUpSession(db, asked[2]!, day)])
    expect([(await underWay)?.endReason, later?.endReason, latest?.endReason]).toEqual([null, 'card', null])
  })

  it('of different days are asked by their day, and a failure is told to those it concerns only', async () => {
    const { token } = await open()
    const found = await Promise.allSettled([day, '2026-11-25', 'no day', '2026-11-25', 'no day'].map((today) => lookUpSession(t.db, hash(token), today)))
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect((await lookUpSession(t.db, hash(token), day))?.officerId).toBe(officer.officerId)
  })

  it('answer many requests at once, each by its own session', async () => {
    const who = await insertOfficer(t, officer.organisationId, { registrar: true })
    const [good, stopped] = [await open(), await open(who)]
    await t.owner.updateTable('card').set({ state: 'suspended' }).where('id', '=', who.cardId).execute()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => get([good.token, stopped.token, 'unknown'][index % 3]!)))
    expect(new Set(answers.map(({ statusCode }, index) => `${index % 3} ${statusCode}`))).toEqual(new Set(['0 200', '1 401', '2 401']))
    for (const [index, answer] of answers.entries()) if (index % 3 === 0) expect(answer.json<SessionView>().officer.id).toBe(officer.officerId)
  })
})
