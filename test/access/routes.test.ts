/** Every route once for who may and once for who may not; a route that is added without a line here fails the test. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../src/platform/context/index.ts'
import { listRoutes, type RouteEntry } from '../../src/platform/http/index.ts'
import { caseOffice, type CaseOffice } from '../factories/case-office.ts'

type Role = 'clerk' | 'head' | 'officer' | 'signer' | 'auditor' | 'national' | 'local'

interface Line {
  readonly may: Role
  /** A role of the same office that is refused; null where every officer may. */
  readonly mayNot: Role | null
  readonly body?: Record<string, unknown>
  readonly query?: Record<string, string>
}

const id = randomUUID()
const day = '2026-11-24'
const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Szöveg' }] }] }
const content = { operativePart: text, reasoning: text, conditions: [] }
const expected = { expectedSequence: 0 }
/** A verb of who handles the case. Bodies are valid, so that nothing but the right stands in the way of being heard. */
const verb = (body: Record<string, unknown>, may: Role = 'officer', mayNot: Role = 'clerk'): Line => ({ may, mayNot, body: { ...expected, ...body } })
const everyone: Line = { may: 'auditor', mayNot: null }
/** Files for the registers: handed in and looked at by national administrators. */
const imports = Object.fromEntries(['Organisations', 'Officers', 'Posts', 'Qualifications', 'JobRoles', 'Grants'].flatMap((register): [string, Line][] => [
  [`uploadImportOf${register}`, { may: 'national', mayNot: 'officer', body: { fileName: 'x.csv', format: 'csv', content: 'id', effectiveFrom: '2026-11-24' } }],
  [`readImportOf${register}`, { may: 'national', mayNot: 'officer' }]
]))

/** The routes of one register; `readers` where it is not public. */
function ofRegister(name: string, kind: string, input: Record<string, unknown>, proposers: Line, readers: Line | null = null): Record<string, Line> {
  const change = { change: { kind, input }, subjectId: id, effectiveFrom: day }
  return {
    [`proposeChangeOf${name}`]: { ...proposers, body: { ...change, reason: 'próba', expectedVersion: 0 } },
    [`previewChangeOf${name}`]: { ...proposers, body: change },
    ...(readers ? { [`listRegister${name}`]: readers, [`exportRegister${name}`]: readers, [`readRegister${name}`]: readers } : {})
  }
}

