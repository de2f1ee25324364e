/**
 * `./kapu test --long`: bad conditions around the Gate. A full disk, two starts at the same instant, a network that breaks or goes
 * silent, a clock that steps. (Kills: kills.test.ts; old data: old-data.test.ts.)
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, startRunningGate, type RunningGate } from '../e2e/running-gate.ts'
import { cli } from '../e2e/kapu-command.ts'
import { bookedNumbers, expectNothingLost, expectWell } from './audit.ts'
import { enterAll, nothingYet, walkCase, type Walkers } from './main-walk.ts'
import { noTrouble } from './persistent-caller.ts'
import { startProxy, type Line, type Proxy } from './proxy.ts'

const isLong = process.env['KAPU_TEST_LONG'] === '1'
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds) })

/** A small file system of its own for whoever may mount one; else the reason why not. */
function tinyDisk(): { folder: string; unmount: () => void } | { reason: string } {
  if (process.getuid?.() !== 0) return { reason: 'only root may mount a small file system' }
  const folder = mkdtempSync(join(tmpdir(), 'kapu-tiny-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=640m,mode=755', 'tmpfs', folder], { encoding: 'utf8' })
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return { reason: `mount: ${mounted.stderr}` }
  }
  return { folder, unmount: () => {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  } }
}

const disk = isLong ? tinyDisk() : { reason: 'only with --long' }

describe.skipIf('reason' in disk)(`a full disk${'reason' in disk ? ` (skipped: ${disk.reason})` : ''}`, () => {
  const { folder, unmount } = disk as Exclude<typeof disk, { reason: string }>
  const known = nothingYet()
  let gate: RunningGate
  let walkers: Walkers
  beforeAll(async () => {
    // The cluster, too, onto the small disk: as root it would lie in /var/lib.
    mkdirSync(join(folder, 'data'), { mode: 0o700 })
    mkdirSync(join(folder, 'cluster-home'), { mode: 0o700 })
    writeFileSync(join(folder, 'data/postgresql.location'), `${join(folder, 'cluster-home')}\n`)
    gate = await startRunningGate({ autoAnswer: 1, folder, env: { KAPU_DISK_WARN_MB: '0', KAPU_DISK_RESERVE_MB: '0' } })
    walkers = await enterAll(gate)
  })
  afterAll(async () => {
    await gate?.remove().catch(() => {})
    unmount()
  })

  const filler = join(folder ?? '', 'filler')
  const fill = (): void => {
    const file = openSync(filler, 'a')
    const block = Buffer.alloc(64 * 1024)
    try {
      for (;;) writeSync(file, block)
    } catch {
      for (let size = 32 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (;;) writeSync(file, block.subarray(0, size))
        } catch {
          // Smaller, until not one byte fits.
        }
      }
    } finally {
      closeSync(file)
    }
  }

  it.each([300, 900, 1700])('is said clearly, loses nothing, and is over when there is room again (filled after %i ms)', async (delay) => {
    const trouble = noTrouble()
    const walks = Promise.all([walkCase(walkers, known, trouble), walkCase(walkers, known, trouble, 'registration')])
    walks.catch(() => {})
    await pause(delay)
    fill()
    // More work meets the full disk than what was under way.
    const more = walkCase(walkers, known, trouble, 'registration')
    more.catch(() => {})
    await pause(8_000)
    rmSync(filler)
    await Promise.all([walks, more])
    expect(trouble.silent + trouble.codes.size, 'the full disk was noticed').toBeGreaterThan(0)
    expect([...trouble.codes.keys()].filter((code) => code !== 'request.unavailable' && code !== 'storage.no-space' && code !== 'request.busy')).toEqual([])
    await expectNothingLost(walkers.officer, known)
  }, 240_000)

  it('leaves no gap, and all is well', async () => {
    const booked = await bookedNumbers(walkers.clerk)
    expect(new Set(booked).size).toBe(booked.length)
    await expectWell(gate.folder, ['disk.full'])
  }, 120_000)

  it('lets nobody start, says why, and starts when there is room again', async () => {
    await gate.kill('SIGKILL')
    await cli('log', 'verify', '--data', gate.folder)
    fill()
    const refused = await cli('start', '--data', gate.folder, '--port', '0', '--simulator-port', '0', '--mail-port', '0')
    expect(refused.code).toBe(3)
    expect(refused.stderr).toMatch(/No space left|betelt|megtelt|ENOSPC/i)
    rmSync(filler)
    await gate.restart()
    await expectNothingLost(walkers.officer, known)
    await expectWell(gate.folder, ['disk.full'])
  }, 240_000)
})

