/**
 * Numbers for invented people and companies: well-formed, yet such that no real bearer can exist wherever the number's
 * own structure allows that. Whoever stores one marks the record as demo all the same.
 */
import type { LegalDate } from '../calendar/index.ts'
import { ascendingCheck, nineSevenThreeOneCheck, personalIdentifierCheck, socialSecurityCheck } from './checksums.ts'
import { taxIdentifierDays } from './person-identifiers.ts'
import type { IdentifierKind } from './identifiers.types.ts'
import { ibanOfAccount } from './organisation-identifiers.ts'

/** `fails-check`: the check digit is wrong on purpose, so it can be nobody's; `reserved-look`: right, but from a range kept for the demo. */
export type DemoGuarantee = 'fails-check' | 'reserved-look'

export interface DemoIdentifier {
  readonly kind: IdentifierKind
  readonly normalised: string
  readonly guarantee: DemoGuarantee
  readonly demo: true
}

/** A personal identifier with a wrong check digit. `serial` 0–999. */
export function demoPersonalIdentifier(born: LegalDate, sex: 'male' | 'female', serial: number): DemoIdentifier {
  const century = born >= '2000-01-01' ? 3 : 1
  const stem = `${century + (sex === 'female' ? 1 : 0)}${born.slice(2).replaceAll('-', '')}${padded(serial, 3)}`
  const right = personalIdentifierCheck(stem, born >= '1997-01-01')
  return failing('personal-identifier', stem, right)
}

/** A social security number with a wrong check digit. `serial` 0–99,999,999. */
export function demoSocialSecurity(serial: number): DemoIdentifier {
  const stem = padded(serial, 8)
  return failing('social-security', stem, socialSecurityCheck(stem))
}

/** A tax identifier with a wrong check digit. `serial` 0–999. */
export function demoTaxIdentifier(born: LegalDate, serial: number): DemoIdentifier {
  const stem = `8${taxIdentifierDays(born)}${padded(serial, 3)}`
  return failing('tax-identifier', stem, ascendingCheck(stem))
}

/** A tax number with a wrong check digit in its core. `serial` 0–9,999,999. */
export function demoTaxNumber(serial: number): DemoIdentifier {
  const stem = padded(serial, 7)
  const { normalised } = failing('tax-number', stem, nineSevenThreeOneCheck(stem))
  return { kind: 'tax-number', normalised: `${normalised}241`, guarantee: 'fails-check', demo: true }
}

/** A company register number in the form code 99, which no company has. `serial` 1–999,999. */
export function demoCompanyRegisterNumber(serial: number): DemoIdentifier {
  return { kind: 'company-register', normalised: `0199${padded(serial, 6)}`, guarantee: 'reserved-look', demo: true }
}

/** An account that passes the checks, as payments must be tried with it, at the bank code 999, which no bank has. `serial` 0–9,999,999. */
export function demoBankAccount(serial: number): DemoIdentifier {
  const bank = '9990000'
  const stem = padded(serial, 7)
  const account = `${bank}${nineSevenThreeOneCheck(bank)}${stem}${nineSevenThreeOneCheck(stem)}`
  return { kind: 'bank-account', normalised: account.padEnd(24, '0'), guarantee: 'reserved-look', demo: true }
}

/** The same account as an IBAN. */
export function demoIban(serial: number): DemoIdentifier {
  return { kind: 'iban', normalised: ibanOfAccount(demoBankAccount(serial).normalised), guarantee: 'reserved-look', demo: true }
}

/** An identity card of the letters `XX`, kept for the demo. `serial` 0–999,999. */
export function demoIdentityCard(serial: number): DemoIdentifier {
  return { kind: 'identity-card', normalised: `${padded(serial, 6)}XX`, guarantee: 'reserved-look', demo: true }
}

/** Whether a normalised number is one that the functions above make. Forms accept these only in a demo office. */
export function isDemoIdentifier(kind: IdentifierKind, normalised: string): boolean {
  if (kind === 'personal-identifier') {
    const born = `${/^[34]/.test(normalised) ? '20' : '19'}${normalised.slice(1, 7)}` >= '19970101'
    return wrongBy(normalised, 10, personalIdentifierCheck(normalised.slice(0, 10), born))
  }
  if (kind === 'social-security') return wrongBy(normalised, 8, socialSecurityCheck(normalised.slice(0, 8)))
  if (kind === 'tax-identifier') return normalised.startsWith('8') && wrongBy(normalised, 9, ascendingCheck(normalised.slice(0, 9)))
  if (kind === 'tax-number') return /^\d{8}241$/.test(normalised) && wrongBy(normalised.slice(0, 8), 7, nineSevenThreeOneCheck(normalised.slice(0, 7)))
  if (kind === 'company-register') return /^0199\d{6}$/.test(normalised)
  if (kind === 'bank-account') return /^9990000\d{17}$/.test(normalised)
  if (kind === 'iban') return /^HU\d{2}9990000\d{17}$/.test(normalised)
  return kind === 'identity-card' && /^\d{6}XX$/.test(normalised)
}

/** The digit after the right one; where no number is issued at all, 0. */
function wrongDigit(right: number | null): number {
  return right === null ? 0 : (right + 1) % 10
}

function failing(kind: IdentifierKind, stem: string, right: number | null): DemoIdentifier {
  return { kind, normalised: `${stem}${wrongDigit(right)}`, guarantee: 'fails-check', demo: true }
}

function wrongBy(digits: string, length: number, right: number | null): boolean {
  return /^\d+$/.test(digits) && digits.length === length + 1 && Number(digits[length]) === wrongDigit(right)
}

function padded(serial: number, length: number): string {
  const text = String(serial)
  if (!Number.isInteger(serial) || serial < 0 || text.length > length) throw new RangeError(`not a demo serial of ${length} digits: ${serial}`)
  return text.padStart(length, '0')
}
