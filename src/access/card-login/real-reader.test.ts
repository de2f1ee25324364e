/**
 * A card in a reader, from personalising to login: pcscd and a virtual reader, a card that answers APDUs, OpenSC as the driver. What the Web eID
 * application does between reader and browser is done here by OpenSC's tool; the Gate cannot tell the difference.
 */
import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardRegister, type CardRegister } from '../../../test/factories/card-register.ts'
import { testHttp, testOrigin, type TestHttp } from '../../../test/factories/http.ts'
import { noReader, VirtualCard, virtualReader, type VirtualReader } from '../../../test/factories/virtual-card.ts'
import { encodeCertificationRequest, signingKey } from '../../platform/crypto/index.ts'
import { cardLoginRoutes, ownCardTrust } from './index.ts'

const pin = '271828'

describe.skipIf(noReader !== null)(`a card in a reader${noReader === null ? '' : ` (skipped: ${noReader})`}`, () => {
  let r: CardRegister
  let gate: TestHttp
  let url: string
  let reader: VirtualReader
  let card: VirtualCard
  let cardId: string

  beforeAll(async () => {
    r = await cardRegister()
    gate = await testHttp({ db: r.t.db, clock: r.t.clock, routes: (app) => cardLoginRoutes(app, { trust: ownCardTrust(r.office.authority), origins: () => [testOrigin], demo: false }) })
    url = (await gate.app.listen({ host: '127.0.0.1', port: 0 })).replace('[::1]', '127.0.0.1')
    reader = await virtualReader()
    card = new VirtualCard(pin)
    await personalise()
    await reader.insert(card)
  }, 60_000)
  afterAll(async () => {
    await reader?.close()
    await gate?.close()
    await r?.close()
  })

  /** The station makes the keys on the card, the administrator hands in their requests, and the certificate goes onto the card. */
  async function personalise(): Promise<void> {
    cardId = await r.card('ordered')
    const onCard = await encodeCertificationRequest({
      name: 'card', curve: 'P-256', spki: card.publicKey.export({ type: 'spki', format: 'der' }), sign: (data) => Promise.resolve(card.signRequest(data))
    })
    const signing = await encodeCertificationRequest(signingKey('signing', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey))
    const step = async (as: 'national' | 'local2', verb: string, body: Record<string, unknown> = {}): Promise<void> => {
      const done = await r.call(r.who[as], 'POST', `/cards/${cardId}/${verb}`, { expectedVersion: await r.version(cardId), ...body })
      expect(done.status, done.raw.toString().slice(0, 300)).toBe(200)
    }
    const pem = (bytes: Uint8Array): string => `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
    await step('national', 'personalise', { made: { serial: 'PIV-000001', authenticationRequest: pem(onCard), signingRequest: pem(signing), pin, puk: null } })
    const row = await r.t.db.selectFrom('card').innerJoin('signature_certificate as c', 'c.id', 'card.authentication_certificate_id').select('c.der').where('card.id', '=', cardId).executeTakeFirstOrThrow()
    card.putCertificate(row.der as Uint8Array)
    await step('national', 'print-pin-letter')
    await step('local2', 'deliver', { identity: { document: 'passport', photoCompared: true } })
    await step('local2', 'activate')
  }

  const file = (name: string): string => join(reader.folder, name)

  async function readCertificate(): Promise<Buffer> {
    const { status, output } = await reader.tool(['--read-object', '--type', 'cert', '--id', '01', '--output-file', file('certificate.der')])
    expect(status, output).toBe(0)
    return readFileSync(file('certificate.der'))
  }

  async function signOnCard(data: Uint8Array, withPin = pin): Promise<Buffer> {
    writeFileSync(file('digest'), createHash('sha256').update(data).digest())
    const { status, output } = await reader.tool([
      '--login', '--pin', withPin, '--sign', '--mechanism', 'ECDSA', '--id', '01', '--signature-format', 'rs', '--input-file', file('digest'), '--output-file', file('signature')
    ])
    if (status !== 0) throw new Error(output)
    return readFileSync(file('signature'))
  }

  /** What the Web eID application gives the page. */
  async function tokenFor(nonce: string, withPin = pin): Promise<Record<string, string>> {
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
    const signature = await signOnCard(Buffer.concat([digest(testOrigin), digest(nonce)]), withPin)
    return { unverifiedCertificate: (await readCertificate()).toString('base64'), algorithm: 'ES256', signature: signature.toString('base64'), format: 'web-eid:1.0' }
  }

  const headers = (): Record<string, string> => ({ origin: testOrigin, 'x-kapu-request': '1', 'content-type': 'application/json', 'user-agent': 'test' })

  async function challenge(): Promise<{ nonce: string; cookie: string }> {
    const answer = await fetch(`${url}/api/v1/login/challenge`, { method: 'POST', headers: headers(), body: '{}' })
    expect(answer.status).toBe(200)
    return { nonce: ((await answer.json()) as { nonce: string }).nonce, cookie: answer.headers.get('set-cookie')!.split(';')[0]! }
  }

  const enter = (cookie: string, token: Record<string, string>): Promise<Response> =>
    fetch(`${url}/api/v1/login`, { method: 'POST', headers: { ...headers(), cookie }, body: JSON.stringify({ token }) })

  it('is seen by the driver with the certificate that the Gate issued', async () => {
    const { output } = await reader.tool(['--list-slots'])
    expect(output).toMatch(/Virtual PCD/)
    const row = await r.t.db.selectFrom('card').innerJoin('signature_certificate as c', 'c.id', 'card.authentication_certificate_id').select('c.der').where('card.id', '=', cardId).executeTakeFirstOrThrow()
    expect((await readCertificate()).equals(Buffer.from(row.der as Uint8Array))).toBe(true)
  }, 60_000)

  it('logs its holder in over HTTP with a token that its key has signed', async () => {
    const { nonce, cookie } = await challenge()
    const answer = await enter(cookie, await tokenFor(nonce))
    const body = await answer.json() as { officer: { name: string }; card: { serial: string } }
    expect(answer.status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ card: { serial: 'PIV-000001' } })
    expect(answer.headers.get('set-cookie')).toContain('kapu_session=')
    // INS 87: the card itself has signed; INS 20: after its PIN.
    expect(card.instructions).toEqual(expect.arrayContaining([0x87, 0x20]))
  }, 60_000)

  it('signs nothing without the right PIN, and for one challenge alone', async () => {
    const { nonce } = await challenge()
    await expect(tokenFor(nonce, '000000')).rejects.toThrow(/CKR_PIN_INCORRECT/)
    expect(card.retries).toBe(2)
    const token = await tokenFor(nonce)
    const other = await challenge()
    const answer = await enter(other.cookie, token)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'card-login.wrong-signature' })
  }, 60_000)

  it('is refused by the Gate when it is reported lost, though reader and card work as before', async () => {
    const lost = await r.call(r.who.local2, 'POST', `/cards/${cardId}/suspend`, { expectedVersion: await r.version(cardId), reason: 'lost', note: 'a villamoson maradt' })
    expect(lost.status, lost.raw.toString()).toBe(200)
    const { nonce, cookie } = await challenge()
    const answer = await enter(cookie, await tokenFor(nonce))
    expect(await answer.json()).toMatchObject({ code: 'card-login.card-suspended' })
  }, 60_000)

  it('is gone when it is pulled out', async () => {
    reader.remove()
    await new Promise((resolve) => { setTimeout(resolve, 1_500) })
    expect((await reader.tool(['--read-object', '--type', 'cert', '--id', '01', '--output-file', file('none.der')])).status).not.toBe(0)
  }, 60_000)
})
