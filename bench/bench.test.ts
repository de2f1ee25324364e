import { describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HUNGARY } from '../src/rules/calendar/index.ts'
import { fold } from '../src/rules/procedure/index.ts'
import { readCatalogueEntry } from '../src/registers/case-types/read-catalogue.ts'
import { bench as verb } from '../src/main/verbs/bench.ts'
import type { Bench } from './bench.types.ts'
import { performanceDocument } from './document.ts'
import { longCase } from './long-case.ts'
import { benchNames, loadBench } from './register.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { median, quantile } from './statistics.ts'

const atLeast = (bound: number) => ({ side: 'at-least', bound }) as const
const atMost = (bound: number) => ({ side: 'at-most', bound }) as const

describe('figures', () => {
  it('the median is the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 1, 2, 4])).toBe(3)
    expect(median([100, 9, 20])).toBe(20)
    expect(() => median([])).toThrow(RangeError)
  })

  it('a quantile is one of the measured values', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([quantile(values, 0.95), quantile(values, 0.99), quantile(values, 1), quantile(values, 0)]).toEqual([95, 99, 100, 1])
    expect(quantile([7], 0.99)).toBe(7)
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })

  it('the median over the rounds forgives one disturbed round', () => {
    expect(medianOf([{ rate: 100 }, { rate: 3 }, { rate: 98 }], ({ rate }) => rate)).toBe(98)
  })
})

describe('judgement', () => {
  const result = (value: number, reference: number | null, goal: ReturnType<typeof atLeast> | ReturnType<typeof atMost> | null) =>
    judge({ bench: 'b', metric: 'm', value, unit: '/s', reference, goal })

  it('holds the ratio to the goal where there is a reference, the value elsewhere', () => {
    expect(result(65, 100, atLeast(0.65))).toEqual({ bench: 'b', metric: 'm', value: 65, unit: '/s', reference: 100, ratio: 0.65, goal: 0.65, ok: true })
    expect(result(64, 100, atLeast(0.65))).toMatchObject({ ok: false })
    expect(result(64, null, atLeast(30))).toMatchObject({ reference: null, ratio: null, goal: 30, ok: true })
    expect(result(3, 2, atMost(1.5))).toMatchObject({ ratio: 1.5, ok: true })
    expect(result(3.1, 2, atMost(1.5))).toMatchObject({ ok: false })
    expect(result(3.1, 2, null)).toMatchObject({ goal: null, ok: true })
  })

  it('does not round a miss into a hit', () => {
    expect(result(0.649_99, 1, atLeast(0.65))).toMatchObject({ ratio: 0.65, ok: false })
  })

  it('takes nothing measured for a miss', () => {
    expect(result(Number.NaN, null, atMost(1)).ok).toBe(false)
    expect(result(1, 0, atLeast(0.5)).ok).toBe(false)
  })
})

it('variants take turns, after a warm-up of each that does not count', async () => {
  const seen: string[] = []
  const variant = (name: string) => async (seconds: number): Promise<number> => {
    seen.push(`${name}${seconds}`)
    return seen.length
  }
  const measured = await interleave({ a: variant('a'), b: variant('b') }, { warmUpSeconds: 2, seconds: 10, rounds: 3 })
  expect(seen).toEqual(['a2', 'b2', 'a10', 'b10', 'a10', 'b10', 'a10', 'b10'])
  expect(measured).toEqual({ a: [3, 5, 7], b: [4, 6, 8] })
})

describe('the document', () => {
  const bench = (name: string): Bench => ({
    name, summary: 'próba', metrics: { speed: { goal: atLeast(0.5), meaning: 'one against another' }, size: { goal: atMost(30), meaning: 'how big' } },
    async *run() {}
  })
  const provenance = { machine: '2 × Próba', versions: 'Node 24', commit: 'abc', date: '2026-11-24' }
  const results = [
    judge({ bench: 'a', metric: 'speed', value: 12_345.6, unit: '/s', reference: 40_000, goal: atLeast(0.5) }),
    judge({ bench: 'a', metric: 'size', value: 29, unit: 'KB', goal: atMost(30) })
  ]

  it('names machine, commit, figures, what was lost and what was never measured', () => {
    const text = performanceDocument([bench('a'), bench('b')], { a: { provenance, results } }, '## Notes\n\nx')
    expect(text).toContain('- `a`: 2026-11-24, commit abc; 2 × Próba; Node 24')
    expect(text).toContain('| a | speed | 12 350 /s | 40 000 /s | 0.3086 | ≥ 0.5 | **no** | one against another |')
    expect(text).toContain('| a | size | 29 KB |  |  | ≤ 30 KB | yes | how big |')
    expect(text).toContain('1 of 2 goals are not met')
    expect(text).toContain('Not yet measured in full: `b`.')
    expect(text.endsWith('## Notes\n\nx\n')).toBe(true)
  })

  it('says that everything is met only then', () => {
    const told = (kept: typeof results): string => performanceDocument([bench('a')], { a: { provenance, results: kept } }, '')
    expect(told(results.slice(1))).toContain('Every goal that was measured is met.')
    expect(told(results)).not.toContain('Every goal')
  })
})

describe('the register', () => {
  it('holds every benchmark under its own name, with a goal or a plain figure for each metric', async () => {
    const names = await benchNames()
    expect(names).toContain('fold')
    for (const name of names) {
      const bench = await loadBench(name)
      expect(bench.name).toBe(name)
      expect(bench.summary).not.toBe('')
      expect(Object.keys(bench.metrics)).not.toEqual([])
    }
  })

  it('refuses a file whose benchmark is called otherwise', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-bench-test-'))
    try {
      writeFileSync(join(folder, 'one.bench.ts'), 'export const bench = { name: \'two\' }')
      expect(await benchNames(folder)).toEqual(['one'])
      await expect(loadBench('one', folder)).rejects.toThrow('two')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the verb', () => {
  it('keeps no figure of a quick run and knows its benchmarks', async () => {
    await expect(verb.run(['--quick', '--write'])).rejects.toThrow('--quick')
    await expect(verb.run(['nincs'])).rejects.toThrow('Nincs ilyen mérés: nincs')
    await expect(verb.run(['--x'])).rejects.toThrow()
  })
})

it('the long case folds as the catalogue\'s rule reads it, to its last act', () => {
  const { entry } = readCatalogueEntry(join(import.meta.dirname, '../catalogue'), 'telepengedely')
  const acts = longCase(200)
  const state = fold(acts, entry!.rule, HUNGARY, acts.at(-1)!.at)
  expect(state).toMatchObject({ sequence: 200, status: 'in-progress' })
  expect(state.deficiencies.length).toBeGreaterThan(10)
  expect(new Set(acts.map(({ kind }) => kind)).size).toBeGreaterThan(10)
})
