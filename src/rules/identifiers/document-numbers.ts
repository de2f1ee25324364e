/** Numbers of documents people show. They carry no check digit; only the form can be wrong. */
import { accepted, refused } from './identifiers.types.ts'
import type { IdentifierKind, IdentifierResult } from './identifiers.types.ts'
import { bare } from './person-identifiers.ts'

type DocumentKind = Extract<IdentifierKind, 'identity-card' | 'passport' | 'driving-licence' | 'address-card'>

/** Card `123456AB` (temporary ones alike), old booklets `AU-VII 123456` and `AJ 123456`. */
const CARD = /^(\d{6})([A-Z]{2})$/
const ROMAN_BOOKLET = /^([A-Z]{2})([IVX]{1,5})(\d{6})$/
const BOOKLET = /^([A-Z]{2})(\d{6})$/
const PASSPORT = /^([A-Z]{2})(\d{6,7})$/

export function parseDocumentNumber(kind: DocumentKind, text: string): IdentifierResult {
  const number = bare(text).toUpperCase()
  if (!/^[A-Z0-9]*$/.test(number)) return refused('identifier.format')
  if (number.length < 8 || number.length > 13) return refused('identifier.length')
  const roman = kind === 'identity-card' ? ROMAN_BOOKLET.exec(number) : null
  if (roman) return accepted(kind, number, `${roman[1]}-${roman[2]} ${roman[3]}`)
  const match = formsOf(kind).map((form) => form.exec(number)).find((found) => found !== null)
  return match ? accepted(kind, number, `${match[1]} ${match[2]}`) : refused('identifier.format')
}

function formsOf(kind: DocumentKind): readonly RegExp[] {
  if (kind === 'identity-card') return [CARD, BOOKLET]
  if (kind === 'passport') return [PASSPORT]
  return kind === 'driving-licence' ? [BOOKLET] : [CARD]
}
