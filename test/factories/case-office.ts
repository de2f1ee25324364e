/** An office with a case of the site permit on a test database, driven over HTTP as its officers. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { DemoCardView } from '../../demo/cards/index.ts'
import { actorOf, appendActs, openCaseFile } from '../../src/casework/cases/index.ts'
import { startDelivery } from '../../src/casework/delivery/index.ts'
import { sweepCases } from '../../src/casework/diary/index.ts'
import { authoriseAction, authoriseDataSet } from '../../src/access/entitlement/index.ts'
import { onLateOutcome, onSpecialistAnswer } from '../../src/casework/evidence/index.ts'
import type { OtherIssuer } from '../../src/checks/document-verification/index.ts'
import { acceptPurposes, etalonConnector } from '../../src/checks/exchange/index.ts'
import { cardPorts } from '../../src/main/card-office.ts'
import { registerRoutes } from '../../src/main/routes.ts'
import type { ProofKeys } from '../../src/log/index.ts'
import { recordDataUse } from '../../src/notices/index.ts'
import type { ClientLoginConfig } from '../../src/access/client-login/index.ts'
import type { OfficerPrincipal, Principal } from '../../src/platform/context/index.ts'
import type { HttpApp } from '../../src/platform/http/index.ts'
import { inOrganisation } from '../../src/platform/database/index.ts'
import { folderStorage } from '../../src/platform/storage/index.ts'
import type { CalendarData } from '../../src/rules/calendar/index.ts'
import { fold, type Act, type ActKind, type CaseRule, type CaseState, type NewAct } from '../../src/rules/procedure/index.ts'
import { loadCatalogue, readTemplate } from '../../src/registers/case-types/index.ts'
import { setLegalClock } from '../../src/registers/organisations/index.ts'
import { sealRegister } from '../../src/registers/seals/index.ts'
import { cardOffice, type CardOffice } from './card-office.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { samplePdf } from './sample-pdf.ts'
import { testHttp, testOrigin, type TestHttp } from './http.ts'
import { signHash } from './software-card.ts'
import { insertOffice, insertOfficer } from './office.ts'

const root = join(import.meta.dirname, '../..')
/** Data of the request form, of an invented applicant. */
export const sampleForm = {
  applicant: { kind: 'person', name: 'Próba Petra', birthDate: '1985-01-01', motherName: 'Próba Piroska', address: '9999 Mintafalva, Fő utca 1.' },
  business: { name: 'Próba Petra e. v.', registryNumber: '99-00-000001' },
  site: { settlement: 'Próbafalva', address: 'Malom út 47.', parcelNumber: '1234/5', title: 'owner', shared: false },
  activity: { description: 'bútorasztalos' },
  operation: { hours: 'hétfőtől péntekig 7.00 és 17.00 óra', noise: false, airPollution: false, hazardousWaste: false, fireHazard: false },
  declaration: true
}

type Officers = Readonly<Record<'clerk' | 'head' | 'officer' | 'signer' | 'auditor' | 'stranger' | 'national' | 'local', OfficerPrincipal>>

export interface OpenedCase {
  readonly caseId: string
  readonly registrationNumber: string
}

export interface CaseOffice {
  readonly t: TestDatabase
  readonly http: TestHttp
  /** Registers all routes of the Gate on another server of the same office, for tests with real sessions or other limits. */
  readonly routes: (app: HttpApp) => Promise<void>
  readonly cards: CardOffice
  readonly organisationId: string
  /** Folder of the document store. */
  readonly documentsFolder: string
  readonly officers: Officers
  /** Registers a new case and assigns it; `clientKey` null: a client without mailbox. */
  open(client?: { clientKey?: string | null; email?: string | null; name?: string }): Promise<OpenedCase>
  /** A verb on a case with its present sequence. */
  step(who: Principal, caseId: string, verb: string, body?: Record<string, unknown>): Promise<LightMyRequestResponse>
  /** What the case is now. */
  state(caseId: string): Promise<CaseState>
  acts(caseId: string): Promise<Act[]>
  kinds(caseId: string): Promise<ActKind[]>
  /** Drafts, submits and signs a decision; gives the id of the signed document. */
  decide(caseId: string, decision: string): Promise<{ documentId: string }>
  /** Appends acts in the name of the Gate, for what comes from outside. */
  append(caseId: string, acts: readonly NewAct[]): Promise<void>
  /** Puts a small PDF into the case. */
  file(caseId: string, kind: string): Promise<string>
  /** Sets the office's legal clock and sweeps. */
  moveTo(legalDate: string | null): Promise<void>
  close(): Promise<void>
}

