/** The rehearsal of a key ceremony: the root's key is absent all the time but for the ceremony, and nobody notices but by the names in the certificates. */
import { spawnSync } from 'node:child_process'
import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoCardView } from '../../demo/cards/index.ts'
import { caseOffice, multipart, type CaseOffice } from '../../test/factories/case-office.ts'
import { testOrigin } from '../../test/factories/http.ts'
import { authenticate } from '../../test/factories/software-card.ts'
import { inCentral } from '../platform/database/index.ts'
import { certificateId, encodeOcspRequest, KeyStoreError, oids, parseCertificate, parseOcspResponse, signingKey, subjectAttribute, type Certificate } from '../platform/crypto/index.ts'
import { takeStep } from '../registers/cards/index.ts'
import { certificateAuthority, rootKeyName } from '../registers/signatures/index.ts'
import { checkDatabase } from './doctor/check-database.ts'
import { readMigrations } from '../platform/database/index.ts'
import { migrationsFolder } from './installation.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const day = 86_400_000

let office: CaseOffice
let folder: string
/** What the operator keeps in the safe. */
let rootFile: string
let old: { readonly card: DemoCardView; readonly decision: Buffer; readonly issuing: Certificate }
let fresh: { readonly card: DemoCardView; readonly decision: Buffer; readonly issuing: Certificate }
const ctx = () => office.t.context({ kind: 'system', name: 'test' })
const rootIsAway = async (): Promise<void> => expect(office.cards.keyStore.get(rootKeyName)).rejects.toMatchObject({ code: 'key.missing' })
const rootKey = () => signingKey(rootKeyName, createPrivateKey({ key: rootFile, passphrase: 'elzárva őrzött' }))
/** The verb of the operator: another process with the same keys and database. */
const anotherProcess = () => certificateAuthority({ keyStore: office.cards.keyStore, name: 'Próba', publicUrl: () => 'http://127.0.0.1:8080' })

async function signedDecision(): Promise<Buffer> {
  const { caseId } = await office.open()
  const { documentId } = await office.decide(caseId, 'reject')
  return (await office.http.call('GET', `/api/v1/cases/${caseId}/documents/${documentId}/content`, { as: office.officers.officer })).rawPayload
}

async function logIn(card: DemoCardView): Promise<{ status: number; code?: string }> {
  const given = await office.http.call('POST', '/api/v1/login/challenge')
  const { nonce } = given.json<{ nonce: string }>()
  const answer = await office.http.call('POST', '/api/v1/login', {
    headers: { cookie: String(given.headers['set-cookie']).split(';')[0]!, 'user-agent': 'test' }, payload: { token: authenticate(card, '1234', testOrigin, nonce) }
  })
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code! }
}

