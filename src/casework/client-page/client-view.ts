/** What a client may know of their case, out of everything the file holds. Pure. */
import type { MailboxMessage } from '../../notices/index.ts'
import { legalDateOf, type LegalDate } from '../../rules/calendar/index.ts'
import { refusalOf, type CaseState } from '../../rules/procedure/index.ts'
import type { CaseFile, StoredDocument } from '../cases/index.ts'
import type { FeeDemand } from '../evidence/index.ts'
import type { ClientCase, ClientDocument, ClientStatus } from './client-page.types.ts'

/** Whether this client takes part in the case, by their key at the identity provider. */
export function takesPart(state: CaseState, clientKey: string): boolean {
  return state.parties.some((party) => party.clientKey === clientKey)
}

/** Documents the client may see, and which wait for their message to be opened. */
export function documentsFor(documents: readonly StoredDocument[], messages: readonly MailboxMessage[]): ClientDocument[] {
  return documents.filter((document) => document.clientVisible).map((document) => {
    const carriers = messages.filter((message) => message.needsReceipt && message.documents.some((item) => item.documentId === document.documentId))
    const opened = carriers.some((message) => message.openedAt !== null)
    return {
      documentId: document.documentId,
      title: document.title,
      direction: document.direction,
      mediaType: document.mediaType,
      size: document.size,
      filedAt: document.filedAt.toISOString(),
      signed: document.validity === 'signed',
      readable: carriers.length === 0 || opened,
      messageId: opened ? null : carriers[0]?.id ?? null
    }
  })
}

export function statusFor(state: CaseState, readable: ReadonlySet<string>): ClientStatus {
  switch (state.status) {
    case 'new': case 'arrived': case 'registered': return 'received'
    case 'suspended': return 'standing'
    case 'in-progress': case 'submitted':
      return state.deficiencies.some((notice) => notice.state === 'open' && readable.has(notice.documentId)) ? 'waits-for-you' : 'in-progress'
    case 'decided': case 'communicated': case 'appealed': case 'forwarded': return 'decided'
    case 'final': return 'final'
    case 'filed': return 'closed'
  }
}

const dayOf = (instant: string | null | undefined): LegalDate | null => (instant ? legalDateOf(new Date(instant)) : null)

/** The whole page of one case. */
export function clientCaseOf(
  file: CaseFile, authority: ClientCase['authority'], all: readonly StoredDocument[], messages: readonly MailboxMessage[], fee: FeeDemand | null
): ClientCase {
  const { state, rule, stored } = file
  const documents = documentsFor(all, messages)
  const readable = new Set(documents.filter((document) => document.readable).map((document) => document.documentId))
  const decision = state.decision && readable.has(state.decision.documentId) ? state.decision : null
  const decisionRule = rule.decisions.find((item) => item.code === decision?.decision)
  const notice = state.deficiencies.find((item) => item.state === 'open' && readable.has(item.documentId))
  const remedyRule = rule.remedies.find((item) => item.code === decisionRule?.remedy)
  const delivered = state.deliveries.find((item) => item.documentId === decision?.documentId && item.deliveredOn !== null)
  return {
    organisationId: stored.organisationId,
    caseId: stored.id,
    registrationNumber: stored.registrationNumber,
    subject: stored.subject,
    authority,
    caseType: { code: rule.code, name: rule.name },
    status: statusFor(state, readable),
    legalDate: state.today,
    steps: [
      { code: 'request', doneOn: dayOf(state.request?.receivedAt) },
      { code: 'examination', doneOn: state.assignment?.legalDate ?? null },
      // That it was decided is no secret; what was decided is told by the decision alone.
      { code: 'decision', doneOn: dayOf(state.decision?.signedAt) },
      { code: 'final', doneOn: state.finality?.on ?? null }
    ],
    dueDate: state.clock?.state === 'running' ? state.clock.due : null,
    officer: state.assignment?.assigneeName ?? null,
    fee: state.decision ? null : fee,
    deficiency: notice
      ? { noticeId: notice.noticeId, items: notice.items.map((item) => item.text), dueOn: state.deficiencyTerms[notice.noticeId]?.due ?? null }
      : null,
    decision: decision && decisionRule
      ? {
          documentId: decision.documentId,
          name: decisionRule.name,
          registrationNumber: decision.registrationNumber,
          signedAt: decision.signedAt,
          signerName: decision.signerName,
          outcome: decision.outcome,
          deliveredOn: delivered?.deliveredOn ?? null,
          finalOn: state.finality?.on ?? null
        }
      : null,
    remedy: decision && remedyRule && !state.finality
      ? { kind: remedyRule.kind, until: state.remedy?.until ?? null, clause: remedyRule.clause, filedWith: remedyRule.filedWith }
      : null,
    messages: messages.map((message) => ({
      id: message.id,
      kind: message.kind,
      title: message.title,
      sentAt: message.sentAt.toISOString(),
      openedAt: message.openedAt?.toISOString() ?? null,
      needsReceipt: message.needsReceipt,
      documentIds: message.documents.map((item) => item.documentId)
    })),
    documents,
    maySend: refusalOf(state, rule, 'submission-arrived') === null
  }
}
