/**
 * Legal time (Europe/Budapest) and instants, with the clock changes: an hour that does not exist in March, one that
 * comes twice in October.
 */
import type { LegalDate } from './calendar.types.ts'
import { localAt } from './legal-clock.ts'
import { addDays, isLegalDate } from './legal-date.ts'

export { LEGAL_TIME_ZONE } from './legal-clock.ts'

/** `gap`: the clock jumps over this time; `overlap`: it comes twice. */
export type LocalResolution = 'exact' | 'gap' | 'overlap'

/**
 * What a local time can mean. `overlap`: `earlier` is the summer-time reading, `later` the winter-time one.
 * `gap`: `earlier` lies before the jump, `later` after it, as far as the missing hour is wide.
 */
export interface ResolvedLocal {
  readonly resolution: LocalResolution
  readonly earlier: Date
  readonly later: Date
}

/** `compatible`: the first reading of an overlap, a gap shifted forward; `reject`: both are errors. */
export type Disambiguation = 'compatible' | 'earlier' | 'later' | 'reject'

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Whether the text is a local date and time without offset: `2026-12-08T10:12` or with seconds. */
export function isLocalDateTime(text: string): boolean {
  const match = LOCAL.exec(text)
  return match !== null && isLegalDate(match[1]!)
}

/** Whether the text is an instant with `Z` or an offset. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && isLegalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}

/** The legal day of an instant. @throws RangeError on an invalid instant. */
export function legalDateOf(instant: Date | string): LegalDate {
  return localOf(toInstant(instant)).slice(0, 10)
}

/** Local time of an instant without offset, `2026-12-08T10:12:00`. */
export function localOf(instant: Date | string): string {
  return localAt(toInstant(instant).getTime())
}

/** Local time of an instant with its offset, `2026-12-08T10:12:00+01:00`: readable and unambiguous. */
export function formatInstant(instant: Date | string): string {
  const date = toInstant(instant)
  const minutes = offsetMinutes(date)
  const sign = minutes < 0 ? '-' : '+'
  const absolute = Math.abs(minutes)
  const offset = `${sign}${String(Math.floor(absolute / 60)).padStart(2, '0')}:${String(absolute % 60).padStart(2, '0')}`
  return `${localOf(date)}${offset}`
}

/** Minutes that legal time is ahead of UTC at an instant: 60 in winter, 120 in summer. */
export function offsetMinutes(instant: Date): number {
  const wholeSeconds = Math.floor(instant.getTime() / 1000) * 1000
  return Math.round((Date.parse(`${localOf(instant)}Z`) - wholeSeconds) / 60_000)
}

/** Every meaning of a local time. @throws RangeError when the text is no local date and time. */
export function resolveLocal(local: string): ResolvedLocal {
  if (!isLocalDateTime(local)) throw new RangeError(`not a local date and time: ${local}`)
  const wanted = local.length === 16 ? `${local}:00` : local
  const asUtc = Date.parse(`${wanted}Z`)
  // The offsets a day before and after differ exactly when a change lies between.
  const before = offsetMinutes(new Date(asUtc - 86_400_000))
  const after = offsetMinutes(new Date(asUtc + 86_400_000))
  const byBefore = new Date(asUtc - before * 60_000)
  const byAfter = new Date(asUtc - after * 60_000)
  const readings = before === after ? [byBefore] : [byBefore, byAfter].filter((reading) => localOf(reading) === wanted)
  if (readings.length === 2) return { resolution: 'overlap', earlier: byBefore, later: byAfter }
  if (readings.length === 1) return { resolution: 'exact', earlier: readings[0]!, later: readings[0]! }
  return { resolution: 'gap', earlier: byAfter, later: byBefore }
}

/**
 * The instant of a local time.
 * @throws RangeError when the text is no local time, or when `reject` meets a gap or an overlap.
 */
export function localToInstant(local: string, disambiguation: Disambiguation = 'compatible'): Date {
  const { resolution, earlier, later } = resolveLocal(local)
  if (disambiguation === 'reject' && resolution !== 'exact') throw new RangeError(`${local} is in a clock change (${resolution})`)
  if (disambiguation === 'earlier') return earlier
  if (disambiguation === 'later') return later
  return resolution === 'gap' ? later : earlier
}

/** First instant of a legal day. */
export function startOfDay(date: LegalDate): Date {
  return localToInstant(`${date}T00:00`)
}

/** First instant after a legal day; 23, 24 or 25 hours after its start. */
export function endOfDay(date: LegalDate): Date {
  return startOfDay(addDays(date, 1))
}

function toInstant(instant: Date | string): Date {
  if (typeof instant === 'string' && !isInstant(instant)) throw new RangeError(`not an instant: ${instant}`)
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) throw new RangeError('not an instant')
  return date
}
