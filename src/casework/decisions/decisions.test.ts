import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoCardView } from '../../../demo/cards/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { parseCertificate } from '../../platform/crypto/index.ts'
import { createDb, createPool, inCentral } from '../../platform/database/index.ts'
import { folderStorage } from '../../platform/storage/index.ts'
import { ownCardTrust } from '../../access/card-login/index.ts'
import { readTemplate } from '../../registers/case-types/index.ts'
import { changeCertificateStatus } from '../../registers/signatures/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { signHash } from '../../../test/factories/software-card.ts'
import { startDelivery } from '../delivery/index.ts'
import type { DraftView } from './decisions.types.ts'
import { completeDecision } from './sign-decision.ts'

let office: CaseOffice
let card: DemoCardView
/** The signer with a real software card. */
let signer: OfficerPrincipal

beforeAll(async () => {
  office = await caseOffice()
  const { t, cards, officers } = office
  card = await cards.card(t.context(), { id: officers.signer.officerId, number: '900001' })
  signer = { ...officers.signer, cardId: card.id }
})
afterAll(() => office?.close())

const draftOf = async (caseId: string): Promise<DraftView> =>
  (await office.http.call('GET', `/api/v1/cases/${caseId}/draft`, { as: office.officers.officer })).json<{ draft: DraftView }>().draft
const begin = async (caseId: string, decision: string, who: OfficerPrincipal = office.officers.officer) => office.step(who, caseId, 'drafts', { decision })
const submit = async (caseId: string, who: OfficerPrincipal = office.officers.officer) => {
  const { draftId, revision } = await draftOf(caseId)
  return office.step(who, caseId, 'draft/submit', { draftId, revision, signerPostId: office.officers.signer.postId })
}
const prepare = async (caseId: string, who: OfficerPrincipal = signer) => {
  const { draftId, revision } = await draftOf(caseId)
  return office.step(who, caseId, 'draft/sign/prepare', { draftId, revision, certificate: card.signingCertificate })
}
const complete = async (caseId: string, prepared: { signingId: string; hash: string }, who: OfficerPrincipal = signer) => {
  const { draftId } = await draftOf(caseId)
  return office.http.call('POST', `/api/v1/cases/${caseId}/draft/sign/complete`, {
    as: who, payload: { signingId: prepared.signingId, draftId, signature: signHash(card, '1234', Buffer.from(prepared.hash, 'base64')) }
  })
}

const storedFiles = (): string[] => readdirSync(office.documentsFolder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name))

