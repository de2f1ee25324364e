/** Numbers of organisations and accounts. */
import { ibanRemainder, nineSevenThreeOneCheck } from './checksums.ts'
import { accepted, refused } from './identifiers.types.ts'
import type { IdentifierResult } from './identifiers.types.ts'
import { bare } from './person-identifiers.ts'

/** Area codes of the tax authority inside a tax number (K/m: data, not law; 51 is the large taxpayers' directorate). */
export const TAX_AREAS: ReadonlySet<string> = new Set(
  [...range(2, 20), ...range(22, 44), 51].map((area) => String(area).padStart(2, '0'))
)

/** County courts (01 the capital, 02–20 the counties) that keep the company register. */
export const COURT_CODES: ReadonlySet<string> = new Set(range(1, 20).map((court) => String(court).padStart(2, '0')))

/** Tax number (adószám): core 8 digits, VAT code, area: `12892312-2-41`. */
export function parseTaxNumber(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 11) return refused('identifier.length')
  if (!isTaxCore(digits.slice(0, 8))) return refused('identifier.checksum')
  if (!/^[1-5]$/.test(digits[8]!) || !TAX_AREAS.has(digits.slice(9))) return refused('identifier.area')
  return accepted('tax-number', digits, `${digits.slice(0, 8)}-${digits[8]}-${digits.slice(9)}`)
}

/** Company register number (cégjegyzékszám): court, form, serial: `01-10-123456`. It carries no check digit. */
export function parseCompanyRegisterNumber(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 10) return refused('identifier.length')
  if (!COURT_CODES.has(digits.slice(0, 2)) || digits.slice(2, 4) === '00') return refused('identifier.area')
  if (digits.slice(4) === '000000') return refused('identifier.format')
  return accepted('company-register', digits, `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`)
}

/** Statistical number (KSH statisztikai számjel): tax core, activity (4), form (3), county (2). Only the core is checked. */
export function parseStatisticalNumber(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 17) return refused('identifier.length')
  if (!isTaxCore(digits.slice(0, 8))) return refused('identifier.checksum')
  if (!COURT_CODES.has(digits.slice(15))) return refused('identifier.area')
  return accepted('statistical-number', digits, `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 15)}-${digits.slice(15)}`)
}

/** Domestic account number (pénzforgalmi jelzőszám): two or three blocks of 8; 24 digits when normalised. */
export function parseBankAccount(text: string): IdentifierResult {
  const digits = bare(text)
  if (!/^\d*$/.test(digits)) return refused('identifier.format')
  if (digits.length !== 16 && digits.length !== 24) return refused('identifier.length')
  if (!isAccount(digits)) return refused('identifier.checksum')
  const blocks = digits.match(/\d{8}/g)!
  // A 16-digit account and the same one padded with zeros are one account.
  const short = digits.length === 16 || blocks[2] === '00000000'
  return accepted('bank-account', digits.padEnd(24, '0'), (short ? blocks.slice(0, 2) : blocks).join('-'))
}

/** IBAN; of a Hungarian one the domestic account inside is checked too. */
export function parseIban(text: string): IdentifierResult {
  const iban = bare(text).toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) return refused('identifier.format')
  if (iban.length < 15 || iban.length > 34 || (iban.startsWith('HU') && iban.length !== 28)) return refused('identifier.length')
  if (iban.startsWith('HU') && !/^HU\d+$/.test(iban)) return refused('identifier.format')
  // The check digits are 02 to 98; 00, 01 and 99 give the same remainder and are not issued.
  if (/^..(00|01|99)/.test(iban) || ibanRemainder(iban) !== 1) return refused('identifier.checksum')
  if (iban.startsWith('HU') && !isAccount(iban.slice(4))) return refused('identifier.checksum')
  return accepted('iban', iban, iban.match(/.{1,4}/g)!.join(' '))
}

/** The Hungarian IBAN of a domestic account of 16 or 24 digits. */
export function ibanOfAccount(account: string): string {
  const body = account.padEnd(24, '0')
  const check = 98 - ibanRemainder(`HU00${body}`)
  return `HU${String(check).padStart(2, '0')}${body}`
}

function isTaxCore(core: string): boolean {
  return !/^0+$/.test(core) && nineSevenThreeOneCheck(core.slice(0, 7)) === Number(core[7])
}

function isAccount(digits: string): boolean {
  const bank = digits.slice(0, 8)
  const account = digits.slice(8)
  if (/^0+$/.test(bank)) return false
  // Shorter accounts are padded to the right; the check digit is then the eighth digit, and zeros add nothing.
  const closed = account.length === 16 && /^0{8}$/.test(account.slice(8)) ? account.slice(0, 8) : account
  return [bank, closed].every((part) => nineSevenThreeOneCheck(part.slice(0, -1)) === Number(part.at(-1)))
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
