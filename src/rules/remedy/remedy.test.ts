import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOfEpochDay, epochDay, HUNGARY } from '../calendar/index.ts'
import { ROLL_FORWARD_POLICIES } from '../deadline/index.ts'
import { decidingOrganSchema, finalityOf, powerSchema, remedyOf, remedyRuleSchema, REMEDY_RULES } from './index.ts'
import type { ClientPosition, DecidingOrgan, Finality, Power, Remedy } from './index.ts'

const question = (power: Power, organ: DecidingOrgan) => ({ power, organ, decision: 'determination', instance: 1, on: '2026-12-08' } as const)

describe('remedies', () => {
  it.each<[Power, DecidingOrgan, string, string | null]>([
    ['state', 'clerk', 'appeal', 'county-government-office'],
    ['local-government', 'clerk', 'appeal', 'council'],
    ['local-government', 'mayor', 'appeal', 'council'],
    ['local-government', 'committee', 'appeal', 'council'],
    ['local-government', 'council', 'administrative-action', 'administrative-court'],
    ['state', 'district-office', 'administrative-action', 'administrative-court'],
    ['state', 'county-government-office', 'administrative-action', 'administrative-court'],
    ['state', 'local-law-enforcement', 'appeal', 'superior-body']
  ])('%s power, %s: %s to %s', (power, organ, kind, decidedBy) => {
    expect(remedyOf(question(power, organ))).toMatchObject({ kind, decidedBy, limit: kind === 'appeal' ? '15d' : '30d' })
  })
  it('has an answer for every power and organ', () => {
    for (const power of powerSchema.options) for (const organ of decidingOrganSchema.options) expect(remedyOf(question(power, organ)).kind).toBeTruthy()
    for (const rule of REMEDY_RULES) expect(remedyRuleSchema.parse(rule)).toEqual(rule)
    expect(() => remedyOf({ ...question('state', 'clerk'), on: '2010-01-01' })).toThrow(RangeError)
  })
  it('lets a sector act, the instance and the kind of decision change it', () => {
    const special: Remedy = { kind: 'civil-action', limit: '15d', decidedBy: 'civil-court', law: '17/2015. Korm. r.', limitLaw: null }
    expect(remedyOf({ ...question('state', 'clerk'), special })).toEqual(special)
    expect(remedyOf({ ...question('state', 'clerk'), instance: 2 }).kind).toBe('administrative-action')
    expect(remedyOf({ ...question('state', 'clerk'), decision: 'order' }).kind).toBe('with-the-decision')
    expect(remedyOf({ ...question('state', 'clerk'), decision: 'order', separatelyChallengeable: true }).kind).toBe('appeal')
  })
})

