/** What time alone brings in a case, computed from its state. Pure. */
import { addDays, type LegalDate } from '../../rules/calendar/index.ts'
import type { CaseState, NewAct } from '../../rules/procedure/index.ts'

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
