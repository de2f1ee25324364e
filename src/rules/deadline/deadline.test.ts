import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addWorkingDays, dateOfEpochDay, daysBetween, epochDay, HUNGARY, isWorkingDay, workingDayFrom } from '../calendar/index.ts'
import type { CalendarData } from '../calendar/index.ts'
import { DeadlineError, deriveDeadline, EXCLUSION_LAW, formatLimit, limitSchema, parseLimit, policyOf, ROLL_FORWARD_POLICIES } from './index.ts'
import type { DeadlineInput, Derivation, ExcludedInterval, Party } from './index.ts'

const suspended = (from: string, to: string | null): ExcludedInterval => ({ from, to, kind: 'suspension', law: EXCLUSION_LAW.suspension })

function derive(arrived: string, limit: string, party: Party = 'authority', excluded: ExcludedInterval[] = [], more: Partial<DeadlineInput> = {}): Derivation {
  return deriveDeadline({ arrived, limit: parseLimit(limit), party, excluded, calendar: HUNGARY, policies: ROLL_FORWARD_POLICIES, ...more })
}

const codes = (derivation: Derivation) => derivation.warnings.map(({ code }) => code)

describe('due dates', () => {
  it.each<[string, string, Party, ExcludedInterval[], string, string]>([
    // The example, and the same through the relocated Christmas of 2026.
    ['2026-12-08T10:12', '8d', 'authority', [], '2026-12-16', '2026-12-16'],
    ['2026-12-16T08:00', '8d', 'authority', [], '2026-12-24', '2026-12-28'],
    ['2026-12-16T08:00', '8d', 'client', [], '2026-12-28', '2026-12-24'],
    ['2026-03-02T23:59', '8d', 'authority', [], '2026-03-10', '2026-03-10'],
    // A Saturday that is worked is a last day like any other.
    ['2026-12-04T09:00', '8d', 'client', [], '2026-12-12', '2026-12-12'],
    // Both days of a suspension are left out.
    ['2026-12-08T10:12', '8d', 'authority', [suspended('2026-12-10', '2026-12-12')], '2026-12-19', '2026-12-21'],
    ['2026-12-08T10:12', '8d', 'authority', [suspended('2026-12-16', '2026-12-16')], '2026-12-17', '2026-12-17'],
    ['2026-12-08T10:12', '20d', 'authority', [suspended('2026-12-21', '2026-12-28')], '2027-01-05', '2027-01-05'],
    // Overlapping, unordered, adjacent and containing ones count once.
    ['2026-12-08T10:12', '8d', 'authority', [suspended('2026-12-12', '2026-12-14'), suspended('2026-12-10', '2026-12-12'), suspended('2026-12-11', '2026-12-11'), suspended('2026-12-15', '2026-12-15')], '2026-12-22', '2026-12-22'],
    // One that covers the event, one that ended before it, one that begins after the end.
    ['2026-12-08T10:12', '8d', 'authority', [suspended('2026-12-01', '2026-12-09')], '2026-12-17', '2026-12-17'],
    ['2026-12-08T10:12', '8d', 'authority', [suspended('2026-11-01', '2026-12-08'), suspended('2026-12-17', null)], '2026-12-16', '2026-12-16'],
    // The wood-yard of the drawings: 60 days, a delay of 12 and a suspension of 29 days.
    ['2026-09-14T16:20', '60d', 'authority', [{ from: '2026-10-01', to: '2026-10-12', kind: 'client-delay', law: EXCLUSION_LAW['client-delay'] }, suspended('2026-10-15', '2026-11-12')], '2026-12-24', '2026-12-28'],
    // Arrival on a holiday and on a Sunday.
    ['2026-08-20T12:00', '8d', 'authority', [], '2026-08-28', '2026-08-28'],
    ['2026-08-16T12:00', '4d', 'client', [], '2026-08-24', '2026-08-20'],
    // Months and years.
    ['2026-01-31', '1m', 'authority', [], '2026-02-28', '2026-03-02'],
    ['2028-01-31', '1m', 'client', [], '2028-02-29', '2028-02-29'],
    ['2026-11-15', '1m', 'authority', [suspended('2026-12-01', '2026-12-02')], '2026-12-17', '2026-12-17'],
    ['2028-02-29', '1y', 'authority', [], '2029-02-28', '2029-02-28'],
    // A confirmed administrative break is left out, also from a client's limit.
    ['2024-12-20T10:00', '20d', 'authority', [], '2025-01-12', '2025-01-13'],
    ['2024-12-20T10:00', '10d', 'client', [], '2025-01-02', '2025-01-02'],
    ['2024-12-20T10:00', '9d', 'client', [], '2025-01-02', '2024-12-29'],
    ['2023-12-20T10:00', '8d', 'authority', [], '2024-01-03', '2024-01-03'],
    // Working days.
    ['2026-12-21', '5wd', 'authority', [], '2026-12-30', '2026-12-30'],
    ['2026-12-10', '2wd', 'client', [], '2026-12-12', '2026-12-12'],
    // The event's legal day is Budapest's.
    ['2026-12-08T23:30:00Z', '8d', 'authority', [], '2026-12-17', '2026-12-17'],
    ['2026-12-08T23:30:00+01:00', '8d', 'authority', [], '2026-12-16', '2026-12-16']
  ])('%s + %s for %s', (arrived, limit, party, excluded, due, other) => {
    const derivation = derive(arrived, limit, party, excluded)
    expect([derivation.due, derivation.otherPolicyDue]).toEqual([due, other])
  })

  it.each([
    ['2026-12-08T10:12', '24h', [], '2026-12-09T10:12:00+01:00'],
    // Hours elapse: the night of 25 October has 25, that of 29 March 23.
    ['2026-10-24T12:00', '24h', [], '2026-10-25T11:00:00+01:00'],
    ['2026-03-28T12:00', '24h', [], '2026-03-29T13:00:00+02:00'],
    ['2026-03-28T02:30', '24h', [], '2026-03-29T03:30:00+02:00'],
    ['2026-10-24T02:30', '24h', [], '2026-10-25T02:30:00+02:00'],
    ['2026-10-24T03:30', '24h', [], '2026-10-25T02:30:00+01:00'],
    // Neither Christmas nor the weekend moves hours; a suspended day does.
    ['2026-12-24T10:00', '24h', [], '2026-12-25T10:00:00+01:00'],
    ['2026-12-08T10:00', '24h', [suspended('2026-12-09', '2026-12-10')], '2026-12-11T10:00:00+01:00'],
    ['2026-12-08T10:00', '24h', [suspended('2026-12-08', '2026-12-08')], '2026-12-10T00:00:00+01:00'],
    ['2026-10-24T12:00', '24h', [suspended('2026-10-25', '2026-10-25')], '2026-10-26T12:00:00+01:00'],
    ['2024-12-29T10:00', '24h', [], '2025-01-02T10:00:00+01:00']
  ])('%s + %s', (arrived, limit, excluded, due) => {
    const derivation = derive(arrived, limit, 'client', excluded)
    expect([derivation.due, derivation.otherPolicyDue]).toEqual([due, due])
  })

  it('stands still while a suspension is open', () => {
    const derivation = derive('2026-12-08T10:12', '8d', 'authority', [suspended('2026-12-10', null), suspended('2026-12-10', '2026-12-11')])
    expect(derivation).toMatchObject({ due: null, otherPolicyDue: null })
    expect(derivation.steps.at(-1)).toEqual({ from: '2026-12-10', to: null, kind: 'suspension', law: EXCLUSION_LAW.suspension, counted: 0 })
    expect(codes(derivation)).toContain('exclusion-open')
    const hours = derive('2026-12-08T10:12', '24h', 'authority', [suspended('2026-12-09', null)])
    expect(hours.due).toBeNull()
    expect(hours.steps.at(-1)).toMatchObject({ from: '2026-12-09T00:00:00+01:00', to: null })
  })
})

