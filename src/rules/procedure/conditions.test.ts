import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { join } from 'node:path'
import { readCatalogueEntry } from '../../registers/case-types/read-catalogue.ts'
import { conditionContext, evaluateCondition, interpret } from './compiled-condition.ts'
import { evaluateFeel, isFulfilled } from './conditions.ts'
import type { Facts } from './case-state.types.ts'

const noon = '2026-03-02T11:00:00.000Z'
const none = {}

/** Every condition of the catalogue, wherever it stands in a rule. */
function conditionsOf(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, item]) =>
    (typeof item === 'string' && ['condition', 'holds', 'subject'].includes(name) ? [item] : conditionsOf(item)))
}
const catalogue = ['telepengedely', 'fakivagas', 'telepulesi-tamogatas'].flatMap((code) =>
  conditionsOf(readCatalogueEntry(join(import.meta.dirname, '../../../catalogue'), code).entry!.rule))

/** Names that read otherwise where they are there: with a hyphen, a space, a keyword, a literal's constructor. */
const name = fc.constantFrom('a', 'b', 'a-b', 'a b', 'date', 'not', 'in', 'list', 'ő', 'item', 'b1', '0')
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 }, fc.constantFrom(null, true, false, 0, 1, 2.5, 'a', 'refuses', ''),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }).map((plain) => ({ ...plain })), fc.array(tie('value'), { maxLength: 3 })
  )
})).value
const expression: fc.Arbitrary<string> = fc.letrec<{ expression: string; path: string }>((tie) => {
  const two = (...between: string[]) => fc.tuple(tie('expression'), fc.constantFrom(...between), tie('expression')).map((parts) => parts.join(' '))
  return {
    path: fc.tuple(fc.constantFrom('data', 'x', 'missing'), fc.array(name, { maxLength: 3 })).map(([head, tail]) => [head, ...tail].join('.')),
    expression: fc.oneof(
      { maxDepth: 3 }, tie('path'), fc.constantFrom('1', 'true', 'null', '"a"', 'today()', 'now()', 'date("2026-03-02")', 'item'),
      two('=', '!=', '<', 'and', 'or', '+', '-', '*'), tie('expression').map((inner) => `not(${inner})`), tie('expression').map((inner) => `count(${inner})`),
      fc.tuple(tie('path'), tie('expression')).map(([list, test]) => `some s in ${list} satisfies s.a = ${test}`),
      fc.tuple(tie('path'), tie('expression')).map(([list, test]) => `${list}[${test}]`),
      fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([test, then, other]) => `if ${test} then ${then} else ${other}`),
      fc.tuple(tie('path'), name).map(([context, key]) => `get value(${context}, "${key}")`)
    )
  }
}).expression

describe('a compiled condition', () => {
  const legalTime = { today: () => '2026-03-02', now: () => 'noon' }
  const agree = (text: string, facts: object): void => {
    const context = conditionContext(facts, legalTime)
    const expected = interpret(text, { ...facts, ...legalTime })
    // Twice: the second time it is there already, and must have kept nothing of the first.
    for (const _ of [1, 2]) expect(evaluateCondition(text, context)).toEqual(expected)
  }

  it('gives the value and the warnings of FEEL, whatever the facts', () => {
    fc.assert(fc.property(expression, fc.array(fc.record({ data: value, x: value }), { minLength: 1, maxLength: 3 }), (text, facts) => {
      for (const item of facts) agree(text, item)
    }), { numRuns: 300 })
  })

  it('gives them for every condition of the catalogue', () => {
    expect(catalogue.length).toBeGreaterThan(30)
    const facts = fc.record({
      data: value, client: fc.record({ kind: fc.constantFrom('person', 'organisation', null), identified: fc.boolean() }), represented: fc.boolean(),
      opposingClient: fc.boolean(), withdrawn: fc.boolean(), deficiencyLapsed: fc.boolean(), siteVisit: fc.record({ done: fc.boolean(), result: fc.constantFrom('compliant', null) }),
      specialists: fc.array(fc.record({ code: fc.constant('public-health'), position: fc.constantFrom('refuses', 'consents', null) }), { maxLength: 3 })
    }, { requiredKeys: ['data'] })
    fc.assert(fc.property(fc.constantFrom(...new Set(catalogue)), facts, (text, given) => agree(text, given)), { numRuns: 150 })
  })

  it('reads a name with a hyphen where the facts have one, and subtracts elsewhere', () => {
    agree('data.a-b = 5', { data: { 'a-b': 5 }, b: 1 })
    agree('data.a-b = 5', { data: { a: 6 }, b: 1 })
    expect(evaluateFeel('data.a-b = 5', { data: { 'a-b': 5 }, b: 1 }, noon).value).toBe(true)
    expect(evaluateFeel('data.a-b = 5', { data: { a: 6 }, b: 1 }, noon).value).toBe(true)
  })

  it('converts what is no plain data', () => {
    agree('x < date and time("2026-03-02T00:00:00Z")', { x: new Date('2026-03-01T00:00:00Z') })
    agree('x.a = 1', { x: Object.assign(Object.create(null), { a: 1 }) })
  })

  it('lets no warning of one case reach the next', () => {
    expect(evaluateFeel('data.site.shared = true', { data: {} }, noon).warnings).toHaveLength(2)
    expect(evaluateFeel('data.site.shared = true', { data: { site: { shared: true } } }, noon)).toEqual({ value: true, warnings: [] })
    const fulfilled = (data: object): boolean => isFulfilled('x or data.y = 1', { x: true, data } as unknown as Facts, noon)
    expect([fulfilled({}), fulfilled({ y: 2 }), fulfilled({})]).toEqual([false, true, false])
  })
})

describe('legal time', () => {
  it('is what today() and now() say, also of facts that were asked at another time', () => {
    const at = (legalNow: string) => evaluateFeel('today() = date("2026-03-02") and now() < date and time("2026-03-02T12:30:00@Europe/Budapest")', none, legalNow).value
    expect([at('2026-03-02T11:00:00.000Z'), at('2026-03-02T12:00:00.000Z'), at('2026-03-01T23:30:00.000Z'), at('2026-03-02T11:00:00.000Z')])
      .toEqual([true, false, true, true])
  })
})
