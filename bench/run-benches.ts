import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './bench.types.ts'
import { performanceDocument } from './document.ts'
import { provenanceNow, readRecords, writeRecords } from './record.ts'
import { benchNames, loadBench } from './register.ts'
import type { Result } from './result.ts'
import { fullPace, quickPace } from './rounds.ts'

export interface RunOptions {
  readonly names: readonly string[]
  readonly quick: boolean
  /** Keeps the figures and writes the document. */
  readonly write: boolean
  print(line: string): void
  progress(sentence: string): void
}

/**
 * Runs benchmarks one after the other and prints each result as a line of JSON.
 * @returns whether every goal is met
 */
export async function runBenches(options: RunOptions): Promise<boolean> {
  let met = true
  for (const name of options.names) {
    const bench = await loadBench(name)
    const provenance = provenanceNow()
    const results = await runOne(bench, options)
    met &&= results.every((result) => result.ok)
    if (options.write) {
      // After each, so that a run that is cut off keeps what it measured.
      writeRecords({ ...readRecords(), [name]: { provenance, results } })
      await writeDocument()
    }
  }
  return met
}

async function runOne(bench: Bench, options: RunOptions): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), `kapu-bench-${bench.name}-`))
  const results: Result[] = []
  try {
    for await (const result of bench.run({
      pace: options.quick ? quickPace : fullPace, quick: options.quick, folder,
      progress: (sentence) => options.progress(`${bench.name}: ${sentence}`)
    })) {
      if (!(result.metric in bench.metrics)) throw new Error(`${bench.name} has no metric ${result.metric}`)
      results.push(result)
      options.print(JSON.stringify(options.quick ? { ...result, quick: true } : result))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

const document = join(import.meta.dirname, '../docs/performance.md')
const notes = join(import.meta.dirname, 'notes.md')

/** Writes the document anew from the kept figures and the notes. */
export async function writeDocument(): Promise<void> {
  const benches = await Promise.all((await benchNames()).map((name) => loadBench(name)))
  writeFileSync(document, performanceDocument(benches, readRecords(), readFileSync(notes, 'utf8')))
}
