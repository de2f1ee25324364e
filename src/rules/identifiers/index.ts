import { parseDocumentNumber } from './document-numbers.ts'
import type { IdentifierKind, IdentifierResult } from './identifiers.types.ts'
import {
  parseBankAccount, parseCompanyRegisterNumber, parseIban, parseStatisticalNumber, parseTaxNumber
} from './organisation-identifiers.ts'
import { parseEducationIdentifier, parsePersonalIdentifier, parseSocialSecurity, parseTaxIdentifier } from './person-identifiers.ts'

export { ibanRemainder, mrzCheckDigit } from './checksums.ts'
export * from './demo-identifiers.ts'
export { IDENTIFIER_KINDS } from './identifiers.types.ts'
export type { Identifier, IdentifierError, IdentifierErrorCode, IdentifierKind, IdentifierResult } from './identifiers.types.ts'
export { COURT_CODES, ibanOfAccount, TAX_AREAS } from './organisation-identifiers.ts'
export { birthDateOf, birthDateOfTaxIdentifier } from './person-identifiers.ts'

/** Reads an identifier of a given kind as people type it. Never throws. */
export function parseIdentifier(kind: IdentifierKind, text: string): IdentifierResult {
  switch (kind) {
    case 'personal-identifier':
      return parsePersonalIdentifier(text)
    case 'social-security':
      return parseSocialSecurity(text)
    case 'tax-identifier':
      return parseTaxIdentifier(text)
    case 'tax-number':
      return parseTaxNumber(text)
    case 'education-identifier':
      return parseEducationIdentifier(text)
    case 'company-register':
      return parseCompanyRegisterNumber(text)
    case 'statistical-number':
      return parseStatisticalNumber(text)
    case 'bank-account':
      return parseBankAccount(text)
    case 'iban':
      return parseIban(text)
    case 'identity-card':
    case 'passport':
    case 'driving-licence':
    case 'address-card':
      return parseDocumentNumber(kind, text)
  }
}
