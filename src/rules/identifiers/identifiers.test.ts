import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfEpochDay, epochDay } from '../calendar/index.ts'
import {
  birthDateOf, birthDateOfTaxIdentifier, demoBankAccount, demoCompanyRegisterNumber, demoIban, demoIdentityCard,
  demoPersonalIdentifier, demoSocialSecurity, demoTaxIdentifier, demoTaxNumber, ibanOfAccount, IDENTIFIER_KINDS,
  isDemoIdentifier, mrzCheckDigit, parseIdentifier
} from './index.ts'
import type { DemoIdentifier, IdentifierKind } from './index.ts'

// Synthetic numbers, computed by the rules; none is known to belong to anybody.
describe('identifiers', () => {
  it.each<[IdentifierKind, string, string, string]>([
    ['personal-identifier', '1-850101-1231', '18501011231', '1-850101-1231'],
    ['personal-identifier', '3 050315 1232', '30503151232', '3-050315-1232'],
    ['social-security', '111 111 110', '111111110', '111 111 110'],
    ['tax-identifier', '8365670003', '8365670003', '8365 670 003'],
    ['tax-number', '12892312241', '12892312241', '12892312-2-41'],
    ['company-register', '01-10-123456', '0110123456', '01-10-123456'],
    ['statistical-number', '12892312-6201-113-01', '12892312620111301', '12892312-6201-113-01'],
    ['identity-card', '123456ab', '123456AB', '123456 AB'],
    ['identity-card', 'AU-VII 123456', 'AUVII123456', 'AU-VII 123456'],
    ['identity-card', 'AJ123456', 'AJ123456', 'AJ 123456'],
    ['passport', 'BA1234567', 'BA1234567', 'BA 1234567'],
    ['driving-licence', 'CR 123456', 'CR123456', 'CR 123456'],
    ['address-card', '123456 lt', '123456LT', '123456 LT']
  ])('reads the %s %s', (kind, text, normalised, formatted) => {
    expect(parseIdentifier(kind, text)).toEqual({ ok: true, value: { kind, normalised, formatted } })
  })
  it.each<[IdentifierKind, string, string]>([
    ['personal-identifier', '18501011232', 'checksum'], ['personal-identifier', '1850101123', 'length'], ['personal-identifier', '18502301231', 'date'],
    ['personal-identifier', '98501011231', 'format'], ['personal-identifier', '1850101123x', 'format'],
    // Remainder 10: no check digit makes these stems valid.
    ['personal-identifier', '17502100030', 'checksum'], ['personal-identifier', '40402290010', 'checksum'],
    ['social-security', '111111111', 'checksum'], ['social-security', '000000000', 'format'], ['social-security', '11111111', 'length'],
    ['tax-identifier', '8365670004', 'checksum'], ['tax-identifier', '7365670003', 'format'], ['tax-identifier', '83656700031', 'length'],
    ['tax-number', '12892313-2-41', 'checksum'], ['tax-number', '12892312-9-41', 'area'], ['tax-number', '12892312-2-99', 'area'], ['tax-number', '12892312', 'length'],
    ['education-identifier', '81234567890', 'format'], ['company-register', '99-10-123456', 'area'], ['company-register', '01-10-12345', 'length'],
    ['company-register', '01-10-000000', 'format'], ['statistical-number', '12892313-6201-113-01', 'checksum'],
    ['bank-account', '12345678-12345678', 'checksum'], ['bank-account', '1234', 'length'], ['bank-account', '1234x678-12345678', 'format'],
    ['iban', 'HU42', 'length'], ['iban', '42HU', 'format'], ['identity-card', '1234567', 'length'], ['identity-card', '1234567A', 'format'],
    ['passport', '12345678', 'format'], ['driving-licence', 'C1234567', 'format'], ['address-card', 'LT123456', 'format']
  ])('refuses the %s %s for its %s', (kind, text, code) => {
    expect(parseIdentifier(kind, text)).toMatchObject({ ok: false, error: { code: `identifier.${code}` } })
  })
  it('knows the published IBAN examples', () => {
    expect(parseIdentifier('iban', 'HU42 1177 3016 1111 1018 0000 0000')).toMatchObject({ ok: true, value: { formatted: 'HU42 1177 3016 1111 1018 0000 0000' } })
    expect(parseIdentifier('iban', 'DE89 3704 0044 0532 0130 00').ok).toBe(true)
    expect(parseIdentifier('iban', 'DE88 3704 0044 0532 0130 00').ok).toBe(false)
    expect(ibanOfAccount('1177301611111018')).toBe('HU42117730161111101800000000')
  })
  it('takes an account of 16 digits and its padded form as one', () => {
    const [short, long] = ['11773016-11111018', '11773016-11111018-00000000'].map((text) => parseIdentifier('bank-account', text))
    expect(short).toEqual(long)
    expect(short).toMatchObject({ ok: true, value: { normalised: '117730161111101800000000', formatted: '11773016-11111018' } })
  })
  it('computes machine-readable check digits', () => {
    expect(mrzCheckDigit('123456AB<')).toBe(8)
    // ICAO 9303's own example.
    expect(mrzCheckDigit('D23145890')).toBe(7)
    expect(() => mrzCheckDigit('ö')).toThrow(RangeError)
  })
  it('notices every single mistyped digit and never throws', () => {
    const samples: [IdentifierKind, string][] = [['personal-identifier', '18501011231'], ['social-security', '111111110'], ['tax-identifier', '8365670003'], ['tax-number', '12892312241'], ['bank-account', '1177301611111018'], ['iban', 'HU42117730161111101800000000']]
    for (const [kind, good] of samples) {
      const checkedDigits = kind === 'tax-number' ? 8 : good.length
      for (let at = kind === 'iban' ? 2 : 0; at < checkedDigits; at += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          if (good[at] === String(digit)) continue
          const typo = `${good.slice(0, at)}${digit}${good.slice(at + 1)}`
          expect([kind, typo, parseIdentifier(kind, typo).ok]).toEqual([kind, typo, false])
        }
      }
    }
    fc.assert(fc.property(fc.constantFrom(...IDENTIFIER_KINDS), fc.string(), (kind, text) => {
      const result = parseIdentifier(kind, text)
      if (result.ok) expect(parseIdentifier(kind, result.value.formatted)).toEqual(result)
    }))
  })
})

