/** Why the office's limit ends when it does, in lines that the officer, the client and the court read alike. */
import type { LegalDate, Localised } from '../calendar/index.ts'
import { STEP_LABELS } from '../deadline/index.ts'
import type { CaseRule, ProcedureKind } from './case-rule.types.ts'
import type { CaseState } from './case-state.types.ts'

export const procedureNames: Readonly<Record<ProcedureKind, Localised>> = {
  automatic: { hu: 'Automatikus döntéshozatal', en: 'Automated decision-making' },
  summary: { hu: 'Sommás eljárás', en: 'Summary procedure' },
  full: { hu: 'Teljes eljárás', en: 'Full procedure' }
}

/** One line of the explanation. `days`: what the line uses up of the limit; `excluded`: what it leaves out, in days. */
export interface ExplanationLine {
  readonly text: Localised
  readonly law: string
  readonly from: LegalDate
  /** Null while an interval is open. */
  readonly to: LegalDate | null
  readonly counted: number
  readonly kind: string
}

export interface DeadlineExplanation {
  readonly title: Localised
  readonly due: string | null
  readonly otherPolicyDue: string | null
  readonly policy: Localised
  readonly policyLaw: string
  readonly lines: readonly ExplanationLine[]
  readonly warnings: readonly Localised[]
}

/** The derivation of the office's limit with the causes that the case knows; null before the request arrived. */
export function explainDeadline(state: CaseState, rule: CaseRule): DeadlineExplanation | null {
  const { clock } = state
  if (!clock) return null
  const kind = procedureNames[state.procedure ?? rule.procedure.initial]
  const lines = clock.derivation.steps.map((step): ExplanationLine => {
    const from = step.from.slice(0, 10)
    const cause = step.kind === 'suspension' || step.kind === 'stay' ? causeOfPause(state, rule, from) : null
    const text = step.kind === 'start' ? { hu: 'A kérelem megérkezett', en: 'The request arrived' }
      : step.kind === 'counted' ? kind
      : cause ? { hu: `${STEP_LABELS[step.kind].hu}: ${cause.hu}`, en: `${STEP_LABELS[step.kind].en}: ${cause.en}` }
      : STEP_LABELS[step.kind]
    return { text, law: step.law, from, to: step.to?.slice(0, 10) ?? null, counted: step.counted, kind: step.kind }
  })
  return {
    title: clock.due === null
      ? { hu: 'Az ügyintézési határidő áll', en: 'The time limit stands still' }
      : { hu: 'Ügyintézési határidő', en: 'Administrative time limit' },
    due: clock.due,
    otherPolicyDue: clock.derivation.otherPolicyDue,
    policy: clock.derivation.policy.source,
    policyLaw: clock.derivation.policy.law,
    lines,
    warnings: clock.derivation.warnings.map(({ hu, en }) => ({ hu, en }))
  }
}

function causeOfPause(state: CaseState, rule: CaseRule, day: LegalDate): Localised | null {
  const pause = state.pauses.find((item) => item.firstDay <= day && (item.lastDay === null || day <= item.lastDay))
  return rule.suspensions.find((item) => item.code === pause?.ground)?.name ?? null
}
