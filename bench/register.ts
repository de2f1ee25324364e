/** The register of benchmarks: every `bench/<name>.bench.ts`. A new one is a new file. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './bench.types.ts'

const ending = '.bench.ts'

/** Names of all benchmarks, in the order in which they run. */
export async function benchNames(folder = import.meta.dirname): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort()
}

/** Loads one; only then are the libraries it needs loaded. @throws Error when file and name differ */
export async function loadBench(name: string, folder = import.meta.dirname): Promise<Bench> {
  const { bench } = await import(pathToFileURL(join(folder, `${name}${ending}`)).href) as { bench: Bench }
  if (bench.name !== name) throw new Error(`${name}${ending} exports the benchmark ${bench.name}`)
  return bench
}
