/** The separate process that makes the load, so that making it does not stand in the way of what is measured or of measuring. */
import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What one measurement of a variant gave; times in milliseconds. */
export interface Run {
  readonly operations: number
  /** Operations a second. */
  readonly rate: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** A running load process. */
export interface Workload {
  run(variant: string, load: { readonly seconds: number; readonly concurrency: number }): Promise<Run>
  stop(): Promise<void>
}

/** What `bench/<name>.workload.ts` exports as `prepare`: the operations by name; `worker` tells concurrent callers apart. */
export interface Prepared {
  readonly variants: Readonly<Record<string, (worker: number) => Promise<unknown>>>
  close(): Promise<void>
}

/**
 * Starts the process of a workload module. Without its parent it ends by itself.
 * @throws Error with what the process said when it cannot prepare or an operation fails
 */
export async function startWorkload(module: string, parameters: unknown): Promise<Workload> {
  const child = fork(join(import.meta.dirname, 'workload-process.ts'), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced'
  })
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  const ask = <T>(message: unknown): Promise<T> => new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('the load process ended'))
    child.once('exit', onExit)
    child.once('message', (answer: { value?: T; error?: string }) => {
      child.off('exit', onExit)
      if (answer.error === undefined) resolve(answer.value as T)
      else reject(new Error(answer.error))
    })
    child.send(message as object)
  })
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect()
    await ended
  }
  try {
    await ask({ prepare: join(import.meta.dirname, module), parameters })
  } catch (error) {
    await stop()
    throw error
  }
  return { run: (variant, load) => ask<Run>({ variant, ...load }), stop }
}
