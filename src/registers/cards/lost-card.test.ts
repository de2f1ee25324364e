/** A lost card over real HTTP: a real session, its open event stream, and what becomes of both when somebody reports the card. */
import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardRegister, type CardRegister } from '../../../test/factories/card-register.ts'
import { officerSession as openSessionOf, realIdentify, type Headers } from '../../../test/factories/credentials.ts'
import { testHttp, testOrigin, type TestHttp } from '../../../test/factories/http.ts'
import { insertOfficer } from '../../../test/factories/office.ts'
import { authoriseAction } from '../../access/entitlement/index.ts'
import { sessionIsLive, sessionsRoutes } from '../../access/sessions/index.ts'
import { eventsRoutes } from '../../platform/http/index.ts'
import { startLive, type LiveHub } from '../../platform/live/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { cardRoutes } from './index.ts'

let r: CardRegister
let live: LiveHub
let http: TestHttp
let url: string
beforeAll(async () => {
  r = await cardRegister()
  live = await startLive(r.t.pool('kapu_app'), pino({ level: 'silent' }))
  http = await testHttp({
    db: r.t.db, clock: r.t.clock, ids: r.t.ids, identify: realIdentify, overrides: { authoriseAction },
    routes: (app) => {
      cardRoutes(app, r.deps)
      sessionsRoutes(app, { demo: true })
      // The heartbeat would find the end by itself, later: it must not be what tells.
      eventsRoutes(app, { live, isLive: (officer) => sessionIsLive(r.t.context(), officer), heartbeatMilliseconds: 60_000 })
    }
  })
  url = await http.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await http?.close()
  await live?.close()
  await r?.close()
})

/** A session of a browser whose name fits into a header that `fetch` sends. */
async function officerSession(t: CardRegister['t'], who: OfficerPrincipal): Promise<{ headers: Headers }> {
  const { headers, sessionId } = await openSessionOf(t, who)
  const browser = 'lost card test'
  await t.owner.updateTable('session').set({ user_agent_hash: createHash('sha256').update(browser).digest() }).where('id', '=', sessionId).execute()
  return { headers: { ...headers, 'user-agent': browser } }
}

/** The browser's event stream: the instants at which it was told and closed. */
async function listen(headers: Headers): Promise<{ told: Promise<number>; closed: Promise<number> }> {
  const answer = await fetch(`${url}/api/v1/events`, { headers })
  expect(answer.status).toBe(200)
  let tell!: (at: number) => void
  const told = new Promise<number>((resolve) => { tell = resolve })
  const closed = (async () => {
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { value, done } = await reader.read()
      if (value?.includes('event: session')) tell(performance.now())
      if (done) return performance.now()
    }
  })()
  return { told, closed }
}

const report = (by: Headers, number: string, key: string) => fetch(`${url}/api/v1/lost-cards`, {
  method: 'POST', headers: { ...by, origin: testOrigin, 'content-type': 'application/json', 'x-kapu-request': '1', 'idempotency-key': key },
  body: JSON.stringify({ number, reason: 'lost', note: 'telefonon jelentette, visszahívtuk' })
})
const numberOf = (who: OfficerPrincipal): string => who.officerId.slice(-12)
const isIn = async (headers: Headers): Promise<number> => (await fetch(`${url}/api/v1/session/actions`, { headers })).status

describe('a lost card', () => {
  it('stops with its running sessions within a second, in every open browser', async () => {
    const clerk = await officerSession(r.t, r.who.local)
    const bystander = await listen(clerk.headers)
    const rounds: Record<string, number>[] = []
    for (let round = 0; round < 3; round++) {
      const victim = await insertOfficer(r.t, r.organisationId, { registrar: true })
      const sessions = [await officerSession(r.t, victim), await officerSession(r.t, victim)]
      const streams = await Promise.all(sessions.map(({ headers }) => listen(headers)))
      for (const { headers } of sessions) expect(await isIn(headers)).toBe(200)
      const started = performance.now()
      const answer = await report(clerk.headers, numberOf(victim), `lost-card-000${round}`)
      const answered = performance.now()
      expect(await answer.json()).toMatchObject({ suspended: [{ cardId: victim.cardId }], sessionsEnded: 2, others: [] })
      // The next click is refused, whatever the stream does.
      for (const { headers } of sessions) expect(await isIn(headers)).toBe(401)
      const refused = performance.now()
      const told = await Promise.all(streams.map((stream) => stream.told))
      const closed = await Promise.all(streams.map((stream) => stream.closed))
      rounds.push({ answered: answered - started, refused: refused - started, told: Math.max(...told) - started, closed: Math.max(...closed) - started })
    }
    const delays = Object.keys(rounds[0]!).map((name): [string, number] => [name, Math.round(rounds.map((round) => round[name]!).toSorted((a, b) => a - b)[1]!)])
    console.info('lost card, milliseconds from the button, median of three:', Object.fromEntries(delays))
    for (const [, delay] of delays) expect(delay).toBeLessThan(1_000)
    expect(await isIn(clerk.headers)).toBe(200)
    expect(await Promise.race([bystander.told, new Promise((resolve) => { setTimeout(() => resolve('nothing'), 200) })])).toBe('nothing')
  })

  it('may be reported by the head and by either number, twice without doing more, and not beyond the own office', async () => {
    const victim = await insertOfficer(r.t, r.organisationId, { registrar: true })
    const head = await officerSession(r.t, r.who.head)
    const stranger = await officerSession(r.t, r.who.stranger)
    const { headers } = await officerSession(r.t, victim)
    const refused = await report(stranger.headers, numberOf(victim), 'lost-card-0012')
    expect([refused.status, (await refused.json() as { code: string }).code]).toEqual([403, 'entitlement.denied'])
    expect(await isIn(headers)).toBe(200)
    const { serial } = await r.t.db.selectFrom('card').select('serial').where('id', '=', victim.cardId).executeTakeFirstOrThrow()
    expect(await (await report(head.headers, String(serial), 'lost-card-0013')).json()).toMatchObject({ sessionsEnded: 1 })
    expect(await isIn(headers)).toBe(401)
    const again = await (await report(head.headers, numberOf(victim), 'lost-card-0014')).json() as { suspended: unknown[]; others: { state: string }[] }
    expect(again).toMatchObject({ suspended: [], sessionsEnded: 0, others: [{ state: 'suspended' }] })
    expect((await report(head.headers, 'nincs-ilyen', 'lost-card-0015')).status).toBe(404)
  })

  it('keeps the session ended however the database is asked: a suspended card\'s session is refused even where nobody ended it', async () => {
    const victim = await insertOfficer(r.t, r.organisationId, { registrar: true })
    const { headers } = await officerSession(r.t, victim)
    await r.t.owner.updateTable('card').set({ state: 'suspended' }).where('id', '=', victim.cardId).execute()
    expect(await isIn(headers)).toBe(401)
  })
})
