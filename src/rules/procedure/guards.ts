/** What beyond the status decides whether an act may come: what the case holds, what the rule allows, what the act says. */
import { legalDateOf } from '../calendar/index.ts'
import type { Act, ActKind, ActOf } from './acts.types.ts'
import type { CaseRule } from './case-rule.types.ts'
import type { CaseState } from './case-state.types.ts'
import type { Refusal } from './refusals.ts'

/** Refusals that need no body: buttons show them. */
export function stateRefusal(state: CaseState, rule: CaseRule, kind: ActKind): Refusal | null {
  const when = (bad: boolean, refusal: Refusal): Refusal | null => (bad ? refusal : null)
  switch (kind) {
    case 'deficiency-noticed':
      return when(rule.deficiency.once ? state.deficiencies.length > 0 : state.deficiencies.some((item) => item.state === 'open'), 'deficiency-once')
    case 'deficiency-remedied': {
      return when(!state.deficiencies.some((item) => item.state !== 'remedied'), 'no-open-notice')
    }
    case 'deficiency-lapsed': {
      const notice = state.deficiencies.find((item) => item.state === 'open')
      if (!notice) return 'no-open-notice'
      const due = state.deficiencyTerms[notice.noticeId]?.due
      return due ? when(state.today <= due, 'term-not-over') : 'notice-not-delivered'
    }
    case 'specialist-asked': return when(rule.specialists.length === 0, 'no-specialist')
    case 'specialist-answered': case 'specialist-reminded': return when(!state.specialists.some((item) => item.answer === null), 'no-open-request')
    case 'data-set-queried': return when(rule.dataSets.length === 0, 'no-data-set')
    case 'procedure-switched': return when(!rule.procedure.switches.some((item) => item.from === state.procedure), 'no-switch')
    case 'request-withdrawn': return when(state.withdrawal !== null, 'already-there')
    case 'decision-submitted': {
      if (!state.draft) return 'no-draft'
      return decisionRefusal(state, rule, state.draft.decision)
    }
    case 'delivery-attempted': case 'delivered': return when(!state.deliveries.some((item) => item.deliveredOn === null), 'no-open-delivery')
    case 'appeal-filed': return when(state.remedy?.kind === 'court', 'no-appeal-by-law')
    case 'appeal-waived': return when(state.remedy?.kind === 'court', 'no-appeal-by-law')
    case 'appeal-forwarded': return when(!state.appeals.some((item) => item.forwardedTo === null && item.result === null), 'no-appeal')
    case 'appeal-decided': return when(!state.appeals.some((item) => item.result === null), 'no-appeal')
    case 'finality-reached': {
      const day = state.remedy?.finalOn ?? null
      return when(day === null || state.today < day, 'term-not-over')
    }
    default: return null
  }
}

/** Whether a decision may be submitted for sign-off: the facts allow it, and what it needs is there. */
export function decisionRefusal(state: CaseState, rule: CaseRule, code: string): Refusal | null {
  const decision = rule.decisions.find((item) => item.code === code)
  if (!decision) return 'unknown-reference'
  if (state.withdrawal && decision.outcome !== 'terminate') return 'withdrawn'
  if (!state.decisions.includes(code)) return 'decision-not-allowed'
  return obstaclesOf(state, rule, code).length > 0 ? 'not-ready' : null
}

/** Codes of the requirements that stand in the way of a decision. */
export function obstaclesOf(state: Pick<CaseState, 'readiness'>, rule: CaseRule, code: string): string[] {
  const needs = rule.decisions.find((item) => item.code === code)?.needs ?? 'all'
  if (needs === 'none') return []
  return state.readiness.filter((item) => (needs === 'all' || needs.includes(item.code)) && (item.status === 'missing' || item.status === 'waiting')).map((item) => item.code)
}

type Guards = { readonly [K in ActKind]?: (state: CaseState, rule: CaseRule, body: ActOf<K>['body']) => Refusal | null }

const hasParty = (state: CaseState, partyId: string | null): Refusal | null =>
  (partyId === null || state.parties.some((party) => party.partyId === partyId) ? null : 'unknown-reference')

