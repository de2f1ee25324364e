/** The load process: prepares a workload module, then runs its variants as it is asked, one at a time. */
import { pathToFileURL } from 'node:url'
import { quantile } from './statistics.ts'
import type { Prepared, Run } from './workload.ts'

type Request = { prepare: string; parameters: unknown } | { variant: string; seconds: number; concurrency: number }

let prepared: Prepared | undefined

process.on('message', (request: Request) => {
  answer(request).then((value) => process.send!({ value }), (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }))
})
// Its parent is done with it, or is gone.
process.once('disconnect', () => {
  void Promise.resolve(prepared?.close()).finally(() => process.exit(0))
})

async function answer(request: Request): Promise<Run | null> {
  if ('prepare' in request) {
    const module = await import(pathToFileURL(request.prepare).href) as { prepare: (parameters: unknown) => Promise<Prepared> }
    prepared = await module.prepare(request.parameters)
    return null
  }
  return load(prepared!.variants[request.variant]!, request.seconds, request.concurrency)
}

async function load(operation: (worker: number) => Promise<unknown>, seconds: number, concurrency: number): Promise<Run> {
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  await Promise.all(Array.from({ length: concurrency }, async (_, worker) => {
    for (let at = performance.now(); at < end; at = performance.now()) {
      await operation(worker)
      times.push(performance.now() - at)
    }
  }))
  const elapsed = (performance.now() - begun) / 1000
  return { operations: times.length, rate: times.length / elapsed, p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) }
}
