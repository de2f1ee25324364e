import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatCitation, formatCount, formatDate, formatDateWithWeekday, formatInstant, formatListInstant, formatMoney, formatMonthDay, formatName, formatNumber, formatShortDate, formatTime,
  formatUntil, parseDate, weekOfYear
} from './format.ts'

/** Non-breaking spaces shown as `_`. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_')

test('dates read in the order of the language', () => {
  expect(shown(formatDate('2026-11-23', 'hu'))).toBe('2026._november_23.')
  expect(shown(formatDate('2026-11-23', 'en'))).toBe('23_November_2026')
  expect(shown(formatDateWithWeekday('2026-11-23', 'hu'))).toBe('2026._november_23., hétfő')
  expect(shown(formatDateWithWeekday('2026-11-23', 'en'))).toBe('Monday, 23_November_2026')
  expect(shown(formatUntil('2026-12-31', 'hu'))).toBe('2026._december_31-ig')
})

test('lists leave the year out only when it is this year', () => {
  expect(shown(formatShortDate('2026-11-23', 'hu', '2026-12-01'))).toBe('nov._23.')
  expect(shown(formatShortDate('2025-11-23', 'hu', '2026-12-01'))).toBe('2025._nov._23.')
  expect(shown(formatMonthDay('2026-12-28', 'hu', '2026-11-23'))).toBe('december_28.')
  expect(shown(formatMonthDay('2027-01-04', 'hu', '2026-11-23'))).toBe('2027._január_4.')
})

test('instants are told in Budapest, in winter and in summer', () => {
  expect(formatTime('2026-11-23T08:31:00Z', 'hu')).toBe('9.31')
  expect(formatTime('2026-07-01T08:05:00Z', 'hu')).toBe('10.05')
  expect(shown(formatInstant('2026-11-20T14:42:00Z', 'hu'))).toBe('2026._november_20., péntek 15.42')
  // Late evening in UTC is already the next legal day.
  expect(shown(formatListInstant('2026-11-22T23:30:00Z', '2026-11-23', 'hu'))).toBe('0.30')
})

test('money, numbers, citations, counts', () => {
  expect(shown(formatMoney(5000, 'hu'))).toBe('5_000_Ft')
  expect(shown(formatMoney(1234567, 'en'))).toBe('HUF_1,234,567')
  expect(shown(formatNumber(4400, 'hu'))).toBe('4_400')
  expect(formatNumber(999, 'hu')).toBe('999')
  expect(shown(formatCitation('Ákr. 50. § (2) c)'))).toBe('Ákr._50._§_(2)_c)')
  expect(formatCount(100, true, 'hu')).toBe('100+')
})

test('names lead with the family name in Hungarian', () => {
  expect(formatName({ family: 'Bőhm', given: 'Ágnes', title: 'dr.' }, 'hu')).toBe('dr. Bőhm Ágnes')
  expect(formatName({ family: 'Bőhm', given: 'Ágnes' }, 'en')).toBe('Ágnes Bőhm')
})

test.each([['2026-01-01', 1], ['2026-11-23', 48], ['2026-12-31', 53], ['2027-01-01', 53], ['2027-01-04', 1], ['2024-12-30', 1]])('%s lies in week %i', (date, week) => expect(weekOfYear(date)).toBe(week))

test('what is not a date is refused', () => {
  for (const text of ['', '2026-13-01', '23/11/2026']) expect(() => parseDate(text)).toThrow(RangeError)
})

test('grouping digits loses none', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => Number(formatNumber(value, 'hu').replaceAll('\u00a0', '')) === value))
})
