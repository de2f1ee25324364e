/**
 * How each act changes the history. The history judges nothing: acts were checked when they were appended, and a later
 * stricter check must not make an old case unreadable.
 */
import type { Act, ActKind, ActOf } from './acts.types.ts'
import type { CaseHistory, DeficiencyNotice, Draft } from './case-state.types.ts'
import { isCommunicated } from './communication.ts'
import { ProcedureError } from './procedure-error.ts'

export const emptyHistory: CaseHistory = {
  status: 'new', sequence: 0, lastActAt: null, openedAt: null, request: null, registration: null, procedure: null, assignment: null,
  parties: [], identifications: {}, representation: null, documents: [], fee: null, queries: {}, identityDocument: null, specialists: [],
  deficiencies: [], pauses: [], siteVisits: [], withdrawal: null, draft: null, decision: null, corrections: [], deliveries: [], appeals: [],
  waivers: {}, finality: null, filing: null, notes: []
}

type Change = Partial<CaseHistory>
type Handlers = { readonly [K in ActKind]: (history: CaseHistory, act: ActOf<K>) => Change }

const dated = <T>(body: T, act: Pick<Act, 'at' | 'legalDate'>) => ({ ...body, at: act.at, legalDate: act.legalDate })

/** Replaces the items that `find` picks. */
function replace<T>(items: readonly T[], find: (item: T) => boolean, change: (item: T) => T): readonly T[] {
  return items.map((item) => (find(item) ? change(item) : item))
}

function closeNotice(history: CaseHistory, noticeId: string, closed: Pick<DeficiencyNotice, 'state' | 'closedOn' | 'closedAt'>): Change {
  return { deficiencies: replace(history.deficiencies, (notice) => notice.noticeId === noticeId, (notice) => ({ ...notice, ...closed })) }
}

function onDraft(history: CaseHistory, draftId: string, change: Partial<Draft>): Draft | null {
  return history.draft?.draftId === draftId ? { ...history.draft, ...change } : history.draft
}

