import { z } from 'zod'
import type { CalendarData } from '../../rules/calendar/index.ts'
import type { Act, CaseRule, CaseState, FiledDocument } from '../../rules/procedure/index.ts'

export const caseIdSchema = z.uuid().brand<'CaseId'>()
/** Identifier of a case (ügy). */
export type CaseId = z.infer<typeof caseIdSchema>

/** The row of a case: what lists need, and the version of the case (`sequence`). */
export interface StoredCase {
  id: string
  organisationId: string
  registerBookId: string
  registerCode: string
  mainNumber: number
  year: number
  registrationNumber: string
  caseTypeCode: string
  caseTypeVersionId: string
  subject: string
  clientName: string
  sequence: number
  status: string
  assigneePostId: string | null
  openedAt: Date
}

/** A case opened for reading or acting: its acts, the rule it began with, and what they add up to now. */
export interface CaseFile {
  readonly stored: StoredCase
  readonly acts: readonly Act[]
  readonly rule: CaseRule
  readonly calendar: CalendarData
  /** The office's legal now, an instant; a demo office may have set its legal clock. */
  readonly legalNow: Date
  readonly state: CaseState
}

/** A document as the store keeps it: the filed facts with when and by whom. */
export interface StoredDocument extends FiledDocument {
  readonly filedAt: Date
  readonly filedByPostId: string | null
  readonly submissionId: string | null
}

/** What the lists show of a case; written in the transaction of each act. */
export interface CaseProjection {
  status: string
  stage: string
  waitsFor: string
  waitsLabel: string | null
  waitsSince: Date | null
  dueDate: string | null
  dueAt: Date | null
  nextEventOn: string | null
  assigneePostId: string | null
  clientName: string
  closed: boolean
}

/** Body of every verb on a case: the sequence of the last act the caller knows. */
export const expectedSequenceSchema = z.int().nonnegative().describe('Sequence of the last act you have seen')
