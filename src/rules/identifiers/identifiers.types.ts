/** Identifiers that arrive from people: normalised for storage, formatted for eyes, or refused with a reason. */

export const IDENTIFIER_KINDS = [
  'personal-identifier', 'social-security', 'tax-identifier', 'tax-number', 'education-identifier', 'company-register',
  'statistical-number', 'bank-account', 'iban', 'identity-card', 'passport', 'driving-licence', 'address-card'
] as const

export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

/** `length`, `format`: it has not the form at all; `date`, `area`: a part cannot be; `checksum`: a digit is mistyped. */
export type IdentifierErrorCode =
  | 'identifier.length'
  | 'identifier.format'
  | 'identifier.date'
  | 'identifier.area'
  | 'identifier.checksum'

export interface Identifier {
  readonly kind: IdentifierKind
  /** For storage and comparison: no spaces or dashes, capital letters. */
  readonly normalised: string
  /** For eyes. */
  readonly formatted: string
}

export interface IdentifierError {
  readonly code: IdentifierErrorCode
  readonly hu: string
  readonly en: string
}

export type IdentifierResult =
  | { readonly ok: true; readonly value: Identifier }
  | { readonly ok: false; readonly error: IdentifierError }

export const MESSAGES: Readonly<Record<IdentifierErrorCode, { hu: string; en: string }>> = {
  'identifier.length': { hu: 'A szám hossza nem megfelelő.', en: 'The number has a wrong length.' },
  'identifier.format': { hu: 'A szám formája nem megfelelő.', en: 'The number has a wrong form.' },
  'identifier.date': { hu: 'A számban szereplő dátum nem létezik.', en: 'The date inside the number does not exist.' },
  'identifier.area': { hu: 'A szám körzetkódja vagy típuskódja nem létezik.', en: 'The area or type code inside the number does not exist.' },
  'identifier.checksum': { hu: 'A szám ellenőrző számjegye hibás: egy számjegyet elírtak.', en: 'The check digit is wrong: a digit is mistyped.' }
}

export function refused(code: IdentifierErrorCode): IdentifierResult {
  return { ok: false, error: { code, ...MESSAGES[code] } }
}

export function accepted(kind: IdentifierKind, normalised: string, formatted: string): IdentifierResult {
  return { ok: true, value: { kind, normalised, formatted } }
}
