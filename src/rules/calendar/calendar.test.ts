import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays, addMonths, addWorkingDays, breakOn, calendarDataSchema, calendarForOffice, dateOfEpochDay, dayOf, daysBetween,
  endOfDay, epochDay, formatDate, formatDateTime, formatDateWithWeekday, formatInstant, formatShortDate, HUNGARY,
  holidaysOf, isInstant, isLegalDate, isLocalDateTime, knowledgeOf, legalDateOf, localOf, localToInstant, resolveLocal,
  startOfDay, weekdayOf, workingDayFrom
} from './index.ts'

const anyDay = fc.integer({ min: epochDay('2000-01-01'), max: epochDay('2060-12-31') }).map(dateOfEpochDay)

describe('the local time of an instant', () => {
  const world = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Budapest', dateStyle: 'short', timeStyle: 'medium' })
  const inTheWorld = (at: number): string => world.format(at).replace(' ', 'T')

  it('is what the time zone database says, at every change of the clock and between', () => {
    const hour = 3_600_000
    for (let year = 1970; year < 2110; year += 1) {
      for (let day = 0; day < 366; day += 9) {
        const at = Date.UTC(year, 0, 1 + day, (day * 7) % 24, 59, 59)
        expect(localOf(new Date(at))).toBe(inTheWorld(at))
      }
      for (const month of [2, 3, 8, 9]) {
        for (let at = Date.UTC(year, month, 22); at <= Date.UTC(year, month + 1, 7); at += hour) {
          if (localOf(new Date(at - 1)) !== inTheWorld(at - 1) || localOf(new Date(at)) !== inTheWorld(at)) expect(localOf(new Date(at))).toBe(inTheWorld(at))
        }
      }
    }
  })

  it('is so for any instant', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), (at) => {
      expect(localOf(new Date(at))).toBe(inTheWorld(at))
    }), { numRuns: 500 })
  })
})

describe('Hungarian calendar data', () => {
  it('fits its own schema', () => {
    expect(calendarDataSchema.parse(structuredClone(HUNGARY))).toEqual(HUNGARY)
  })
  it.each([2007, 2016, 2017, 2024, 2025, 2026, 2027, 2038])('has the public holidays of %i that date-holidays knows', (year) => {
    const known = new Holidays('HU').getHolidays(year).filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10))
    expect(holidaysOf(HUNGARY, year).map(({ date }) => date)).toEqual([...new Set(known)].sort())
  })
  it('pairs each rest day on a weekday with a working Saturday, neither being a holiday', () => {
    for (const { restDay, workingDay } of HUNGARY.relocations) {
      expect(weekdayOf(restDay)).toBeLessThan(6)
      expect(weekdayOf(workingDay)).toBe(6)
      expect(dayOf(HUNGARY, restDay).kind).toBe('relocated-rest-day')
      expect(dayOf(HUNGARY, workingDay).kind).toBe('relocated-working-day')
    }
  })
  it.each([
    ['2026-12-12', 'relocated-working-day', true], ['2026-12-24', 'relocated-rest-day', false], ['2026-12-25', 'public-holiday', false],
    ['2026-12-27', 'weekend', false], ['2026-12-28', 'working-day', true], ['2026-04-03', 'public-holiday', false], ['2016-03-25', 'working-day', true]
  ])('knows %s as %s', (date, kind, working) => {
    expect(dayOf(HUNGARY, date)).toMatchObject({ kind, working })
  })
  it('says what it does not know', () => {
    expect(knowledgeOf(HUNGARY, 2026).relocations).toBe('known')
    expect(knowledgeOf(HUNGARY, 2027)).toMatchObject({ relocations: 'unknown', breaks: 'unknown' })
    expect(knowledgeOf(HUNGARY, 2031)).toMatchObject({ relocations: 'unknown', breaks: 'unknown' })
  })
  it('counts confirmed breaks only', () => {
    expect(breakOn(HUNGARY, '2024-12-31')?.from).toBe('2024-12-30')
    expect(breakOn(HUNGARY, '2026-12-29')).toBeNull()
  })
  it('gives a mayor’s office its own breaks, not the government’s', () => {
    const own = { ...HUNGARY.breaks[0]!, from: '2026-12-21', to: '2026-12-31', office: 'local-government' as const }
    const local = calendarForOffice(HUNGARY, { kind: 'local-government', breaks: [own], declaredYears: [2026] })
    expect(breakOn(local, '2024-12-31')).toBeNull()
    expect(breakOn(local, '2026-12-22')).toEqual(own)
    expect(knowledgeOf(local, 2026).breaks).toBe('known')
    expect(knowledgeOf(local, 2025).breaks).toBe('unknown')
    expect(breakOn(calendarForOffice(HUNGARY, { kind: 'government' }), '2024-12-31')).not.toBeNull()
  })
  it('refuses broken data', () => {
    const twice = structuredClone(HUNGARY)
    twice.relocations.push({ restDay: '2026-12-24', workingDay: '2026-12-19', law: 'x' })
    expect(calendarDataSchema.safeParse(twice).success).toBe(false)
    const reversed = structuredClone(HUNGARY)
    reversed.breaks[0]!.to = '2023-12-01'
    expect(calendarDataSchema.safeParse(reversed).success).toBe(false)
    const years = structuredClone(HUNGARY)
    years.years.push(years.years[0]!)
    expect(calendarDataSchema.safeParse(years).success).toBe(false)
  })
})

