/** A decision of a case is verified by whoever holds it: over HTTP from the registers, and with a bundle alone. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteSigner, openWitness, serveWitness, startSequencer, type Sequencer, type WitnessServer } from '../../log/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { systemClock } from '../../platform/context/index.ts'
import { changeCertificateStatus, type SignatureCertificateId } from '../../registers/signatures/index.ts'
import { caseOffice, multipart, type CaseOffice } from '../../../test/factories/case-office.ts'
import { samplePdf } from '../../../test/factories/sample-pdf.ts'
import { addValidationData, stream, update } from '../../../test/factories/signed-pdf.ts'
import { bundleEvidence } from './evidence.ts'
import { readTrustList } from './trust.ts'
import { bundleSchema, trustListSchema, type Bundle, type Findings, type TrustList } from './verification.types.ts'
import { verifyFile } from './verify-file.ts'

const log = noteSigner(generateKeyPairSync('ed25519').privateKey, 'kapu-naplo', 1)
const witnessKey = noteSigner(generateKeyPairSync('ed25519').privateKey, 'kapu-tanu', 4)

let office: CaseOffice
let sequencer: Sequencer
let witness: WitnessServer
let folder: string
let decision: Buffer
let trustList: TrustList
let bundle: Bundle
let sealedBundle: Bundle

beforeAll(async () => {
  office = await caseOffice({ logKeys: { log: log.key, witness: witnessKey.key } })
  folder = mkdtempSync(join(tmpdir(), 'kapu-verification-'))
  witness = await serveWitness(await openWitness(join(folder, 'witness'), witnessKey, [log.key], systemClock), { host: '127.0.0.1', port: 0, onFault: () => undefined })
  sequencer = startSequencer({
    pool: office.t.pool('kapu_sequencer'), folder: join(folder, 'log'), signer: log, witness: { url: `http://127.0.0.1:${witness.port}`, key: witnessKey.key },
    clock: systemClock, logger: pino({ level: 'silent' }), interval: 50, onAlarm: () => undefined
  })
  const { caseId } = await office.open()
  const { documentId } = await office.decide(caseId, 'reject')
  const answer = await office.http.call('GET', `/api/v1/cases/${caseId}/documents/${documentId}/content`, { as: office.officers.officer })
  decision = answer.rawPayload
  await sequencer.flush()
  trustList = trustListSchema.parse((await office.http.call('GET', '/pki/trust-list')).json())
})
afterAll(async () => {
  await sequencer?.stop()
  await witness?.close()
  await office?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

type Answer = { items: (Findings & { name: string })[]; bundle: Bundle | null }

async function post(pdf: Uint8Array, question: Record<string, unknown> = {}): Promise<Answer> {
  const { body, contentType } = multipart(question, pdf, { json: 'verification', file: 'file-1' })
  const answer = await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: body, headers: { 'content-type': contentType } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const findings = async (pdf: Uint8Array): Promise<Findings> => (await post(pdf)).items[0]!
const codes = (found: Findings, index = 0): Record<string, string> => Object.fromEntries(found.signatures[index]!.checks.map(({ check, state, code }) => [check, `${state} ${code}`]))
const offline = (pdf: Uint8Array, given: Bundle | null = bundle, list = trustList): Promise<Findings> => {
  const trust = readTrustList(list)
  return verifyFile(pdf, trust, bundleEvidence(trust, given), office.t.clock.now())
}
const good = {
  integrity: 'good whole', additions: 'good none', certificate: 'good card', time: 'good stamped', revocation: 'good good', authority: 'good registered', log: 'good included'
}

describe('from the registers', () => {
  it('says of a decision who signed it, for which office, when, and what the log knows', async () => {
    const found = await findings(decision)
    expect(codes(found)).toEqual(good)
    expect(found).toMatchObject({ verdict: 'valid', signatures: [{ verdict: 'valid', kind: 'card', signer: 'Próba Panna' }] })
    const [signature] = found.signatures
    expect(signature!.office).toMatch(/\S/)
    expect(signature!.role?.hu).toMatch(/\S/)
    expect(signature!.time).toBe(office.t.clock.now().toISOString().replace(/\.\d{3}Z$/, '.000Z'))
    for (const { reason } of signature!.checks) for (const text of [reason.hu, reason.en]) expect(text).toMatch(/^\S.{20,}\.$/)
  })

  it('keeps nothing', async () => {
    const count = async (): Promise<unknown> => (await sql`select (select count(*) from kapu.log_entry) as entries, (select count(*) from kapu.case_document) as documents, (select count(*) from kapu.signed_document) as known`.execute(office.t.housekeeper())).rows
    const before = await count()
    await post(decision, { bundle: true })
    await post(samplePdf)
    expect(await count()).toEqual(before)
  })

  it('gives honest answers to what is not ours', async () => {
    expect(await findings(samplePdf)).toMatchObject({ verdict: 'unsigned', signatures: [] })
    expect(await findings(Buffer.from('hello'))).toMatchObject({ verdict: 'unreadable' })
    const streams = Buffer.from(decision.toString('latin1').replace(/startxref\n\d+\n%%EOF\n$/, 'startxref\n20\n%%EOF\n'), 'latin1')
    expect(await findings(streams)).toMatchObject({ verdict: 'indeterminate', signatures: [] })
    const foreign = await findings(Buffer.from(decision.toString('latin1').replace('/SubFilter /ETSI.CAdES.detached', '/SubFilter /adbe.pkcs7.detached'), 'latin1'))
    expect(foreign).toMatchObject({ verdict: 'indeterminate' })
    expect(codes(foreign)).toMatchObject({ integrity: 'unknown foreign-format', log: 'none absent' })
  })

  it('finds a change and names it, and lets the data of a long-term proof through', async () => {
    const changed = await findings(update(decision, (file) => [[file.size, stream('x')]]))
    expect(changed.verdict).toBe('invalid')
    expect(codes(changed)).toMatchObject({ integrity: 'good whole', additions: 'bad changed-afterwards' })
    const flipped = Buffer.from(decision)
    flipped[2000]! ^= 1
    expect((await findings(flipped)).verdict).toMatch(/^(?:invalid|unreadable)$/)
    const stored = await findings(addValidationData(decision, [Buffer.from(trustList.authorities[0]!.certificate, 'base64')]))
    // The revision that was signed is found in the log, although the file is another by now.
    expect(codes(stored)).toEqual({ ...good, additions: 'good only-proofs' })
    expect(stored.verdict).toBe('valid')
  })

  it('refuses what is too large, too many, or not asked properly', async () => {
    const { body, contentType } = multipart({ unknown: 1 }, decision, { json: 'verification', file: 'file-1' })
    expect((await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: body, headers: { 'content-type': contentType } })).statusCode).toBe(400)
    const large = multipart({}, Buffer.alloc(20 * 1024 * 1024 + 1), { json: 'verification', file: 'file-1' })
    expect((await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: large.body, headers: { 'content-type': large.contentType } })).statusCode).toBe(413)
    expect((await office.http.call('POST', '/api/v1/public/verification', { as: null, payload: {} })).statusCode).toBe(415)
  })

  it('seals of the office are its own', async () => {
    const { caseId: other } = await office.open()
    const { parties } = await office.state(other)
    const sent = await office.step(office.officers.officer, other, 'send-deficiency-notice', { partyId: parties[0]!.partyId, items: [{ requirement: null, text: 'Tulajdoni lap' }], limit: '8d' })
    expect(sent.statusCode, sent.body).toBe(200)
    const notice = (await office.acts(other)).flatMap((act) => (act.kind === 'document-filed' && act.body.direction === 'out' ? [act.body] : []))[0]!
    await sequencer.flush()
    const sealed = (await office.http.call('GET', `/api/v1/cases/${other}/documents/${notice.documentId}/content`, { as: office.officers.officer })).rawPayload
    const found = await findings(sealed)
    expect(codes(found)).toEqual({ ...good, certificate: 'good seal' })
    expect(found.signatures[0]).toMatchObject({ kind: 'seal', role: null })
    const kept = (await post(sealed, { bundle: true })).bundle
    sealedBundle = kept!
    expect(codes(await offline(sealed, kept))).toEqual({ ...good, certificate: 'good seal', authority: 'good seal-of-office' })
  })
})

describe('with a bundle alone', () => {
  beforeAll(async () => { bundle = bundleSchema.parse((await post(decision, { bundle: true })).bundle) })

  it('comes to the same, with authority from the log', async () => {
    const found = await offline(decision)
    expect(codes(found)).toEqual({ ...good, authority: 'good logged' })
    expect(found.verdict).toBe('valid')
  })

  it('says without it what cannot be known, and never calls that valid', async () => {
    const found = await offline(decision, null)
    expect(found.verdict).toBe('indeterminate')
    expect(codes(found)).toMatchObject({ integrity: 'good whole', revocation: 'unknown unknown', authority: 'unknown not-asked', log: 'unknown not-asked' })
  })

  it('believes nothing of the bundle that is not signed', async () => {
    const [entry] = bundle.entries
    const change = (part: object): Bundle => ({ ...bundle, entries: [{ ...entry!, ...part }] })
    const body = entry!.opened!.body
    const foreign = sealedBundle.entries[0]
    const cases: [string, Bundle, string][] = [
      ['another content', change({ opened: { ...entry!.opened!, body: body.replace('"reject"', '"grant"') } }), 'bad not-opened'],
      ['another salt', change({ opened: { ...entry!.opened!, salt: Buffer.alloc(32).toString('base64') } }), 'bad not-opened'],
      ['another record', change({ proof: { ...entry!.proof, record: entry!.proof.record.replace(/"at":"\d{4}/, '"at":"2020') } }), 'bad not-included'],
      ['another place', change({ proof: { ...entry!.proof, index: entry!.proof.index + 1 } }), 'bad not-included'],
      ['another checkpoint', change({ proof: { ...entry!.proof, checkpoint: entry!.proof.checkpoint.replace(/\n\d+\n/, '\n9999\n') } }), 'bad bad-checkpoint']
    ]
    for (const [name, given, code] of cases) {
      const found = await offline(decision, given)
      expect(codes(found)['log'], name).toBe(code)
      expect(found.verdict, name).toBe('invalid')
    }
    expect(codes(await offline(decision, change({ opened: null })))).toMatchObject({ log: 'unknown erased', authority: 'unknown not-asked' })
    // The entry of another document says nothing of this one.
    const other = await offline(decision, { ...bundle, entries: [{ ...foreign!, sha256: entry!.sha256 }] })
    expect(codes(other)).toMatchObject({ log: 'bad other-document', authority: 'unknown not-asked' })
    const answer = Buffer.from(bundle.statuses[0]!, 'base64')
    answer[answer.length - 200]! ^= 1
    const status = await offline(decision, { ...bundle, statuses: [answer.toString('base64')] })
    expect(codes(status)['revocation']).toBe('unknown unknown')
    expect(status.verdict).toBe('indeterminate')
  })

  it('trusts only whom the list names', async () => {
    const stranger = await caseOffice()
    try {
      const theirs = trustListSchema.parse((await stranger.http.call('GET', '/pki/trust-list')).json())
      const found = await offline(decision, bundle, { ...theirs, log: trustList.log })
      expect(found.verdict).toBe('indeterminate')
      expect(codes(found)).toMatchObject({ certificate: 'unknown unknown-issuer', time: 'unknown unknown-issuer', revocation: 'unknown not-asked' })
    } finally {
      await stranger.close()
    }
  })
})

// Last: these change what the register says.
describe('what the register says of an instant', () => {
  it('a card revoked afterwards leaves the signature valid and says so; one revoked before does not', async () => {
    const found = await findings(decision)
    const serial = found.signatures[0]!.serial!
    const { id } = await office.t.db.selectFrom('signature_certificate').select('id').where('serial', '=', serial).executeTakeFirstOrThrow()
    const signedAt = office.t.clock.now()
    office.t.clock.set(new Date(signedAt.getTime() + 3_600_000))
    await inCentral(office.t.db, (tx) => changeCertificateStatus(tx, office.t.context(), id as SignatureCertificateId, { status: 'revoked', reason: 'keyCompromise' }))
    const later = await findings(decision)
    expect(later.verdict).toBe('valid')
    expect(later.signatures[0]!.checks.find(({ check }) => check === 'revocation')!.reason.hu).toContain('Később')
    const kept = (await post(decision, { bundle: true })).bundle
    expect(codes(await offline(decision, kept))).toEqual({ ...good, authority: 'good logged' })
    // As if it had been revoked an hour before.
    await sql`update kapu.signature_certificate_status set valid_from = ${new Date(signedAt.getTime() - 3_600_000)} where certificate_id = ${id} and status = 'revoked'`.execute(office.t.owner)
    await sql`update kapu.signature_certificate set status_since = ${new Date(signedAt.getTime() - 3_600_000)} where id = ${id}`.execute(office.t.owner)
    const before = await findings(decision)
    expect(before.verdict).toBe('invalid')
    expect(codes(before)['revocation']).toBe('bad revoked')
    expect(codes(await offline(decision, (await post(decision, { bundle: true })).bundle))['revocation']).toBe('bad revoked')
    await sql`update kapu.signature_certificate_status set valid_from = ${new Date(signedAt.getTime() + 3_600_000)} where certificate_id = ${id} and status = 'revoked'`.execute(office.t.owner)
    office.t.clock.set(signedAt)
  })

  it('a signer without a signing post on that day had no authority', async () => {
    await sql`update kapu.post set valid_to = '2025-12-31' where id = ${office.officers.signer.postId}`.execute(office.t.owner)
    const found = await findings(decision)
    expect(codes(found)).toMatchObject({ integrity: 'good whole', authority: 'bad no-authority' })
    expect(found.verdict).toBe('invalid')
  })

  it('a log that tells another time of signing than the time-stamp is not believed', async () => {
    const trust = readTrustList(trustList)
    const real = bundleEvidence(trust, bundle)
    const found = await verifyFile(decision, trust, {
      ...real,
      logged: async (sha256) => {
        const logged = await real.logged(sha256)
        const content = { ...logged!.proof.facts!['content'] as object, signedAt: '2020-01-01T00:00:00.000Z' }
        return { ...logged!, proof: { ...logged!.proof, facts: { ...logged!.proof.facts, content } } }
      }
    }, office.t.clock.now())
    expect(codes(found)['log']).toBe('bad other-time')
  })
})