const guards: Guards = {
  'submission-arrived': (state, _rule, body) => {
    if (body.answers && !state.deficiencies.some((item) => item.noticeId === body.answers)) return 'unknown-reference'
    if (body.role === 'request') return state.request === null ? null : 'already-arrived'
    return state.request === null ? 'not-arrived' : null
  },
  'case-registered': (_state, rule, body) => (body.caseType === rule.code && rule.procedure.kinds[body.procedure] ? null : 'unknown-reference'),
  'party-added': (state, _rule, { party }) => {
    if (state.parties.some((item) => item.partyId === party.partyId)) return 'already-there'
    return hasParty(state, party.represents)
  },
  'procedure-switched': (state, rule, body) =>
    (body.from === state.procedure && rule.procedure.switches.some((item) => item.from === body.from && item.to === body.to) ? null : 'no-switch'),
  'client-identified': (state, _rule, body) => hasParty(state, body.partyId),
  'representation-verified': (state, _rule, body) => hasParty(state, body.partyId),
  'identity-document-checked': (state, _rule, body) => hasParty(state, body.partyId),
  'document-filed': (state, _rule, body) => (state.documents.some((item) => item.documentId === body.documentId) ? 'already-there' : null),
  'document-checked': (state, _rule, body) => (state.documents.some((item) => item.documentId === body.documentId) ? null : 'unknown-reference'),
  'data-set-queried': (state, rule, body) => (rule.dataSets.some((item) => item.code === body.dataSet) ? hasParty(state, body.partyId) : 'unknown-reference'),
  'specialist-asked': (state, rule, body) => {
    if (!rule.specialists.some((item) => item.code === body.specialist)) return 'unknown-reference'
    return state.specialists.some((item) => item.requestId === body.requestId || (item.specialist === body.specialist && item.answer === null)) ? 'already-asked' : null
  },
  'specialist-answered': (state, _rule, body) => openRequest(state, body),
  'specialist-reminded': (state, _rule, body) => openRequest(state, body),
  'deficiency-noticed': (state, _rule, body) => (state.deficiencies.some((item) => item.noticeId === body.noticeId) ? 'already-there' : hasParty(state, body.partyId)),
  'deficiency-remedied': (state, _rule, body) => {
    // What comes after the term lapsed still counts, as long as nothing is decided (Ákr. 44. §: the office weighs it).
    const notice = state.deficiencies.find((item) => item.noticeId === body.noticeId && item.state !== 'remedied')
    if (!notice) return 'no-open-notice'
    return body.receivedOn > state.today || body.receivedOn < legalDateOf(notice.noticedAt) ? 'bad-dates' : null
  },
  'deficiency-lapsed': (state, _rule, body) => (state.deficiencies.some((item) => item.noticeId === body.noticeId && item.state === 'open') ? null : 'no-open-notice'),
  suspended: (state, rule, body) => {
    if (!rule.suspensions.some((item) => item.code === body.ground)) return 'unknown-reference'
    return state.request && body.firstDay < legalDateOf(state.request.receivedAt) ? 'bad-dates' : null
  },
  resumed: (state, _rule, body) => {
    const pause = state.pauses.find((item) => item.lastDay === null)
    return !pause || body.lastDay < pause.firstDay || body.lastDay > state.today ? 'bad-dates' : null
  },
  'site-visit-recorded': (state, _rule, body) => (body.on > state.today ? 'bad-dates' : null),
  'request-withdrawn': (state, _rule, body) => (body.on > state.today ? 'bad-dates' : hasParty(state, body.partyId)),
  'decision-drafted': (state, rule, body) => {
    const decision = rule.decisions.find((item) => item.code === body.decision)
    if (!decision || decision.outcome !== body.outcome) return 'unknown-reference'
    return state.draft?.draftId === body.draftId && body.revision <= state.draft.revision ? 'old-draft' : null
  },
  'decision-submitted': (state, _rule, body) => sameDraft(state, body.draftId, body.revision),
  'decision-returned': (state, _rule, body) => (state.draft?.draftId === body.draftId ? null : 'old-draft'),
  'decision-signed': (state, rule, body) => {
    if (body.decision !== state.draft?.decision || body.outcome !== state.draft.outcome) return 'old-draft'
    // What came in while the draft lay with the signer may have taken the ground from under it.
    return sameDraft(state, body.draftId, body.revision) ?? decisionRefusal(state, rule, body.decision)
  },
  'delivery-started': (state, _rule, body) => {
    if (state.deliveries.some((item) => item.deliveryId === body.deliveryId)) return 'already-there'
    if (body.communicatesDecision && state.decision?.documentId !== body.documentId) return state.decision ? 'unknown-reference' : 'not-decided'
    return hasParty(state, body.partyId)
  },
  'delivery-attempted': (state, _rule, body) => openDelivery(state, body.deliveryId, body.on),
  delivered: (state, _rule, body) => openDelivery(state, body.deliveryId, body.on),
  'appeal-filed': (state, _rule, body) => {
    if (state.appeals.some((item) => item.appealId === body.appealId)) return 'already-there'
    return body.receivedOn > state.today ? 'bad-dates' : hasParty(state, body.partyId)
  },
  'appeal-waived': (state, _rule, body) => (body.on > state.today ? 'bad-dates' : hasParty(state, body.partyId)),
  'appeal-forwarded': (state, _rule, body) => (state.appeals.some((item) => item.appealId === body.appealId && item.forwardedTo === null && item.result === null) ? null : 'no-appeal'),
  'appeal-decided': (state, _rule, body) => {
    const appeal = state.appeals.find((item) => item.appealId === body.appealId && item.result === null)
    if (!appeal || (appeal.forwardedTo === null && body.result !== 'withdrawn')) return 'no-appeal'
    return body.communicatedOn > state.today || body.communicatedOn < appeal.receivedOn ? 'bad-dates' : null
  },
  'finality-reached': (state, _rule, body) => (body.on > state.today || body.on !== state.remedy?.finalOn ? 'bad-dates' : null)
}

function openRequest(state: CaseState, body: { requestId: string; specialist: string }): Refusal | null {
  return state.specialists.some((item) => item.requestId === body.requestId && item.specialist === body.specialist && item.answer === null) ? null : 'no-open-request'
}

function openDelivery(state: CaseState, deliveryId: string, on: string): Refusal | null {
  const delivery = state.deliveries.find((item) => item.deliveryId === deliveryId && item.deliveredOn === null)
  if (!delivery) return 'no-open-delivery'
  return on < delivery.startedOn || on > state.today ? 'bad-dates' : null
}

function sameDraft(state: CaseState, draftId: string, revision: number): Refusal | null {
  return state.draft?.draftId === draftId && state.draft.revision === revision ? null : 'old-draft'
}

/** Refusals that depend on what the act says. */
export function bodyRefusal(state: CaseState, rule: CaseRule, act: Act): Refusal | null {
  // The table's type ties each guard to the body of its kind.
  const guard = guards[act.kind] as ((state: CaseState, rule: CaseRule, body: unknown) => Refusal | null) | undefined
  return guard?.(state, rule, act.body) ?? null
}
