/**
 * Registration number (iktatószám): register code, main number (főszám), sub-number (alszám) and year, as
 * `HAT/1234-5/2026`. 335/2005. (XII. 29.) Korm. rendelet. The main number opens the case file; each further document
 * gets the next sub-number; both run without gaps and are never reused.
 */
import { z } from 'zod'

export interface RegistrationNumber {
  /** Register book (iktatókönyv): 1 to 12 capital letters and digits, beginning with a letter. */
  readonly register: string
  readonly main: number
  /** 1 is the document that opened the file. */
  readonly sub: number
  readonly year: number
}

/** The file without a document: `HAT/1234/2026`. */
export type FileNumber = Omit<RegistrationNumber, 'sub'>

export type RegistrationNumberErrorCode = 'registration-number.malformed' | 'registration-number.out-of-range'

export type RegistrationNumberResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RegistrationNumberErrorCode; readonly hu: string; readonly en: string }

const LARGEST = 9_999_999
const REGISTER = /^\p{Lu}[\p{Lu}\d]{0,11}$/u
const FULL = /^([^/\s]+)\/([0-9]+)-([0-9]+)\/([0-9]{4})$/u
const FILE = /^([^/\s]+)\/([0-9]+)\/([0-9]{4})$/u

/**
 * Reads a number as people type it: spaces around it, small letters and leading zeros are accepted (`hat / 0877-9/2021`),
 * and leave no trace in the value.
 */
export function parseRegistrationNumber(text: string): RegistrationNumberResult<RegistrationNumber> {
  const match = FULL.exec(normalise(text))
  if (!match) return malformed
  return checked({ register: match[1]!, main: Number(match[2]), sub: Number(match[3]), year: Number(match[4]) })
}

/** Reads a file's number, `HAT/1234/2026`. */
export function parseFileNumber(text: string): RegistrationNumberResult<FileNumber> {
  const match = FILE.exec(normalise(text))
  if (!match) return malformed
  const result = checked({ register: match[1]!, main: Number(match[2]), sub: 1, year: Number(match[3]) })
  if (!result.ok) return result
  const { register, main, year } = result.value
  return { ok: true, value: { register, main, year } }
}

/** `HAT/1234-5/2026`. @throws RangeError for a number that could not be read back. */
export function formatRegistrationNumber(number: RegistrationNumber): string {
  const text = `${number.register}/${number.main}-${number.sub}/${number.year}`
  const result = parseRegistrationNumber(text)
  if (!result.ok || result.value.register !== number.register) throw new RangeError(`not a registration number: ${text}`)
  return text
}

/** `HAT/1234/2026`. */
export function formatFileNumber({ register, main, year }: FileNumber): string {
  formatRegistrationNumber({ register, main, sub: 1, year })
  return `${register}/${main}/${year}`
}

/** Order of a register: by register code, year, main number, sub-number. */
export function compareRegistrationNumbers(a: RegistrationNumber, b: RegistrationNumber): number {
  if (a.register !== b.register) return a.register < b.register ? -1 : 1
  return a.year - b.year || a.main - b.main || a.sub - b.sub
}

/** Whether two documents are in one file. */
export function sameFile(a: FileNumber, b: FileNumber): boolean {
  return a.register === b.register && a.main === b.main && a.year === b.year
}

/** The canonical text form, for requests and stored data. */
export const registrationNumberSchema = z.string().transform((text, context) => {
  const result = parseRegistrationNumber(text)
  if (result.ok) return formatRegistrationNumber(result.value)
  context.addIssue({ code: 'custom', message: result.en })
  return z.NEVER
})

const malformed = {
  ok: false,
  code: 'registration-number.malformed',
  hu: 'Az iktatószám nem értelmezhető. Így adja meg: HAT/1234-5/2026.',
  en: 'The registration number cannot be read. Give it as HAT/1234-5/2026.'
} as const

function normalise(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s*([/-])\s*/g, '$1').toLocaleUpperCase('hu')
}

function checked(number: RegistrationNumber): RegistrationNumberResult<RegistrationNumber> {
  if (!REGISTER.test(number.register)) return malformed
  const inRange = [number.main, number.sub].every((part) => part >= 1 && part <= LARGEST) && number.year >= 1900 && number.year <= 2200
  if (inRange) return { ok: true, value: number }
  return {
    ok: false,
    code: 'registration-number.out-of-range',
    hu: 'Az iktatószám főszáma és alszáma 1-től kezdődik, az éve 1900 és 2200 közötti.',
    en: 'Main and sub-number begin with 1; the year lies between 1900 and 2200.'
  }
}
