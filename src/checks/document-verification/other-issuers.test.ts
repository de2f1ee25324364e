/** Makers beside our own authority: a document by an authority made in the test, over HTTP with its own responder, and off-line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustedIssuersOf } from '../../main/trusted-issuers.ts'
import { encodeOcspResponse, parseOcspRequest, type CertificateStatus } from '../../platform/crypto/index.ts'
import { renderTypst } from '../../platform/pdf/index.ts'
import { caseOffice, multipart, type CaseOffice } from '../../../test/factories/case-office.ts'
import { signPdf, stampOf } from '../../../test/factories/signed-pdf.ts'
import { testAuthority, type Holder, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { bundleEvidence } from './evidence.ts'
import { readOtherIssuers, type OtherIssuer } from './other-issuers.ts'
import { readTrustList } from './trust.ts'
import { bundleSchema, trustListSchema, type Bundle, type Findings } from './verification.types.ts'
import { verifyFile } from './verify-file.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'kapu-trust-'))
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
let files = 0
const listFile = (value: unknown): string => {
  const path = join(folder, `list-${++files}.json`)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

let office: CaseOffice
let maker: TestAuthority
let responder: Server
let others: OtherIssuer[]
let person: Holder
let organisation: Holder
let plain: Uint8Array
let status: CertificateStatus
let forged = false
const now = (): Date => office.t.clock.now()

beforeAll(async () => {
  const at = new Date('2026-11-24T08:30:00Z')
  maker = await testAuthority(at)
  const stranger = await testAuthority(at)
  responder = createServer(async (request, response) => {
    const asked = parseOcspRequest(await buffer(request))
    const answers = asked.ids.map((id) => ({ id, status, thisUpdate: new Date(Math.floor(now().getTime() / 1000) * 1000), nextUpdate: new Date(now().getTime() + 600_000) }))
    response.end(await encodeOcspResponse({ answers, nonce: asked.nonce, producedAt: answers[0]!.thisUpdate }, forged ? stranger.ocsp : maker.ocsp))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => { responder.once('listening', resolve) })
  writeFileSync(join(folder, 'kiado.pem'), pem(maker.issuing.certificate.der))
  others = readOtherIssuers(listFile([{
    name: 'Minta Bizalmi Szolgáltató Zrt.', certificate: 'kiado.pem', trustedFor: ['signature', 'timestamp'], from: '2026-01-01', to: '2027-12-31', ocsp: `http://127.0.0.1:${(responder.address() as AddressInfo).port}/ocsp`
  }]))
  office = await caseOffice({ otherIssuers: others })
  person = await maker.issue({ subject: [['country', 'HU'], ['commonName', 'Külső Kinga'], ['surname', 'Külső'], ['givenName', 'Kinga']], keyUsage: [1] })
  organisation = await maker.issue({ subject: [['country', 'HU'], ['organisation', 'Minta Kft.'], ['commonName', 'Minta Kft. bélyegző']], keyUsage: [1] })
  plain = renderTypst({ template: '#set document(title: "Próba", date: auto)\nPróba.', data: {}, date: at }).pdf
}, 120_000)
afterAll(async () => {
  responder?.close()
  await office?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  status = { status: 'good' }
  forged = false
})

const signed = (holder: Holder, at = now()): Promise<Uint8Array> => signPdf(plain, { authority: maker, holder, at, stamp: stampOf(maker.timestamp, maker.issuing.certificate, at) })
async function post(pdf: Uint8Array, question: Record<string, unknown> = {}): Promise<{ item: Findings; bundle: Bundle | null }> {
  const { body, contentType } = multipart(question, Buffer.from(pdf), { json: 'verification', file: 'file-1' })
  const answer = await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: body, headers: { 'content-type': contentType } })
  expect(answer.statusCode, answer.body).toBe(200)
  const { items, bundle } = answer.json<{ items: Findings[]; bundle: Bundle | null }>()
  return { item: items[0]!, bundle }
}
const codes = (found: Findings): Record<string, string> => Object.fromEntries(found.signatures[0]!.checks.map(({ check, state, code }) => [check, `${state} ${code}`]))

describe('a document of another maker', () => {
  it('is valid, and says who vouches for it', async () => {
    const { item } = await post(await signed(person))
    expect(codes(item)).toEqual({
      integrity: 'good whole', additions: 'good none', certificate: 'good other-signature', time: 'good stamped', revocation: 'good good', authority: 'none other-maker', log: 'unknown not-asked'
    })
    expect(item).toMatchObject({ verdict: 'valid', signatures: [{ kind: 'other-signature', signer: 'Külső Kinga', vouchedBy: 'Minta Bizalmi Szolgáltató Zrt.', office: null }] })
    expect(item.signatures[0]!.checks.find(({ check }) => check === 'certificate')!.reason.hu).toContain('Minta Bizalmi Szolgáltató Zrt. felel érte')
  })

  it('is judged for what its issuer is trusted for alone: no seal, no key that is not for signing', async () => {
    const seal = (await post(await signed(organisation))).item
    expect(seal).toMatchObject({ verdict: 'indeterminate', signatures: [{ kind: 'other', vouchedBy: null }] })
    expect(codes(seal)['certificate']).toBe('unknown not-trusted-for')
    const login = await maker.issue({ subject: [['commonName', 'Külső Kinga'], ['surname', 'Külső']], keyUsage: [0] })
    expect(codes((await post(await signed(login))).item)['certificate']).toBe('bad wrong-key-usage')
  })

  it('is judged for the days of the list alone', async () => {
    const trust = { ...readTrustList(trustListSchema.parse((await office.http.call('GET', '/pki/trust-list')).json())) }
    const document = await signed(person)
    const on = async (days: { from: string; to: string | null }): Promise<string | undefined> =>
      codes(await verifyFile(document, { ...trust, others: [{ ...others[0]!, ...days }] }, bundleEvidence(trust, null), now()))['certificate']
    expect(await on({ from: '2026-11-24', to: '2026-11-24' })).toBe('good other-signature')
    expect(await on({ from: '2026-11-25', to: null })).toBe('unknown not-trusted-for')
    expect(await on({ from: '2026-01-01', to: '2026-11-23' })).toBe('unknown not-trusted-for')
  })

  it('falls with its certificate: revoked before it was signed, not after; and an answer by somebody else is none', async () => {
    const document = await signed(person)
    status = { status: 'revoked', at: new Date(Math.floor(now().getTime() / 1000) * 1000 - 3_600_000), reason: 'keyCompromise' }
    expect((await post(document)).item).toMatchObject({ verdict: 'invalid' })
    status = { status: 'revoked', at: new Date(Math.floor(now().getTime() / 1000) * 1000 + 1_000), reason: 'keyCompromise' }
    expect((await post(document)).item).toMatchObject({ verdict: 'valid' })
    status = { status: 'good' }
    forged = true
    const { item } = await post(document)
    expect(item.verdict).toBe('indeterminate')
    expect(codes(item)['revocation']).toBe('unknown unknown')
  })

  it('verifies off-line by the published list and the bundle', async () => {
    const document = await signed(person)
    const { bundle } = await post(document, { bundle: true })
    const list = trustListSchema.parse((await office.http.call('GET', '/pki/trust-list')).json())
    expect(list.others).toMatchObject([{ name: 'Minta Bizalmi Szolgáltató Zrt.', trustedFor: ['signature', 'timestamp'], from: '2026-01-01', to: '2027-12-31' }])
    const trust = readTrustList(list)
    const found = await verifyFile(document, trust, bundleEvidence(trust, bundleSchema.parse(bundle)), now())
    expect(found.signatures[0]).toMatchObject({ kind: 'other-signature', vouchedBy: 'Minta Bizalmi Szolgáltató Zrt.' })
    expect(codes(found)).toMatchObject({ certificate: 'good other-signature', revocation: 'good good' })
    expect((await verifyFile(document, trust, bundleEvidence(trust, null), now())).verdict).toBe('indeterminate')
    // A list from before other makers were in it is read as naming none.
    const { others: _, ...before } = list
    expect(readTrustList(trustListSchema.parse(before)).others).toEqual([])
  })

  it('gives nobody a way in: a card of that maker does not log in here', async () => {
    const { issuers } = await office.cards.authority.current(office.t.context())
    expect(issuers.some(({ certificate }) => Buffer.compare(certificate.der, maker.issuing.certificate.der) === 0)).toBe(false)
  })
})

describe('the operator\'s list', () => {
  const good = (): Record<string, unknown> => ({ name: 'Minta Zrt.', certificate: pem(maker.issuing.certificate.der), trustedFor: ['seal'], from: '2026-01-01' })
  const refusal = (value: unknown): string => {
    try {
      trustedIssuersOf({ trustedIssuersFile: listFile(value) })
    } catch (error) {
      return (error as Error).message
    }
    return 'taken'
  }

  it('is taken with PEM in it or beside it, and refused with a sentence that names the entry', () => {
    expect(readOtherIssuers(listFile([good()]))).toMatchObject([{ name: 'Minta Zrt.', to: null, ocsp: null }])
    expect(trustedIssuersOf({ trustedIssuersFile: null })).toEqual([])
    expect(refusal('{')).toContain('JSON')
    expect(refusal([{ ...good(), trustedFor: [] }])).toContain('0.trustedFor')
    expect(refusal([{ ...good(), trustedFor: ['login'] }])).toContain('0.trustedFor')
    expect(refusal([{ ...good(), to: '2025-01-01' }])).toContain('Minta Zrt.: az utolsó nap megelőzi az elsőt')
    expect(refusal([{ ...good(), certificate: 'nincs.pem' }])).toContain('ENOENT')
    expect(refusal([{ ...good(), certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }])).toContain('malformed')
    expect(refusal([{ ...good(), certificate: pem(person.certificate.der) }])).toContain('nem kiadóé')
    expect(refusal([good(), { ...good(), name: 'Másik Zrt.' }])).toContain('Másik Zrt.: ez a kiadó kétszer szerepel')
    expect(refusal([good()])).toBe('taken')
  })

  it.skipIf(!hasOpenssl).each([['a short RSA key', ['-newkey', 'rsa:1024', '-sha256'], 'legalább 2048 bit'], ['SHA-1', ['-newkey', 'rsa:2048', '-sha1'], 'SHA-1']])('refuses %s, saying so', (_, how, sentence) => {
    const path = join(folder, `weak-${++files}.pem`)
    const made = spawnSync('openssl', ['req', '-x509', ...how, '-nodes', '-days', '900', '-subj', '/CN=Gyenge', '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign', '-keyout', join(folder, 'weak.key'), '-out', path])
    expect(made.status, String(made.stderr)).toBe(0)
    expect(refusal([{ ...good(), certificate: path }])).toContain(sentence)
  })

  it.skipIf(!hasOpenssl)('takes a strong RSA authority', () => {
    const path = join(folder, 'strong.pem')
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-sha256', '-nodes', '-days', '900', '-subj', '/CN=Eros', '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign', '-keyout', join(folder, 'strong.key'), '-out', path])
    expect(refusal([{ ...good(), certificate: path }])).toBe('taken')
  })
})