beforeAll(async () => {
  office = await caseOffice()
  folder = mkdtempSync(join(tmpdir(), 'kapu-rotation-'))
  const { issuing } = await office.cards.authority.current(ctx())
  rootFile = await office.cards.keyStore.exportKey(rootKeyName, Buffer.from('elzárva őrzött'))
  await office.cards.keyStore.remove(rootKeyName)
  old = { issuing, card: await office.cards.card(ctx(), await office.cards.officer()), decision: await signedDecision() }

  await rootIsAway()
  office.t.clock.advance(60_000)
  await anotherProcess().rotate(ctx(), rootKey())
  await rootIsAway()
  // What another process has changed is seen within five seconds.
  office.t.clock.advance(6_000)
  const now = (await office.cards.authority.current(ctx())).issuing
  fresh = { issuing: now, card: await office.cards.card(ctx(), await office.cards.officer()), decision: await signedDecision() }
}, 120_000)
afterAll(async () => {
  await office?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const certificateOf = (card: DemoCardView): Certificate => parseCertificate(Buffer.from(card.authenticationCertificate, 'base64'))
const pem = (der: Uint8Array, label = 'CERTIFICATE'): string => `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const crlPathOf = (certificate: Certificate): string => /\/pki\/crl[^\s\0]*?(?=[^/0-9A-Za-z]|$)/.exec(Buffer.from(certificate.extensions.get(oids.crlDistributionPoints)!.value).toString('latin1'))![0]
const ask = (id: Parameters<typeof encodeOcspRequest>[0]) => office.http.app.inject({
  method: 'POST', url: '/pki/ocsp', headers: { 'content-type': 'application/ocsp-request' }, payload: Buffer.from(encodeOcspRequest(id, randomBytes(32)))
})

describe('after the ceremony', () => {
  it('new cards come from a new authority with a key of its own, signed by the same root', async () => {
    const nameOf = (certificate: Certificate): string => subjectAttribute(certificate, oids.commonName)!
    expect([nameOf(old.issuing), nameOf(fresh.issuing)]).toEqual(['Próba Kiadó', 'Próba Kiadó 2'])
    expect(Buffer.from(fresh.issuing.spki).equals(Buffer.from(old.issuing.spki))).toBe(false)
    expect(Buffer.from(certificateOf(fresh.card).issuerName).equals(Buffer.from(fresh.issuing.subjectName))).toBe(true)
    const { issuers, root } = await office.cards.authority.current(ctx())
    expect(issuers.map(({ certificate }) => certificate.serial)).toEqual([fresh.issuing.serial, old.issuing.serial])
    for (const { certificate } of issuers) expect(Buffer.from(certificate.issuerName).equals(Buffer.from(root.subjectName))).toBe(true)
  })

  it('both cards log in', async () => {
    expect(await logIn(old.card)).toMatchObject({ status: 200 })
    expect(await logIn(fresh.card)).toMatchObject({ status: 200 })
  })

  it.each(['before', 'after'] as const)('a decision that was signed %s verifies, and the trust list names both authorities', async (when) => {
    const { body, contentType } = multipart({}, when === 'before' ? old.decision : fresh.decision, { json: 'verification', file: 'file-1' })
    const answer = await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: body, headers: { 'content-type': contentType } })
    expect(answer.json()).toMatchObject({ items: [{ signatures: [{ verdict: 'valid' }] }] })
    const list = (await office.http.call('GET', '/pki/trust-list')).json<{ authorities: { name: string }[] }>()
    expect(list.authorities.map(({ name }) => name)).toEqual(['Próba Kiadó 2', 'Próba Kiadó'])
  })

  it.skipIf(!hasOpenssl)('OpenSSL takes the OCSP answer and the revocation list of each authority, signed by its own keys', async () => {
    const { root } = await office.cards.authority.current(ctx())
    const rootPem = file('root.pem', pem(root.der))
    const time = String(office.t.clock.now().getTime() / 1000)
    for (const { card, issuing } of [old, fresh]) {
      const certificate = certificateOf(card)
      const issuer = file('issuing.pem', pem(issuing.der))
      const chain = file('chain.pem', pem(issuing.der) + pem(root.der))
      const answer = await ask(certificateId(certificate, issuing))
      const read = spawnSync('openssl', [
        'ocsp', '-respin', file('response.der', answer.rawPayload), '-issuer', issuer, '-sha256', '-cert', file('leaf.pem', pem(certificate.der)), '-CAfile', chain, '-attime', time,
        '-validity_period', '1000000000', '-no_nonce'
      ], { encoding: 'utf8' })
      expect(read.stderr).toContain('Response verify OK')
      expect(read.stdout).toMatch(/: good/)
      const path = crlPathOf(certificate)
      expect(path).toBe(issuing === old.issuing ? '/pki/crl' : `/pki/crl/${fresh.issuing.serial}`)
      const crl = (await office.http.call('GET', path)).rawPayload
      expect(spawnSync('openssl', [
        'verify', '-x509_strict', '-crl_check', '-attime', time, '-CAfile', rootPem, '-untrusted', issuer, '-CRLfile', file('crl.pem', pem(crl, 'X509 CRL')), join(folder, 'leaf.pem')
      ], { encoding: 'utf8' }).stdout).toContain('OK')
    }
  })

  it('a question about two authorities at once is not answered, since one signature cannot speak for both', async () => {
    const request = (id: Parameters<typeof encodeOcspRequest>[0]): Buffer => Buffer.from(encodeOcspRequest(id, randomBytes(32)))
    const [one, two] = [request(certificateId(certificateOf(old.card), old.issuing)), request(certificateId(certificateOf(fresh.card), fresh.issuing))]
    // The list of questions of both, in one request without a nonce.
    const entry = (der: Buffer): Buffer => {
      const length = 2 + der[der.indexOf(Buffer.from('300d0609608648016503040201', 'hex')) - 1]!
      const at = der.indexOf(Buffer.from('300d0609608648016503040201', 'hex')) - 2
      return Buffer.from([0x30, length, ...der.subarray(at, at + length)])
    }
    const sequence = (content: Buffer): Buffer => Buffer.concat([Buffer.from([0x30, 0x81, content.length]), content])
    const both = sequence(sequence(sequence(Buffer.concat([entry(one), entry(two)]))))
    const answer = await office.http.app.inject({ method: 'POST', url: '/pki/ocsp', headers: { 'content-type': 'application/ocsp-request' }, payload: both })
    expect(answer.rawPayload.toString('hex')).toBe('30030a0106')
  })

  it('a card of the old authority that is suspended is out at once, in register, OCSP and list', async () => {
    const card = await office.cards.card(ctx(), await office.cards.officer())
    expect(await logIn(card)).toMatchObject({ status: 200 })
    for (const each of [old.card, card]) {
      await inCentral(office.t.db, (tx) => takeStep(tx, ctx(), each.id as never, 'suspend', { reason: 'lost' }, office.cards.onCardEnded))
      expect(await logIn(each)).toMatchObject({ status: 403, code: 'card-login.card-suspended' })
    }
    expect(parseOcspResponse((await ask(certificateId(certificateOf(old.card), old.issuing))).rawPayload).answers[0]?.status).toMatchObject({ status: 'revoked', reason: 'certificateHold' })
    await inCentral(office.t.db, (tx) => takeStep(tx, ctx(), old.card.id as never, 'restore', {}, office.cards.onCardEnded))
  })

  it('another root\'s key, or none, founds nothing', async () => {
    const stranger = await office.cards.keyStore.ensure('stranger', 'P-384')
    await expect(anotherProcess().rotate(ctx(), stranger)).rejects.toMatchObject({ code: 'authority.wrong-root-key' })
    expect((await office.cards.authority.current(ctx())).issuers).toHaveLength(2)
    await office.cards.keyStore.remove('stranger')
  })

  it('the doctor finds the keys well without the root, misses a new one, and warns of a root that has stayed', async () => {
    const client = await office.t.pool('owner').connect()
    try {
      const look = async (isProduction: boolean): Promise<string[]> => (await checkDatabase({
        client, now: office.t.clock.now(), dataDirectory: join(office.documentsFolder, '..'), migrations: await readMigrations(migrationsFolder), isRunning: false,
        keyStore: office.cards.keyStore, isProduction, witnessGraceMilliseconds: day
      })).map(({ code }) => code).filter((code) => code.startsWith('keys.') || code.startsWith('certificates.'))
      expect(await look(true)).toEqual([])
      const lost = { get: (name: string) => (name === 'authority-issuing-2' ? Promise.reject(new KeyStoreError('key.missing', name)) : office.cards.keyStore.get(name)) }
      expect((await checkDatabase({
        client, now: office.t.clock.now(), dataDirectory: join(office.documentsFolder, '..'), migrations: await readMigrations(migrationsFolder), isRunning: false, keyStore: lost, witnessGraceMilliseconds: day
      })).map(({ code }) => code)).toContain('keys.missing')
    } finally {
      client.release()
    }
  })
})

describe('signers of OCSP answers', () => {
  it('are renewed with new keys for both authorities by the job, and a key that has ended is removed', async () => {
    const signers = async (): Promise<string[]> => (await office.cards.authority.current(ctx())).issuers.map(({ online }) => online!.ocsp.key.name)
    const before = await signers()
    expect(new Set(before).size).toBe(2)
    office.t.clock.advance(11 * day)
    const { removedKeys } = await office.cards.authority.renew(ctx())
    expect(removedKeys).toEqual([])
    const after = await signers()
    expect(after.filter((name) => before.includes(name))).toEqual([])
    office.t.clock.advance(4 * day)
    expect([...(await office.cards.authority.renew(ctx())).removedKeys].sort()).toEqual([...before].sort())
    for (const name of before) await expect(office.cards.keyStore.get(name)).rejects.toMatchObject({ code: 'key.missing' })
    await rootIsAway()
    expect(await logIn(old.card)).toMatchObject({ status: 200 })
    expect(await logIn(fresh.card)).toMatchObject({ status: 200 })
  })

  it('keep no key from a backup that is being made', async () => {
    const client = await office.t.pool('owner').connect()
    try {
      await client.query('begin')
      const { holdKeys } = await import('../registers/signatures/index.ts')
      await holdKeys(client)
      office.t.clock.advance(30 * day)
      expect((await office.cards.authority.renew(ctx())).removedKeys).toEqual([])
      await client.query('rollback')
      expect((await office.cards.authority.renew(ctx())).removedKeys.length).toBeGreaterThan(0)
    } finally {
      client.release()
    }
  })
})

describe('an authority that is not trusted any more', () => {
  it('lets none of its cards in; the one that issues is never left without another', async () => {
    await expect(anotherProcess().distrust(ctx(), fresh.issuing.serial)).rejects.toMatchObject({ code: 'authority.last-one' })
    await office.cards.authority.current(ctx())
    await anotherProcess().distrust(ctx(), old.issuing.serial)
    await expect(anotherProcess().distrust(ctx(), old.issuing.serial)).rejects.toMatchObject({ code: 'authority.unknown' })
    office.t.clock.advance(6_000)
    // Who holds a connection does not wait for another to look again: with as many signers as connections all would wait for ever.
    const known = await inCentral(office.t.db, (tx) => office.cards.authority.current({ ...ctx(), db: tx as never }))
    expect(known.issuers).toHaveLength(2)
    expect(await logIn(old.card)).toMatchObject({ status: 403, code: 'card-login.unknown-issuer' })
    expect(await logIn(fresh.card)).toMatchObject({ status: 200 })
  })
})
