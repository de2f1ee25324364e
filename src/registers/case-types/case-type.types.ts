import type { CaseRule } from '../../rules/procedure/index.ts'

/** A version of a case type's rule, as stored. */
export interface RuleVersion {
  readonly id: string
  readonly rule: CaseRule
}

/** A case type as lists show it. */
export interface CaseTypeSummary {
  readonly code: string
  readonly name: { readonly hu: string; readonly en: string }
  readonly version: number
}

/** A fault of a catalogue folder, with its place. `line` counts from 1. */
export interface CatalogueFault {
  readonly file: string
  readonly line: number
  /** Stable: `catalogue.schema`, `catalogue.missing-file`, … */
  readonly code: string
  readonly message: string
}
