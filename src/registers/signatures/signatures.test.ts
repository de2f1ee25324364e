import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOffice, type CardOffice } from '../../../test/factories/card-office.ts'
import { testDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { certificateId, checkRevocation, encodeOcspRequest, parseOcspResponse, timestamp, validateCertificate } from '../../platform/crypto/index.ts'
import { takeStep } from '../cards/index.ts'
import {
  cardAuthenticationProfile, cardSigningProfile, certificateAt, certificateAuthority, changeCertificateStatus, localOcspTransport, localTimestampTransport, organisationSealProfile,
  issueSealCertificate, policies, signatureRoutes, statusOfSerialAt, type IssuedCertificate, type SignatureCertificateId
} from './index.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
let office: CardOffice
let http: TestHttp
const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const ctx = () => t.context({ kind: 'system', name: 'test' })

beforeAll(async () => {
  t = await testDatabase()
  office = cardOffice(t.owner, ctx().ids)
  http = await testHttp({ db: t.db, clock: t.clock, routes: (app) => signatureRoutes(app, { authority: office.authority }) })
})
afterAll(async () => {
  await http.close()
  office.close()
  await t.close()
})

describe('authority', () => {
  it('is not founded a second time by a machine whose clock went back', async () => {
    const before = (await office.authority.current(ctx())).root.serial
    const past = { ...ctx(), clock: { now: () => new Date(ctx().clock.now().getTime() - 3_600_000) } }
    await expect(office.authority.current(past)).rejects.toMatchObject({ code: 'authority.clock-behind', status: 503 })
    expect((await office.authority.current(ctx())).root.serial).toBe(before)
  })

  it('is made once, also when two processes start at once, and found again', async () => {
    const publicUrl = () => 'http://127.0.0.1:8080'
    const other = certificateAuthority({ keyStore: office.keyStore, name: 'Próba', publicUrl })
    const [a, b] = await Promise.all([office.authority.current(ctx()), other.current(ctx())])
    expect(Buffer.from(a.root.der).equals(Buffer.from(b.root.der))).toBe(true)
    expect(a.issuing.serial).toBe(b.issuing.serial)
    const { count } = await t.db.selectFrom('signature_certificate').select((e) => e.fn.countAll().as('count')).where('kind', 'in', ['root', 'issuing-authority', 'ocsp-signer', 'timestamp-authority']).executeTakeFirstOrThrow()
    expect(Number(count)).toBe(4)
  })

  it('renews its short-lived OCSP signer by itself', async () => {
    const now = ctx().clock.now()
    const later = { ...ctx(), clock: { now: () => new Date(now.getTime() + 12 * 86_400_000) } }
    const before = await office.authority.current(ctx())
    const after = await office.authority.current(later)
    expect(after.ocsp.certificate.notAfter > before.ocsp.certificate.notAfter).toBe(true)
    expect(after.issuing.serial).toBe(before.issuing.serial)
    const again = certificateAuthority({ keyStore: office.keyStore, name: 'Próba', publicUrl: () => 'http://127.0.0.1:8080' })
    expect((await again.current(later)).ocsp.certificate.serial).toBe(after.ocsp.certificate.serial)
  })
})

describe('status', () => {
  it('is good from the second of issue on, which is all that a time-stamp knows', async () => {
    const now = new Date(Math.ceil(ctx().clock.now().getTime() / 1_000) * 1_000 + 700)
    const issued = { ...ctx(), clock: { now: () => now } }
    const seal = await issueSeal(issued, await addOrganisation())
    const second = new Date(Math.floor(now.getTime() / 1_000) * 1_000)
    expect(await certificateAt(t.db, seal.certificate, second)).toMatchObject({ status: 'good', endedAt: null })
    expect(await certificateAt(t.db, seal.certificate, new Date(second.getTime() - 1))).toMatchObject({ status: 'unknown' })
  })

  it('follows the card at once: good, held, good; and an unissued serial is unknown', async () => {
    const card = await office.card(ctx(), await office.officer())
    const { issuing } = await office.authority.current(ctx())
    const { certificate } = validateCertificate(Buffer.from(card.authenticationCertificate, 'base64'), { issuers: [issuing], at: ctx().clock.now(), profile: cardAuthenticationProfile })
    validateCertificate(Buffer.from(card.signingCertificate, 'base64'), { issuers: [issuing], at: ctx().clock.now(), profile: cardSigningProfile })
    const ask = () => checkRevocation({ certificate, issuer: issuing, transport: localOcspTransport(ctx(), office.authority), now: ctx().clock.now(), nonce: randomBytes(32) })
    expect(await ask()).toEqual({ status: 'good' })
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'suspend', { reason: 'lost' }, office.onCardEnded))
    expect(await ask()).toMatchObject({ status: 'revoked', reason: 'certificateHold' })
    await inCentral(t.db, (tx) => takeStep(tx, ctx(), card.id, 'restore', {}, office.onCardEnded))
    expect(await ask()).toEqual({ status: 'good' })
    const forged = await localOcspTransport(ctx(), office.authority)(encodeOcspRequest({ ...certificateId(certificate, issuing), serial: '4242' }, randomBytes(32)), new AbortController().signal)
    expect(parseOcspResponse(forged).answers[0]?.status).toEqual({ status: 'unknown' })
  })

  it('is remembered for every instant, and a revocation is final', async () => {
    const seal = await issueSeal(ctx(), await addOrganisation())
    const { issuing } = await office.authority.current(ctx())
    validateCertificate(seal.certificate.der, { issuers: [issuing], at: ctx().clock.now(), profile: organisationSealProfile })
    const before = ctx().clock.now()
    t.clock.advance(1000)
    const row = await t.db.selectFrom('signature_certificate').select('id').where('serial', '=', seal.certificate.serial).executeTakeFirstOrThrow()
    const change = (status: 'good' | 'revoked') => inCentral(t.db, (tx) => changeCertificateStatus(tx, ctx(), row.id as SignatureCertificateId, { status, reason: null }))
    await change('revoked')
    await expect(change('good')).rejects.toMatchObject({ code: 'signature.revocation-is-final' })
    expect(await statusOfSerialAt(ctx(), office.authority, seal.certificate.serial, before)).toBe('good')
    expect(await statusOfSerialAt(ctx(), office.authority, seal.certificate.serial, ctx().clock.now())).toBe('revoked')
    expect(await statusOfSerialAt(ctx(), office.authority, 'AA', ctx().clock.now())).toBe('unknown')
  })

  async function issueSeal(given: Context, organisation: { id: string; name: string }): Promise<IssuedCertificate> {
    const authority = await office.authority.current(given)
    const keyName = `seal-${organisation.id}`
    const { spki } = await office.keyStore.ensure(keyName, 'P-256')
    return inCentral(t.db, (tx) => issueSealCertificate(tx, given, authority, { organisation, spki, keyName, publicUrl: 'http://127.0.0.1:8080' }))
  }

  async function addOrganisation(): Promise<{ id: string; name: string }> {
    const id = ctx().ids.uuid()
    await t.owner.insertInto('organisation').values({
      id, code: `proba-${id.slice(-6)}`, name: 'Próba Hivatal', short_name: 'Próba', tier: 'mayors-office', kind: 'mayors-office', authority_kind: 'local-government',
      demo: true, valid_from: '2020-01-01', recorded_at: new Date('2020-01-01')
    }).execute()
    return { id, name: 'Próba Hivatal' }
  }
})

