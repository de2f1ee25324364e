import { createHash, generateKeyPairSync, randomBytes, sign as signData, constants } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoCardView } from '../../../demo/cards/index.ts'
import { cardOffice, type CardOffice } from '../../../test/factories/card-office.ts'
import { testDatabase } from '../../../test/factories/database.ts'
import { testHttp, testOrigin, type TestHttp } from '../../../test/factories/http.ts'
import { authenticate, signHash, WrongPin } from '../../../test/factories/software-card.ts'
import { testAuthority, type TestAuthority } from '../../../test/factories/test-authority.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { issueCertificate, oids, parseCertificate } from '../../platform/crypto/index.ts'
import { completePdfSignature, preparePdfSignature, renderTypst, verifyPdfSignature } from '../../platform/pdf/index.ts'
import { takeStep } from '../../registers/cards/index.ts'
import { cardSigningProfile, issueCardCertificate, localTimestampTransport, policies } from '../../registers/signatures/index.ts'
import { timestamp } from '../../platform/crypto/index.ts'
import { cardLoginRoutes, completeSigning, ownCardTrust, startSigning, type CardTrust } from './index.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
let office: CardOffice
let http: TestHttp
let trust: CardTrust
let fault: 'none' | 'down' = 'none'
const ctx = (): Context => t.context({ kind: 'system', name: 'test' })

beforeAll(async () => {
  t = await testDatabase()
  office = cardOffice(t.owner, ctx().ids)
  const own = ownCardTrust(office.authority)
  trust = { ...own, ocsp: (c) => (fault === 'down' ? () => Promise.reject(new Error('down')) : own.ocsp(c)) }
  http = await testHttp({ db: t.db, clock: t.clock, routes: (app) => cardLoginRoutes(app, { trust, origins: () => [testOrigin, 'http://localhost:8080'], demo: true }) })
})
afterAll(async () => {
  await http.close()
  office.close()
  await t.close()
})
beforeEach(() => {
  fault = 'none'
})

interface Challenge { nonce: string; origin: string; cookie: string }
async function challenge(): Promise<Challenge> {
  const response = await http.call('POST', '/api/v1/login/challenge')
  expect(response.statusCode).toBe(200)
  const set = String(response.headers['set-cookie'])
  expect(set).toMatch(/HttpOnly.*SameSite=Strict/i)
  return { ...response.json<{ nonce: string; origin: string }>(), cookie: set.split(';')[0]! }
}

const present = (given: Challenge, token: Record<string, unknown>) => http.call('POST', '/api/v1/login', { headers: { cookie: given.cookie, 'user-agent': 'test' }, payload: { token } })

async function logInWith(card: DemoCardView, change: (token: Record<string, string>, given: Challenge) => Record<string, unknown> = (token) => token) {
  const given = await challenge()
  return present(given, change(authenticate(card, '1234', given.origin, given.nonce), given))
}

const refusals = (): Promise<unknown[]> => t.owner.selectFrom('log_entry').select('record').where('record', 'like', '%access.login-refused%').execute()