describe('drafting', () => {
  it('fills the rule\'s texts, and is only for whom the case is assigned to, or its signer', async () => {
    const { caseId } = await office.open()
    for (const who of [office.officers.clerk, office.officers.head, office.officers.auditor]) expect((await begin(caseId, 'reject', who)).statusCode).toBe(403)
    expect((await begin(caseId, 'reject', office.officers.stranger)).statusCode).toBe(404)
    const begun = await begin(caseId, 'reject')
    expect(begun.statusCode, begun.body).toBe(200)
    expect(begun.json()).toMatchObject({ draft: { revision: 1, decision: 'reject', missing: [], savedBy: 'Próba Panna' }, acts: [{ kind: 'decision-drafted' }] })
    expect((await begin(caseId, 'no-such')).json()).toMatchObject({ code: 'decision.unknown-decision' })
  })

  it('keeps the last of two who save at the same time out, and tells who was first', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    const { draftId, content } = await draftOf(caseId)
    const save = (condition: string) => office.http.call('PUT', `/api/v1/cases/${caseId}/draft`, {
      as: office.officers.officer, payload: { draftId, expectedRevision: 1, content: { ...content, conditions: [condition] } }
    })
    const answers = await Promise.all([save('Egyik'), save('Másik')])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
    expect(answers.find((answer) => answer.statusCode === 409)!.json()).toMatchObject({ code: 'decision.draft-stale', actual: 2, savedBy: 'Próba Panna' })
  })

  it('is not submitted with a gap, an empty part or strange evidence', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    const { draftId, content } = await draftOf(caseId)
    let revision = 1
    const withReasoning = async (nodes: unknown[]): Promise<string> => {
      const saved = await office.http.call('PUT', `/api/v1/cases/${caseId}/draft`, {
        as: office.officers.officer,
        payload: { draftId, expectedRevision: revision, content: { ...content, reasoning: { type: 'doc', content: [{ type: 'paragraph', content: nodes }] } } }
      })
      revision = saved.json<{ revision: number }>().revision
      return (await submit(caseId)).json<{ code: string }>().code
    }
    expect(await withReasoning([{ type: 'text', text: 'Mert [hiányzó adat: data.site.parcelNumber].' }])).toBe('decision.facts-missing')
    expect(await withReasoning([{ type: 'text', text: '  ' }])).toBe('decision.empty-part')
    expect(await withReasoning([{ type: 'text', text: 'Lásd' }, { type: 'evidence', attrs: { documentId: '00000000-0000-7000-8000-000000000009', label: 'alaprajz' } }])).toBe('decision.unknown-evidence')
    expect(await office.kinds(caseId)).not.toContain('decision-submitted')
  })

  it('takes the conditions of the specialist authority into a decision that grants', async () => {
    const { caseId } = await office.open()
    const documentId = await office.file(caseId, 'attachment')
    const [requestId, at] = [office.t.ids.uuid(), office.t.clock.now().toISOString()]
    await office.append(caseId, [
      { kind: 'specialist-asked', body: { requestId, specialist: 'public-health', question: 'Megfelel?', limit: '15d', sentAt: at, documentId, receiptId: null } },
      { kind: 'specialist-answered', body: { requestId, specialist: 'public-health', position: 'consents-with-conditions', conditions: ['Porelszívó működtetése.'], reasons: 'Por.', answeredAt: at, documentId } }
    ])
    await begin(caseId, 'grant')
    expect((await draftOf(caseId)).content.conditions).toEqual(['Porelszívó működtetése.'])
    await begin(caseId, 'refuse')
    expect((await draftOf(caseId)).content.conditions).toEqual([])
  })

  it('submits only to who signs in this office', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    const { draftId, revision } = await draftOf(caseId)
    for (const post of [office.officers.clerk, office.officers.stranger]) {
      expect((await office.step(office.officers.officer, caseId, 'draft/submit', { draftId, revision, signerPostId: post.postId })).json()).toMatchObject({ code: 'decision.not-a-signer' })
    }
    expect((await submit(caseId)).statusCode).toBe(200)
    expect((await submit(caseId)).json()).toMatchObject({ code: 'case.not-permitted' })
  })
})

