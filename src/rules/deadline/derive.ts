/**
 * The derivation of a due date (Ákr. 50. and 52. §).
 *
 * Days: the day of the event does not count; the limit ends with its last counted day. Months and years: the limit is
 * as long as from the event to the same-numbered day (or the month's last), in days; what is excluded lengthens it by
 * as many days. Hours: elapsed hours from the event, whatever the clocks do. Days off count; only the end may roll.
 */
import {
  addDays, addMonths, breakOn, dateOfEpochDay, dayOf, daysBetween, endOfDay, epochDay, formatInstant, isInstant, isLegalDate, isLocalDateTime,
  isWorkingDay, legalDateOf, localToInstant, resolveLocal, startOfDay, workingDayFrom
} from '../calendar/index.ts'
import type { CalendarData, CalendarDay, LegalDate } from '../calendar/index.ts'
import { DeadlineError } from './deadline.types.ts'
import type { DeadlineInput, Derivation, DerivationStep, Limit, RollForwardPolicy, Start, StepKind } from './deadline.types.ts'
import { exclusionsBy, requireIntervals } from './exclusions.ts'
import type { ExcludedDay } from './exclusions.ts'
import { requireLimit } from './limit.ts'
import { policyOf } from './roll-forward.ts'
import { warningsOf } from './warnings.ts'

const HOUR_MS = 3_600_000
/** Days a derivation may span; beyond it the input is wrong. */
const LONGEST_SPAN = 20_000

interface Count {
  readonly due: string | null
  readonly steps: readonly DerivationStep[]
}

/**
 * Derives a due date with its explanation. Pure: the same input always gives the same derivation.
 * @throws DeadlineError when the limit, the event or an interval cannot be read, or no policy is in force.
 */
export function deriveDeadline(input: DeadlineInput): Derivation {
  requireLimit(input.limit)
  requireIntervals(input.excluded)
  const start = readStart(input.arrived, input.limit)
  const policy = policyOf(input.policies, input.party, start.day)
  const otherPolicy = policyOf(input.policies, input.party === 'authority' ? 'client' : 'authority', start.day)
  const { due, steps } = count(input, start, policy)
  const { due: otherPolicyDue } = count(input, start, otherPolicy)
  return { due, policy, otherPolicyDue, steps, warnings: warningsOf({ input, start, policy, due, otherPolicyDue, steps }) }
}

function count(input: DeadlineInput, start: Start, policy: RollForwardPolicy): Count {
  return input.limit.unit === 'hours' ? countHours(input, start, policy) : countDays(input, start, policy)
}

function countDays(input: DeadlineInput, start: Start, policy: RollForwardPolicy): Count {
  const { calendar, limit } = input
  const excluded = exclusionsBy(input.excluded, calendar, policy)
  const steps = new Steps()
  steps.add(start.day, start.day, 'start', startLaw(input), 0)

  const total = lengthInDays(limit, start.day)
  const startNumber = epochDay(start.day)
  let left = total
  let day = start.day
  for (let passed = 1; left > 0; passed += 1) {
    requireSpan(passed)
    day = dateOfEpochDay(startNumber + passed)
    const exclusion = excluded(day)
    if (exclusion?.open) {
      steps.addOpen(day, exclusion)
      return { due: null, steps: steps.done() }
    }
    const calendarDay = dayOf(calendar, day)
    if (exclusion) steps.add(day, day, exclusion.kind, exclusion.law, 0)
    else if (limit.unit === 'working-days' && !calendarDay.working) steps.add(day, day, 'non-working', calendarDay.law!, 0)
    else {
      const { kind, law } = countedAs(calendarDay, countingLaw(input))
      steps.add(day, day, kind, law, 1)
      left -= 1
    }
  }
  const due = policy.rollForward ? workingDayFrom(calendar, day) : day
  while (day < due) {
    steps.add(addDays(day, 1), addDays(day, 1), 'roll-forward', rollLaw(calendar, day, policy), 0)
    day = addDays(day, 1)
  }
  return { due, steps: steps.done() }
}

/** A day off at the end of an hour limit changes nothing: hours do not roll (K/m in the domain facts, hence no policy). */
function countHours(input: DeadlineInput, start: Start, policy: RollForwardPolicy): Count {
  const excluded = exclusionsBy(input.excluded, input.calendar, policy)
  const steps = new Steps()
  let cursor = start.instant!.getTime()
  let left = input.limit.amount * HOUR_MS
  steps.add(formatInstant(new Date(cursor)), formatInstant(new Date(cursor)), 'start', startLaw(input), 0)
  for (let day = start.day, passed = 0; left > 0; day = addDays(day, 1), passed += 1) {
    requireSpan(passed)
    const exclusion = excluded(day)
    if (exclusion?.open) {
      steps.addOpen(formatInstant(new Date(Math.max(cursor, startOfDay(day).getTime()))), exclusion)
      return { due: null, steps: steps.done() }
    }
    const end = endOfDay(day).getTime()
    const until = exclusion ? end : Math.min(end, cursor + left)
    const kind = exclusion?.kind ?? 'counted'
    const used = exclusion ? 0 : until - cursor
    steps.add(formatInstant(new Date(cursor)), formatInstant(new Date(until)), kind, exclusion?.law ?? countingLaw(input), used / HOUR_MS)
    left -= used
    cursor = until
  }
  return { due: formatInstant(new Date(cursor)), steps: steps.done() }
}

