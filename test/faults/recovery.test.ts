/**
 * The short, deterministic part of the fault campaign, for the ordinary suite: each process is killed once under a running
 * Gate, which must mend itself. (kill -9 of the Gate itself and taken ports: test/e2e/start.test.ts.)
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRunningGate, type RunningGate } from '../e2e/running-gate.ts'
import { expectNothingLost, expectWell } from './audit.ts'
import { enterAll, nothingYet, walkCase, type Walkers } from './main-walk.ts'
import { noTrouble } from './persistent-caller.ts'
import { processesOf, type Victim } from './processes.ts'

describe('a running Gate', () => {
  const known = nothingYet()
  const trouble = noTrouble()
  let gate: RunningGate
  let walkers: Walkers
  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 1 })
    walkers = await enterAll(gate)
  })
  afterAll(async () => {
    await gate?.remove()
  })
  const pids = (victim: Victim): number[] => processesOf(gate.pid(), gate.folder, victim)
  /** Kills one and waits until another one stands in its place. */
  const replace = async (victim: Victim): Promise<void> => {
    const [pid] = pids(victim)
    expect(pid, `${victim} runs`).toBeDefined()
    process.kill(pid!, 'SIGKILL')
    await expect.poll(() => pids(victim).filter((found) => found !== pid).length, { timeout: 30_000, interval: 50 }).toBeGreaterThan(0)
  }

  it('starts its database again when that is killed, and answers as before', async () => {
    const walk = walkCase(walkers, known, trouble)
    await pause(400)
    await replace('postmaster')
    await walk
    expect(gate.output()).toContain('Az adatbázis-kiszolgáló leállt; a Kapu újraindította.')
  }, 90_000)

  it('outlives the kill of a database connection at work', async () => {
    const walk = walkCase(walkers, known, trouble)
    await pause(700)
    process.kill(pids('backend')[0]!, 'SIGKILL')
    await walk
  }, 90_000)

  it.each(['simulator', 'witness', 'mail'] as const)('starts its %s again on the same port', async (victim) => {
    await replace(victim)
    const url = victim === 'simulator' ? `${gate.simulatorUrl}/health` : victim === 'mail' ? `${gate.mailUrl}/api/mails` : null
    if (url !== null) await expect.poll(() => fetch(url).then((answer) => answer.status, () => 0), { timeout: 15_000 }).toBe(200)
    await walkCase(walkers, known, trouble, 'registration')
  }, 60_000)

  it('lost nothing, said "not available" and never "unexpected", and is well', async () => {
    await expectNothingLost(walkers.officer, known)
    expect(known.decisions).toHaveLength(2)
    expect([...trouble.codes.keys()].filter((code) => code !== 'request.unavailable')).toEqual([])
    // The witness was away for moments: it has cosigned everything again.
    await expect.poll(async () => (await (await fetch(`${gate.url}/log/checkpoint`)).text()).match(/^— kapu-tanu /m) !== null, { timeout: 20_000 }).toBe(true)
    await expectWell(gate.folder)
  }, 60_000)

  it('leaves no process behind when it stops', async () => {
    const all = (['witness', 'simulator', 'mail', 'postmaster'] as const).flatMap(pids)
    expect(all).toHaveLength(4)
    expect(await gate.kill('SIGTERM')).toBe(0)
    const lives = (pid: number): boolean => {
      try {
        process.kill(pid, 0)
        return true
      } catch {
        return false
      }
    }
    await expect.poll(() => all.filter(lives), { timeout: 10_000 }).toEqual([])
  }, 60_000)
})