describe('working days', () => {
  it.each([
    ['2026-12-24', '2026-12-28'], ['2026-12-12', '2026-12-12'], ['2026-08-20', '2026-08-24'], ['2026-04-03', '2026-04-07'], ['2024-12-28', '2025-01-02']
  ])('from %s offices work on %s', (from, expected) => expect(workingDayFrom(HUNGARY, from)).toBe(expected))
  it.each([['2026-12-10', 1, '2026-12-11'], ['2026-12-10', 2, '2026-12-12'], ['2026-12-23', 1, '2026-12-28'], ['2026-12-21', 5, '2026-12-30']])(
    '%s plus %i working days is %s', (from, count, expected) => expect(addWorkingDays(HUNGARY, from, count)).toBe(expected)
  )
  it('refuses a calendar without working days', () => {
    const shut = { ...HUNGARY, breaks: [{ ...HUNGARY.breaks[0]!, from: '2020-01-01', to: '2030-01-01' }] }
    expect(() => workingDayFrom(shut, '2026-01-01')).toThrow(RangeError)
  })
})

describe('legal dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-12-08T10:12', '2026-04-31'])('refuses %j', (text) => {
    expect(isLegalDate(text)).toBe(false)
    expect(() => epochDay(text)).toThrow(RangeError)
  })
  it.each([
    ['2026-01-31', 1, '2026-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2026-12-15', 1, '2027-01-15'], ['2028-02-29', 12, '2029-02-28'], ['2026-03-31', -1, '2026-02-28']
  ])('%s plus %i months is %s', (from, count, expected) => expect(addMonths(from, count)).toBe(expected))
  it('adds and measures days consistently', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (date, count) => {
      expect(daysBetween(date, addDays(date, count))).toBe(count)
      expect((weekdayOf(addDays(date, 7)))).toBe(weekdayOf(date))
    }))
  })
})

describe('legal time', () => {
  it.each([
    ['2026-12-07T23:30:00Z', '2026-12-08'], ['2026-07-07T22:00:00Z', '2026-07-08'], ['2026-07-07T21:59:59Z', '2026-07-07'], ['2026-12-08T00:30:00+05:00', '2026-12-07']
  ])('%s is on %s', (instant, date) => expect(legalDateOf(instant)).toBe(date))
  it.each([
    ['2026-12-08T10:12', '2026-12-08T09:12:00.000Z'], ['2026-07-08T10:12:30', '2026-07-08T08:12:30.000Z'],
    // 29 March 2026: 2:30 does not exist; 25 October 2026: 2:30 comes twice.
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'], ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z']
  ])('%s is %s', (local, instant) => expect(localToInstant(local).toISOString()).toBe(instant))
  it('tells gaps and overlaps apart', () => {
    expect(resolveLocal('2026-03-29T02:30')).toMatchObject({ resolution: 'gap' })
    expect(localOf(localToInstant('2026-03-29T02:30'))).toBe('2026-03-29T03:30:00')
    expect(localOf(localToInstant('2026-03-29T02:30', 'earlier'))).toBe('2026-03-29T01:30:00')
    expect(resolveLocal('2026-03-29T03:00').resolution).toBe('exact')
    expect(resolveLocal('2026-10-25T02:30').resolution).toBe('overlap')
    expect(localToInstant('2026-10-25T02:30', 'later').toISOString()).toBe('2026-10-25T01:30:00.000Z')
    expect(() => localToInstant('2026-10-25T02:00', 'reject')).toThrow(RangeError)
    expect(resolveLocal('2026-10-25T03:00').resolution).toBe('exact')
  })
  it('has days of 23, 24 and 25 hours', () => {
    const hours = (date: string) => (endOfDay(date).getTime() - startOfDay(date).getTime()) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-06-01'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })
  it('returns from every instant to the same instant', () => {
    fc.assert(fc.property(fc.integer({ min: 946_684_800, max: 2_500_000_000 }), (seconds) => {
      const instant = new Date(seconds * 1000)
      expect(Date.parse(formatInstant(instant))).toBe(instant.getTime())
      const { earlier, later } = resolveLocal(localOf(instant))
      expect([earlier.getTime(), later.getTime()]).toContain(instant.getTime())
    }))
  })
  it.each(['2026-12-08', '2026-12-08T24:00', '2026-12-08T10:60', '2026-02-30T10:00', '2026-12-08T10:12Z'])('%s is no local time', (text) => {
    expect(isLocalDateTime(text)).toBe(false)
    expect(() => localToInstant(text)).toThrow(RangeError)
  })
  it.each([['2026-12-08T10:12Z', true], ['2026-12-08T10:12:01.5+01:00', true], ['2026-12-08T10:12', false], ['2026-02-30T10:12Z', false], ['2026-12-08T99:12Z', false]])(
    '%s an instant: %s', (text, expected) => expect(isInstant(text)).toBe(expected)
  )
  it('writes Hungarian dates', () => {
    expect(formatDate('2026-12-08')).toBe('2026. december 8.')
    expect(formatShortDate('2026-12-08')).toBe('dec. 8.')
    expect(formatDateWithWeekday('2026-12-08')).toBe('2026. december 8., kedd')
    expect(formatDateTime('2026-12-08T08:05:00Z')).toBe('2026. december 8., 9.05')
    expect(formatInstant('2026-12-08T09:12:00Z')).toBe('2026-12-08T10:12:00+01:00')
    expect(() => formatDate('2026-02-30')).toThrow(RangeError)
  })
})
