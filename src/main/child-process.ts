/** Processes beside the Gate: the log's witness, the simulator, the mail sink. Each prints one line of JSON when ready. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'

/** A running process and what it said when it was ready. */
export interface Child<Ready> {
  readonly ready: Ready
  stop(): Promise<void>
}

/** How to start one. */
export interface ChildOptions<Ready> {
  readonly name: string
  /** TypeScript file that Node runs. */
  readonly script: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly logger: Logger
  /** Reads the ready line; throws when it is not one. */
  readonly parse: (line: unknown) => Ready
}

/**
 * Starts a process and waits for its ready line. It gets SIGTERM at the end, and ends by itself when the Gate dies,
 * because its standard input closes then.
 */
export function startChild<Ready>(options: ChildOptions<Ready>): Promise<Child<Ready>> {
  const { name, logger } = options
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href, options.script, ...options.args
  ], {
    // Own group: Ctrl+C reaches the Gate alone, which then stops its processes in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env }
  })
  child.stderr.on('data', (chunk: Buffer) => logger.warn({ process: name }, chunk.toString().trimEnd()))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-2000) })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not get ready within 30 s`)), 30_000)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${name} ended with ${code ?? 'a signal'} before it was ready\n${said}`))
    })
    const lines = createInterface({ input: child.stdout })
    lines.once('line', (line) => {
      clearTimeout(timer)
      try {
        resolve({ ready: options.parse(JSON.parse(line)), stop: () => stop(child) })
        child.removeAllListeners('exit')
        child.once('exit', (code, signal) => {
          if (signal !== 'SIGTERM' && code !== 0) logger.error({ process: name, code, signal }, 'a process beside the Gate ended')
        })
      } catch (error) {
        void stop(child)
        reject(error as Error)
      }
    })
    lines.on('line', (line) => logger.debug({ process: name }, line))
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
