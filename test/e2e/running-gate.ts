/** The real Gate as its users start it: `./kapu start` on a folder of its own, for the walks in the browser. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyDemo, removeFolder } from './demo-folder.ts'

const root = join(import.meta.dirname, '../..')

/** A Gate that answers at `url`. */
export interface RunningGate {
  readonly url: string
  readonly simulatorUrl: string
  readonly mailUrl: string
  readonly folder: string
  readonly output: () => string
  /** Process id of the Gate itself. */
  readonly pid: () => number
  /** Sends a signal to the process of the CLI and waits for its end. */
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Starts again on the same folder and ports. */
  restart(): Promise<void>
  /** Stops and removes everything. */
  remove(): Promise<void>
}

export interface RunningGateOptions {
  /** A first start, with the country loaded before one's eyes; otherwise on a copy of a folder where that has been done. */
  readonly isFirst?: boolean
  readonly autoAnswer?: number | 'off'
  /** A folder of one's own, whose `data` becomes the data folder of a first start. */
  readonly folder?: string
  readonly simulatorPort?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a Gate of the demonstration country. @throws Error with what it printed when it does not come up */
export async function startRunningGate(options: RunningGateOptions = {}): Promise<RunningGate> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'kapu-e2e-'))
  if (!options.isFirst && !options.folder) {
    await copyDemo(folder, async (original) => {
      const gate = await startRunningGate({ folder: original })
      await gate.kill('SIGTERM')
    })
  }
  const [port, simulatorPort, mailPort] = await Promise.all([freePort(), options.simulatorPort ?? freePort(), freePort()])
  const args = [
    'start', '--data', join(folder, 'data'), '--port', String(port), '--simulator-port', String(simulatorPort), '--mail-port', String(mailPort),
    '--auto-answer', String(options.autoAnswer ?? 2)
  ]
  let output = ''
  let child: ChildProcess
  const begin = async (): Promise<void> => {
    const { DATABASE_URL: _, ...env } = process.env
    child = spawn(join(root, 'kapu'), args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, ...options.env }, detached: true })
    let isUp = false
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      isUp ||= output.includes('Leállítás: Ctrl+C')
    })
    child.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString() })
    for (let waited = 0; waited < 300_000; waited += 50) {
      if (isUp) return
      if (child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`the Gate did not come up\n${output}`)
  }
  const kill = (signal: NodeJS.Signals): Promise<number | null> => new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve(child.exitCode)
      return
    }
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
  await begin()
  return {
    url: `http://127.0.0.1:${port}`,
    simulatorUrl: `http://127.0.0.1:${simulatorPort}`,
    mailUrl: `http://127.0.0.1:${mailPort}`,
    folder: join(folder, 'data'),
    output: () => output,
    pid: () => child.pid!,
    kill,
    restart: async () => {
      output = ''
      await begin()
    },
    remove: async () => {
      await kill('SIGTERM')
      await removeFolder(folder)
    }
  }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