describe('card login', () => {
  it.each(['P-256', 'P-384'] as const)('opens a session with an active %s card, and says who one is', async (curve) => {
    const officer = await office.officer()
    const response = await logInWith(await office.card(ctx(), officer, 'active', curve))
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ officer: { id: officer.id, name: 'Próba Panna' }, lastEntry: null, demo: true })
    expect(String(response.headers['set-cookie'])).toContain('kapu_session=')
    const { count } = await t.db.selectFrom('session').select((e) => e.fn.countAll().as('count')).where('officer_id', '=', officer.id).executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
  })

  it.each([
    ['suspended', 'card-login.card-suspended'], ['revoked', 'card-login.card-revoked'], ['expired', 'card-login.card-expired']
  ] as const)('refuses a %s card and says so in both languages', async (condition, code) => {
    const response = await logInWith(await office.card(ctx(), await office.officer(), condition))
    expect(response.json()).toMatchObject({ code, status: 403 })
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  it('refuses the moment the register says so', async () => {
    const card = await office.card(ctx(), await office.officer())
    expect((await logInWith(card)).statusCode).toBe(200)
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'suspend', { reason: 'lost' }, office.onCardEnded))
    expect((await logInWith(card)).json()).toMatchObject({ code: 'card-login.card-suspended' })
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'restore', {}, office.onCardEnded))
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'replace', {}, office.onCardEnded))
    expect((await logInWith(card)).json()).toMatchObject({ code: 'card-login.card-replaced' })
  })

  it('refuses an officer who is not employed', async () => {
    const officer = await office.officer({ validTo: '2021-01-01' })
    expect((await logInWith(await office.card(ctx(), officer))).json()).toMatchObject({ code: 'card-login.officer-not-employed' })
  })

  it('logs each refusal', async () => {
    const before = (await refusals()).length
    await logInWith(await office.card(ctx(), await office.officer(), 'revoked'))
    expect((await refusals()).length).toBe(before + 1)
  })

  it('takes a challenge once, bound to its cookie, and not after five minutes', async () => {
    const card = await office.card(ctx(), await office.officer())
    const given = await challenge()
    const token = authenticate(card, '1234', given.origin, given.nonce)
    const answers = await Promise.all(Array.from({ length: 4 }, () => present(given, token)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(answers.filter((answer) => answer.json<{ code?: string }>().code === 'card-login.challenge-expired')).toHaveLength(3)
    const other = await challenge()
    const mine = await challenge()
    expect((await present({ ...mine, cookie: other.cookie }, authenticate(card, '1234', mine.origin, mine.nonce))).json()).toMatchObject({ code: 'card-login.wrong-signature' })
    expect((await present({ ...mine, cookie: '' }, token)).json()).toMatchObject({ code: 'card-login.challenge-expired' })
    const late = await challenge()
    await t.owner.updateTable('login_challenge').set({ expires_at: new Date('2020-01-01') }).execute()
    expect((await present(late, authenticate(card, '1234', late.origin, late.nonce))).json()).toMatchObject({ code: 'card-login.challenge-expired' })
    await challenge()
    expect(await t.db.selectFrom('login_challenge').selectAll().execute()).toHaveLength(1)
  })

  it.each([
    ['another origin', 'card-login.wrong-signature', (_: Record<string, string>, given: Challenge, card: DemoCardView) => authenticate(card, '1234', 'https://kapu.example.com', given.nonce)],
    ['another nonce', 'card-login.wrong-signature', (_, given, card) => authenticate(card, '1234', given.origin, randomBytes(32).toString('base64'))],
    ['a changed signature', 'card-login.wrong-signature', (token) => ({ ...token, signature: Buffer.from(Buffer.from(token['signature']!, 'base64').map((octet, at) => (at === 9 ? octet ^ 1 : octet))).toString('base64') })],
    ['a signature in DER', 'card-login.wrong-signature', (token) => ({ ...token, signature: Buffer.alloc(70, 0x30).toString('base64') })],
    ['the signing certificate', 'card-login.wrong-certificate', (token, _, card) => ({ ...token, unverifiedCertificate: card.signingCertificate })],
    ['an algorithm of another key', 'card-login.malformed-token', (token) => ({ ...token, algorithm: 'ES384' })],
    ['an algorithm named none', 'card-login.malformed-token', (token) => ({ ...token, algorithm: 'none' })],
    ['an algorithm from the prototype', 'card-login.malformed-token', (token) => ({ ...token, algorithm: 'toString' })],
    ['format web-eid:10', 'card-login.malformed-token', (token) => ({ ...token, format: 'web-eid:10' })],
    ['format web-eid:2.0', 'card-login.malformed-token', (token) => ({ ...token, format: 'web-eid:2.0' })],
    ['a token too long', 'card-login.malformed-token', (token) => ({ ...token, extra: 'x'.repeat(10_000) })],
    ['a broken certificate', 'card-login.certificate-malformed', (token) => ({ ...token, unverifiedCertificate: `${token['unverifiedCertificate']!.slice(0, 400)}` })],
    ['trailing bytes after the certificate', 'card-login.certificate-malformed', (token) => ({ ...token, unverifiedCertificate: Buffer.concat([Buffer.from(token['unverifiedCertificate']!, 'base64'), Buffer.alloc(1)]).toString('base64') })],
    ['a token without signature', 'request.invalid', ({ signature: _, ...token }) => token],
    ['no base64', 'request.invalid', (token) => ({ ...token, signature: '%%%' })]
  ] as [string, string, (token: Record<string, string>, given: Challenge, card: DemoCardView) => Record<string, unknown>][])('refuses %s', async (_, code, change) => {
    const card = await office.card(ctx(), await office.officer())
    const response = await logInWith(card, (token, given) => change(token, given, card))
    expect(response.json()).toMatchObject({ code })
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  it('takes the second configured origin, but never one that only the request names', async () => {
    const card = await office.card(ctx(), await office.officer())
    const given = await challenge()
    expect(given.origin).toBe(testOrigin)
    const relayed = await http.app.inject({ method: 'POST', url: '/api/v1/login/challenge', headers: { host: 'evil.example', origin: 'http://evil.example', 'x-kapu-request': '1' } })
    if (relayed.statusCode === 200) expect(relayed.json<Challenge>().origin).toBe(testOrigin)
    expect((await present(given, authenticate(card, '1234', 'http://evil.example', given.nonce))).json()).toMatchObject({ code: 'card-login.wrong-signature' })
  })

  it('does not let anybody in while the status cannot be asked', async () => {
    const card = await office.card(ctx(), await office.officer())
    fault = 'down'
    const response = await logInWith(card)
    expect(response.json()).toMatchObject({ code: 'card-login.status-unavailable', status: 503 })
  })

  describe('with certificates of other origin', () => {
    let foreign: TestAuthority
    beforeAll(async () => {
      foreign = await testAuthority(t.clock.now())
    })

    it('refuses another authority of the same name', async () => {
      const { issuing } = await office.authority.current(ctx())
      const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const der = await issueCertificate({
        subject: [['commonName', 'Próba Panna']], spki: key.publicKey.export({ type: 'spki', format: 'der' }), serial: randomBytes(8).map((octet, at) => (at === 0 ? 0x40 : octet)),
        notBefore: new Date(t.clock.now().getTime() - 60_000), notAfter: new Date(t.clock.now().getTime() + 86_400_000), keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [policies.cardAuthentication]
      }, foreign.issuing.key, { ...foreign.issuing.certificate, subjectName: issuing.subjectName })
      const given = await challenge()
      const data = Buffer.concat([given.origin, given.nonce].map((text) => createHash('sha256').update(text).digest()))
      const token = { unverifiedCertificate: Buffer.from(der).toString('base64'), algorithm: 'ES256', format: 'web-eid:1.0', signature: signData('sha256', data, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64') }
      expect((await present(given, token)).json()).toMatchObject({ code: 'card-login.unknown-issuer' })
    })

    it('takes RSA by PKCS#1 and PSS as far as the signature goes, and knows that the card is not in the register', async () => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const authority = await office.authority.current(ctx())
      const officer = await office.officer()
      const issued = await inCentral(t.db, (tx) => issueCardCertificate(tx, ctx(), authority, {
        use: 'authentication', holder: { officerId: officer.id, officerNumber: officer.number, familyName: 'Próba', givenName: 'Panna' },
        spki: publicKey.export({ type: 'spki', format: 'der' }), validity: { from: new Date(t.clock.now().getTime() - 60_000), to: new Date(t.clock.now().getTime() + 86_400_000) }, publicUrl: testOrigin
      }))
      for (const [algorithm, options] of [['RS256', {}], ['PS256', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }]] as const) {
        const given = await challenge()
        const data = Buffer.concat([given.origin, given.nonce].map((text) => createHash('sha256').update(text).digest()))
        const signature = signData('sha256', data, { key: privateKey, ...options }).toString('base64')
        const token = { unverifiedCertificate: Buffer.from(issued.certificate.der).toString('base64'), algorithm, format: 'web-eid:1.0', signature }
        expect((await present(given, token)).json()).toMatchObject({ code: 'card-login.unknown-card' })
        const again = await challenge()
        expect((await present(again, token)).json()).toMatchObject({ code: 'card-login.wrong-signature' })
      }
    })
  })

  it('does not open the software card with a wrong PIN', async () => {
    const card = await office.card(ctx(), await office.officer())
    expect(() => authenticate(card, '9999', testOrigin, 'x')).toThrow(WrongPin)
  })
})

describe('signing with the card', () => {
  async function at(desk: DemoCardView, officerId: string): Promise<Context<OfficerPrincipal>> {
    return { ...ctx(), principal: { kind: 'officer', sessionId: ctx().ids.uuid(), officerId, name: 'Próba Panna', organisationId: ctx().ids.uuid(), postId: null, jobRoleId: null, cardId: desk.id, substitutesForOfficerId: null } }
  }
  const subjectId = '00000000-0000-7000-8000-000000000001'
  const intent = (card: DemoCardView, toBeSigned = Buffer.from('határozat')) => ({
    certificate: card.signingCertificate, purpose: 'decision', subjectId, prepare: () => Promise.resolve({ toBeSigned, state: { draft: 3 } })
  })

  it.each(['P-256', 'P-384'] as const)('signs a PDF in two steps with a %s card', async (curve) => {
    const officer = await office.officer()
    const card = await office.card(ctx(), officer, 'active', curve)
    const desk = await at(card, officer.id)
    const pdf = renderTypst({ template: '#set document(date: auto)\nHatározat', data: {}, date: new Date('2026-11-24T10:00:00Z') }).pdf
    let prepared: ReturnType<typeof preparePdfSignature> | undefined
    const { signingId, hash, hashFunction } = await startSigning(desk, trust, {
      ...intent(card),
      prepare: async ({ certificate, chain }) => {
        prepared = preparePdfSignature(pdf, { certificate: certificate.der, chain, signerName: 'Próba Panna', reason: 'kiadmányozás', time: t.clock.now(), fieldName: 'Kiadmany' })
        return { toBeSigned: prepared.toBeSigned, state: {} }
      }
    })
    expect(hashFunction).toBe(curve === 'P-256' ? 'SHA-256' : 'SHA-384')
    const signature = signHash(card, '1234', Buffer.from(hash, 'base64'))
    const done = await inCentral(t.db, (tx) => completeSigning(tx, desk, trust, { signingId, signature, purpose: 'decision', subjectId }))
    const { issuing } = await office.authority.current(ctx())
    const token = await timestamp(done.signature, randomBytes(16), localTimestampTransport(ctx(), office.authority), [issuing], [policies.timestamp])
    const report = await verifyPdfSignature(completePdfSignature(prepared!, done.signature, token), {
      issuers: [issuing], timestampIssuers: [issuing], timestampPolicies: [policies.timestamp], profiles: { card: cardSigningProfile }, at: t.clock.now()
    })
    expect(report).toMatchObject({ valid: true, signatures: [{ kind: 'card', signer: 'Próba Panna' }] })
  })

  it('takes a signature once, of this session, for this purpose, over these bytes', async () => {
    const officer = await office.officer()
    const card = await office.card(ctx(), officer)
    const desk = await at(card, officer.id)
    const start = () => startSigning(desk, trust, intent(card))
    const complete = (given: { signingId: string }, signature: string, changes: Partial<{ purpose: string; subjectId: string; desk: Context<OfficerPrincipal> }> = {}) => inCentral(t.db, (tx) => completeSigning(tx, changes.desk ?? desk, trust, {
      signingId: given.signingId, signature, purpose: changes.purpose ?? 'decision', subjectId: changes.subjectId ?? subjectId
    }))
    const given = await start()
    const signature = signHash(card, '1234', Buffer.from(given.hash, 'base64'))
    await expect(complete(given, signature, { purpose: 'other' })).rejects.toMatchObject({ code: 'card-login.signing-expired' })
    await expect(complete(given, signature, { desk: await at(card, officer.id) })).rejects.toMatchObject({ code: 'card-login.signing-expired' })
    await expect(complete(given, signHash(card, '1234', createHash('sha256').update('other').digest()))).rejects.toMatchObject({ code: 'card-login.wrong-signature' })
    await expect(complete(given, '')).rejects.toMatchObject({ code: 'card-login.wrong-signature' })
    expect((await complete(given, signature)).state).toEqual({ draft: 3 })
    await expect(complete(given, signature)).rejects.toMatchObject({ code: 'card-login.signing-expired' })
    const late = await start()
    await t.owner.updateTable('signing_request').set({ expires_at: new Date('2020-01-01') }).execute()
    await expect(complete(late, signature)).rejects.toMatchObject({ code: 'card-login.signing-expired' })
    const open = await start()
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'suspend', {}, office.onCardEnded))
    await expect(complete(open, signHash(card, '1234', Buffer.from(open.hash, 'base64')))).rejects.toMatchObject({ code: 'card-login.card-suspended' })
    await expect(start()).rejects.toMatchObject({ code: 'card-login.card-suspended' })
  })

  it('refuses another card, the authentication certificate, and an unreachable responder', async () => {
    const officer = await office.officer()
    const card = await office.card(ctx(), officer)
    const other = await office.card(ctx(), officer)
    const desk = await at(card, officer.id)
    await expect(startSigning(desk, trust, intent(other))).rejects.toMatchObject({ code: 'card-login.other-card' })
    await expect(startSigning(desk, trust, { ...intent(card), certificate: card.authenticationCertificate })).rejects.toMatchObject({ code: 'card-login.wrong-certificate' })
    fault = 'down'
    await expect(startSigning(desk, trust, intent(card))).rejects.toMatchObject({ code: 'card-login.status-unavailable' })
  })
})

it('parses the certificates that it hands out', async () => {
  const card = await office.card(ctx(), await office.officer())
  expect(parseCertificate(Buffer.from(card.signingCertificate, 'base64')).keyUsage?.has(1)).toBe(true)
})
