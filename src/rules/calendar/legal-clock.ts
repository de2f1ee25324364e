/** How far the clock of Hungary is ahead. A file of its own, since the smallest pages show an instant, too. */
export const LEGAL_TIME_ZONE = 'Europe/Budapest'

/** Local time of an instant (milliseconds since 1970) without offset, `2026-12-08T10:12:00`. */
export function localAt(at: number): string {
  const ahead = aheadByDirective(at)
  return ahead === null ? formatLocal(at) : new Date(at + ahead).toISOString().slice(0, 19)
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DIRECTIVE_SINCE = /* @__PURE__ */ Date.UTC(1997, 0, 1)
const DIRECTIVE_UNTIL = /* @__PURE__ */ Date.UTC(2100, 0, 1)

/**
 * Milliseconds that legal time is ahead of UTC: summer time from the last Sunday of March to the last one of October, 1.00 UTC (directive 2000/84/EC,
 * in Hungary so since 1996). Null: a time for which the time zone database has to be asked. Every page and every request asks; making a formatter of
 * that database takes a browser longer than drawing the page. A test holds both equal, and fails when the database learns of another law.
 */
function aheadByDirective(at: number): number | null {
  if (at < DIRECTIVE_SINCE || at >= DIRECTIVE_UNTIL) return null
  const year = new Date(at).getUTCFullYear()
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 * HOUR : HOUR
}

/** 1.00 UTC on the last Sunday of a month of 31 days. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * DAY
}

let clock: Intl.DateTimeFormat | undefined

function formatLocal(at: number): string {
  // hourCycle h23, since h24 would write midnight as 24 of the day before.
  clock ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: LEGAL_TIME_ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit'
  })
  const parts: Record<string, string> = {}
  for (const { type, value } of clock.formatToParts(at)) parts[type] = value
  return `${parts['year']!.padStart(4, '0')}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`
}
