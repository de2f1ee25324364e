/** What time alone brings in a case, computed from its state. Pure. */
import { addDays, type LegalDate } from '../../rules/calendar/index.ts'
import { DELIVERY_RULES } from '../../rules/delivery/index.ts'
import type { CaseState, Delivery, NewAct } from '../../rules/procedure/index.ts'

/** Deliveries whose presumption (kézbesítési vélelem, Ákr. 86. §; Dáptv. 27. §) has set in. */
export function deemedDeliveries(state: CaseState): NewAct[] {
  return state.deliveries
    .filter((delivery) => delivery.deliveredOn === null && delivery.deemedOn !== null && delivery.deemedOn <= state.today)
    .map((delivery) => ({
      kind: 'delivered',
      body: { deliveryId: delivery.deliveryId, on: delivery.deemedOn!, how: 'deemed', law: lawOfPresumption(delivery), receiptId: null }
    }))
}

/** Véglegessé válás (Ákr. 82. §), once its day has come; look again after deliveries were deemed. */
export function reachedFinality(state: CaseState): NewAct[] {
  const on = state.remedy?.finalOn ?? null
  if (state.finality !== null || on === null || on > state.today) return []
  return [{ kind: 'finality-reached', body: { on, law: 'Ákr. 82. §' } }]
}

/**
 * Deficiency notices whose term has passed since the day that was last looked at. Whether it passed without result is
 * the officer's judgement (something may lie in the arrivals), so time only tells them.
 */
export function passedTerms(state: CaseState, since: LegalDate): string[] {
  return state.deficiencies.filter((notice) => {
    const due = state.deficiencyTerms[notice.noticeId]?.due?.slice(0, 10)
    if (notice.state !== 'open' || !due) return false
    const dayAfter = addDays(due, 1)
    return since <= dayAfter && dayAfter <= state.today
  }).map((notice) => notice.noticeId)
}

function lawOfPresumption({ channel, deemedOn }: Delivery): string | null {
  const rule = DELIVERY_RULES.find((item) => item.validFrom <= deemedOn! && (item.validTo === null || deemedOn! <= item.validTo))
  if (!rule) return null
  switch (channel) {
    case 'paper': return rule.paperLaw
    case 'public-notice': return rule.publicNoticeLaw
    case 'mailbox': case 'exchange': return rule.electronicLaw
    case 'in-person': return null
  }
}
