import type { Bench, Metric } from './bench.types.ts'
import type { Provenance, Records } from './record.ts'
import type { Result } from './result.ts'

/**
 * The text of `docs/performance.md`: what was measured on what, one table, what was lost, and the notes kept by hand.
 * Benchmarks that have never been run in full are named as such rather than left out.
 */
export function performanceDocument(benches: readonly Bench[], records: Records, notes: string): string {
  const rows = benches.flatMap((bench) => rowsOf(bench, records))
  const missed = rows.filter((row) => row.includes('| **no** |'))
  const unmeasured = benches.filter((bench) => !records[bench.name]).map((bench) => `\`${bench.name}\``)
  const runs = runsOf(benches, records)
  return [
    '# Performance', '',
    'Made by `./kapu bench --write`; do not edit. What each figure means, and the rules of measuring, stand in [`bench/`](../bench/README.md).', '',
    ...runs.map(({ provenance, names }) =>
      `- ${names.map((name) => `\`${name}\``).join(', ')}: ${provenance.date}, commit ${provenance.commit}; ${provenance.machine}; ${provenance.versions}`),
    ...(runs.length > 0 ? [''] : []),
    '| Benchmark | Metric | Value | Reference | Ratio | Goal | Met | What is compared |', '|---|---|--:|--:|--:|--:|---|---|', ...rows, '',
    '## Losers', '',
    ...losers(missed.length, rows.length, unmeasured), '',
    ...(notes.trim() === '' ? [] : [notes.trim(), ''])
  ].join('\n')
}

function losers(missed: number, measured: number, unmeasured: readonly string[]): string[] {
  const lines: string[] = []
  if (unmeasured.length > 0) lines.push(`Not yet measured in full: ${unmeasured.join(', ')}.`)
  if (missed > 0) lines.push(`${missed} of ${measured} goals are not met: the rows that say **no**.`)
  else if (measured > 0) lines.push('Every goal that was measured is met.')
  return lines
}

function runsOf(benches: readonly Bench[], records: Records): Array<{ provenance: Provenance; names: string[] }> {
  const runs = new Map<string, { provenance: Provenance; names: string[] }>()
  for (const { name } of benches) {
    const provenance = records[name]?.provenance
    if (!provenance) continue
    const key = JSON.stringify(provenance)
    const run = runs.get(key) ?? { provenance, names: [] }
    run.names.push(name)
    runs.set(key, run)
  }
  return [...runs.values()]
}

function rowsOf(bench: Bench, records: Records): string[] {
  const results = records[bench.name]?.results ?? []
  return Object.entries(bench.metrics).flatMap(([name, metric]) => {
    const result = results.find((item) => item.metric === name)
    return result ? [rowOf(bench.name, result, metric)] : []
  })
}

function rowOf(bench: string, result: Result, metric: Metric): string {
  const withUnit = (value: number): string => `${figure(value)} ${result.unit}`
  // The goal that it was judged by, which need not be today's.
  const goal = result.goal === null ? '' : `${metric.goal?.side === 'at-most' ? '≤' : '≥'} ${result.reference === null ? withUnit(result.goal) : figure(result.goal)}`
  const met = result.goal === null ? '' : result.ok ? 'yes' : '**no**'
  return `| ${[
    bench, result.metric, withUnit(result.value), result.reference === null ? '' : withUnit(result.reference),
    result.ratio === null ? '' : figure(result.ratio), goal, met, metric.meaning
  ].join(' | ')} |`
}

/** 12 345, 12.35, 0.123: thin enough to compare down a column. */
function figure(value: number): string {
  const rounded = Number(value.toPrecision(4))
  return Math.abs(rounded) >= 1000 ? Math.round(rounded).toLocaleString('en-GB').replaceAll(',', ' ') : String(rounded)
}