describe('time-stamps', () => {
  it('come over our own transport', async () => {
    const { issuing } = await office.authority.current(ctx())
    const token = await timestamp(Buffer.from('x'), randomBytes(16), localTimestampTransport(ctx(), office.authority), [issuing], [policies.timestamp])
    expect(token.length).toBeGreaterThan(500)
  })
})

describe('addresses', () => {
  it('serve authority, revocation list, OCSP and time-stamps to anybody', async () => {
    const pem = await http.call('GET', '/pki/ca')
    expect(pem.body.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    const list = await http.call('GET', '/pki/crl')
    expect(list.headers['content-type']).toContain('application/pkix-crl')
    const { issuing, ocsp } = await office.authority.current(ctx())
    const request = Buffer.from(encodeOcspRequest(certificateId(ocsp.certificate, issuing), randomBytes(32)))
    const answer = await http.app.inject({ method: 'POST', url: '/pki/ocsp', headers: { 'content-type': 'application/ocsp-request' }, payload: request })
    expect(answer.statusCode).toBe(200)
    expect(parseOcspResponse(answer.rawPayload).answers[0]?.status).toEqual({ status: 'good' })
    const byGet = await http.app.inject({ method: 'GET', url: `/pki/ocsp/${encodeURIComponent(request.toString('base64'))}` })
    expect(parseOcspResponse(byGet.rawPayload).answers[0]?.status).toEqual({ status: 'good' })
    for (const payload of [Buffer.from('junk'), Buffer.alloc(0)]) {
      const refused = await http.app.inject({ method: 'POST', url: '/pki/ocsp', headers: { 'content-type': 'application/ocsp-request' }, payload })
      expect(refused.rawPayload.toString('hex')).toBe('30030a0101')
    }
    const query = await http.app.inject({ method: 'POST', url: '/pki/tsa', headers: { 'content-type': 'application/timestamp-query' }, payload: Buffer.from('junk') })
    expect(query.headers['content-type']).toContain('application/timestamp-reply')
  })

  it.skipIf(!hasOpenssl)('satisfy OpenSSL in strict mode with the revocation list', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-pki-'))
    try {
      const card = await office.card(ctx(), await office.officer())
      const revoked = await office.card(ctx(), await office.officer(), 'revoked')
      const [issuing, root] = (await http.call('GET', '/pki/ca')).body.split(/(?<=-----END CERTIFICATE-----\n)/)
      const file = (name: string, content: string | Uint8Array): string => {
        writeFileSync(join(folder, name), content)
        return join(folder, name)
      }
      const crl = (await http.call('GET', '/pki/crl')).rawPayload
      const wrap = (label: string, base64: string): string => `-----BEGIN ${label}-----\n${base64.replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`
      const verify = (certificate: string) => spawnSync('openssl', [
        'verify', '-x509_strict', '-crl_check', '-attime', String(t.clock.now().getTime() / 1000), '-CAfile', file('root.pem', root!), '-untrusted', file('issuing.pem', issuing!),
        '-CRLfile', file('crl.pem', wrap('X509 CRL', crl.toString('base64'))), file('leaf.pem', wrap('CERTIFICATE', certificate))
      ], { encoding: 'utf8' })
      expect(verify(card.authenticationCertificate).stdout).toContain('OK')
      expect(verify(card.signingCertificate).stdout).toContain('OK')
      expect(verify(revoked.signingCertificate).stderr).toContain('revoked')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.skipIf(!hasOpenssl)('satisfy OpenSSL as an OCSP client: good, on hold, revoked, the nonce echoed, the next update named; and as a reader of the list', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-ocsp-'))
    try {
      const cards = { good: await office.card(ctx(), await office.officer()), hold: await office.card(ctx(), await office.officer(), 'suspended'), revoked: await office.card(ctx(), await office.officer(), 'revoked') }
      const file = (name: string, content: string | Uint8Array): string => {
        writeFileSync(join(folder, name), content)
        return join(folder, name)
      }
      const [issuing, root] = (await http.call('GET', '/pki/ca')).body.split(/(?<=-----END CERTIFICATE-----\n)/)
      const chain = file('chain.pem', `${issuing}${root}`)
      const issuer = file('issuing.pem', issuing!)
      const ask = async (name: keyof typeof cards): Promise<string> => {
        const certificate = file('leaf.pem', `-----BEGIN CERTIFICATE-----\n${cards[name].authenticationCertificate.replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`)
        const request = join(folder, 'request.der')
        expect(spawnSync('openssl', ['ocsp', '-issuer', issuer, '-cert', certificate, '-nonce', '-reqout', request]).status).toBe(0)
        const answer = await http.app.inject({ method: 'POST', url: '/pki/ocsp', headers: { 'content-type': 'application/ocsp-request' }, payload: readFileSync(request) })
        const response = file('response.der', answer.rawPayload)
        // OpenSSL compares the nonces of both (`-no_nonce`: it puts no second one into the request that it reads), and follows the chain from the signer of the answer to the root.
        const read = spawnSync('openssl', [
          'ocsp', '-reqin', request, '-no_nonce', '-respin', response, '-issuer', issuer, '-cert', certificate, '-CAfile', chain, '-attime', String(t.clock.now().getTime() / 1000), '-validity_period', '1000000000'
        ], { encoding: 'utf8' })
        expect(read.stderr).toContain('Response verify OK')
        expect(read.stderr).not.toContain('WARNING')
        return read.stdout
      }
      const good = await ask('good')
      expect(good).toMatch(/: good/)
      expect(good).toMatch(/This Update: .*\n\s*Next Update: /)
      expect(await ask('hold')).toMatch(/: revoked[\s\S]*Reason: certificateHold/)
      expect(await ask('revoked')).toMatch(/: revoked[\s\S]*Reason: keyCompromise/)

      const numberOf = async (): Promise<bigint> => {
        const list = (await http.call('GET', '/pki/crl')).rawPayload
        const text = spawnSync('openssl', ['crl', '-inform', 'DER', '-in', file('list.der', list), '-noout', '-text', '-CAfile', chain], { encoding: 'utf8' })
        expect(text.stderr).toContain('verify OK')
        expect(text.stdout).toMatch(/Version 2 \(0x1\)[\s\S]*Next Update: /)
        expect(text.stdout).toContain('X509v3 Authority Key Identifier')
        expect(text.stdout).toContain('Certificate Hold')
        return BigInt(/X509v3 CRL Number:\s*\n\s*(0x[0-9A-F]+|\d+)/.exec(text.stdout)![1]!)
      }
      const before = await numberOf()
      t.clock.advance(1_000)
      // RFC 5280, 5.2.3: the number grows.
      expect(await numberOf()).toBeGreaterThan(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