describe('steps', () => {
  it('name each holiday, relocated day and rolled day with its law', () => {
    expect(derive('2026-12-10', '15d', 'client').steps).toEqual([
      { from: '2026-12-10', to: '2026-12-10', kind: 'start', law: 'Ákr. 52. § (1)', counted: 0 },
      { from: '2026-12-11', to: '2026-12-11', kind: 'counted', law: 'Ákr. 52. § (1)', counted: 1 },
      { from: '2026-12-12', to: '2026-12-12', kind: 'counted-relocated-working-day', law: 'Ákr. 52. § (1); 10/2025. (IV. 30.) NGM rendelet', counted: 1 },
      { from: '2026-12-13', to: '2026-12-23', kind: 'counted', law: 'Ákr. 52. § (1)', counted: 11 },
      { from: '2026-12-24', to: '2026-12-24', kind: 'counted-relocated-rest-day', law: 'Ákr. 52. § (1); 10/2025. (IV. 30.) NGM rendelet', counted: 1 },
      { from: '2026-12-25', to: '2026-12-25', kind: 'counted-public-holiday', law: 'Ákr. 52. § (1); Mt. 102. § (1)', counted: 1 },
      { from: '2026-12-26', to: '2026-12-27', kind: 'roll-forward', law: 'Ákr. 52. § (3); Mt. 102. § (1)', counted: 0 },
      { from: '2026-12-28', to: '2026-12-28', kind: 'roll-forward', law: 'Ákr. 52. § (3)', counted: 0 }
    ])
  })
  it('carry the sections that the rule gives', () => {
    const { steps } = derive('2026-12-08T10:12', '2d', 'authority', [], { limitLaw: 'Ákr. 50. § (2) b)', startLaw: 'Ákr. 37. § (2)' })
    expect(steps.map(({ law }) => law)).toEqual(['Ákr. 37. § (2)', 'Ákr. 50. § (2) b)'])
  })
  it('keep the reasons of different exclusions apart', () => {
    const delay: ExcludedInterval = { from: '2026-12-10', to: '2026-12-11', kind: 'client-delay', law: EXCLUSION_LAW['client-delay'] }
    const { steps } = derive('2026-12-08', '3d', 'authority', [suspended('2026-12-11', '2026-12-13'), delay])
    expect(steps.slice(1).map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ['2026-12-09', '2026-12-09', 'counted'], ['2026-12-10', '2026-12-11', 'client-delay'],
      ['2026-12-12', '2026-12-13', 'suspension'], ['2026-12-14', '2026-12-15', 'counted']
    ])
  })
})

