import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareRegistrationNumbers, formatFileNumber, formatRegistrationNumber, parseFileNumber, parseRegistrationNumber,
  registrationNumberSchema, sameFile
} from './index.ts'

const anyNumber = fc.record({
  register: fc.stringMatching(/^[A-ZÁÉŐŰ][A-Z0-9]{0,11}$/),
  main: fc.integer({ min: 1, max: 9_999_999 }),
  sub: fc.integer({ min: 1, max: 9_999_999 }),
  year: fc.integer({ min: 1900, max: 2200 })
})

describe('registration numbers', () => {
  it.each([
    ['HAT/1234-5/2026', 'HAT/1234-5/2026'], ['  hat / 0877 - 9 / 2021 ', 'HAT/877-9/2021'], ['épí2/1-1/2026', 'ÉPÍ2/1-1/2026']
  ])('reads %j as %s', (text, canonical) => expect(registrationNumberSchema.parse(text)).toBe(canonical))
  it.each([
    ['', 'malformed'], ['HAT/1234/2026', 'malformed'], ['1HAT/1-1/2026', 'malformed'], ['HAT/1-1/26', 'malformed'], ['HAT/1-1/2026/x', 'malformed'],
    ['HAT/-1-1/2026', 'malformed'], ['HAT/1.5-1/2026', 'malformed'], ['TOOLONGREGISTER/1-1/2026', 'malformed'], ['HAT/٣-1/2026', 'malformed'],
    ['HAT/0-1/2026', 'out-of-range'], ['HAT/1-0/2026', 'out-of-range'], ['HAT/10000000-1/2026', 'out-of-range'], ['HAT/1-1/1234', 'out-of-range']
  ])('refuses %j as %s', (text, code) => {
    expect(parseRegistrationNumber(text)).toMatchObject({ ok: false, code: `registration-number.${code}` })
    expect(registrationNumberSchema.safeParse(text).success).toBe(false)
  })
  it('writes what it reads', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      expect(parseRegistrationNumber(formatRegistrationNumber(number))).toEqual({ ok: true, value: number })
      const { register, main, year } = number
      expect(parseFileNumber(formatFileNumber(number))).toEqual({ ok: true, value: { register, main, year } })
      expect(sameFile(number, { register, main, year })).toBe(true)
    }))
  })
  it('never writes a number that cannot be read back', () => {
    expect(() => formatRegistrationNumber({ register: 'hat', main: 1, sub: 1, year: 2026 })).toThrow(RangeError)
    expect(() => formatRegistrationNumber({ register: 'HAT', main: 1.5, sub: 1, year: 2026 })).toThrow(RangeError)
  })
  it('sorts by register, year, main, sub as numbers', () => {
    const sorted = ['EPH/2-1/2026', 'HAT/10-1/2025', 'HAT/2-1/2026', 'HAT/2-10/2026', 'HAT/10-1/2026']
    const numbers = sorted.toReversed().map((text) => { const result = parseRegistrationNumber(text); if (!result.ok) throw new Error(text); return result.value })
    expect(numbers.toSorted(compareRegistrationNumbers).map(formatRegistrationNumber)).toEqual(sorted)
  })
})