const lines: Readonly<Record<string, Line>> = {
  listArrivals: { may: 'clerk', mayNot: 'auditor' },
  recordArrival: { may: 'clerk', mayNot: 'auditor', body: {} },
  getArrival: { may: 'clerk', mayNot: 'auditor' },
  getArrivalFile: { may: 'clerk', mayNot: 'auditor' },
  attachSubmission: { may: 'clerk', mayNot: 'officer', body: { expectedVersion: 1, caseId: id } },
  registerSubmission: { may: 'clerk', mayNot: 'officer', body: { expectedVersion: 1, caseType: 'telepengedely', subject: 'Tárgy', predecessorCaseIds: [] } },
  transferSubmission: { may: 'clerk', mayNot: 'officer', body: { expectedVersion: 1, toOrganisationId: id, reason: 'x y z' } },
  findPredecessors: { may: 'clerk', mayNot: 'auditor', query: { q: 'Próba' } },
  listRegisterBooks: { may: 'clerk', mayNot: 'officer' },
  listRegisterEntries: { may: 'auditor', mayNot: 'signer' },
  getCase: { may: 'auditor', mayNot: null },
  listDocuments: { may: 'auditor', mayNot: null },
  getDocumentContent: { may: 'officer', mayNot: null },
  getDraft: { may: 'auditor', mayNot: null },
  previewDraft: { may: 'officer', mayNot: null, body: { decision: 'reject', content } },
  addNote: verb({ text: 'x' }),
  addParty: verb({ party: { role: 'neighbour', kind: 'person', name: 'X', address: null, email: null, represents: null } }),
  askSpecialist: verb({ specialist: 'public-health', question: 'Megfelel?' }),
  assignCase: verb({ assigneePostId: id, signerPostId: null, instructions: null }, 'head', 'officer'),
  checkDocument: verb({ documentId: id, validity: 'plain', reason: 'x' }),
  checkFee: verb({ reference: null }),
  checkIdentityDocument: verb({ partyId: id, documentType: 'identity-card', documentNumber: '123456AB' }),
  deliverDocument: verb({ documentId: id, partyId: id, channel: 'paper' }, 'clerk', 'head'),
  addDocument: { may: 'officer', mayNot: 'clerk', body: {} },
  saveDraft: { may: 'officer', mayNot: 'clerk', body: { draftId: id, expectedRevision: 1, content } },
  beginDraft: verb({ decision: 'reject' }, 'officer', 'head'),
  submitDraft: verb({ draftId: id, revision: 1, signerPostId: id }, 'officer', 'head'),
  returnDraft: verb({ draftId: id, reason: 'x' }, 'signer', 'head'),
  prepareSigning: verb({ draftId: id, revision: 1, certificate: 'AAAA' }, 'signer', 'officer'),
  completeSigning: { may: 'signer', mayNot: 'officer', body: { draftId: id, signingId: id, signature: 'AAAA' } },
  fileCase: verb({}),
  forwardAppeal: verb({ appealId: id, to: 'x' }),
  identifyClient: verb({ partyId: id }),
  lapseDeficiency: verb({ noticeId: id }),
  queryDataSet: verb({ dataSet: 'site-title', partyId: null }),
  recordAppeal: verb({ partyId: null, by: 'x', receivedOn: day, documentId: id }),
  recordAppealDecision: verb({ appealId: id, result: 'upheld', communicatedOn: day, documentId: null }),
  recordAppealWaiver: verb({ partyId: id, on: day, documentId: null }),
  recordDeficiencyRemedy: verb({ noticeId: id, complete: true, receivedOn: day, documentIds: [] }),
  recordDelivery: verb({ deliveryId: id, on: day, how: 'received' }, 'clerk', 'head'),
  recordDeliveryAttempt: verb({ deliveryId: id, attempt: 1, on: day, notCollected: false }, 'clerk', 'head'),
  recordSiteVisit: verb({ on: day, place: 'x', present: [], findings: 'x', result: 'compliant' }),
  remindSpecialist: verb({ requestId: id }),
  resumeProcedure: verb({ lastDay: day, reason: 'x' }),
  sendDeficiencyNotice: verb({ partyId: id, items: [{ requirement: null, text: 'x' }], limit: '8d' }),
  suspendProcedure: verb({ ground: 'preliminary-question', firstDay: day, reason: 'x' }),
  switchProcedure: verb({ to: 'full', reason: 'x' }),
  verifyRepresentation: verb({ partyId: id, representative: 'x', basis: 'own-right', result: 'verified', documentId: null }),
  withdrawRequest: verb({ partyId: id, on: day, documentId: null }),
  getDesk: everyone,
  getDeskReference: everyone,
  listDataSets: everyone,
  listNotices: everyone,
  readNotice: everyone,
  listPosts: { may: 'head', mayNot: null, query: { for: 'sign' } },
  searchCases: { may: 'officer', mayNot: null, query: { q: 'Próba' } },
  listWork: { may: 'officer', mayNot: null, query: { bucket: 'mine' } },
  getLegalClock: everyone,
  setLegalClock: { may: 'head', mayNot: 'officer', body: { legalDate: null, expectedVersion: 0 } },
  // Everyone sees and withdraws what they asked for themselves; who decides is judged with the change.
  listRegisterChanges: everyone,
  getRegisterChange: everyone,
  previewRegisterChange: everyone,
  approveRegisterChange: { may: 'national', mayNot: null, body: { expectedVersion: 1 } },
  refuseRegisterChange: { may: 'head', mayNot: null, body: { expectedVersion: 1, note: 'x' } },
  withdrawRegisterChange: { may: 'local', mayNot: null, body: { expectedVersion: 1 } },
  ...ofRegister('Organisations', 'rename', { name: 'Új Hivatal', shortName: 'Új' }, { may: 'national', mayNot: 'clerk' }),
  ...ofRegister('Competences', 'withdraw', {}, { may: 'national', mayNot: 'officer' }),
  ...ofRegister('JobRoles', 'rename', { nameHu: 'Új munkakör', nameEn: 'New' }, { may: 'national', mayNot: 'clerk' }),
  ...ofRegister('Officers', 'leave', {}, { may: 'local', mayNot: 'officer' }, { may: 'local', mayNot: 'officer' }),
  // Officers ask for their own substitution and right: each change is judged by itself.
  ...ofRegister('Posts', 'end', {}, { may: 'local', mayNot: null }, { may: 'head', mayNot: 'officer' }),
  ...imports,
  ...ofRegister('Grants', 'withdraw', {}, { may: 'head', mayNot: null }, { may: 'head', mayNot: 'officer' }),
  ...ofRegister('Qualifications', 'end', {}, { may: 'local', mayNot: 'officer' }, { may: 'local', mayNot: 'officer' }),
  ...Object.fromEntries(['listCards', 'exportCards', 'readCard', 'listCardRenewals', 'readCardRenewal'].map((operation): [string, Line] => [operation, { may: 'local', mayNot: 'head' }])),
  orderCard: { may: 'local', mayNot: 'officer', body: { officerNumber: '0', note: 'próba' } },
  replaceCard: { may: 'national', mayNot: 'head', body: { expectedVersion: 1, reason: 'damaged', note: 'próba' } },
  personaliseCard: { may: 'local', mayNot: 'signer', body: { expectedVersion: 1, made: null } },
  printPinLetter: { may: 'local', mayNot: 'head', body: { expectedVersion: 1 } },
  deliverCard: { may: 'local', mayNot: 'clerk', body: { expectedVersion: 1, identity: { document: 'passport', photoCompared: true } } },
  activateCard: { may: 'local', mayNot: 'clerk', body: { expectedVersion: 1 } },
  suspendCard: { may: 'national', mayNot: 'officer', body: { expectedVersion: 1, reason: 'lost', note: 'próba' } },
  restoreCard: { may: 'local', mayNot: 'head', body: { expectedVersion: 1, note: 'próba' } },
  proposeCardRevocation: { may: 'local', mayNot: 'head', body: { expectedVersion: 1, reason: 'lost', note: 'próba' } },
  withdrawCardRevocation: { may: 'local', mayNot: 'auditor', body: { expectedVersion: 1 } },
  confirmCardRevocation: { may: 'national', mayNot: 'head', body: { expectedVersion: 1 } },
  listSeals: { may: 'head', mayNot: 'clerk' },
  readSeal: { may: 'national', mayNot: 'officer' },
  listSealUses: { may: 'local', mayNot: 'signer' },
  // The own office's; the country's takes a national administrator, which is judged with the request.
  requestSeal: { may: 'national', mayNot: 'officer', body: { organisationId: id, reason: 'first', note: 'próba' } },
  rotateSeal: { may: 'local', mayNot: 'clerk', body: { expectedVersion: 1, reason: 'rotation', note: 'próba' } },
  issueSeal: { may: 'national', mayNot: 'officer', body: { expectedVersion: 1, note: 'próba' } },
  refuseSeal: { may: 'head', mayNot: 'signer', body: { expectedVersion: 1, note: 'próba' } },
  withdrawSeal: { may: 'local', mayNot: 'clerk', body: { expectedVersion: 1 } },
  proposeSealRevocation: { may: 'head', mayNot: 'auditor', body: { expectedVersion: 1, reason: 'misuse', note: 'próba' } },
  withdrawSealRevocation: { may: 'local', mayNot: 'officer', body: { expectedVersion: 1 } },
  confirmSealRevocation: { may: 'national', mayNot: 'clerk', body: { expectedVersion: 1 } },
  reportLostCard: { may: 'head', mayNot: 'clerk', body: { number: 'nincs-ilyen', reason: 'lost', note: 'próba' } },
  // The own office's: the country's takes a national administrator, which is judged with the renewal.
  startCardRenewal: { may: 'national', mayNot: 'head', body: { organisationId: null, months: 3 } },
  listStaff: everyone,
  readStaff: everyone,
  listMyRights: everyone,
  explainRight: { may: 'auditor', mayNot: null, query: { action: 'case:read', caseType: 'telepengedely' } },
  whoMay: { may: 'head', mayNot: 'officer', query: { action: 'case:read', caseType: 'telepengedely' } },
  listDueRights: { may: 'head', mayNot: 'officer' },
  listUnusedCaseTypes: { may: 'head', mayNot: 'officer' },
  listUnusedRights: { may: 'local', mayNot: 'signer' },
  listConflictingRights: { may: 'national', mayNot: 'auditor' },
  getSession: everyone,
  listMyActions: everyone,
  logOut: everyone,
  keepSessionAlive: everyone,
  choosePost: { may: 'auditor', mayNot: null, body: { postId: id } },
  events: everyone
}

