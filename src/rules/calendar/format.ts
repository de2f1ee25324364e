/** Dates as Hungarian readers expect them. */
import type { LegalDate } from './calendar.types.ts'
import { epochDay, weekdayOf } from './legal-date.ts'
import { localOf } from './legal-time.ts'

const MONTHS = [
  'január', 'február', 'március', 'április', 'május', 'június',
  'július', 'augusztus', 'szeptember', 'október', 'november', 'december'
]
const SHORT_MONTHS = ['jan.', 'febr.', 'márc.', 'ápr.', 'máj.', 'jún.', 'júl.', 'aug.', 'szept.', 'okt.', 'nov.', 'dec.']
const WEEKDAYS = ['hétfő', 'kedd', 'szerda', 'csütörtök', 'péntek', 'szombat', 'vasárnap']

/** `2026. december 8.` */
export function formatDate(date: LegalDate): string {
  const { year, month, day } = partsOf(date)
  return `${year}. ${MONTHS[month - 1]} ${day}.`
}

/** `dec. 8.`, for lists within a year. */
export function formatShortDate(date: LegalDate): string {
  const { month, day } = partsOf(date)
  return `${SHORT_MONTHS[month - 1]} ${day}.`
}

/** `2026. december 8., kedd` */
export function formatDateWithWeekday(date: LegalDate): string {
  return `${formatDate(date)}, ${weekdayName(date)}`
}

/** `kedd` */
export function weekdayName(date: LegalDate): string {
  return WEEKDAYS[weekdayOf(date) - 1]!
}

/** `2026. december 8., 10.12`: an instant in legal time. */
export function formatDateTime(instant: Date | string): string {
  const local = localOf(instant)
  return `${formatDate(local.slice(0, 10))}, ${Number(local.slice(11, 13))}.${local.slice(14, 16)}`
}

function partsOf(date: LegalDate): { year: number; month: number; day: number } {
  epochDay(date)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}
