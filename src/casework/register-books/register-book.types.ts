import { z } from 'zod'
import type { LiveEvent } from '../../platform/live/index.ts'

/** A register book (iktatókönyv) of one office and year; 335/2005. (XII. 29.) Korm. r. */
export interface RegisterBook {
  id: string
  code: string
  year: number
  name: string
  lastMain: number
  closedAt: Date | null
}

/** Where an entry goes: received, sent, or made within the office. */
export const entryDirection = z.enum(['in', 'out', 'internal'])
export type EntryDirection = z.infer<typeof entryDirection>

/** A line of the register book (iktatási bejegyzés). */
export interface RegistrationEntry {
  registerBookId: string
  mainNumber: number
  subNumber: number
  caseId: string
  direction: EntryDirection
  registeredAt: Date
  registeredBy: { postId: string | null; name: string }
  arrivalNumber: string | null
  partner: string
  subject: string
  documentIds: string[]
  /** Item of the filing plan (irattári tételszám) in force when the document arose. */
  filingPlanItem: string
}

/** An entry as it stands in the book, voided (érvénytelenítve) or not: a mistake stays readable. */
export interface BookedEntry extends Omit<RegistrationEntry, 'documentIds'> {
  /** `HAT/1234-5/2026`. */
  registrationNumber: string
  /** How many documents stand under this number. */
  documents: number
  voided: { at: Date; reason: string } | null
}

/** A number given out by a register book. */
export interface AllocatedNumber {
  registerBookId: string
  registerCode: string
  main: number
  sub: number
  year: number
  /** `HAT/1234-5/2026`. */
  text: string
}

/** Which book of which office. */
export interface BookKey {
  readonly organisationId: string
  readonly code: string
  readonly year: number
  readonly name: string
}

/** A row as its table's columns name it, in JSON. */
export type Row = Readonly<Record<string, unknown>>

/** All that one registration writes; `kapu.write_registration` (migration 0780) reads it. The book's id is filled in there. */
export interface RegistrationRows {
  readonly entry: Row
  readonly log: readonly Row[]
  readonly submission?: { readonly id: string; readonly version: number; readonly caseId: string }
  readonly case?: Row
  readonly acts?: readonly Row[]
  readonly documents?: readonly Row[]
  readonly links?: readonly Row[]
  readonly client?: Row
  /** Answer under the caller's idempotency key. */
  readonly answer?: Row
  /** Announced to live listeners after the commit; not written. */
  readonly live?: LiveEvent
}

/** `HAT/1234-5/2026`: register, main number (főszám), sub-number (alszám), year. */
export const registrationText = (code: string, main: number, sub: number, year: number): string => `${code}/${main}-${sub}/${year}`
