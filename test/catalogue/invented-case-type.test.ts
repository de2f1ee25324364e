/**
 * A case type that nobody has thought of (keeping of dogs) as a folder of its own: loaded beside the others and walked to a signed
 * decision. Its form has other names, it looks into the land register for a purpose of its own, and it has its own register book.
 */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptPurposes } from '../../src/checks/exchange/index.ts'
import type { OfficerPrincipal, Principal } from '../../src/platform/context/index.ts'
import { checkCatalogue, loadCatalogue } from '../../src/registers/case-types/index.ts'
import { caseOffice, multipart, type CaseOffice } from '../factories/case-office.ts'
import { insertOfficer } from '../factories/office.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { signHash } from '../factories/software-card.ts'

const catalogue = join(import.meta.dirname, '../../catalogue')
const folder = mkdtempSync(join(tmpdir(), 'kapu-invented-'))
const code = 'ebtartas'

/** Writes the folder from that of tree felling: other code, other names in the form, other purpose, other register book. */
function invent(): void {
  cpSync(join(catalogue, '_shared'), join(folder, '_shared'), { recursive: true })
  mkdirSync(join(folder, code, 'templates'), { recursive: true })
  for (const file of readdirSync(join(catalogue, 'fakivagas'), { recursive: true }).map(String).filter((name) => /\.\w+$/.test(name))) {
    const text = readFileSync(join(catalogue, 'fakivagas', file), 'utf8')
    writeFileSync(join(folder, code, file), file.endsWith('.typ') ? text : text
      .replaceAll('fakivagas', code).replaceAll(/\bapplicant\b/g, 'keeper').replaceAll(/\bplace\b/g, 'yard').replaceAll(/\bfelling\b/g, 'keeping')
      .replaceAll('parcelNumber', 'lot').replaceAll('  lot: yard', '  parcelNumber: yard').replaceAll('tree-parcel-check', 'dog-yard-check').replaceAll('HAT', 'EBT'))
  }
}

const data = {
  keeper: { kind: 'person', name: 'Próba Petra', birthDate: '1980-01-02', motherName: 'Minta Mária' },
  yard: { settlement: 'Tiszakeresztes', address: 'Malom út 47.', lot: '1234/5', trustee: true },
  keeping: { count: 3, description: 'három puli', reason: 'A nyáj őrzése.' },
  replacement: { undertaken: true, description: 'nem szükséges' },
  declaration: true
}

let office: CaseOffice
let officer: OfficerPrincipal
let head: OfficerPrincipal
let signer: OfficerPrincipal
beforeAll(async () => {
  invent()
  office = await caseOffice()
  await loadCatalogue(office.t.owner, office.t.context(), folder, acceptPurposes)
  await office.t.owner.updateTable('organisation').set({ exchange_id: 'GOV/proba-hivatal/kapu' }).where('id', '=', office.organisationId).execute()
  const caseTypes = [code]
  officer = await insertOfficer(office.t, office.organisationId, { caseOfficer: true, caseTypes, grants: [{ dataSet: 'land.register', purpose: 'dog-yard-check' }] })
  head = await insertOfficer(office.t, office.organisationId, { head: true, caseTypes })
  signer = await insertOfficer(office.t, office.organisationId, { signer: true, caseTypes })
})
afterAll(async () => {
  await office?.close()
  rmSync(folder, { recursive: true })
})