describe('signing', () => {
  it('asks for no second connection while it holds one: signers at once would wait for each other for ever', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    await submit(caseId)
    const prepared = (await prepare(caseId)).json<{ signingId: string; hash: string }>()
    const { draftId } = await draftOf(caseId)
    const pool = createPool(office.t.address, 'kapu_app', { max: 1 })
    try {
      const { authority } = office.cards
      const storage = await folderStorage(office.documentsFolder, { clock: office.t.clock, ids: office.t.ids })
      const { result } = await completeDecision(
        { storage, authority, templates: readTemplate, trust: ownCardTrust(authority), startDelivery }, { ...office.t.context(signer), db: createDb(pool) },
        { caseId, draftId, signingId: prepared.signingId, signature: signHash(card, '1234', Buffer.from(prepared.hash, 'base64')) }, async () => undefined
      )
      expect(result.registrationNumber).toMatch(/^HAT/)
    } finally {
      await pool.end()
    }
  })

  it('files the decision, begins its delivery and moves the case in one step; what failed before left no gap', async () => {
    const { caseId, registrationNumber } = await office.open()
    await begin(caseId, 'reject')
    await submit(caseId)
    const first = (await prepare(caseId)).json<{ signingId: string; hash: string; registrationNumber: string }>()
    await office.step(office.officers.head, caseId, 'add-note', { text: 'Közben.' })
    expect((await complete(caseId, first)).json()).toMatchObject({ code: 'decision.changed-meanwhile' })
    const prepared = (await prepare(caseId)).json<{ signingId: string; hash: string; registrationNumber: string }>()
    expect(prepared.registrationNumber).toBe(registrationNumber.replace('-1/', '-2/'))
    expect(first.registrationNumber).toBe(prepared.registrationNumber)
    const signed = await complete(caseId, prepared)
    expect(signed.statusCode, signed.body).toBe(200)
    const state = await office.state(caseId)
    expect(state).toMatchObject({ status: 'decided', decision: { outcome: 'reject', registrationNumber: prepared.registrationNumber }, deliveries: [{ channel: 'mailbox', communicatesDecision: true }] })
    const content = await office.http.call('GET', `/api/v1/cases/${caseId}/documents/${state.decision!.documentId}/content`, { as: office.officers.officer })
    expect(createHash('sha256').update(content.rawPayload).digest('hex')).toBe(state.decision!.sha256)
    expect((await complete(caseId, prepared)).json()).toMatchObject({ code: expect.stringMatching(/case.not-permitted|card-login.signing-expired/) as unknown })
  })

  it('is refused to the drafter (four eyes), to who is no signer, and with a foreign card', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject', signer)
    await submit(caseId, office.officers.officer)
    expect((await prepare(caseId)).json()).toMatchObject({ code: 'entitlement.four-eyes' })
    expect((await prepare(caseId, office.officers.head)).statusCode).toBe(403)
    const other = await office.open()
    await begin(other.caseId, 'reject')
    await submit(other.caseId)
    expect((await prepare(other.caseId, office.officers.signer)).json()).toMatchObject({ code: 'card-login.other-card' })
    expect((await prepare(other.caseId, { ...office.officers.officer, cardId: card.id })).statusCode).toBe(403)
  })

  it('is refused when the result does not verify: nothing is filed, and no number is used', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    await submit(caseId)
    const before = new Set(storedFiles())
    const prepared = (await prepare(caseId)).json<{ signingId: string; hash: string; registrationNumber: string }>()
    const [path] = storedFiles().filter((item) => !before.has(item))
    const bytes = readFileSync(path!)
    bytes[200]! ^= 1
    chmodSync(path!, 0o600)
    writeFileSync(path!, bytes)
    const answer = await complete(caseId, prepared)
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400)
    expect(answer.json<{ code: string }>().code).toMatch(/^(decision\.signature-not-valid|storage\.)/)
    expect((await office.state(caseId)).status).toBe('submitted')
    rmSync(path!)
    const again = (await prepare(caseId)).json<{ signingId: string; hash: string; registrationNumber: string }>()
    expect(again.registrationNumber).toBe(prepared.registrationNumber)
    expect((await complete(caseId, again)).statusCode).toBe(200)
  })

  it('is refused when the certificate was revoked between the two steps', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    await submit(caseId)
    const { t } = office
    const other = await office.cards.card(t.context(), { id: signer.officerId, number: '900001' })
    const holder = { ...signer, cardId: other.id }
    const { draftId, revision } = await draftOf(caseId)
    const prepared = (await office.step(holder, caseId, 'draft/sign/prepare', { draftId, revision, certificate: other.signingCertificate })).json<{ signingId: string; hash: string }>()
    const { serial } = parseCertificate(Buffer.from(other.signingCertificate, 'base64'))
    const { id } = await t.owner.selectFrom('signature_certificate').select('id').where('serial', '=', serial).executeTakeFirstOrThrow()
    await inCentral(t.db, (tx) => changeCertificateStatus(tx, t.context(), id as never, { status: 'revoked', reason: 'keyCompromise' }))
    t.clock.advance(2_000)
    const answer = await office.http.call('POST', `/api/v1/cases/${caseId}/draft/sign/complete`, {
      as: holder, payload: { signingId: prepared.signingId, draftId, signature: signHash(other, '1234', Buffer.from(prepared.hash, 'base64')) }
    })
    expect(answer.json()).toMatchObject({ code: 'decision.signature-not-valid' })
    expect((await office.state(caseId)).status).toBe('submitted')
  })

  it('does not outlive five minutes', async () => {
    const { caseId } = await office.open()
    await begin(caseId, 'reject')
    await submit(caseId)
    const prepared = (await prepare(caseId)).json<{ signingId: string; hash: string }>()
    office.t.clock.advance(5 * 60_000 + 1)
    expect((await complete(caseId, prepared)).json()).toMatchObject({ code: 'card-login.signing-expired' })
    expect((await office.state(caseId)).status).toBe('submitted')
  })
})
