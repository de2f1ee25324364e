/** What a client may know of their case, out of everything the file holds. Pure. */
import type { MailboxMessage } from '../../notices/index.ts'
import { legalDateOf, type LegalDate } from '../../rules/calendar/index.ts'
import { deriveDeadline, parseLimit, ROLL_FORWARD_POLICIES } from '../../rules/deadline/index.ts'
import { cite, refusalOf, type CaseState, type Delivery, type RemedyRule } from '../../rules/procedure/index.ts'
import type { CaseFile, StoredDocument } from '../cases/index.ts'
import type { FeeDemand } from '../evidence/index.ts'
import type { ClientCase, ClientDocument, ClientStatus } from './client-page.types.ts'

/** Whether this client takes part in the case, by their key at the identity provider. */
export function takesPart(state: CaseState, clientKey: string): boolean {
  return state.parties.some((party) => party.clientKey === clientKey)
}

/** What a decision is called until it was taken over: its title would tell the outcome. */
const closedTitle = { hu: 'Döntés', en: 'Decision' } as const

/** The title of a message as long as, or since, its client has not opened it. */
export function titleOf(message: Pick<MailboxMessage, 'kind' | 'title' | 'needsReceipt' | 'openedAt'>): MailboxMessage['title'] {
  return message.kind === 'decision' && message.needsReceipt && message.openedAt === null ? closedTitle : message.title
}

function deliveriesTo(state: CaseState, clientKey: string): readonly Delivery[] {
  const mine = new Set(state.parties.filter((party) => party.clientKey === clientKey).map((party) => party.partyId))
  return state.deliveries.filter((delivery) => delivery.partyId !== null && mine.has(delivery.partyId))
}

/** The day on which the decision was communicated to this client, by whichever delivery was the first. */
function decisionDeliveredOn(state: CaseState, clientKey: string): LegalDate | null {
  return deliveriesTo(state, clientKey).filter((item) => item.documentId === state.decision?.documentId)
    .flatMap((item) => item.deliveredOn ?? []).sort()[0] ?? null
}

/** A client's term of remedy counts from their own delivery, whenever the others get theirs (Ákr. 118. §). */
function remedyUntil({ rule, calendar }: CaseFile, remedy: RemedyRule, deliveredOn: LegalDate | null): LegalDate | null {
  if (deliveredOn === null) return null
  return deriveDeadline({
    arrived: deliveredOn, limit: parseLimit(remedy.limit), party: 'client', excluded: [], calendar, policies: ROLL_FORWARD_POLICIES,
    limitLaw: cite(rule, remedy.law)
  }).due?.slice(0, 10) ?? null
}

/**
 * Documents the client may see, and which are not theirs to read yet: what the office serves, whoever gets it, is read by
 * a client once it was served on them, by opening its message or on another way. What is served on others only is left out.
 */
export function documentsFor(
  state: CaseState, clientKey: string, documents: readonly StoredDocument[], messages: readonly MailboxMessage[]
): ClientDocument[] {
  const mine = deliveriesTo(state, clientKey)
  return documents.filter((document) => document.clientVisible).flatMap((document) => {
    const { documentId } = document
    const carriers = messages.filter((message) => message.needsReceipt && message.documents.some((item) => item.documentId === documentId))
    const deliveries = state.deliveries.filter((delivery) => delivery.documentId === documentId)
    const own = mine.filter((delivery) => delivery.documentId === documentId)
    const isDecision = documentId === state.decision?.documentId
    if (deliveries.length > 0 && own.length === 0 && carriers.length === 0 && !isDecision) return []
    const takenOver = carriers.some((message) => message.openedAt !== null)
      || own.some((delivery) => delivery.channel !== 'mailbox' && delivery.deliveredOn !== null)
    const served = deliveries.length > 0 || carriers.length > 0 || isDecision
    const readable = takenOver || !served
    return [{
      documentId,
      title: isDecision && !readable ? closedTitle.hu : document.title,
      direction: document.direction,
      mediaType: document.mediaType,
      size: document.size,
      filedAt: document.filedAt.toISOString(),
      signed: document.validity === 'signed',
      readable,
      messageId: readable ? null : carriers[0]?.id ?? null
    }]
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
  file: CaseFile, clientKey: string, authority: ClientCase['authority'], all: readonly StoredDocument[], messages: readonly MailboxMessage[], fee: FeeDemand | null
): ClientCase {
  const { state, rule, stored } = file
  const documents = documentsFor(state, clientKey, all, messages)
  const readable = new Set(documents.filter((document) => document.readable).map((document) => document.documentId))
  const decision = state.decision && readable.has(state.decision.documentId) ? state.decision : null
  const decisionRule = rule.decisions.find((item) => item.code === decision?.decision)
  const notice = state.deficiencies.find((item) => item.state === 'open' && readable.has(item.documentId))
  const remedyRule = rule.remedies.find((item) => item.code === decisionRule?.remedy)
  const deliveredOn = decisionDeliveredOn(state, clientKey)
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
          deliveredOn,
          finalOn: state.finality?.on ?? null
        }
      : null,
    remedy: decision && remedyRule && !state.finality
      ? { kind: remedyRule.kind, until: remedyUntil(file, remedyRule, deliveredOn), clause: remedyRule.clause, filedWith: remedyRule.filedWith }
      : null,
    messages: messages.map((message) => ({
      id: message.id,
      kind: message.kind,
      title: titleOf(message),
      sentAt: message.sentAt.toISOString(),
      openedAt: message.openedAt?.toISOString() ?? null,
      needsReceipt: message.needsReceipt,
      documentIds: message.documents.map((item) => item.documentId)
    })),
    documents,
    maySend: refusalOf(state, rule, 'submission-arrived') === null
  }
}
