import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedErrors } from './embedded.errors.ts'
import { beganAt, holderOf, type Holder } from './holder.ts'
import { isAlive, isPostgres, startEmbedded, type EmbeddedServer, type ServerOptions } from './server.ts'

/** A hold on the server of a data folder; the last one to be released stops it. */
export interface Lease {
  readonly server: EmbeddedServer
  release(): Promise<void>
}

/** `exclusive`: the Gate itself. `onRestart` hears of a server that was found dead: null once it runs again, else why not. */
export interface LeaseOptions extends ServerOptions {
  readonly exclusive?: boolean
  readonly onRestart?: (error: unknown) => void
}

/**
 * Takes a lease: attaches to the running server or starts it. Only one holder may be exclusive (the Gate itself).
 * @throws embedded.held when another Gate runs on the folder
 */
export async function takeLease(
  dataFolder: string, purpose: string, options: LeaseOptions = {}
): Promise<Lease> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const folder = join(dataFolder, 'leases')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const me: Holder = { pid: process.pid, began: beganAt(process.pid) ?? '', purpose }
  const name = `${options.exclusive ? 'gate' : 'verb'}-${process.pid}-${randomBytes(4).toString('hex')}.json`
  const unlock = await lockFolder(folder)
  let server: EmbeddedServer
  try {
    if (options.exclusive) {
      const other = liveHolders(folder).find((holder) => holder.name.startsWith('gate-'))
      if (other) throw embeddedErrors.held({ pid: other.pid, purpose: other.purpose })
    }
    writeFileSync(join(folder, name), JSON.stringify(me), { mode: 0o600 })
    try {
      server = await startEmbedded(dataFolder, options)
    } catch (error) {
      rmSync(join(folder, name), { force: true })
      throw error
    }
  } finally {
    unlock()
  }
  let released = false
  // The Gate lives for months: when its server is killed (out of memory, an operator's mistake), it starts it again. The
  // address stays, so that the pools find the new one by themselves. Verbs end soon and just fail.
  const watching = options.exclusive
    ? keepRunning(() => server, async () => {
        const unlockAgain = await lockFolder(folder)
        try {
          if (!released) server = await startEmbedded(dataFolder, { ...options, progress: () => {} })
        } finally {
          unlockAgain()
        }
      }, options.onRestart ?? (() => {}))
    : null
  return {
    server,
    release: async () => {
      if (released) return
      released = true
      await watching?.stop()
      const unlockAgain = await lockFolder(folder)
      try {
        rmSync(join(folder, name), { force: true })
        if (liveHolders(folder).length === 0) await server.stop()
      } finally {
        unlockAgain()
      }
    }
  }
}

const look = 500
const longestPause = 10_000

/** Looks now and then whether the server's process lives, and starts it again until it does. */
function keepRunning(
  server: () => EmbeddedServer, restart: () => Promise<void>, onRestart: (error: unknown) => void
): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout
  let working: Promise<void> = Promise.resolve()
  const after = (pause: number, next: number): void => {
    timer = setTimeout(() => {
      working = (async () => {
        if (isAlive(server().pid) && isPostgres(server().pid)) {
          after(look, look)
          return
        }
        try {
          await restart()
          onRestart(null)
          after(look, look)
        } catch (error) {
          // Backends of the dead server may still be ending, or the disk is full: again, ever more rarely.
          onRestart(error)
          after(next, Math.min(next * 2, longestPause))
        }
      })().finally(() => { if (stopped) clearTimeout(timer) })
    }, pause)
    timer.unref()
  }
  after(look, look)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await working
      clearTimeout(timer)
    }
  }
}

/** Holders whose process lives; the files of dead ones are removed. */
function liveHolders(folder: string): Array<Holder & { name: string }> {
  const live: Array<Holder & { name: string }> = []
  for (const name of readdirSync(folder)) {
    if (!/^(gate|verb)-.*\.json$/.test(name)) continue
    const holder = holderOf(join(folder, name))
    if (holder?.alive) live.push({ ...holder, name })
    else rmSync(join(folder, name), { force: true })
  }
  return live
}

/** Waits at a lock without a name: its owner writes the name at once, so one that stays nameless was killed in between. */
const namelessPatience = 80

/** A short lock around taking and releasing, so that the last release and a new take do not cross. */
async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'lock')
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  for (let nameless = 0; ;) {
    try {
      mkdirSync(path, { mode: 0o700 })
      try {
        writeFileSync(join(path, 'holder'), JSON.stringify({ pid: process.pid, began: beganAt(process.pid) ?? '', purpose: 'lock' }))
      } catch (error) {
        // A full disk: the next one must not wait for a lock that nobody holds.
        rmSync(path, { recursive: true, force: true })
        throw error
      }
      return () => rmSync(path, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(join(path, 'holder'))
    nameless = holder ? 0 : nameless + 1
    if (holder ? !holder.alive : nameless > namelessPatience) {
      nameless = 0
      try {
        // Renaming decides who breaks the lock of a dead process: only one succeeds.
        renameSync(path, mine)
        rmSync(mine, { recursive: true, force: true })
      } catch {
        // Another one broke it.
      }
    }
    await sleep(25)
  }
}