describe('demo identifiers', () => {
  const born = fc.integer({ min: epochDay('1920-01-01'), max: epochDay('2026-12-31') }).map(dateOfEpochDay)
  it('can be nobody’s, and are known as what they are', () => {
    fc.assert(fc.property(born, fc.constantFrom<'male' | 'female'>('male', 'female'), fc.nat(999), (date, sex, serial) => {
      const made: DemoIdentifier[] = [demoPersonalIdentifier(date, sex, serial), demoSocialSecurity(serial), demoTaxIdentifier(date, serial), demoTaxNumber(serial)]
      for (const { kind, normalised, guarantee } of made) {
        expect([kind, guarantee, parseIdentifier(kind, normalised).ok, isDemoIdentifier(kind, normalised)]).toEqual([kind, 'fails-check', false, true])
      }
      expect(birthDateOf(made[0]!.normalised)).toBe(date)
      expect(birthDateOfTaxIdentifier(made[2]!.normalised)).toBe(date)
      for (const { kind, normalised } of [demoCompanyRegisterNumber(serial + 1), demoBankAccount(serial), demoIban(serial), demoIdentityCard(serial)]) {
        expect([kind, parseIdentifier(kind, normalised).ok, isDemoIdentifier(kind, normalised)]).toEqual([kind, true, true])
      }
    }))
  })
  it.each<[IdentifierKind, string]>([
    ['personal-identifier', '18501011231'], ['social-security', '111111110'], ['tax-identifier', '8365670003'], ['tax-number', '12892312241'],
    ['company-register', '0110123456'], ['bank-account', '117730161111101800000000'], ['identity-card', '123456AB'], ['passport', 'BA1234567']
  ])('a well-formed %s is not taken for one', (kind, normalised) => expect(isDemoIdentifier(kind, normalised)).toBe(false))
  it('refuses serials that do not fit', () => {
    expect(() => demoSocialSecurity(123_456_789)).toThrow(RangeError)
    expect(() => demoIdentityCard(-1)).toThrow(RangeError)
  })
})