describe('warnings', () => {
  it('say which years are not known', () => {
    expect(derive('2026-12-28', '8d').warnings.map(({ code, about }) => `${code} ${about}`)).toEqual([
      'breaks-unverified 2026', 'relocations-unknown 2027', 'breaks-unknown 2027', 'break-not-confirmed 2026-12-28/2027-01-03'
    ])
    expect(codes(derive('2024-03-04', '8d'))).toEqual([])
    expect(codes(derive('2031-03-04', '8d'))).toEqual(['relocations-unknown', 'breaks-unknown'])
  })
  it('say that the last day is a day off', () => expect(codes(derive('2024-03-08', '8d'))).toEqual(['due-on-non-working-day']))
  it('say that an interval changes nothing', () => expect(codes(derive('2024-03-04', '8d', 'authority', [suspended('2024-03-13', '2024-03-14')]))).toEqual(['exclusion-without-effect']))
  it('say that the clock changes', () => {
    expect(codes(derive('2024-03-31T02:30', '24h'))).toContain('clock-change-gap')
    expect(codes(derive('2024-10-27T02:30', '24h'))).toContain('clock-change-overlap')
  })
})

describe('policies', () => {
  const swapped = ROLL_FORWARD_POLICIES.map((policy) => ({ ...policy, rollForward: !policy.rollForward }))
  it('are data: another reading of the law gives another date', () => {
    expect(derive('2026-12-16', '8d', 'authority', [], { policies: swapped })).toMatchObject({ due: '2026-12-28', otherPolicyDue: '2026-12-24' })
  })
  it('are dated', () => {
    const [authority, client] = ROLL_FORWARD_POLICIES
    const policies = [{ ...authority!, validTo: '2026-06-30' }, { ...authority!, id: 'new', rollForward: true, validFrom: '2026-07-01' }, client!]
    expect(policyOf(policies, 'authority', '2026-06-30').id).toBe('authority-2018')
    expect(derive('2026-12-16', '8d', 'authority', [], { policies })).toMatchObject({ due: '2026-12-28', policy: { id: 'new' } })
    expect(() => derive('2017-12-31', '8d')).toThrow(expect.objectContaining({ code: 'deadline.no-policy' }))
  })
  it('decide whether a break is left out', () => {
    const policies = ROLL_FORWARD_POLICIES.map((policy) => ({ ...policy, breaksExcluded: false }))
    expect(derive('2024-12-20', '20d', 'authority', [], { policies }).due).toBe('2025-01-09')
  })
})

