import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appealDuty, assessFee, feeRuleSchema, formatForint, lateAuthorityPayment, settleFee } from './index.ts'
import type { FeeRule } from './index.ts'

const name = { hu: 'díj', en: 'fee' }
const rule: FeeRule = feeRuleSchema.parse({
  items: [
    { code: 'permit', kind: 'service-fee', name, amount: 10_000, law: 'A', validFrom: '2020-01-01', validTo: '2025-12-31' },
    { code: 'permit', kind: 'service-fee', name, amount: 12_345, law: 'B', validFrom: '2026-01-01', validTo: null },
    { code: 'posting', kind: 'service-fee', name, amount: 2_000, law: 'C', validFrom: '2020-01-01', validTo: null, condition: 'posted' }
  ],
  exemptions: [
    { code: 'half', name, covers: ['permit'], percent: 50, law: 'D', validFrom: '2020-01-01', validTo: null, condition: 'small' },
    { code: 'budget-body', name, covers: null, percent: 100, law: 'E', validFrom: '2020-01-01', validTo: null, condition: 'budget' }
  ]
})
const holds = (...facts: string[]) => (expression: string) => facts.includes(expression)

describe('fees', () => {
  it.each<[string, string[], number, (string | null)[]]>([
    ['2025-12-31', [], 10_000, [null]],
    ['2026-01-01', [], 12_345, [null]],
    ['2026-01-01', ['posted'], 14_345, [null, null]],
    // Half of 12,345 is let off as 6,172: the client never pays a fraction less than the law's half.
    ['2026-01-01', ['posted', 'small'], 8_173, ['half', null]],
    ['2026-01-01', ['posted', 'small', 'budget'], 0, ['budget-body', 'budget-body']],
    ['2019-12-31', ['posted'], 0, []]
  ])('on %s with %j: %i Ft', (on, facts, payable, exemptions) => {
    const assessment = assessFee(rule, on, holds(...facts))
    expect(assessment.payable).toBe(payable)
    expect(assessment.items.map(({ exemption }) => exemption?.code ?? null)).toEqual(exemptions)
  })
  it('refuses two amounts in force at once, and broken amounts', () => {
    const twice = structuredClone(rule)
    twice.items[0]!.validTo = '2026-01-01'
    expect(feeRuleSchema.safeParse(twice).success).toBe(false)
    const fraction = structuredClone(rule)
    fraction.items[0]!.amount = 0.5
    expect(feeRuleSchema.safeParse(fraction).success).toBe(false)
  })
  it.each<[number, number[], object]>([
    [10_000, [], { state: 'unpaid', missing: 10_000, surplus: 0 }],
    [10_000, [4_000], { state: 'partly-paid', missing: 6_000 }],
    [10_000, [4_000, 6_000], { state: 'paid', missing: 0, surplus: 0 }],
    [10_000, [10_000, 10_000], { state: 'overpaid', surplus: 10_000 }],
    [10_000, [10_000, 10_000, -10_000], { state: 'paid' }],
    [0, [], { state: 'nothing-due' }],
    [0, [5], { state: 'overpaid', surplus: 5 }]
  ])('%i Ft against %j', (payable, payments, expected) => expect(settleFee(payable, payments)).toMatchObject(expected))
  it('balances: paid = payable - missing + surplus', () => {
    const forint = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(fc.property(fc.nat(1_000_000), fc.array(forint), (payable, payments) => {
      const { paid, missing, surplus } = settleFee(payable, payments)
      expect(payable - missing + surplus).toBe(paid)
      expect(Math.min(missing, surplus)).toBe(0)
    }))
    expect(() => settleFee(1.5, [])).toThrow(RangeError)
  })
  it.each([[7_700, '7 700 Ft'], [0, '0 Ft'], [1_234_567, '1 234 567 Ft'], [-500, '−500 Ft']])('writes %i as %s', (amount, text) => {
    expect(formatForint(amount).replaceAll('\u00a0', ' ')).toBe(text)
  })
})

describe('consequences', () => {
  it.each([
    ['2026-12-16', '2026-12-16', 10_000, null], ['2026-12-16', '2026-12-17', 12_000, { amount: 12_000, kind: 'refund', law: 'Ákr. 51. §' }],
    ['2026-12-16', '2026-12-17', 0, { amount: 10_000, kind: 'lump-sum', law: 'Ákr. 51. §' }], ['2017-06-01', '2017-06-30', 0, null]
  ])('due %s, decided %s, paid %i', (due, decided, feePaid, expected) => expect(lateAuthorityPayment({ due, decided, feePaid })).toEqual(expected))
  it.each<['determination' | 'order', number | null, number]>([
    ['determination', null, 5_000], ['order', null, 3_000], ['determination', 100_000, 5_000], ['determination', 1_000_001, 40_400], ['determination', 1_000_000_000, 500_000]
  ])('appeal against a %s over %s: %i Ft', (against, value, amount) => {
    expect(appealDuty({ filedOn: '2026-12-08', against, value })).toEqual({ amount, law: 'Itv. 29. §' })
  })
})