/** Answered by a stream that does not end, or by the session's own cookie, which this test does not have. */
const notCalled = new Set(['events', 'getSession', 'logOut', 'keepSessionAlive', 'choosePost'])

let office: CaseOffice
let routes: readonly RouteEntry[]
let caseId = ''
let documentId = ''
beforeAll(async () => {
  office = await caseOffice()
  routes = listRoutes(office.http.app).filter((route) => route.operationId !== null)
  caseId = (await office.open()).caseId
  documentId = await office.file(caseId, 'attachment')
})
afterAll(() => office?.close())

const urlOf = (route: RouteEntry): string => route.url
  .replace(/^\/api\/v1\/cases\/:id/, `/api/v1/cases/${caseId}`).replace(':documentId', documentId).replace(':position', '0')
  .replace(/:\w+/g, id)
const call = (route: RouteEntry, as: Principal | null, line?: Line) => office.http.call(route.method as 'GET', urlOf(route), {
  as, ...(line?.body ? { payload: line.body } : {}), ...(line?.query ? { query: line.query } : {})
})

describe('who may call what', () => {
  it('every route says it, and every route of officers has its line here', () => {
    const ofOfficers = routes.filter((route) => route.access.audience === 'officer').map((route) => route.operationId!)
    expect(Object.keys(lines).sort()).toEqual([...new Set(ofOfficers)].sort())
  })

  it('nobody, and no one of another audience, passes a route that is not public', async () => {
    const principals: Record<string, Principal | null> = {
      nobody: null,
      officer: office.officers.officer,
      client: { kind: 'client', clientId: randomUUID(), name: 'Próba Petra' },
      integration: { kind: 'integration', integrationId: randomUUID(), name: 'Próba' }
    }
    const passed: string[] = []
    let asked = 0
    for (const route of routes.filter((item) => item.access.audience !== 'public')) {
      for (const [name, principal] of Object.entries(principals)) {
        if (name === route.access.audience) continue
        asked += 1
        const { statusCode } = await call(route, principal)
        if (statusCode !== 401 && statusCode !== 403) passed.push(`${name} ${route.method} ${route.url}: ${statusCode}`)
      }
    }
    expect(passed).toEqual([])
    expect(asked).toBeGreaterThan(100)
  })

  it('whoever may is heard', { timeout: 180_000 }, async () => {
    const refused: string[] = []
    for (const route of routes.filter((item) => item.access.audience === 'officer' && !notCalled.has(item.operationId!))) {
      const line = lines[route.operationId!]!
      const { statusCode, body } = await call(route, office.officers[line.may], line)
      if ([401, 403].includes(statusCode) || statusCode >= 500) refused.push(`${line.may} ${route.operationId}: ${statusCode} ${body}`)
    }
    expect(refused).toEqual([])
  })

  it('whoever may not is refused before anything is looked at', { timeout: 180_000 }, async () => {
    const heard: string[] = []
    for (const route of routes.filter((item) => item.access.audience === 'officer')) {
      const line = lines[route.operationId!]!
      if (line.mayNot === null) continue
      const { statusCode, body } = await call(route, office.officers[line.mayNot], line)
      // A multipart body that is none is refused on its form; the right is asked with the case open.
      if (statusCode !== 403 && !(route.operationId === 'addDocument' && statusCode === 415)) heard.push(`${line.mayNot} ${route.operationId}: ${statusCode} ${body}`)
    }
    expect(heard).toEqual([])
  })

  it('an officer of another office finds no case there', async () => {
    const found: string[] = []
    for (const route of routes.filter((item) => item.url.startsWith('/api/v1/cases/:id'))) {
      const { statusCode } = await call(route, office.officers.stranger, lines[route.operationId!])
      if (statusCode !== 404 && !(route.operationId === 'addDocument' && statusCode === 415)) found.push(`${route.operationId}: ${statusCode}`)
    }
    expect(found).toEqual([])
  })
})
