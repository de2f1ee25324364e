import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDemoCards } from '../../../demo/cards/index.ts'
import { cardRegister, type CardRegister } from '../../../test/factories/card-register.ts'
import { textOfPdf } from '../../../test/factories/pdf-text.ts'
import { insertOfficer } from '../../../test/factories/office.ts'
import { unlock } from '../../../test/factories/software-card.ts'
import { encodeCertificationRequest, parseCertificate, signingKey, validateCertificate } from '../../platform/crypto/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { cardAuthenticationProfile, cardSigningProfile } from '../signatures/index.ts'
import { orderCard, randomPin } from './index.ts'

let r: CardRegister
beforeAll(async () => { r = await cardRegister() })
afterAll(() => r?.close())

const post = async (as: keyof CardRegister['who'], cardId: string, verb: string, body: Record<string, unknown> = {}) =>
  r.call(r.who[as], 'POST', `/cards/${cardId}/${verb}`, { expectedVersion: await r.version(cardId), ...body })
const stateOf = async (cardId: string): Promise<unknown> => (await r.t.db.selectFrom('card').select('state').where('id', '=', cardId).executeTakeFirstOrThrow()).state
const code = (answer: { body: never }): string => (answer.body as { code: string }).code
const note = 'próba oka'

describe('a card from order to use', () => {
  it('is ordered by one, personalised by another with real certificates, handed over with its letter, and activated', async () => {
    const { issuing } = await r.office.authority.current(r.t.context())
    const cardId = await r.card('personalised')
    const card = await r.t.db.selectFrom('card').selectAll().where('id', '=', cardId).executeTakeFirstOrThrow()
    expect(card).toMatchObject({ ordered_by: `officer:${r.who.local.officerId}`, personalised_by: `officer:${r.who.national.officerId}`, organisation_id: r.organisationId })
    for (const [id, profile] of [[card.authentication_certificate_id, cardAuthenticationProfile], [card.signing_certificate_id, cardSigningProfile]] as const) {
      const row = await r.t.db.selectFrom('signature_certificate').selectAll().where('id', '=', id as string).executeTakeFirstOrThrow()
      validateCertificate(row.der as Uint8Array, { issuers: [issuing], at: r.t.clock.now(), profile })
      expect(row.status).toBe('hold')
    }
    expect(code(await post('local2', cardId, 'deliver', { identity: { document: 'passport', photoCompared: true } }))).toBe('card.letter-waiting')
    const letter = await post('national', cardId, 'print-pin-letter')
    expect(letter).toMatchObject({ status: 200, type: 'application/pdf' })
    expect((await post('local2', cardId, 'deliver', { identity: { document: 'passport', photoCompared: true } })).status).toBe(200)
    expect((await post('local2', cardId, 'activate')).body).toMatchObject({ state: 'active', version: 5 })
    const status = await r.t.db.selectFrom('signature_certificate').select('status').where('officer_id', '=', card.officer_id as string).execute()
    expect(status.map((row) => row.status)).toEqual(['good', 'good'])
    const view = (await r.call(r.who.local, 'GET', `/cards/${cardId}`)).body as { history: { step: string; by: { name: string }; identity: string | null }[]; actions: string[]; letter: string }
    expect(view.history.map(({ step }) => step)).toEqual(['order', 'personalise', 'print-letter', 'deliver', 'activate'])
    expect(view.history[3]!.identity).toBe('passport')
    expect(view.letter).toBe('printed')
    expect(view.actions.sort()).toEqual(['card:propose-revocation', 'card:replace', 'card:suspend'])
  })

  it('shows the PIN in its letter alone: it opens the card, and stands nowhere else', async () => {
    const cardId = await r.card('personalised')
    const answer = await post('national', cardId, 'print-pin-letter')
    const pin = /PINkód(\d{6})/.exec(textOfPdf(answer.raw))![1]!
    expect((await listDemoCards(r.t.db)).some(({ id }) => id === cardId)).toBe(false)
    await post('local2', cardId, 'deliver', { identity: { document: 'passport', photoCompared: true } })
    await post('local2', cardId, 'activate')
    const card = (await listDemoCards(r.t.db)).find(({ id }) => id === cardId)!
    expect(card.pin).toBeNull()
    const certificate = parseCertificate(Buffer.from(card.signingCertificate, 'base64'))
    expect(unlock(card.keys.signing, pin).asymmetricKeyType).toBe('ec')
    expect(certificate.keyKind).toBe('P-256')
    const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'kapu' and table_type = 'BASE TABLE'`.execute(r.t.owner)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(`kapu.${name}`)} x where x::text ~ ${`(^|[^0-9a-f.])${pin}([^0-9a-f]|$)`}`.execute(r.t.owner)
      if (rows[0]!.n > 0) found.push(name)
    }
    expect(found).toEqual([])
  })

  it('is found by the beginning of its holder\'s name, whatever the accents, and by no other part of it', async () => {
    const cardId = await r.card('ordered')
    const { name } = await r.t.db.selectFrom('card').innerJoin('officer', 'officer.id', 'card.officer_id').select('officer.name').where('card.id', '=', cardId).executeTakeFirstOrThrow()
    const found = async (q: string): Promise<string[]> => ((await r.call(r.who.local, 'GET', `/cards?q=${encodeURIComponent(q)}`)).body as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(name).toMatch(/^Újonc Ubul/)
    expect(await found('ujonc ub')).toContain(cardId)
    expect(await found('Újonc')).toContain(cardId)
    expect(await found('Ubul')).toEqual([])
  })

  it('prints the letter once: the second time is refused with the way out, by SQL as well', async () => {
    const cardId = await r.card('personalised')
    const expectedVersion = await r.version(cardId)
    const both = await Promise.all([1, 2].map(() => r.call(r.who.national, 'POST', `/cards/${cardId}/print-pin-letter`, { expectedVersion })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const again = await post('national', cardId, 'print-pin-letter')
    expect(again.body).toMatchObject({ code: 'card.letter-printed' })
    expect(JSON.stringify(again.body)).toContain('cserét')
    await expect(sql`update kapu.card_pin_letter set sealed = '\\x00', outcome = null, ended_at = null, ended_by = null where card_id = ${cardId}`.execute(r.t.db)).rejects.toThrow('printed once')
    expect(code(await post('national', await r.card('ordered'), 'print-pin-letter'))).toBe('card.no-letter')
  })

  it('takes what another station made: requests that show the key, and its PIN; nothing less', async () => {
    const request = async (curve = 'P-256'): Promise<[string, Uint8Array]> => {
      const der = await encodeCertificationRequest(signingKey('x', generateKeyPairSync('ec', { namedCurve: curve }).privateKey))
      return [`-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`, der]
    }
    const [[one], [two, der]] = [await request(), await request('P-384')]
    const forged = Buffer.from(der)
    forged[forged.length - 1]! ^= 1
    const pem = (bytes: Uint8Array): string => `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
    const made = { serial: 'KH-00042', authenticationRequest: one, signingRequest: two, pin: '274915', puk: '81726354' }
    const cardId = await r.card('ordered')
    for (const bad of [{ ...made, signingRequest: pem(forged) }, { ...made, signingRequest: one }, { ...made, signingRequest: `${'x'.repeat(200)}` }]) {
      expect(code(await post('national', cardId, 'personalise', { made: bad }))).toBe('card.bad-request')
    }
    expect((await post('national', cardId, 'personalise', { made })).body).toMatchObject({ state: 'personalised' })
    const text = textOfPdf((await post('national', cardId, 'print-pin-letter')).raw)
    expect(text).toContain('274915')
    expect(text).toContain('81726354')
    expect(code(await post('national', await r.card('ordered'), 'personalise', { made }))).toBe('card.serial-taken')
  })

  it('makes PINs that are no first guess, every digit as likely as the other', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 3_000; i++) {
      const pin = randomPin((length) => r.t.ids.bytes(length), 6)
      expect(pin).toMatch(/^\d{6}$/)
      expect(['123456', '654321', '000000', '111111']).not.toContain(pin)
      for (const digit of pin) counts[Number(digit)]! += 1
    }
    for (const count of counts) expect(Math.abs(count - 1_800)).toBeLessThan(250)
    const bytes = [1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 9, 1, 4, 4, 0, 2, 0, 0, 0, 0, 0, 0]
    expect(randomPin((length) => Uint8Array.from(bytes.splice(0, length)), 6)).toBe('914402')
  })
})

describe('one person', () => {
  it('never both orders and personalises, not even as a substitute, by SQL as well', async () => {
    const cardId = await r.card('ordered')
    expect(code(await post('local', cardId, 'personalise', { made: null }))).toBe('entitlement.card-four-eyes')
    await r.t.owner.insertInto('post').values({
      id: r.t.ids.uuid(), officer_id: r.who.local2.officerId, organisation_id: r.organisationId, job_role_id: r.who.local.jobRoleId!, substitutes_for_officer_id: r.who.local.officerId,
      valid_from: '2026-11-01', valid_to: '2026-12-31', recorded_at: new Date('2026-11-01')
    }).execute()
    expect(code(await post('local2', cardId, 'personalise', { made: null }))).toBe('entitlement.card-four-eyes')
    expect(await stateOf(cardId)).toBe('ordered')
    const by = `officer:${r.who.local.officerId}`
    const make = (who: string) => inCentral(r.t.db, async (tx) => {
      await sql`update kapu.card set state = 'personalised', sequence = 2, issuer = 'x', serial = ${`S-${cardId.slice(-6)}`}, authentication_serial = 'AA', signing_serial = 'BB',
        expires_at = '2030-01-01', personalised_by = ${who}, last_actor = ${who} where id = ${cardId}`.execute(tx)
      await sql`insert into kapu.card_event (card_id, sequence, step, state, at, actor) values (${cardId}, 2, 'personalise', 'personalised', now(), ${who})`.execute(tx)
    })
    await expect(make(by)).rejects.toThrow('who orders a card does not personalise it')
    // In another's name the step would need the other's line in the history, and without one it does not commit.
    await expect(inCentral(r.t.db, (tx) => sql`update kapu.card set state = 'personalised', sequence = 2, issuer = 'x', serial = 'S', authentication_serial = 'AA', signing_serial = 'BB',
      expires_at = '2030-01-01', personalised_by = 'officer:x', last_actor = 'officer:x' where id = ${cardId}`.execute(tx))).rejects.toThrow('without its line')
    await expect(sql`update kapu.card set ordered_by = 'system:x' where id = ${cardId}`.execute(r.t.db)).rejects.toThrow('permission denied')
    await expect(sql`update kapu.card set personalised_by = ordered_by where id = ${cardId}`.execute(r.t.owner)).rejects.toThrow('card_two_persons')
  })

  it('never orders, makes, hands over or restores their own card', async () => {
    const self = await insertOfficer(r.t, r.organisationId, { localAdministrator: true })
    const number = self.officerId.slice(-12)
    expect(code(await r.call(self, 'POST', '/cards', { officerNumber: number, note }))).toBe('entitlement.card-not-for-oneself')
    expect(code(await r.call(self, 'POST', `/cards/${self.cardId}/replace`, { expectedVersion: 1, reason: 'renewal', note }))).toBe('entitlement.card-not-for-oneself')
    await expect(inCentral(r.t.db, (tx) => orderCard(tx, r.t.context(self), { officerId: self.officerId, reason: 'new' }))).rejects.toThrow('card_not_by_holder')
    expect((await r.call(r.who.local, 'POST', '/lost-cards', { number, reason: 'lost', note })).body).toMatchObject({ suspended: [{ cardId: self.cardId }] })
    // With the only card suspended there is no way in, and SQL in their name is refused.
    expect(code(await r.call(self, 'POST', `/cards/${self.cardId}/restore`, { expectedVersion: 2, note }))).toBe('entitlement.denied')
    await expect(sql`update kapu.card set state = 'active', sequence = sequence + 1, last_actor = ${`officer:${self.officerId}`} where id = ${self.cardId}`.execute(r.t.db)).rejects.toThrow('nobody hands over')
    expect((await r.call(r.who.local, 'POST', `/cards/${self.cardId}/restore`, { expectedVersion: 2, note })).body).toMatchObject({ state: 'active' })
  })

  it('never both proposes and confirms a revocation, by SQL as well', async () => {
    const cardId = await r.card('active')
    expect(code(await post('local', cardId, 'confirm-revocation'))).toBe('card.needs-two')
    expect((await post('local', cardId, 'propose-revocation', { reason: 'stolen', note })).status).toBe(200)
    expect(code(await post('local', cardId, 'confirm-revocation'))).toBe('entitlement.card-four-eyes')
    expect(code(await post('national2', cardId, 'withdraw-revocation'))).toBe('entitlement.denied')
    await expect(sql`update kapu.card set state = 'revoked', sequence = sequence + 1, last_actor = proposed_by where id = ${cardId}`.execute(r.t.db)).rejects.toThrow('takes two people')
    expect((await post('local', cardId, 'withdraw-revocation')).status).toBe(200)
    await post('local', cardId, 'propose-revocation', { reason: 'stolen', note })
    expect((await post('national', cardId, 'confirm-revocation')).body).toMatchObject({ state: 'revoked' })
    const view = (await r.call(r.who.national, 'GET', `/cards/${cardId}`)).body as { history: { by: unknown; confirmedBy: unknown }[]; actions: string[] }
    expect(view.history.at(-1)!.confirmedBy).not.toBeNull()
    expect(view.actions).toEqual([])
  })
})

describe('the register', () => {
  it('is shown to who looks after the office: lists, one card, export; the rest is told nothing', async () => {
    const cardId = await r.card('ordered')
    const list = async (who: keyof CardRegister['who'], query = '') => r.call(r.who[who], 'GET', `/cards${query}`)
    const ids = (answer: { body: never }): string[] => (answer.body as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(ids(await list('local'))).toContain(cardId)
    expect(ids(await list('national', '?state=ordered'))).toContain(cardId)
    expect(ids(await list('stranger'))).not.toContain(cardId)
    expect((await r.call(r.who.stranger, 'GET', `/cards/${cardId}`)).status).toBe(404)
    expect(code(await post('stranger', cardId, 'personalise', { made: null }))).toBe('entitlement.denied')
    expect((await list('clerk')).status).toBe(403)
    expect((await list('head')).status).toBe(403)
    const csv = (await r.call(r.who.local, 'GET', '/cards/export?state=ordered')).raw.toString()
    expect(csv.split('\r\n')[0]).toContain('officerNumber')
    expect(csv).toContain(cardId)
    const json = JSON.parse((await r.call(r.who.stranger, 'GET', '/cards/export?format=json')).raw.toString()) as { items: { id: string }[] }
    expect(json.items.map(({ id }) => id)).not.toContain(cardId)
    expect(json.items.length).toBeGreaterThan(0)
  })

  it('is paged without gaps, by age and by the day on which cards end, and found by either number', async () => {
    for (let i = 0; i < 3; i++) await r.card('active')
    for (const query of ['', '&endsWithin=60']) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: { items: { id: string }[]; nextCursor: string | null } = (await r.call(r.who.national, 'GET', `/cards?limit=2${query}${cursor ? `&cursor=${cursor}` : ''}`)).body
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor)
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from kapu.card ${query ? sql`where state in ('active', 'suspended') and expires_at < ${new Date('2031-11-24')}` : sql``}`.execute(r.t.owner)
      expect(new Set(seen).size).toBe(rows[0]!.n)
      expect(seen.length).toBe(rows[0]!.n)
    }
    const holder = await r.newcomer()
    const cardId = await r.card('personalised', holder)
    const { serial } = await r.t.db.selectFrom('card').select('serial').where('id', '=', cardId).executeTakeFirstOrThrow()
    for (const q of [holder.number, String(serial), String(serial).slice(0, 9).toLowerCase()]) {
      const found = (await r.call(r.who.local, 'GET', `/cards?q=${q}`)).body as { items: { id: string }[] }
      expect(found.items.map(({ id }) => id)).toContain(cardId)
    }
    expect((await r.call(r.who.local, 'GET', '/cards?cursor=xx')).status).toBe(400)
  })

  it('follows the employer: another office looks after the card', async () => {
    const holder = await r.newcomer()
    const cardId = await r.card('ordered', holder)
    await r.t.owner.updateTable('officer').set({ employer_id: r.otherOrganisationId }).where('id', '=', holder.id).execute()
    expect((await r.call(r.who.local, 'GET', `/cards/${cardId}`)).status).toBe(404)
    expect((await r.call(r.who.stranger, 'GET', `/cards/${cardId}`)).status).toBe(200)
  })

  it('orders for who is in a post and has no card, once', async () => {
    const holder = await r.newcomer()
    const key = 'order-once-0001'
    const [one, two] = [await r.call(r.who.local, 'POST', '/cards', { officerNumber: holder.number, note }, key), await r.call(r.who.local, 'POST', '/cards', { officerNumber: holder.number, note }, key)]
    expect(one.status).toBe(201)
    expect(two.body).toEqual(one.body)
    expect(code(await r.call(r.who.local2, 'POST', '/cards', { officerNumber: holder.number, note }))).toBe('card.has-card')
    const fresh = await r.newcomer()
    const race = await Promise.all([1, 2, 3].map(() => r.call(r.who.local, 'POST', '/cards', { officerNumber: fresh.number, note })))
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(code(await r.call(r.who.local, 'POST', '/cards', { officerNumber: '0000000', note }))).toBe('card.unknown-officer')
    const left = await r.newcomer()
    await r.t.owner.updateTable('post').set({ valid_to: '2026-11-01' }).where('officer_id', '=', left.id).execute()
    expect(code(await r.call(r.who.local, 'POST', '/cards', { officerNumber: left.number, note }))).toBe('card.no-post')
  })

  it('refuses what was decided on an old view of the card', async () => {
    const cardId = await r.card('active')
    const expectedVersion = await r.version(cardId)
    const both = await Promise.all([1, 2].map(() => r.call(r.who.local, 'POST', `/cards/${cardId}/suspend`, { expectedVersion, reason: 'investigation', note })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.some((answer) => (answer.body as { code?: string }).code === 'card.stale')).toBe(true)
  })
})

describe('replacement', () => {
  it('lets a card in use go on until the new one is activated, which ends it', async () => {
    const holder = await r.newcomer()
    const old = await r.card('active', holder)
    const { body } = await post('local', old, 'replace', { reason: 'damaged', note })
    const { cardId } = body as { cardId: string }
    expect(code(await post('local', old, 'replace', { reason: 'damaged', note }))).toBe('card.has-successor')
    expect(await stateOf(old)).toBe('active')
    expect((await post('national', cardId, 'personalise', { made: null })).status).toBe(200)
    await post('national', cardId, 'print-pin-letter')
    await post('local2', cardId, 'deliver', { identity: { document: 'driving-licence', photoCompared: true } })
    expect(await stateOf(old)).toBe('active')
    await post('local2', cardId, 'activate')
    expect([await stateOf(old), await stateOf(cardId)]).toEqual(['replaced', 'active'])
    const view = (await r.call(r.who.local, 'GET', `/cards/${old}`)).body as { successorId: string; history: { reason: string }[] }
    expect(view.successorId).toBe(cardId)
    expect(view.history.at(-1)!.reason).toBe('damaged')
  })

  it('is the way out of a lost PIN letter: a card that never came into use ends at once, and its unprinted PIN is gone', async () => {
    for (const to of ['personalised', 'printed'] as const) {
      const old = await r.card(to)
      expect((await post('local', old, 'replace', { reason: 'pin-letter', note })).status).toBe(201)
      expect(await stateOf(old)).toBe('replaced')
      const letter = await r.t.owner.selectFrom('card_pin_letter').select(['sealed', 'outcome']).where('card_id', '=', old).executeTakeFirstOrThrow()
      expect(letter).toMatchObject({ sealed: null, outcome: to === 'printed' ? 'printed' : 'void' })
    }
  })
})

describe('the history', () => {
  it('has a line for each step and takes none without one; the log has its entries', async () => {
    const logged = async (): Promise<string[]> => (await sql<{ kind: string }>`select kind from kapu.log_entry where kind like 'card.%' order by id`.execute(r.t.owner)).rows.map(({ kind }) => kind)
    const before = await logged()
    const cardId = await r.card('printed')
    expect((await logged()).slice(before.length)).toEqual(['card.ordered', 'card.state-changed', 'card.print-letter'])
    await expect(sql`delete from kapu.card_event where card_id = ${cardId}`.execute(r.t.db)).rejects.toThrow('permission denied')
    await expect(sql`update kapu.card set state = 'active', sequence = 4, last_actor = 'x' where id = ${cardId}`.execute(r.t.db)).rejects.toThrow('does not go from personalised to active')
    await expect(sql`insert into kapu.card_event (card_id, sequence, step, state, at, actor) values (${cardId}, 4, 'deliver', 'delivered', now(), 'x')`.execute(r.t.db)).rejects.toThrow('without its step')
    await expect(sql`insert into kapu.card (id, officer_id, issuer, serial, state, state_since, recorded_at) values (${r.t.ids.uuid()}, ${r.who.clerk.officerId}, 'x', 'y', 'active', now(), now())`.execute(r.t.db))
      .rejects.toThrow()
  })
})