describe('a case type that is data only', () => {
  let caseId = ''
  const step = async (as: Principal, verb: string, body: Record<string, unknown>) => {
    const { case: { sequence } } = (await office.http.call('GET', `/api/v1/cases/${caseId}`, { as: officer })).json<{ case: { sequence: number } }>()
    return office.http.call('POST', `/api/v1/cases/${caseId}/${verb}`, { as, payload: { expectedSequence: sequence, ...body } })
  }

  it('has no fault', () => {
    expect(checkCatalogue(folder)).toEqual({ checked: [code], faults: [] })
  })

  it('has its form for every front office', async () => {
    const form = (await office.http.call('GET', `/api/v1/public/forms/${code}`)).json<{ schema: { required: string[] }; clientKinds: string[] }>()
    expect(form).toMatchObject({ schema: { required: ['keeper', 'yard', 'keeping', 'replacement', 'declaration'] }, clientKinds: ['person', 'organisation'] })
  })

  it('is taken in, registered in its own book, and assigned', async () => {
    const { body, contentType } = multipart({
      caseType: code, formVersion: 1, organisation: office.organisationId, data, submitter: { kind: 'person', name: 'Próba Petra' },
      attachments: [{ part: 'file-1', requirement: 'photo', name: 'udvar.pdf' }]
    }, samplePdf)
    const integration: Principal = { kind: 'integration', integrationId: randomUUID(), name: 'Próba kérelemfelület' }
    const arrived = await office.http.call('POST', '/api/v1/intake', { as: integration, payload: body, headers: { 'content-type': contentType } })
    expect(arrived.statusCode, arrived.body).toBe(201)
    const registered = await office.http.call('POST', `/api/v1/arrivals/${arrived.json<{ submissionId: string }>().submissionId}/register`, {
      as: office.officers.clerk, payload: { expectedVersion: 1, caseType: code, subject: 'Ebtartás', predecessorCaseIds: [] }
    })
    expect(registered.statusCode, registered.body).toBe(201)
    expect(registered.json<{ registrationNumber: string }>().registrationNumber).toBe('EBT/1-1/2026')
    caseId = registered.json<{ caseId: string }>().caseId
    const { case: { sequence } } = (await office.http.call('GET', `/api/v1/cases/${caseId}`, { as: head })).json<{ case: { sequence: number } }>()
    const assigned = await office.http.call('POST', `/api/v1/cases/${caseId}/assign`, {
      as: head, payload: { expectedSequence: sequence, assigneePostId: officer.postId, signerPostId: signer.postId, instructions: null }
    })
    expect(assigned.statusCode, assigned.body).toBe(200)
  })

  it('asks the land register about the place that its form names, for its own purpose', async () => {
    const asked = await step(officer, 'query-data-set', { dataSet: 'parcel', partyId: null })
    // No connector leads from this office to the register; what counts is that the question was allowed, and about what.
    expect(asked.statusCode, asked.body).toBe(200)
    expect(asked.json()).toMatchObject({ acts: [{ kind: 'data-set-queried', body: { dataSet: 'parcel', outcome: 'refused' } }] })
    const intended = await office.t.owner.selectFrom('exchange_request').select(['target', 'purpose', 'legal_basis', 'fields', 'subject'])
      .where('case_id', '=', caseId).execute()
    expect(intended).toMatchObject([{ target: 'land.register', purpose: 'dog-yard-check', fields: ['applicantIsOwner', 'landUse'] }])
    expect(intended[0]!.legal_basis).toContain('346/2008')
  })

  it('gives nobody a right: without the entitlement the question is refused', async () => {
    const other = await insertOfficer(office.t, office.organisationId, { caseOfficer: true, caseTypes: [code] })
    const { case: { sequence } } = (await office.http.call('GET', `/api/v1/cases/${caseId}`, { as: head })).json<{ case: { sequence: number } }>()
    await office.http.call('POST', `/api/v1/cases/${caseId}/assign`, { as: head, payload: { expectedSequence: sequence, assigneePostId: other.postId, signerPostId: signer.postId, instructions: null } })
    expect((await step(other, 'query-data-set', { dataSet: 'parcel', partyId: null })).statusCode).toBe(403)
    const back = (await office.http.call('GET', `/api/v1/cases/${caseId}`, { as: head })).json<{ case: { sequence: number } }>().case.sequence
    expect((await office.http.call('POST', `/api/v1/cases/${caseId}/assign`, { as: head, payload: { expectedSequence: back, assigneePostId: officer.postId, signerPostId: signer.postId, instructions: null } })).statusCode).toBe(200)
  })

  it('cannot widen a purpose that is known already', async () => {
    const path = join(folder, code, 'rule.yaml')
    const text = readFileSync(path, 'utf8')
    const wider = '      - { code: usufruct, name: { hu: Haszonélvezet terheli, en: Subject to usufruct } }\n'
    writeFileSync(path, text.replace(/^version: 2$/m, 'version: 3').replace('      - { code: landUse', `${wider}      - { code: landUse`))
    try {
      await expect(loadCatalogue(office.t.owner, office.t.context(), folder, acceptPurposes)).rejects.toMatchObject({
        code: 'exchange.purpose-too-narrow', details: { purpose: 'dog-yard-check', fields: ['usufruct'] }
      })
      const stored = await office.t.owner.selectFrom('case_type_version').select('version').where('code', '=', code).execute()
      expect(stored).toEqual([{ version: 2 }])
    } finally {
      writeFileSync(path, text)
    }
  })

  it('ends in a signed decision', async () => {
    const card = await office.cards.card(office.t.context(), { id: signer.officerId, number: '900002' })
    const withCard = { ...signer, cardId: card.id }
    const begun = await step(officer, 'drafts', { decision: 'reject' })
    expect(begun.statusCode, begun.body).toBe(200)
    const { draft: { draftId, revision } } = begun.json<{ draft: { draftId: string; revision: number } }>()
    expect((await step(officer, 'draft/submit', { draftId, revision, signerPostId: signer.postId })).statusCode).toBe(200)
    const prepared = (await step(withCard, 'draft/sign/prepare', { draftId, revision, certificate: card.signingCertificate })).json<{ signingId: string; hash: string }>()
    const signed = await office.http.call('POST', `/api/v1/cases/${caseId}/draft/sign/complete`, {
      as: withCard, payload: { signingId: prepared.signingId, draftId, signature: signHash(card, '1234', Buffer.from(prepared.hash, 'base64')) }
    })
    expect(signed.statusCode, signed.body).toBe(200)
    expect(signed.json()).toMatchObject({ registrationNumber: expect.stringMatching(/^EBT\/1-\d+\/2026$/) as unknown })
  })
})