describe('bad input', () => {
  it.each([
    ['0d'], ['-8d'], ['8'], ['d'], ['8D'], ['8 d'], ['1.5d'], ['08d'], ['9999d'], ['11y'], [''], ['8dd'], ['1w'], ['99999h']
  ])('the limit %j is refused', (text) => {
    expect(() => parseLimit(text)).toThrow(DeadlineError)
    expect(limitSchema.safeParse(text).success).toBe(false)
  })
  it.each(['24h', '8d', '60d', '5wd', '1m', '1y'])('the limit %s is read and written', (text) => expect(formatLimit(limitSchema.parse(text))).toBe(text))
  it.each<[string, () => unknown]>([
    ['deadline.bad-arrival', () => derive('2026-02-30', '8d')],
    ['deadline.bad-arrival', () => derive('2026-12-08 10:12', '8d')],
    ['deadline.bad-arrival', () => derive('', '8d')],
    ['deadline.time-needed', () => derive('2026-12-08', '24h')],
    ['deadline.bad-interval', () => derive('2026-12-08', '8d', 'authority', [suspended('2026-12-12', '2026-12-11')])],
    ['deadline.bad-interval', () => derive('2026-12-08', '8d', 'authority', [suspended('2026-12-32', null)])],
    ['deadline.bad-limit', () => deriveDeadline({ arrived: '2026-12-08', limit: { amount: 0.5, unit: 'days' }, party: 'client', excluded: [], calendar: HUNGARY, policies: ROLL_FORWARD_POLICIES })],
    ['deadline.too-far', () => derive('2026-12-08', '8d', 'authority', [suspended('2026-12-09', '2400-01-01')])]
  ])('%s', (code, run) => expect(run).toThrow(expect.objectContaining({ code, hu: expect.any(String), en: expect.any(String) })))
})

