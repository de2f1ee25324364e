/** For whom a case waits. */
import type { Localised } from '../calendar/index.ts'
import type { CaseRule } from './case-rule.types.ts'
import type { CaseState, Waiting, WaitingKind } from './case-state.types.ts'

export type WaitingInput = Omit<CaseState, 'waits' | 'nextEventOn'>

const labels: Readonly<Record<WaitingKind, Localised>> = {
  office: { hu: 'Ügyintéző', en: 'Case officer' },
  head: { hu: 'Szignálás', en: 'Assignment' },
  signer: { hu: 'Kiadmányozó', en: 'Signing officer' },
  client: { hu: 'Ügyfél', en: 'Client' },
  specialist: { hu: 'Szakhatóság', en: 'Specialist authority' },
  authority: { hu: 'Más hatóság', en: 'Another authority' },
  nobody: { hu: 'Senki', en: 'Nobody' }
}

/** Whom the case waits for, the most pressing first; never empty. */
export function waitsFor(state: WaitingInput, rule: CaseRule): readonly Waiting[] {
  const since = state.lastActAt ?? state.legalNow
  const one = (kind: WaitingKind, from: string = since, label: Localised = labels[kind]): readonly Waiting[] => [{ kind, label, since: from }]
  switch (state.status) {
    case 'new': return one('nobody')
    case 'arrived': return one('office', state.openedAt ?? since, { hu: 'Iktatás', en: 'Registration' })
    case 'registered': return one('head', state.registration?.at ?? since)
    case 'in-progress': return duringFactFinding(state, rule, since)
    case 'suspended': {
      const pause = state.pauses.at(-1)
      const ground = rule.suspensions.find((item) => item.code === pause?.ground)
      return one(ground?.waitsFor ?? 'authority', pause?.since ?? since, ground?.name ?? labels.authority)
    }
    case 'submitted': {
      const submitted = state.draft?.submitted
      return one('signer', submitted?.at ?? since, submitted ? { hu: submitted.signerName, en: submitted.signerName } : labels.signer)
    }
    case 'decided': {
      const open = state.deliveries.filter((item) => item.communicatesDecision && item.documentId === state.decision?.documentId && item.deliveredOn === null)
      if (open.length === 0) return one('office', state.decision?.at ?? since, { hu: 'Kézbesítés', en: 'Delivery' })
      return one('client', open[0]!.startedAt, { hu: 'Átvétel', en: 'Receipt' })
    }
    case 'communicated': return one('nobody', since, { hu: 'Jogorvoslati határidő', en: 'Term of remedy' })
    case 'appealed': return one('office', since, { hu: 'Felterjesztés', en: 'Forwarding of the appeal' })
    case 'forwarded': return one('authority', since, { hu: state.appeals.at(-1)?.forwardedTo ?? labels.authority.hu, en: state.appeals.at(-1)?.forwardedTo ?? labels.authority.en })
    case 'final': return one('office', state.finality?.at ?? since, { hu: 'Irattárba helyezés', en: 'Filing' })
    case 'filed': return one('nobody', state.filing?.at ?? since)
  }
}

/** The officer's own work comes first; then those who owe something. With nothing open the decision is the office's turn. */
function duringFactFinding(state: WaitingInput, rule: CaseRule, since: string): readonly Waiting[] {
  const waits: Waiting[] = []
  // A withdrawn request or a lapsed notice calls for a decision, whatever else is open.
  const decisive = state.withdrawal?.at ?? state.deficiencies.find((item) => item.state === 'lapsed')?.closedAt ?? null
  const unpaid = state.fee?.result === 'not-paid' || state.fee?.result === 'partly-paid'
  const own = state.readiness.filter((item) => item.status === 'missing' && !(item.kind === 'fee' && unpaid))
  if (decisive !== null || own.length > 0) {
    const from = own.map((item) => item.since).filter((item) => item !== null).sort()[0]
    waits.push({ kind: 'office', label: labels.office, since: decisive ?? from ?? since })
  }
  const notice = state.deficiencies.find((item) => item.state === 'open')
  const feeOpen = unpaid && state.readiness.some((item) => item.kind === 'fee' && item.status === 'missing')
  if (notice || feeOpen) waits.push({ kind: 'client', label: labels.client, since: notice?.noticedAt ?? state.fee!.at })
  for (const request of state.specialists) {
    if (request.answer) continue
    const authority = rule.specialists.find((item) => item.code === request.specialist)?.authority ?? labels.specialist
    waits.push({ kind: 'specialist', label: authority, since: request.sentAt })
  }
  return waits.length > 0 ? waits : [{ kind: 'office', label: labels.office, since }]
}
