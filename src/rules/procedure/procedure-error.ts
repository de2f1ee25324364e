import type { Localised } from '../calendar/index.ts'

export type ProcedureErrorCode = 'procedure.not-permitted' | 'procedure.out-of-order' | 'procedure.stale' | 'procedure.bad-act' | 'procedure.bad-condition'

/** An act that the history or the rule does not allow. `code` and `reason` are stable; `hu` and `en` say what to do. */
export class ProcedureError extends Error {
  readonly code: ProcedureErrorCode
  /** Why, in one stable word (see `Refusal`); equals the code where there is nothing finer. */
  readonly reason: string
  readonly hu: string
  readonly en: string

  constructor(code: ProcedureErrorCode, text: Localised, reason: string = code) {
    super(`${code}: ${text.en}`)
    this.name = 'ProcedureError'
    this.code = code
    this.reason = reason
    this.hu = text.hu
    this.en = text.en
  }
}