/** An office of officers in every role, with all routes of the Gate. Other authorities but the Etalon are out of reach. */
export async function caseOffice(options: { fourEyes?: boolean; clientLogin?: ClientLoginConfig; logKeys?: ProofKeys; sealAtFirstUse?: boolean; otherIssuers?: readonly OtherIssuer[] } = {}): Promise<CaseOffice> {
  const t = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kapu-case-office-'))
  await loadCatalogue(t.owner, t.context(), join(root, 'catalogue'), acceptPurposes)
  const cards = cardOffice(t.owner as never, t.ids)
  const organisationId = await insertOffice(t, { fourEyes: options.fourEyes ?? true })
  const caseTypes = ['telepengedely']
  const officers: Officers = {
    clerk: await insertOfficer(t, organisationId, { registrar: true, caseTypes }),
    head: await insertOfficer(t, organisationId, { head: true, caseTypes }),
    officer: await insertOfficer(t, organisationId, { caseOfficer: true, caseTypes }),
    signer: await insertOfficer(t, organisationId, { signer: true, caseTypes }),
    auditor: await insertOfficer(t, organisationId, { auditor: true }),
    national: await insertOfficer(t, organisationId, { nationalAdministrator: true }),
    local: await insertOfficer(t, organisationId, { localAdministrator: true }),
    stranger: await insertOfficer(t, await insertOffice(t), { registrar: true, head: true, caseOfficer: true, signer: true, caseTypes })
  }
  const storage = await folderStorage(join(folder, 'documents'), { clock: t.clock, ids: t.ids })
  const making = { authority: cards.authority, keyStore: cards.keyStore, publicUrl: (): string => 'http://127.0.0.1:8080' }
  const documents = {
    storage, templates: readTemplate, authority: cards.authority,
    seals: sealRegister({ ...making, atFirstUse: options.sealAtFirstUse ?? true })
  }
  const routes = (app: HttpApp): Promise<void> => registerRoutes(app, {
    db: t.db, demo: true, authority: cards.authority, cards: { ports: cardPorts, authority: cards.authority, publicUrl: () => testOrigin, pins: cards.pins, station: null }, seals: making, origins: () => [testOrigin], live: { subscribe: () => () => {} },
    exchange: {
      db: t.db, connectors: { etalon: etalonConnector }, authorise: authoriseDataSet,
      personalDataAllowed: async () => ({ allowed: true, reason: null }),
      recordDataUse: async (tx, ctx, use) => { await recordDataUse(tx, ctx, use) },
      onLateOutcome, onSpecialistAnswer: onSpecialistAnswer(documents), storage
    },
    documents, startDelivery, logFolder: join(folder, 'log'), logKeys: () => options.logKeys ?? null, otherIssuers: options.otherIssuers ?? [], clientLogin: options.clientLogin ?? null, context: () => t.context()
  })
  const http = await testHttp({ db: t.db, clock: t.clock, ids: t.ids, overrides: { authoriseAction }, routes })
  let signerCard: DemoCardView | undefined
  const view = async (caseId: string): Promise<{ acts: Act[]; rule: CaseRule; calendar: CalendarData; legalNow: string; case: { sequence: number } }> => {
    const answer = await http.call('GET', `/api/v1/cases/${caseId}`, { as: officers.officer })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json()
  }
  const expectStatus = (answer: LightMyRequestResponse, status: number): LightMyRequestResponse => {
    if (answer.statusCode !== status) throw new Error(`${answer.statusCode}: ${answer.body}`)
    return answer
  }
  const step: CaseOffice['step'] = async (who, caseId, verb, body = {}) => {
    const { case: { sequence } } = await view(caseId)
    return http.call('POST', `/api/v1/cases/${caseId}/${verb}`, { as: who, payload: { expectedSequence: sequence, ...body } })
  }
  const integration: Principal = { kind: 'integration', integrationId: t.ids.uuid(), name: 'Próba kérelemfelület' }
  return {
    t, http, routes, cards, organisationId, documentsFolder: join(folder, 'documents'), officers, step,
    async open(client = {}) {
      const { clientKey = randomUUID(), email = 'ugyfel@pelda.invalid', name = 'Próba Petra' } = client
      const { body, contentType } = multipart({
        caseType: 'telepengedely', formVersion: 1, organisation: organisationId, data: sampleForm,
        submitter: { kind: 'person', name, address: '9999 Mintafalva, Fő utca 1.', ...(email && { email }), ...(clientKey && { clientId: clientKey }) },
        attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
      }, samplePdf)
      const arrived = expectStatus(await http.call('POST', '/api/v1/intake', { as: integration, payload: body, headers: { 'content-type': contentType } }), 201)
      const { submissionId } = arrived.json<{ submissionId: string }>()
      const registered = expectStatus(await http.call('POST', `/api/v1/arrivals/${submissionId}/register`, {
        as: officers.clerk, payload: { expectedVersion: 1, caseType: 'telepengedely', subject: 'Telepengedély', predecessorCaseIds: [] }
      }), 201).json<OpenedCase>()
      expectStatus(await step(officers.head, registered.caseId, 'assign', {
        assigneePostId: officers.officer.postId, signerPostId: officers.signer.postId, instructions: null
      }), 200)
      return registered
    },
    async state(caseId) {
      const { acts, rule, calendar, legalNow } = await view(caseId)
      return fold(acts, rule, calendar, legalNow)
    },
    async acts(caseId) {
      return (await view(caseId)).acts
    },
    async kinds(caseId) {
      return (await view(caseId)).acts.map((act) => act.kind)
    },
    async decide(caseId, decision) {
      const card = (signerCard ??= await cards.card(t.context(), { id: officers.signer.officerId, number: '900001' }))
      const signer = { ...officers.signer, cardId: card.id }
      const { draft: { draftId, revision } } = expectStatus(await step(officers.officer, caseId, 'drafts', { decision }), 200).json<{ draft: { draftId: string; revision: number } }>()
      expectStatus(await step(officers.officer, caseId, 'draft/submit', { draftId, revision, signerPostId: signer.postId }), 200)
      const prepared = expectStatus(await step(signer, caseId, 'draft/sign/prepare', { draftId, revision, certificate: card.signingCertificate }), 200)
        .json<{ signingId: string; hash: string }>()
      return expectStatus(await http.call('POST', `/api/v1/cases/${caseId}/draft/sign/complete`, {
        as: signer, payload: { signingId: prepared.signingId, draftId, signature: signHash(card, '1234', Buffer.from(prepared.hash, 'base64')) }
      }), 200).json<{ documentId: string }>()
    },
    append: (caseId, acts) => inOrganisation(t.db, organisationId, async (tx) => {
      const opened = await openCaseFile(tx, t.context(), organisationId, caseId, { lock: true })
      await appendActs(tx, t.context(), opened, { actor: actorOf(t.context()), policies: [] }, acts)
    }),
    async file(caseId, kind) {
      const { case: { sequence } } = await view(caseId)
      const { body, contentType } = multipart(
        { expectedSequence: sequence, title: kind, kind, requirement: null, direction: 'in', partner: null, register: true }, samplePdf, { json: 'document', file: 'file' }
      )
      return expectStatus(await http.call('POST', `/api/v1/cases/${caseId}/documents`, { as: officers.officer, payload: body, headers: { 'content-type': contentType } }), 200)
        .json<{ documentId: string }>().documentId
    },
    async moveTo(legalDate) {
      await moveLegalClock(t, organisationId, legalDate)
      await sweepCases({ housekeeper: t.housekeeper() }, t.context(), organisationId)
    },
    async close() {
      await http.close()
      cards.close()
      await t.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function moveLegalClock(t: TestDatabase, organisationId: string, legalDate: string | null): Promise<void> {
  // Ten in the morning, so that the hour of the test does not decide the day.
  const to = legalDate === null ? null : new Date(`${legalDate}T09:00:00.000Z`)
  await inOrganisation(t.db, organisationId, (tx) => setLegalClock(tx, t.context(), organisationId, to))
}

export function multipart(submission: unknown, file: Uint8Array, names = { json: 'submission', file: 'file-1' }): { body: Buffer; contentType: string } {
  const boundary = `kapu${randomUUID()}`
  const head = (name: string, more: string): string => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([
      Buffer.from(`${head(names.json, '')}content-type: application/json\r\n\r\n${JSON.stringify(submission)}\r\n`),
      Buffer.from(`${head(names.file, '; filename="alaprajz.pdf"')}content-type: application/pdf\r\n\r\n`), file, Buffer.from(`\r\n--${boundary}--\r\n`)
    ])
  }
}
