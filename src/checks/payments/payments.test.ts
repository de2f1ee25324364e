import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditorReference, feeReference, formatCreditorReference, readCreditorReference } from './creditor-reference.ts'
import { feeState, isFeeSettled } from './fee-state.ts'
import type { Payment } from '../exchange/index.ts'

const pay = (id: string, amount: number, bookedOn = '2026-11-20'): Payment => ({ id, reference: 'RF18539007547034', amount, bookedOn })

describe('creditor reference (ISO 11649)', () => {
  it('agrees with published examples', () => {
    expect(creditorReference('539007547034')).toBe('RF18539007547034')
    expect(readCreditorReference('RF18 5390 0754 7034')).toBe('RF18539007547034')
    expect(formatCreditorReference('RF18539007547034')).toBe('RF18 5390 0754 7034')
  })

  it('is made from the registration number', () => {
    const reference = feeReference('HAT/1234-5/2026', 1)
    expect(reference).toMatch(/^RF\d\dHAT1234Y2026N1$/)
    expect(readCreditorReference(reference)).toBe(reference)
    expect(() => feeReference('nem iktatószám', 1)).toThrow(RangeError)
  })

  it('finds every single mistyped character and every swap of neighbours', () => {
    const body = fc.stringMatching(/^[A-Z0-9]{1,21}$/)
    fc.assert(fc.property(body, fc.nat(), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (text, place, letter) => {
      const reference = creditorReference(text)
      expect(readCreditorReference(reference)).toBe(reference)
      const at = 4 + (place % text.length)
      const mistyped = reference.slice(0, at) + letter + reference.slice(at + 1)
      // MOD 97 sees every change of one digit or of one letter into another; a digit for a letter shifts the number.
      if (letter !== reference[at] && /\d/.test(letter) === /\d/.test(reference[at]!)) expect(readCreditorReference(mistyped)).toBeNull()
    }))
  })
})

describe('fee state', () => {
  it.each([
    [5000, [], 'unpaid', 5000, 0, null],
    [5000, [pay('a', 5000)], 'paid', 0, 0, '2026-11-20'],
    [5000, [pay('a', 2000)], 'partial', 3000, 0, null],
    [5000, [pay('a', 2000, '2026-11-18'), pay('b', 3000, '2026-11-21')], 'paid', 0, 0, '2026-11-21'],
    [5000, [pay('a', 5000), pay('b', 5000)], 'double', 0, 5000, '2026-11-20'],
    [5000, [pay('a', 5000), pay('a', 5000)], 'paid', 0, 0, '2026-11-20'],
    [5000, [pay('a', 6000)], 'overpaid', 0, 1000, '2026-11-20'],
    [0, [], 'paid', 0, 0, null]
  ] as const)('%i Ft expected, %o → %s', (expected, payments, kind, missing, surplus, completeOn) => {
    expect(feeState(expected, payments)).toMatchObject({ kind, missing, surplus, completeOn })
  })

  it('never loses a forint, in whatever order payments come', () => {
    const payments = fc.uniqueArray(fc.record({ id: fc.uuid(), amount: fc.integer({ min: 1, max: 100_000 }) }), { selector: (item) => item.id })
    fc.assert(fc.property(fc.nat(200_000), payments, (expected, given) => {
      const list = given.map((item) => pay(item.id, item.amount))
      const state = feeState(expected, list)
      expect(state.received - state.surplus + state.missing).toBe(expected)
      expect(feeState(expected, list.toReversed())).toEqual(state)
      expect(isFeeSettled(state)).toBe(state.received >= expected)
    }))
  })

  it('refuses a fee that is no whole forint', () => {
    expect(() => feeState(10.5, [])).toThrow(RangeError)
  })
})
