import type { Context } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { appendEntry } from '../../log/index.ts'
import { calendarForOffice, HUNGARY, legalDateOf, type CalendarData } from '../../rules/calendar/index.ts'
import { organisationErrors } from './organisation.errors.ts'
import { readClock, readOfficeTime, readOrganisation, writeClock } from './organisation.store.ts'
import { policyValues, type OfficeTimeFacts, type Organisation, type PolicyValue } from './organisation.types.ts'
import { policyInForce } from './policy.ts'

/**
 * The office's legal now, an instant: the system's own, moved only for demo and practice offices. Certificates, sessions
 * and jobs never see it.
 * @throws organisation.not-found
 */
export async function legalNow(db: Db | Tx, ctx: Context, organisationId: string): Promise<Date> {
  const clock = await readClock(db, organisationId)
  if (!clock) throw organisationErrors.notFound()
  const now = ctx.clock.now()
  return clock.offset === 0 ? now : new Date(now.getTime() + clock.offset)
}

/** The office's legal date (Europe/Budapest). */
export async function legalToday(db: Db | Tx, ctx: Context, organisationId: string): Promise<string> {
  return legalDateOf(await legalNow(db, ctx, organisationId))
}

/** The legal date of an office whose clock differs by so many milliseconds, for who has read that together with something else. */
export function legalDayAt(ctx: Pick<Context, 'clock'>, offset: number): string {
  return legalDateOf(new Date(ctx.clock.now().getTime() + offset))
}

/** How an office's legal clock stands. */
export interface LegalClock {
  readonly demo: boolean
  /** The legal day it was set to show, moved on since with the system's days; null: it was not set. */
  readonly legalDate: string | null
  readonly today: string
  readonly version: number
}

/** @throws organisation.not-found */
export async function readLegalClock(db: Db | Tx, ctx: Context, organisationId: string): Promise<LegalClock> {
  const clock = await readClock(db, organisationId)
  if (!clock) throw organisationErrors.notFound()
  const today = legalDateOf(new Date(ctx.clock.now().getTime() + clock.offset))
  return { demo: clock.demo, legalDate: clock.offset === 0 ? null : today, today, version: clock.version }
}

/**
 * Sets the legal clock of a demo office so that it shows `to` now; null returns it to the system's.
 * @param expectedVersion the version the caller saw; null where nobody saw one (a test, a script)
 * @throws organisation.not-found, organisation.not-demo, organisation.clock-stale
 */
export async function setLegalClock(
  tx: Tx, ctx: Context, organisationId: string, to: Date | null, expectedVersion: number | null = null
): Promise<void> {
  const clock = await readClock(tx, organisationId, { lock: true })
  if (!clock) throw organisationErrors.notFound()
  if (!clock.demo) throw organisationErrors.notDemo()
  if (expectedVersion !== null && expectedVersion !== clock.version) throw organisationErrors.clockStale({ expected: expectedVersion, actual: clock.version })
  const offset = to === null ? 0 : to.getTime() - ctx.clock.now().getTime()
  await writeClock(tx, organisationId, offset)
  await appendEntry(tx, ctx, {
    kind: 'organisation.legal-clock-set', organisationId, body: { offsetMilliseconds: offset, previousOffsetMilliseconds: clock.offset }
  })
}

/** The working-day calendar of an office: the country's, with the breaks (igazgatási szünet) that bind this kind of office. */
export async function calendarOfOffice(db: Db | Tx, organisationId: string, asOf?: string): Promise<CalendarData> {
  const organisation = await readOrganisation(db, organisationId, asOf ?? '9999-12-31')
  if (!organisation) throw organisationErrors.notFound()
  const declared = await policyInForce(db, organisationId, 'administrative-breaks', asOf ?? '9999-12-31')
  return calendarWith(organisation.authorityKind, declared?.value ?? null)
}

/**
 * What a fold needs of the office: its legal now and its calendar, in one round trip.
 * @throws organisation.not-found
 */
export async function officeTime(db: Db | Tx, ctx: Context, organisationId: string): Promise<{ legalNow: Date; calendar: CalendarData }> {
  return officeTimeOf(ctx, await readOfficeTime(db, organisationId))
}

/**
 * The same of what has been read together with something else.
 * @throws organisation.not-found
 */
export function officeTimeOf(ctx: Pick<Context, 'clock'>, found: OfficeTimeFacts | null): { legalNow: Date; calendar: CalendarData } {
  if (!found) throw organisationErrors.notFound()
  return {
    legalNow: new Date(ctx.clock.now().getTime() + found.offset),
    calendar: calendarWith(found.authorityKind, found.breaks === null ? null : policyValues['administrative-breaks'].parse(found.breaks))
  }
}

/** Offices of one kind share a calendar, unless their council declared breaks of its own. */
const calendars = new Map<string, CalendarData>()

/** The same calendar for the same breaks, so that what is worked out of it once (the kind of each day) is not lost with the request. */
function calendarWith(kind: Organisation['authorityKind'], declared: PolicyValue<'administrative-breaks'> | null): CalendarData {
  const key = JSON.stringify([kind, declared])
  const known = calendars.get(key)
  if (known) return known
  const made = calendarForOffice(HUNGARY, {
    kind,
    ...(declared ? {
      breaks: declared.breaks.map((item) => ({
        ...item, name: { hu: 'Igazgatási szünet', en: 'Administrative break' }, office: kind, certainty: 'confirmed' as const
      })),
      declaredYears: declared.declaredYears
    } : {})
  })
  if (calendars.size >= 5_000) calendars.clear()
  calendars.set(key, made)
  return made
}