describe.skipIf(!isLong)('two starts at the same instant', () => {
  it('end with one Gate and one clear refusal, on a new folder and on one whose Gate was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-two-'))
    const data = join(folder, 'data')
    const kapu = join(import.meta.dirname, '../../kapu')
    const ports = await Promise.all(Array.from({ length: 6 }, () => freePort()))
    const { DATABASE_URL: _, ...env } = process.env
    try {
      for (let round = 0; round < 4; round += 1) {
        const starts = [0, 1].map((which) => {
          const [port, simulator, mail] = ports.slice(which * 3)
          const child = spawn(kapu, ['start', '--data', data, '--port', `${port}`, '--simulator-port', `${simulator}`, '--mail-port', `${mail}`], { stdio: ['ignore', 'pipe', 'pipe'], env })
          const start = { child, output: '' }
          for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { start.output += chunk.toString() })
          return start
        })
        const isUp = (start: { output: string }): boolean => start.output.includes('Leállítás: Ctrl+C')
        await expect.poll(() => starts.filter((start) => isUp(start) || start.child.exitCode !== null).length, { timeout: 120_000, interval: 100 }).toBe(2)
        const winner = starts.find(isUp)
        const loser = starts.find((start) => !isUp(start))
        expect(winner, starts.map((start) => start.output).join('\n---\n')).toBeDefined()
        expect(loser?.child.exitCode, loser?.output).toBe(3)
        expect(loser?.output).toMatch(/embedded\.held.*pid: \d+/s)
        winner!.child.kill(round % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
        await expect.poll(() => winner!.child.exitCode ?? winner!.child.signalCode, { timeout: 60_000 }).not.toBe(null)
      }
      await expectWell(data)
    } finally {
      // As root the cluster lies elsewhere.
      if (existsSync(join(data, 'postgresql.location'))) rmSync(readFileSync(join(data, 'postgresql.location'), 'utf8').trim(), { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    }
  }, 400_000)
})

describe.skipIf(!isLong)('the network to the other authorities', () => {
  const known = nothingYet()
  const trouble = noTrouble()
  let gate: RunningGate
  let proxy: Proxy
  let walkers: Walkers
  beforeAll(async () => {
    const simulatorPort = await freePort()
    proxy = await startProxy(simulatorPort)
    gate = await startRunningGate({ autoAnswer: 1, simulatorPort, env: { KAPU_SECURITY_SERVER_URL: proxy.url } })
    walkers = await enterAll(gate)
  })
  afterAll(async () => {
    await gate?.remove()
    await proxy?.close()
  })

  it.each(['refuse', 'cut', 'stall'] as const satisfies readonly Line[])('may fail (%s) in the middle of the walk: the failure is a fact of the case, and the walk goes on when it is back', async (line) => {
    const walk = walkCase(walkers, known, trouble)
    walk.catch(() => {})
    // From just before the first question to another authority until well after it.
    await pause(500)
    proxy.set(line)
    await pause(line === 'stall' ? 12_000 : 6_000)
    proxy.set('open')
    await walk
    await expectNothingLost(walkers.officer, known)
    const { acts: met } = (await walkers.officer.call('GET', `/cases/${known.cases.at(-1)!.caseId}`)).body as unknown as { acts: unknown[] }
    expect(JSON.stringify(met), 'the failure was met').toContain('"unreachable"')
    // The specialist authority was asked once, however often the question had to be carried.
    for (const { caseId } of known.cases) {
      const { acts } = (await walkers.officer.call('GET', `/cases/${caseId}`)).body as unknown as { acts: Array<{ kind: string }> }
      for (const kind of ['specialist-asked', 'specialist-answered']) expect(acts.filter((act) => act.kind === kind).length, kind).toBeLessThanOrEqual(1)
    }
  }, 240_000)

  it('left everything well, and nobody saw an error of the Gate', async () => {
    expect([...trouble.codes.keys()]).toEqual([])
    await expectWell(gate.folder)
  }, 120_000)
})

describe.skipIf(!isLong)('a clock that steps', () => {
  const known = nothingYet()
  const folder = mkdtempSync(join(tmpdir(), 'kapu-clock-'))
  const file = join(folder, 'offset')
  const hour = 3_600_000
  let gate: RunningGate
  beforeAll(async () => {
    gate = await startRunningGate({
      autoAnswer: 1, folder, env: { NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'moved-clock.ts')).href}`, KAPU_FAULT_CLOCK: file }
    })
  })
  afterAll(async () => {
    await gate?.remove()
    rmSync(folder, { recursive: true, force: true })
  })
  const step = async (offset: number): Promise<void> => {
    writeFileSync(file, String(offset))
    await pause(300)
  }

  it.each([['forward by ten minutes', hour / 6], ['back again', 0], ['forward by two days', 48 * hour], ['back by two days', 0], ['forward by an hour', hour]] as const)(
    '%s: cases go on, numbers have no gap', async (_what, offset) => {
      await step(offset)
      // Whose session ended by the step enters again, as at any morning.
      const walkers = await enterAll(gate)
      await walkCase(walkers, known, noTrouble())
      await expectNothingLost(walkers.officer, known)
      const booked = await bookedNumbers(walkers.clerk)
      expect(new Set(booked).size).toBe(booked.length)
    }, 120_000)

  it('to a time before the authority was set up: nobody can enter, everybody hears why, and the right time heals it', async () => {
    await step(-hour)
    await expect(enterAll(gate)).rejects.toThrow('authority.clock-behind')
    await step(0)
    await walkCase(await enterAll(gate), known, noTrouble(), 'registration')
  }, 120_000)

  it('is named by the doctor while the log is ahead of it; the log itself is whole', async () => {
    const doctor = await cli('doctor', '--data', gate.folder, '--json')
    const codes = (JSON.parse(doctor.stdout) as { areas: Array<{ findings: Array<{ code: string }> }> }).areas.flatMap((area) => area.findings.map((item) => item.code))
    expect(existsSync(join(gate.folder, 'log/checkpoint'))).toBe(true)
    expect(codes).toContain('clock.behind-log')
    await expectWell(gate.folder, ['clock.behind-log'])
  }, 120_000)
})

// The mount must not outlive a run that was filtered to other tests.
afterAll(() => {
  if (!('reason' in disk) && existsSync(disk.folder)) execFileSync('sh', ['-c', `umount -l '${disk.folder}' 2>/dev/null; rmdir '${disk.folder}' 2>/dev/null; true`])
})
