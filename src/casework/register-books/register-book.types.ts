import { z } from 'zod'

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

/** `HAT/1234-5/2026`: register, main number (főszám), sub-number (alszám), year. */
export const registrationText = (code: string, main: number, sub: number, year: number): string => `${code}/${main}-${sub}/${year}`
