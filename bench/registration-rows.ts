/** The rows of one whole registration, as the product makes them: case, acts, document, line of the register book, answer, announcement, log entries. */
import { createHash, randomUUID } from 'node:crypto'
import { actRow, caseRow, documentRow, type StoredCase } from '../src/casework/cases/index.ts'
import { entryRow, type AllocatedNumber, type RegistrationRows } from '../src/casework/register-books/index.ts'
import { entryRow as logRow } from '../src/log/index.ts'
import type { Context } from '../src/platform/context/index.ts'
import type { Act, NewAct } from '../src/rules/procedure/index.ts'
import { sitePermitForm } from './registration-desks.ts'

/** An office with a book to register in, one for the reference with a case under number 1, and a rule for its cases (any rule's). */
export interface BenchOffice {
  readonly organisationId: string
  readonly caseId: string
  readonly referenceBookId: string
  readonly caseTypeVersionId: string
}

const actor = { kind: 'officer', postId: randomUUID(), name: 'Próba Panna' } as unknown as Act['actor']
const submitter = { kind: 'person', name: 'Próba Petra', email: null, clientKey: null } as const
const subject = 'Telepengedély iránti kérelem'
const sha256 = createHash('sha256').update('alaprajz.pdf').digest('hex')

/**
 * Written out beforehand but for what differs between two registrations: judging a case by its rule is no part of the transaction, and
 * would make number and log look cheaper than they are.
 * @param log whether the entries of the log, one for each act, are made
 */
export function registrationRows(ctx: Context, office: BenchOffice, number: AllocatedNumber, log: boolean): RegistrationRows {
  const { organisationId } = office
  const at = ctx.clock.now()
  const id = ctx.ids.uuid()
  const arrivalNumber = `E-${number.main}/${number.year}`
  const stored: StoredCase = {
    id, organisationId, registerBookId: number.registerBookId, registerCode: number.registerCode, mainNumber: number.main, year: number.year,
    registrationNumber: number.text, caseTypeCode: 'telepengedely', caseTypeVersionId: office.caseTypeVersionId, subject, clientName: submitter.name, sequence: 3,
    status: 'registered', assigneePostId: null, openedAt: at
  }
  const document = {
    documentId: ctx.ids.uuid(), subNumber: 1, direction: 'in' as const, kind: 'attachment', requirement: null, title: 'alaprajz.pdf', mediaType: 'application/pdf',
    size: 12345, sha256, partner: submitter.name, clientVisible: true, validity: 'plain' as const
  }
  const bodies = [
    {
      kind: 'submission-arrived', body: {
        submissionId: ctx.ids.uuid(), arrivalNumber, channel: 'electronic', receivedAt: at.toISOString(), role: 'request', language: 'hu', submitter, formVersion: 1,
        data: sitePermitForm
      }
    },
    {
      kind: 'case-registered', body: {
        registrationNumber: number.text, registerBook: number.registerCode, caseType: 'telepengedely', caseTypeVersionId: office.caseTypeVersionId, subject,
        procedure: 'full', filingPlanItem: 'U. 1', predecessorCaseIds: [],
        parties: [{ ...submitter, partyId: ctx.ids.uuid(), role: 'client', address: '9999 Mintafalva, Fő utca 1.', represents: null }]
      }
    },
    { kind: 'document-filed', body: document }
  ] as unknown as NewAct[]
  const legalDate = at.toISOString().slice(0, 10)
  const acts = bodies.map((item, index) => ({
    id: ctx.ids.uuid(), sequence: index + 1, at: at.toISOString(), legalDate, actor, policies: ['case-register'], schema: 1, ...item
  }) as Act)
  const entries = log
    ? acts.map((act) => logRow(ctx, {
        kind: 'act.appended', organisationId, caseId: id,
        body: { act: act.id, sequence: act.sequence, kind: act.kind, legalDate, policies: act.policies, content: act.body }
      }))
    : []
  return {
    case: caseRow(stored, {
      lastSub: 1, at, projection: {
        status: 'registered', stage: 'facts', waitsFor: 'office', waitsLabel: 'Kiosztás', waitsSince: at, dueDate: null, dueAt: null, nextEventOn: null,
        assigneePostId: null, clientName: submitter.name, closed: false
      }
    }),
    entry: entryRow(organisationId, {
      registerBookId: number.registerBookId, mainNumber: number.main, subNumber: 1, caseId: id, direction: 'in', registeredAt: at,
      registeredBy: { postId: null, name: 'Próba Panna' }, arrivalNumber, partner: submitter.name, subject, documentIds: [], filingPlanItem: 'U. 1'
    }),
    acts: acts.map((act, index) => actRow(organisationId, id, act, entries[index]?.id ?? act.id)),
    documents: [documentRow(organisationId, id, { ...document, filedAt: at, filedByPostId: null, submissionId: null })],
    answer: {
      scope: 'POST /api/v1/arrivals/:id/register officer:bench', key: randomUUID(), requestHash: sha256, status: 201,
      body: { caseId: id, registrationNumber: number.text }, at
    },
    live: { kind: 'case', id, sequence: 3, organisationId },
    log: entries
  }
}
