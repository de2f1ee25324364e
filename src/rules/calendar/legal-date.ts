/**
 * Arithmetic on calendar days, free of time zones: a day is the number of days since 1970-01-01.
 */
import type { LegalDate } from './calendar.types.ts'

const DAY_MS = 86_400_000
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists (no 30 February). */
export function isLegalDate(text: string): boolean {
  const match = PATTERN.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * Days that were written or read before. A derivation walks every day of its span, and a case has many: without this, half of the
 * time of a fold went into writing the same few hundred days. Cleared when full; a century of days is far below that.
 */
const known = { days: new Map<LegalDate, number>(), dates: new Map<number, LegalDate>() }
const MOST_KNOWN = 50_000

/** Days since 1970-01-01. @throws RangeError when the text is no day. */
export function epochDay(date: LegalDate): number {
  const before = known.days.get(date)
  if (before !== undefined) return before
  if (!isLegalDate(date)) throw new RangeError(`not a calendar date: ${date}`)
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS
  if (known.days.size >= MOST_KNOWN) known.days.clear()
  known.days.set(date, day)
  return day
}

/** The day with this number. */
export function dateOfEpochDay(day: number): LegalDate {
  const before = known.dates.get(day)
  if (before !== undefined) return before
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10)
  if (known.dates.size >= MOST_KNOWN) known.dates.clear()
  known.dates.set(day, date)
  return date
}

/** The day `count` days later (earlier when negative). */
export function addDays(date: LegalDate, count: number): LegalDate {
  return dateOfEpochDay(epochDay(date) + count)
}

/**
 * The same-numbered day `count` months later, or the last day of that month where there is none (Ákr. 52. § (2)).
 */
export function addMonths(date: LegalDate, count: number): LegalDate {
  epochDay(date)
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + count
  const targetYear = year + Math.floor(month / 12)
  const targetMonth = (((month % 12) + 12) % 12) + 1
  const day = Math.min(Number(date.slice(8)), daysInMonth(targetYear, targetMonth))
  return dateOf(targetYear, targetMonth, day)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return epochDay(to) - epochDay(from)
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekdayOf(date: LegalDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1
}

export function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4))
}

/** Builds a day; the parts must be in range. */
export function dateOf(year: number, month: number, day: number): LegalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Easter Sunday of the Gregorian calendar (anonymous algorithm of 1876). */
export function easterSunday(year: number): LegalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