/** Length of a limit in days from its event. */
function lengthInDays(limit: Limit, from: LegalDate): number {
  if (limit.unit === 'months') return daysBetween(from, addMonths(from, limit.amount))
  if (limit.unit === 'years') return daysBetween(from, addMonths(from, limit.amount * 12))
  return limit.amount
}

/** @throws DeadlineError `deadline.bad-arrival`, or `deadline.time-needed` for an hour limit from a bare day. */
export function readStart(arrived: string, limit: Limit): Start {
  if (isLegalDate(arrived)) {
    if (limit.unit !== 'hours') return { day: arrived, instant: null, resolution: 'exact' }
    throw new DeadlineError('deadline.time-needed', {
      hu: 'Órában megadott határidőhöz a kezdő esemény időpontja is kell, például 2026-12-08T10:12.',
      en: 'An hour limit needs the time of the event, for example 2026-12-08T10:12.'
    })
  }
  if (isLocalDateTime(arrived)) {
    return { day: arrived.slice(0, 10), instant: localToInstant(arrived), resolution: resolveLocal(arrived).resolution }
  }
  if (isInstant(arrived)) {
    // Legal time is told to the second.
    const instant = new Date(Math.floor(Date.parse(arrived) / 1000) * 1000)
    return { day: legalDateOf(instant), instant, resolution: 'exact' }
  }
  throw new DeadlineError('deadline.bad-arrival', {
    hu: `Az érkezés időpontja nem értelmezhető: „${arrived}”. Így adja meg: 2026-12-08T10:12 (budapesti idő), vagy 2026-12-08.`,
    en: `The time of arrival "${arrived}" cannot be read. Give it as 2026-12-08T10:12 (Budapest time) or 2026-12-08.`
  })
}

/** Days off count in a limit by days; they are shown apart so that nobody has to look for them. Weekends are not. */
function countedAs(day: CalendarDay, law: string): { kind: StepKind; law: string } {
  if (day.kind === 'public-holiday') return { kind: 'counted-public-holiday', law: `${law}; ${day.law}` }
  if (day.kind === 'relocated-rest-day') return { kind: 'counted-relocated-rest-day', law: `${law}; ${day.law}` }
  if (day.kind === 'relocated-working-day') return { kind: 'counted-relocated-working-day', law: `${law}; ${day.law}` }
  return { kind: 'counted', law }
}

/** Why `day` cannot be the last one. */
function rollLaw(calendar: CalendarData, day: LegalDate, policy: RollForwardPolicy): string {
  const reason = isWorkingDay(calendar, day) ? breakOn(calendar, day)?.law : dayOf(calendar, day).law
  return reason === undefined || reason === null || reason === policy.law ? policy.law : `${policy.law}; ${reason}`
}

function startLaw({ startLaw: law, party }: DeadlineInput): string {
  return law ?? (party === 'authority' ? 'Ákr. 37. § (2), 52. § (1)' : 'Ákr. 52. § (1)')
}

function countingLaw({ limitLaw, limit }: DeadlineInput): string {
  if (limitLaw) return limitLaw
  return limit.unit === 'months' || limit.unit === 'years' ? 'Ákr. 52. § (2)' : 'Ákr. 52. § (1)'
}

function requireSpan(passed: number): void {
  if (passed <= LONGEST_SPAN) return
  throw new DeadlineError('deadline.too-far', {
    hu: 'A határidő több mint ötven évre nyúlna a kizárt időközök miatt. Ellenőrizze az időközök dátumait.',
    en: 'The excluded intervals stretch the limit over more than fifty years. Check their dates.'
  })
}

/** Collects steps, joining neighbours of the same kind and law. */
class Steps {
  readonly #steps: DerivationStep[] = []

  add(from: string, to: string, kind: StepKind, law: string, counted: number): void {
    const last = this.#steps.at(-1)
    if (last && last.kind === kind && last.law === law && kind !== 'start') {
      this.#steps[this.#steps.length - 1] = { ...last, to, counted: last.counted + counted }
    } else {
      this.#steps.push({ from, to, kind, law, counted })
    }
  }

  addOpen(from: string, { kind, law }: ExcludedDay): void {
    this.#steps.push({ from, to: null, kind, law, counted: 0 })
  }

  done(): readonly DerivationStep[] {
    return this.#steps
  }
}
