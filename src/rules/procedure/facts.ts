/** What FEEL conditions of the rule see of a case. */
import type { CaseHistory, Facts } from './case-state.types.ts'

/** Every name of `Facts` is there from the first act on, so that a condition warns only where form data are missing. */
export function factsOf(history: CaseHistory): Facts {
  const client = history.parties.find((party) => party.role === 'client')
  const visit = history.siteVisits.at(-1)
  const requirements = history.documents.filter((item) => item.direction === 'in' && item.validity !== 'invalid').map((item) => item.requirement)
  return {
    data: history.request?.data ?? {},
    client: {
      kind: client?.kind ?? history.request?.submitter.kind ?? null,
      identified: client !== undefined && history.identifications[client.partyId]?.result === 'identified'
    },
    procedure: history.procedure,
    channel: history.request?.channel ?? null,
    attachments: [...new Set(requirements.filter((item) => item !== null))],
    opposingClient: history.parties.some((party) => party.role === 'opposing-client'),
    represented: history.parties.some((party) => party.role === 'representative'),
    withdrawn: history.withdrawal !== null,
    feePaid: history.fee?.result === 'paid' || history.fee?.result === 'exempt',
    deficiencyLapsed: history.deficiencies.some((notice) => notice.state === 'lapsed'),
    siteVisit: { done: visit !== undefined, result: visit?.result ?? null },
    specialists: history.specialists.map((item) => ({ code: item.specialist, position: item.answer?.position ?? null })),
    queries: Object.values(history.queries).map((item) => ({ code: item.dataSet, outcome: item.outcome, answer: item.answer }))
  }
}
