/** What a step of the officer is made of: a verb of the API, the act it appends, its fields, and the body they make. */
import type { Localised } from '../../../../../src/rules/calendar/index.ts'
import type { ActKind, CaseState } from '../../../../../src/rules/procedure/index.ts'
import type { CaseView } from '../case-api.ts'

/** A case with what its acts add up to. */
export interface OpenCase {
  readonly view: CaseView
  readonly state: CaseState
}

export type StepCode =
  | 'assign' | 'identify-client' | 'check-identity-document' | 'check-fee' | 'query-data-set' | 'ask-specialist' | 'remind-specialist'
  | 'send-deficiency-notice' | 'record-deficiency-remedy' | 'lapse-deficiency' | 'suspend' | 'resume' | 'record-site-visit'
  | 'verify-representation' | 'switch-procedure' | 'add-party' | 'add-note' | 'withdraw-request' | 'documents' | 'deliver' | 'record-delivery'
  | 'record-delivery-attempt' | 'check-document' | 'record-appeal-waiver' | 'record-appeal-decision' | 'record-appeal' | 'forward-appeal' | 'file-case'

/** What a step is about when a line of the guide opened it: a data set, a specialist, a notice, a delivery… */
export interface StepTarget {
  readonly step: StepCode
  /** Code of a data set or specialist, or id of a notice, request, delivery, appeal, party. */
  readonly of?: string
}

export interface DeficiencyItem { readonly requirement: string | null; readonly text: string; readonly chosen: boolean }

export type Value = string | boolean | readonly string[] | readonly DeficiencyItem[] | File | null
export type Values = Readonly<Record<string, Value>>

export interface Option { readonly value: string; readonly label: string; readonly detail?: string }

interface FieldBase {
  readonly name: string
  /** Key under `case:field.`. */
  readonly label: string
  /** Key under `case:help.`. */
  readonly help?: string
  readonly optional?: boolean
}
/** A field of a step's form. Labels are keys; options carry text, since most are names of the case. */
export type Field = FieldBase & (
  | { readonly kind: 'text' | 'area' | 'date' | 'lines'; readonly initial: string; readonly maximum?: number }
  | { readonly kind: 'choice'; readonly initial: string; readonly options: readonly Option[] }
  | { readonly kind: 'post'; readonly initial: string; readonly purpose: 'assign' | 'sign' }
  | { readonly kind: 'several'; readonly initial: readonly string[]; readonly options: readonly Option[] }
  | { readonly kind: 'yes'; readonly initial: boolean }
  | { readonly kind: 'items'; readonly initial: readonly DeficiencyItem[] }
  | { readonly kind: 'file'; readonly initial: null }
)

/** Words of the rule, or ours by a key under `case:basis.`. */
export type Said = Localised | { readonly key: 'identity' | 'identity-document' | 'position' | 'person-register' | 'company-register' | 'document-register' | 'payment-register' }

/** Why personal data are asked, shown before they are. */
export interface Basis {
  readonly purpose: Said
  readonly law: string
  /** Whom the question goes to. */
  readonly from: Said
  /** Whether the client is told that the data were looked at. */
  readonly notifies: boolean
}

/** Key under `case:lock.` saying why there is nothing the step could act on. */
export type NothingTo =
  | 'no-fee' | 'no-identity-document' | 'no-data-set' | 'no-specialist' | 'no-open-request' | 'no-open-notice' | 'no-suspension-ground'
  | 'no-switch' | 'no-site-visit' | 'no-document' | 'no-unchecked' | 'no-open-delivery' | 'no-open-appeal'

export type StepGroup = 'facts' | 'client' | 'procedure' | 'file' | 'after'

export interface StepDefinition {
  readonly code: StepCode
  readonly act: ActKind
  readonly group: StepGroup
  /** The entitlement it needs. */
  readonly action: string
  /** `check`: another authority is asked, which takes time and may fail. */
  readonly kind: 'plain' | 'check' | 'upload'
  readonly fields: (open: OpenCase, target: StepTarget, say: (text: Localised) => string) => readonly Field[]
  /** Fields that show only with certain values. */
  readonly shown?: (field: string, values: Values) => boolean
  readonly nothingTo?: (open: OpenCase) => NothingTo | null
  readonly basis?: (open: OpenCase, values: Values) => Basis | null
}
