/**
 * Dates, times, money and citations as Hungarian offices write them; English text has its own order.
 *
 * A legal date is a string 'YYYY-MM-DD' and is never turned into an instant: it is formatted from its parts. An instant is
 * shown in Europe/Budapest, the legal time, whatever the machine's zone is.
 */
import { localAt } from '../../../../src/rules/calendar/index.ts'
import type { Language } from '../../app/i18n.ts'

const nbsp = '\u00a0'

const months = {
  hu: ['január', 'február', 'március', 'április', 'május', 'június', 'július', 'augusztus', 'szeptember', 'október', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
} as const
const shortMonths = {
  hu: ['jan.', 'febr.', 'márc.', 'ápr.', 'máj.', 'jún.', 'júl.', 'aug.', 'szept.', 'okt.', 'nov.', 'dec.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
} as const
const weekdays = {
  hu: ['vasárnap', 'hétfő', 'kedd', 'szerda', 'csütörtök', 'péntek', 'szombat'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
} as const

interface DateParts { readonly year: number; readonly month: number; readonly day: number }

/** @throws RangeError when the text is not a calendar date 'YYYY-MM-DD' (a longer ISO text is cut at the date) */
export function parseDate(date: string): DateParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  const [year, month, day] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0]
  if (month < 1 || month > 12 || day < 1 || day > 31) throw new RangeError(`not a date: ${date}`)
  return { year, month, day }
}

/** 0 = Sunday. Computed from the calendar date alone. */
export function weekdayOf(date: string): number {
  const { year, month, day } = parseDate(date)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** `2026. november 23.` · `23 November 2026` */
export function formatDate(date: string, language: Language): string {
  const { year, month, day } = parseDate(date)
  const name = months[language][month - 1]
  return language === 'hu' ? `${year}.${nbsp}${name}${nbsp}${day}.` : `${day}${nbsp}${name}${nbsp}${year}`
}

/** `2026. november 23., hétfő` · `Monday, 23 November 2026` */
export function formatDateWithWeekday(date: string, language: Language): string {
  const weekday = weekdays[language][weekdayOf(date)]
  return language === 'hu' ? `${formatDate(date, language)}, ${weekday}` : `${weekday}, ${formatDate(date, language)}`
}

/** The last day something holds: `2026. december 31-ig` · `until 31 December 2026` */
export function formatUntil(date: string, language: Language): string {
  return language === 'hu' ? `${formatDate(date, 'hu').replace(/\.$/, '')}-ig` : `until ${formatDate(date, 'en')}`
}

/** In lists, the year is shown only when it is not the year of `today`: `nov. 23.` · `23 Nov` */
export function formatShortDate(date: string, language: Language, today?: string): string {
  const { year, month, day } = parseDate(date)
  const name = shortMonths[language][month - 1]
  const otherYear = today !== undefined && parseDate(today).year !== year
  if (language === 'hu') return `${otherYear ? `${year}.${nbsp}` : ''}${name}${nbsp}${day}.`
  return `${day}${nbsp}${name}${otherYear ? `${nbsp}${year}` : ''}`
}

/** The desk's due column: the month written out, without the year of `today`: `november 23.` */
export function formatMonthDay(date: string, language: Language, today?: string): string {
  const { year, month, day } = parseDate(date)
  if (today !== undefined && parseDate(today).year !== year) return formatDate(date, language)
  const name = months[language][month - 1]
  return language === 'hu' ? `${name}${nbsp}${day}.` : `${day}${nbsp}${name}`
}

/** ISO 8601 week number, which Hungarian office calendars use. */
export function weekOfYear(date: string): number {
  const { year, month, day } = parseDate(date)
  const thursday = new Date(Date.UTC(year, month - 1, day))
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7))
  const firstThursday = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 4))
  return 1 + Math.round((thursday.getTime() - firstThursday.getTime()) / 604_800_000 + (((firstThursday.getUTCDay() + 6) % 7) - 3) / 7)
}

/** The legal date and the clock of an instant in Budapest. */
export function inBudapest(instant: string | Date): { date: string; hour: number; minute: number } {
  const local = localAt(new Date(instant).getTime())
  return { date: local.slice(0, 10), hour: Number(local.slice(11, 13)), minute: Number(local.slice(14, 16)) }
}

/** `9.31` · `9:31` */
export function formatTime(instant: string | Date, language: Language): string {
  const { hour, minute } = inBudapest(instant)
  return `${hour}${language === 'hu' ? '.' : ':'}${String(minute).padStart(2, '0')}`
}

/** `2026. november 20., péntek 15.42` */
export function formatInstant(instant: string | Date, language: Language): string {
  return `${formatDateWithWeekday(inBudapest(instant).date, language)} ${formatTime(instant, language)}`
}

/** In a list: the clock for today, the short date otherwise. */
export function formatListInstant(instant: string, today: string, language: Language): string {
  const { date } = inBudapest(instant)
  return date === today ? formatTime(instant, language) : formatShortDate(date, language, today)
}

/** Groups of three with a non-breaking space from 1 000 up: `4 400`. */
export function formatNumber(value: number, language: Language): string {
  const [sign, digits] = value < 0 ? ['−', String(-value)] : ['', String(value)]
  return sign + digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, language === 'hu' ? nbsp : ',')
}

/** Whole forints: `5 000 Ft` · `HUF 5,000` */
export function formatMoney(forints: number, language: Language): string {
  return language === 'hu' ? `${formatNumber(forints, 'hu')}${nbsp}Ft` : `HUF${nbsp}${formatNumber(forints, 'en')}`
}

/** Keeps a citation on one line: `Ákr. 50. § (2) c)`. */
export function formatCitation(citation: string): string {
  return citation.replaceAll(' ', nbsp)
}

/** A count that stops at a bound: `100+`. */
export function formatCount(count: number, isBound: boolean, language: Language): string {
  return formatNumber(count, language) + (isBound ? '+' : '')
}

/**
 * Hungarian order: family name first. Registers hold names in parts; an English reader gets given name first.
 * A title (`dr.`) leads in both.
 */
export function formatName(name: { family: string; given: string; title?: string | null }, language: Language): string {
  const parts = language === 'hu' ? [name.title, name.family, name.given] : [name.title, name.given, name.family]
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(' ')
}