describe('finality', () => {
  const appeal = remedyOf(question('state', 'clerk'))
  const court = remedyOf(question('state', 'district-office'))
  const ask = (remedy: Remedy, today: string, clients: Omit<ClientPosition, 'clientId'>[], second: string | null = null): Finality =>
    finalityOf({
      remedy, today, secondInstanceCommunicatedOn: second, calendar: HUNGARY, policies: ROLL_FORWARD_POLICIES,
      clients: clients.map((client, i) => ({ clientId: `client-${i}`, ...client }))
    })

  it.each<[string, Remedy, string, Omit<ClientPosition, 'clientId'>[], string | null, object]>([
    ['without appeal on communication', court, '2026-12-08', [{ communicatedOn: '2026-12-08' }], null, { final: true, on: '2026-12-08', reason: 'communicated' }],
    ['with the last of several clients', court, '2026-12-12', [{ communicatedOn: '2026-12-08' }, { communicatedOn: '2026-12-10' }], null, { final: true, on: '2026-12-10' }],
    ['not while one is missing', court, '2026-12-12', [{ communicatedOn: '2026-12-08' }, { communicatedOn: null }], null, { final: false, expectedOn: null, reason: 'not-communicated' }],
    // 9 + 15 = 24 December, a rest day: the term rolls to 28 December; final on the 29th.
    ['term running', appeal, '2026-12-28', [{ communicatedOn: '2026-12-09' }], null, { final: false, on: null, expectedOn: '2026-12-29', reason: 'term-running' }],
    ['term passed', appeal, '2026-12-29', [{ communicatedOn: '2026-12-09' }], null, { final: true, on: '2026-12-29', reason: 'term-passed' }],
    ['appeal pending', appeal, '2027-02-01', [{ communicatedOn: '2026-12-09', appealedOn: '2026-12-28' }], null, { final: false, expectedOn: null, reason: 'appeal-pending' }],
    ['a late appeal does not hold it up', appeal, '2027-02-01', [{ communicatedOn: '2026-12-09', appealedOn: '2026-12-29' }], null, { final: true, on: '2026-12-29' }],
    ['waived', appeal, '2026-12-11', [{ communicatedOn: '2026-12-09', waivedOn: '2026-12-10' }], null, { final: true, on: '2026-12-10' }],
    ['waived beforehand', appeal, '2026-12-11', [{ communicatedOn: '2026-12-09', waivedOn: '2026-12-01' }], null, { final: true, on: '2026-12-09' }],
    ['one waived, the other’s term runs', appeal, '2026-12-11', [{ communicatedOn: '2026-12-09', waivedOn: '2026-12-10' }, { communicatedOn: '2026-12-09' }], null, { final: false, expectedOn: '2026-12-29' }],
    ['withdrawn after the term', appeal, '2027-01-20', [{ communicatedOn: '2026-12-09', appealedOn: '2026-12-20', withdrawnOn: '2027-01-15' }], null, { final: true, on: '2027-01-15' }],
    ['second instance', appeal, '2027-02-01', [{ communicatedOn: '2026-12-09', appealedOn: '2026-12-20' }], '2027-01-25', { final: true, on: '2027-01-25', reason: 'second-instance' }],
    ['second instance not yet communicated', appeal, '2027-01-24', [{ communicatedOn: '2026-12-09', appealedOn: '2026-12-20' }], '2027-01-25', { final: false, reason: 'appeal-pending' }]
  ])('%s', (_, remedy, today, clients, second, expected) => expect(ask(remedy, today, clients, second)).toMatchObject(expected))

  it('shows the derivation of each term and a step for each client', () => {
    const { terms, steps } = ask(appeal, '2026-12-11', [{ communicatedOn: '2026-12-09' }, { communicatedOn: null }])
    expect(terms.map(({ clientId, derivation }) => [clientId, derivation.due])).toEqual([['client-0', '2026-12-28']])
    expect(terms[0]!.derivation.steps[1]).toMatchObject({ law: 'Ákr. 118. § (3)' })
    expect(steps).toHaveLength(2)
  })
  it('is never reached before communication, and never lost by waiting', () => {
    const day = fc.integer({ min: epochDay('2026-01-01'), max: epochDay('2026-12-31') }).map(dateOfEpochDay)
    const client = fc.record({ communicatedOn: fc.option(day), waivedOn: fc.option(day), appealedOn: fc.option(day), withdrawnOn: fc.option(day) })
    fc.assert(fc.property(fc.constantFrom(appeal, court), fc.array(client, { minLength: 1, maxLength: 3 }), day, fc.nat(200), (remedy, clients, today, later) => {
      const now = ask(remedy, today, clients)
      if (!now.final) return
      for (const { communicatedOn } of clients) expect(communicatedOn !== null && communicatedOn <= now.on!).toBe(true)
      expect(now.on! <= today).toBe(true)
      // What is entered later with an earlier day is another question; here nothing more happens.
      const known = clients.map((position) => Object.fromEntries(Object.entries(position).map(([key, on]) => [key, on !== null && on <= today ? on : null])) as typeof position)
      expect(ask(remedy, addDays(today, later), known)).toMatchObject({ final: true, on: now.on })
    }))
  })
  it('needs clients', () => expect(() => ask(court, '2026-12-08', [])).toThrow(RangeError))
})