const handlers: Handlers = {
  'submission-arrived': (history, act) => (act.body.role === 'request' && history.request === null
    ? { status: 'arrived', request: act.body, openedAt: act.body.receivedAt }
    : {
        deficiencies: replace(history.deficiencies, (notice) => notice.noticeId === act.body.answers, (notice) => ({
          ...notice, answers: [...notice.answers, { submissionId: act.body.submissionId, arrivalNumber: act.body.arrivalNumber, receivedAt: act.body.receivedAt }]
        }))
      }),
  'case-registered': (_history, act) => ({
    status: 'registered', registration: dated(act.body, act), procedure: act.body.procedure, parties: act.body.parties
  }),
  assigned: (history, act) => ({
    assignment: dated(act.body, act), status: history.status === 'registered' ? 'in-progress' : history.status
  }),
  'party-added': (history, act) => ({ parties: [...history.parties, act.body.party] }),
  'procedure-switched': (_history, act) => ({ procedure: act.body.to }),
  'client-identified': (history, act) => ({ identifications: { ...history.identifications, [act.body.partyId]: dated(act.body, act) } }),
  'representation-verified': (_history, act) => ({ representation: dated(act.body, act) }),
  'document-filed': (history, act) => ({ documents: [...history.documents, dated(act.body, act)] }),
  'document-checked': (history, act) => ({
    documents: replace(history.documents, (item) => item.documentId === act.body.documentId, (item) => ({ ...item, validity: act.body.validity }))
  }),
  'fee-checked': (_history, act) => ({ fee: dated(act.body, act) }),
  'data-set-queried': (history, act) => ({ queries: { ...history.queries, [act.body.dataSet]: dated(act.body, act) } }),
  'identity-document-checked': (_history, act) => ({ identityDocument: dated(act.body, act) }),
  'specialist-asked': (history, act) => ({
    specialists: [...history.specialists, {
      requestId: act.body.requestId, specialist: act.body.specialist, sentAt: act.body.sentAt, askedOn: act.legalDate, limit: act.body.limit,
      documentId: act.body.documentId, reminders: [], answer: null
    }]
  }),
  'specialist-answered': (history, act) => ({
    specialists: replace(history.specialists, (item) => item.requestId === act.body.requestId, (item) => ({ ...item, answer: dated(act.body, act) }))
  }),
  'specialist-reminded': (history, act) => ({
    specialists: replace(history.specialists, (item) => item.requestId === act.body.requestId, (item) => ({ ...item, reminders: [...item.reminders, { at: act.at }] }))
  }),
  'deficiency-noticed': (history, act) => ({
    deficiencies: [...history.deficiencies, {
      noticeId: act.body.noticeId, partyId: act.body.partyId, noticedAt: act.at, items: act.body.items, limit: act.body.limit,
      documentId: act.body.documentId, state: 'open', closedOn: null, closedAt: null, answers: [],
      // The notice may have been delivered in the same step, before this act was appended.
      deliveredOn: history.deliveries.find((delivery) => delivery.documentId === act.body.documentId)?.deliveredOn ?? null
    }]
  }),
  'deficiency-remedied': (history, act) => (act.body.complete
    ? closeNotice(history, act.body.noticeId, { state: 'remedied', closedOn: act.body.receivedOn, closedAt: act.at })
    : {}),
  'deficiency-lapsed': (history, act) => closeNotice(history, act.body.noticeId, { state: 'lapsed', closedOn: act.legalDate, closedAt: act.at }),
  suspended: (history, act) => ({
    status: 'suspended',
    pauses: [...history.pauses, { ground: act.body.ground, firstDay: act.body.firstDay, lastDay: null, since: act.at, documentId: act.body.documentId }]
  }),
  resumed: (history, act) => ({
    status: 'in-progress', pauses: replace(history.pauses, (pause) => pause.lastDay === null, (pause) => ({ ...pause, lastDay: act.body.lastDay }))
  }),
  'site-visit-recorded': (history, act) => ({ siteVisits: [...history.siteVisits, dated(act.body, act)] }),
  'request-withdrawn': (_history, act) => ({ withdrawal: dated(act.body, act) }),
  'decision-drafted': (history, act) => ({
    draft: {
      ...act.body,
      draftedAt: act.at,
      draftedByPostId: act.actor.postId,
      submitted: null,
      returned: history.draft?.draftId === act.body.draftId ? history.draft.returned : null
    }
  }),
  'decision-submitted': (history, act) => ({
    status: 'submitted',
    draft: onDraft(history, act.body.draftId, { submitted: { at: act.at, signerPostId: act.body.signerPostId, signerName: act.body.signerName } })
  }),
  'decision-returned': (history, act) => ({
    status: 'in-progress', draft: onDraft(history, act.body.draftId, { submitted: null, returned: { at: act.at, reason: act.body.reason } })
  }),
  'decision-signed': (_history, act) => ({ status: 'decided', decision: dated(act.body, act) }),
  'decision-corrected': (history, act) => ({ corrections: [...history.corrections, dated(act.body, act)] }),
  'delivery-started': (history, act) => ({
    deliveries: [...history.deliveries, {
      ...act.body, startedAt: act.at, startedOn: act.legalDate, attempts: 0, deemedOn: null, deliveredOn: null, how: null
    }],
    // A further client to whom the decision goes puts off its communication.
    status: act.body.communicatesDecision && history.status === 'communicated' ? 'decided' : history.status
  }),
  'delivery-attempted': (history, act) => ({
    deliveries: replace(history.deliveries, (item) => item.deliveryId === act.body.deliveryId, (item) => ({
      ...item, attempts: Math.max(item.attempts, act.body.attempt), deemedOn: act.body.deemedOn
    }))
  }),
  delivered: (history, act) => {
    const deliveries = replace(history.deliveries, (item) => item.deliveryId === act.body.deliveryId, (item) => ({ ...item, deliveredOn: act.body.on, how: act.body.how }))
    const document = deliveries.find((item) => item.deliveryId === act.body.deliveryId)?.documentId
    return {
      deliveries,
      deficiencies: replace(history.deficiencies, (notice) => notice.documentId === document && notice.deliveredOn === null, (notice) => ({ ...notice, deliveredOn: act.body.on })),
      status: history.status === 'decided' && isCommunicated({ ...history, deliveries }) ? 'communicated' : history.status
    }
  },
  'appeal-filed': (history, act) => ({
    status: 'appealed',
    appeals: [...history.appeals, { ...act.body, forwardedTo: null, result: null, communicatedOn: null }]
  }),
  'appeal-waived': (history, act) => ({ waivers: { ...history.waivers, [act.body.partyId]: act.body.on } }),
  'appeal-forwarded': (history, act) => ({
    status: 'forwarded', appeals: replace(history.appeals, (appeal) => appeal.appealId === act.body.appealId, (appeal) => ({ ...appeal, forwardedTo: act.body.to }))
  }),
  'appeal-decided': (history, act) => {
    const appeals = replace(history.appeals, (appeal) => appeal.appealId === act.body.appealId, (appeal) => ({ ...appeal, result: act.body.result, communicatedOn: act.body.communicatedOn }))
    // Annulled: the office begins anew, so what it decided no longer stands (Ákr. 119. §).
    if (act.body.result === 'annulled') return { status: 'in-progress', appeals, decision: null, draft: null }
    return { appeals, status: appeals.some((appeal) => appeal.result === null) ? history.status : 'communicated' }
  },
  'finality-reached': (_history, act) => ({ status: 'final', finality: dated(act.body, act) }),
  'case-filed': (_history, act) => ({ status: 'filed', filing: dated(act.body, act) }),
  'note-added': (history, act) => ({ notes: [...history.notes, { ...dated(act.body, act), by: act.actor.name }] })
}

/**
 * The history after one more act.
 * @throws ProcedureError `procedure.out-of-order` for a gap or a repeated sequence number
 */
export function evolve(history: CaseHistory, act: Act): CaseHistory {
  if (act.sequence !== history.sequence + 1) {
    throw new ProcedureError('procedure.out-of-order', {
      hu: `Az ügy cselekményei nem folytonosak: a(z) ${history.sequence + 1}. helyett a(z) ${act.sequence}. következik. Jelezze az üzemeltetőnek.`,
      en: `The acts of the case are not in order: ${act.sequence} comes where ${history.sequence + 1} should. Tell the operator.`
    })
  }
  // The union of handlers cannot be called with the union of acts; the table's type ties each to its kind.
  const handler = handlers[act.kind] as (history: CaseHistory, act: Act) => Change
  return { ...history, ...handler(history, act), sequence: act.sequence, lastActAt: act.at }
}