describe('properties', () => {
  const day = fc.integer({ min: epochDay('2023-06-01'), max: epochDay('2028-12-31') }).map(dateOfEpochDay)
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const interval = fc.tuple(day, fc.nat(40)).map(([from, length]) => suspended(from, addDays(from, length)))
  const near = (arrived: string) => fc.array(fc.tuple(fc.integer({ min: -20, max: 90 }), fc.nat(25)).map(([at, length]) => suspended(addDays(arrived, at), addDays(arrived, at + length))), { maxLength: 5 })
  const party = fc.constantFrom<Party>('authority', 'client')
  const dayLimit = fc.constantFrom('1d', '8d', '15d', '30d', '60d', '5wd', '22wd')
  const anyLimit = fc.oneof(dayLimit, fc.constantFrom('1m', '3m', '1y'))
  const setting = day.chain((arrived) => fc.record({ arrived: fc.constant(arrived), limit: anyLimit, party, excluded: near(arrived) }))

  it('steps tile the span without gap or overlap, and the counted days are the limit', () => {
    fc.assert(fc.property(setting, ({ arrived, limit, party: whose, excluded }) => {
      const { steps, due } = derive(arrived, limit, whose, excluded)
      expect(steps[0]).toMatchObject({ from: arrived, to: arrived, kind: 'start' })
      for (let i = 1; i < steps.length; i += 1) expect(steps[i]!.from).toBe(addDays(steps[i - 1]!.to!, 1))
      expect(steps.at(-1)!.to).toBe(due)
      const parsed = parseLimit(limit)
      const length = parsed.unit === 'months' ? daysBetween(arrived, addMonths(arrived, parsed.amount)) : parsed.unit === 'years' ? daysBetween(arrived, addMonths(arrived, 12 * parsed.amount)) : parsed.amount
      expect(steps.reduce((sum, { counted }) => sum + counted, 0)).toBe(length)
      for (const { from, to, kind, counted } of steps) if (counted > 0) expect([kind.startsWith('counted'), daysBetween(from, to!) + 1]).toEqual([true, counted])
    }))
  })
  it('hour steps tile the span, and the counted hours are the limit', () => {
    fc.assert(fc.property(day, clock, fc.integer({ min: 1, max: 100 }), party, (date, time, hours, whose) => {
      fc.pre(date >= '2018-01-01')
      const { steps, due } = derive(`${date}T${time}`, `${hours}h`, whose, [suspended(addDays(date, 1), addDays(date, 1))])
      for (let i = 1; i < steps.length; i += 1) expect(steps[i]!.from).toBe(steps[i - 1]!.to)
      expect(steps.at(-1)!.to).toBe(due)
      expect(steps.reduce((sum, { counted }) => sum + counted, 0)).toBeCloseTo(hours, 6)
    }))
  })
  it('a later arrival is never due earlier', () => {
    fc.assert(fc.property(setting, dayLimit, fc.nat(30), ({ arrived, party: whose, excluded }, limit, later) => {
      expect(derive(addDays(arrived, later), limit, whose, excluded).due! >= derive(arrived, limit, whose, excluded).due!).toBe(true)
    }))
    fc.assert(fc.property(day, fc.constantFrom('1m', '1y'), party, fc.nat(30), (arrived, limit, whose, later) => {
      expect(derive(addDays(arrived, later), limit, whose).due! >= derive(arrived, limit, whose).due!).toBe(true)
    }))
  })
  it('one more suspension never shortens, and repeating or reordering them changes nothing', () => {
    fc.assert(fc.property(setting, interval, ({ arrived, limit, party: whose, excluded }, extra) => {
      const { due } = derive(arrived, limit, whose, excluded)
      expect(derive(arrived, limit, whose, [...excluded, extra]).due! >= due!).toBe(true)
      expect(derive(arrived, limit, whose, [...excluded, ...excluded].reverse()).due).toBe(due)
    }))
  })
  it('the two policies agree on working days and differ by the roll otherwise', () => {
    fc.assert(fc.property(setting, ({ arrived, limit, excluded }) => {
      const authority = derive(arrived, limit, 'authority', excluded)
      const client = derive(arrived, limit, 'client', excluded)
      expect([client.due, client.otherPolicyDue]).toEqual([authority.otherPolicyDue, authority.due])
      expect(client.due).toBe(workingDayFrom(HUNGARY, authority.due!))
      expect(isWorkingDay(HUNGARY, client.due!)).toBe(true)
    }))
  })
  it('without breaks and suspensions a limit is plain arithmetic', () => {
    const plain: CalendarData = { ...HUNGARY, breaks: [] }
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 400 }), (arrived, amount) => {
      expect(derive(arrived, `${amount}d`, 'authority', [], { calendar: plain }).due).toBe(addDays(arrived, amount))
      expect(derive(arrived, `${amount}wd`, 'authority', [], { calendar: plain }).due).toBe(addWorkingDays(plain, arrived, amount))
    }))
  })
})
