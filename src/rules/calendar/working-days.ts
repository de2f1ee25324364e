/** What a day is, by the calendar's data. */
import type { AdministrativeBreak, CalendarData, CalendarDay, CalendarYear, HolidayRule, LegalDate, OfficeKind } from './calendar.types.ts'
import { addDays, easterSunday, weekdayOf, yearOf } from './legal-date.ts'
import { formatDate } from './format.ts'

/** A search for a working day that passes this many days means broken data, not a long holiday. */
const SEARCH_LIMIT = 366

/** Days that were classified before; a calendar is immutable, so they hold as long as it lives. */
const classified = new WeakMap<CalendarData, Map<LegalDate, CalendarDay>>()

/** Classifies a day. The calendar is taken as immutable. A relocation beats the weekend; a public holiday beats a relocation. */
export function dayOf(calendar: CalendarData, date: LegalDate): CalendarDay {
  let days = classified.get(calendar)
  if (!days) classified.set(calendar, (days = new Map()))
  let day = days.get(date)
  if (!day) days.set(date, (day = classify(calendar, date)))
  return day
}

function classify(calendar: CalendarData, date: LegalDate): CalendarDay {
  const holiday = holidayRulesOf(calendar, yearOf(date)).get(date)
  if (holiday) return { date, kind: 'public-holiday', working: false, name: holiday.name, law: holiday.law }
  const relocation = calendar.relocations.find((item) => item.restDay === date || item.workingDay === date)
  if (relocation?.restDay === date) {
    const name = {
      hu: `áthelyezett pihenőnap (munkanap helyette: ${formatDate(relocation.workingDay)})`,
      en: `relocated rest day (worked instead: ${relocation.workingDay})`
    }
    return { date, kind: 'relocated-rest-day', working: false, name, law: relocation.law }
  }
  if (relocation) {
    const name = {
      hu: `áthelyezett munkanap (pihenőnap helyette: ${formatDate(relocation.restDay)})`,
      en: `relocated working day (rest day instead: ${relocation.restDay})`
    }
    return { date, kind: 'relocated-working-day', working: true, name, law: relocation.law }
  }
  const weekday = weekdayOf(date)
  if (weekday < 6) return { date, kind: 'working-day', working: true, name: null, law: null }
  const name = weekday === 6 ? { hu: 'szombat', en: 'Saturday' } : { hu: 'vasárnap', en: 'Sunday' }
  return { date, kind: 'weekend', working: false, name, law: 'Ákr. 52. § (3)' }
}

export function isWorkingDay(calendar: CalendarData, date: LegalDate): boolean {
  return dayOf(calendar, date).working
}

/** The confirmed administrative break a day lies in, if any. */
export function breakOn(calendar: CalendarData, date: LegalDate): AdministrativeBreak | null {
  return calendar.breaks.find((item) => item.certainty === 'confirmed' && item.from <= date && date <= item.to) ?? null
}

/** The first day from `date` on (itself included) on which offices work: a working day outside every confirmed break. */
export function workingDayFrom(calendar: CalendarData, date: LegalDate): LegalDate {
  let day = date
  for (let tried = 0; tried < SEARCH_LIMIT; tried += 1) {
    if (isWorkingDay(calendar, day) && !breakOn(calendar, day)) return day
    day = addDays(day, 1)
  }
  throw new RangeError(`the calendar ${calendar.version} has no working day within a year of ${date}`)
}

/** The `count`-th working day after `date` (count >= 1), breaks disregarded. */
export function addWorkingDays(calendar: CalendarData, date: LegalDate, count: number): LegalDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of working days: ${count}`)
  let day = date
  for (let left = count, tried = 0; left > 0; tried += 1) {
    if (tried > SEARCH_LIMIT + count * 7) throw new RangeError(`the calendar ${calendar.version} has too few working days after ${date}`)
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** The public holidays of a year, in order. */
export function holidaysOf(calendar: CalendarData, year: number): CalendarDay[] {
  return [...holidayRulesOf(calendar, year).keys()].sort().map((date) => dayOf(calendar, date))
}

/** What is known of a year; a year that the data do not list is unknown. */
export function knowledgeOf(calendar: CalendarData, year: number): CalendarYear {
  return calendar.years.find((item) => item.year === year) ?? { year, relocations: 'unknown', breaks: 'unknown' }
}

/**
 * The calendar as it applies to one office. A government body keeps the government's breaks. A local-government office
 * has only those its own council ordered (2023. évi XXVI. törvény 7. §); `declaredYears` are those for which the office
 * has said what its breaks are, even if there are none.
 */
export function calendarForOffice(
  calendar: CalendarData,
  office: { readonly kind: OfficeKind; readonly breaks?: readonly AdministrativeBreak[]; readonly declaredYears?: readonly number[] }
): CalendarData {
  const own = office.breaks ?? []
  const declared = office.declaredYears ?? []
  const years = new Set([...calendar.years.map(({ year }) => year), ...declared])
  return {
    ...calendar,
    breaks: [...calendar.breaks.filter((item) => item.office === office.kind), ...own],
    years: [...years].sort().map((year) => {
      const known = knowledgeOf(calendar, year)
      if (declared.includes(year)) return { ...known, breaks: 'known' }
      return office.kind === 'government' ? known : { ...known, breaks: 'unknown' }
    })
  }
}

/** A derivation asks for every day of its span; the rules of a calendar are worked out once a year of the calendar. */
const holidayCache = new WeakMap<readonly HolidayRule[], Map<number, ReadonlyMap<LegalDate, HolidayRule>>>()

function holidayRulesOf(calendar: CalendarData, year: number): ReadonlyMap<LegalDate, HolidayRule> {
  let years = holidayCache.get(calendar.holidays)
  if (!years) holidayCache.set(calendar.holidays, (years = new Map()))
  let rules = years.get(year)
  if (!rules) {
    const dated = new Map<LegalDate, HolidayRule>()
    for (const rule of calendar.holidays) {
      const date = dateOfHoliday(rule, year)
      if (date !== null && !dated.has(date)) dated.set(date, rule)
    }
    years.set(year, (rules = dated))
  }
  return rules
}

function dateOfHoliday(rule: HolidayRule, year: number): LegalDate | null {
  const date = 'fixed' in rule.on ? `${String(year).padStart(4, '0')}-${rule.on.fixed}` : addDays(easterSunday(year), rule.on.easter)
  return date >= rule.validFrom && (rule.validTo === null || date <= rule.validTo) ? date : null
}
