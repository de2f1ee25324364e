/** Processes beside the Gate: the log's witness, the simulator, the mail sink. Each prints one line of JSON when ready. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { withoutSecrets } from '../platform/config/index.ts'

/** A process that is kept running, and what it said when it was first ready. */
export interface Child<Ready> {
  readonly ready: Ready
  stop(): Promise<void>
}

/** How to start one. */
export interface ChildOptions<Ready> {
  readonly name: string
  /** TypeScript file that Node runs. */
  readonly script: string
  /** `before`: what it said when it was ready last; a process that is started again takes the same port. */
  readonly args: (before: Ready | null) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly logger: Logger
  /** Reads the ready line; throws when it is not one. */
  readonly parse: (line: unknown) => Ready
}

const firstPause = 250
const longestPause = 10_000

/**
 * Starts a process, waits for its ready line, and starts it again whenever it ends by itself. It gets SIGTERM at the end,
 * and ends by itself when the Gate dies, because its standard input closes then.
 */
export async function startChild<Ready>(options: ChildOptions<Ready>): Promise<Child<Ready>> {
  const { name, logger } = options
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let starting: Promise<unknown> = Promise.resolve()
  let running = await launch(options, null)
  const { ready } = running

  const again = (pause: number): void => {
    timer = setTimeout(() => {
      starting = launch(options, ready).then((started) => {
        running = started
        if (stopping) return stop(started.process)
        logger.warn({ process: name }, 'a process beside the Gate was started again')
        watch()
      }, (error: unknown) => {
        logger.error({ process: name, err: error }, 'a process beside the Gate could not be started again')
        if (!stopping) again(Math.min(pause * 2, longestPause))
      })
    }, pause)
  }
  const watch = (): void => {
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (stopping) return
      logger.error({ process: name, code, signal }, 'a process beside the Gate ended')
      again(firstPause)
    }
    const { process: child } = running
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode)
    else child.once('exit', ended)
  }
  watch()
  return {
    ready,
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await starting
      await stop(running.process)
    }
  }
}

function launch<Ready>(options: ChildOptions<Ready>, before: Ready | null): Promise<{ ready: Ready; process: ChildProcess }> {
  const { name, logger } = options
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href, options.script, ...options.args(before)
  ], {
    // Own group: Ctrl+C reaches the Gate alone, which then stops its processes in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...withoutSecrets(process.env), ...options.env }
  })
  child.stderr.on('data', (chunk: Buffer) => logger.warn({ process: name }, chunk.toString().trimEnd()))
  // A pipe to a process that was killed breaks; its end is noticed by the exit.
  child.stdin.on('error', () => {})
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-2000) })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      void stop(child)
      reject(new Error(`${name} did not get ready within 30 s`))
    }, 30_000)
    child.once('error', reject)
    const early = (code: number | null): void => {
      clearTimeout(timer)
      reject(new Error(`${name} ended with ${code ?? 'a signal'} before it was ready\n${said}`))
    }
    child.once('exit', early)
    const lines = createInterface({ input: child.stdout })
    lines.once('line', (line) => {
      clearTimeout(timer)
      child.off('exit', early)
      try {
        resolve({ ready: options.parse(JSON.parse(line)), process: child })
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
