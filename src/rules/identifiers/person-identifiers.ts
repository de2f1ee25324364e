/** Numbers of natural persons. */
import { addDays, daysBetween, isLegalDate } from '../calendar/index.ts'
import type { LegalDate } from '../calendar/index.ts'
import { ascendingCheck, personalIdentifierCheck, socialSecurityCheck } from './checksums.ts'
import { accepted, refused } from './identifiers.types.ts'
import type { IdentifierResult } from './identifiers.types.ts'

/** Day 0 of the tax identifier's day count. */
const TAX_EPOCH = '1867-01-01'

/**
 * Personal identifier (személyi azonosító, 1996. évi XX. törvény): G YYMMDD SSS C. First digit 1/2 (5/6, 7/8 in old
 * numbers of foreign citizens) for births in 1900–1999, 3/4 from 2000 on; 3/4 for births before 1900 are out of use.
 */
export function parsePersonalIdentifier(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 11) return refused('identifier.length')
  const born = birthDateOf(digits)
  if (born === null) return /^[1-8]/.test(digits) ? refused('identifier.date') : refused('identifier.format')
  if (personalIdentifierCheck(digits.slice(0, 10), born >= '1997-01-01') !== Number(digits[10])) return refused('identifier.checksum')
  return accepted('personal-identifier', digits, `${digits[0]}-${digits.slice(1, 7)}-${digits.slice(7)}`)
}

/** Day of birth inside a personal identifier; `null` when there is none. */
export function birthDateOf(digits: string): LegalDate | null {
  const first = Number(digits[0])
  if (!(first >= 1 && first <= 8)) return null
  const century = first === 3 || first === 4 ? '20' : '19'
  const date = `${century}${digits.slice(1, 3)}-${digits.slice(3, 5)}-${digits.slice(5, 7)}`
  return isLegalDate(date) ? date : null
}

/** Social security number (TAJ-szám): 9 digits. */
export function parseSocialSecurity(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 9) return refused('identifier.length')
  if (/^0+$/.test(digits)) return refused('identifier.format')
  if (socialSecurityCheck(digits.slice(0, 8)) !== Number(digits[8])) return refused('identifier.checksum')
  return accepted('social-security', digits, `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`)
}

/** Tax identifier of a person (adóazonosító jel): 8, days since 1867-01-01 (5), serial (3), check digit. */
export function parseTaxIdentifier(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 10) return refused('identifier.length')
  if (digits[0] !== '8') return refused('identifier.format')
  if (ascendingCheck(digits.slice(0, 9)) !== Number(digits[9])) return refused('identifier.checksum')
  return accepted('tax-identifier', digits, `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`)
}

/** Day of birth inside a (normalised) tax identifier. */
export function birthDateOfTaxIdentifier(digits: string): LegalDate {
  return addDays(TAX_EPOCH, Number(digits.slice(1, 6)))
}

/** The five digits of a day of birth in a tax identifier. */
export function taxIdentifierDays(born: LegalDate): string {
  return String(daysBetween(TAX_EPOCH, born)).padStart(5, '0')
}

/** Education identifier (oktatási azonosító): 11 digits beginning with 7. */
export function parseEducationIdentifier(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 11) return refused('identifier.length')
  if (digits[0] !== '7') return refused('identifier.format')
  if (ascendingCheck(digits.slice(0, 10)) !== Number(digits[10])) return refused('identifier.checksum')
  return accepted('education-identifier', digits, digits)
}

/** Drops the spaces and dashes that people write. */
export function bare(text: string): string {
  return text.replaceAll(/[\s\u2010-\u2015-]/g, '')
}
