import { refusalOf, refusalText, type Refusal } from '../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../app/i18n.ts'
import { stepOf } from './steps/step-definitions.ts'
import type { NothingTo, OpenCase, StepCode } from './steps/step.types.ts'

/** Why a step cannot be taken now: the officer has no right to it, the rule refuses it, or there is nothing to do it on. */
export type Lock =
  | { readonly kind: 'right'; readonly action: string }
  | { readonly kind: 'rule'; readonly refusal: Refusal }
  | { readonly kind: 'nothing'; readonly what: NothingTo }

/** The same functions decide on the server; a lock here only spares the officer a refusal there. */
export function lockOf(open: OpenCase, code: StepCode): Lock | null {
  const step = stepOf(code)
  if (!open.view.may.includes(step.action)) return { kind: 'right', action: step.action }
  const refusal = refusalOf(open.state, open.view.rule, step.act)
  if (refusal !== null) return { kind: 'rule', refusal }
  const what = step.nothingTo?.(open) ?? null
  return what === null ? null : { kind: 'nothing', what }
}

/** The sentence of the lock; null when the step may be taken. */
export function useLockText(): (open: OpenCase, code: StepCode) => string | null {
  const t = useText()
  const language = useLanguage()
  return (open, code) => {
    const lock = lockOf(open, code)
    if (lock === null) return null
    if (lock.kind === 'rule') return refusalText(lock.refusal)[language]
    if (lock.kind === 'nothing') return t(`case:lock.${lock.what}`)
    return t(lock.action === 'case:assign' ? 'case:lock.right-assign' : lock.action === 'case:deliver' ? 'case:lock.right-deliver' : 'case:lock.right-act')
  }
}

export function useLock(open: OpenCase, code: StepCode | null): string | null {
  const textOf = useLockText()
  return code === null ? null : textOf(open, code)
}
