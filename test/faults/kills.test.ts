/**
 * `./kapu test --long`: kill -9 of each process at random moments of the main walk. Seeded; KAPU_FAULT_SEED and
 * KAPU_FAULT_ROUNDS (the options --seed and --rounds) run a campaign again or longer.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRunningGate, type RunningGate } from '../e2e/running-gate.ts'
import { bookedNumbers, expectNothingLost, expectWell } from './audit.ts'
import { enterAll, nothingYet, walkCase, type Walkers } from './main-walk.ts'
import { noTrouble } from './persistent-caller.ts'
import { processesOf, type Victim } from './processes.ts'
import { seededRandom } from './random.ts'

const isLong = process.env['KAPU_TEST_LONG'] === '1'
const seed = Number(process.env['KAPU_FAULT_SEED'] ?? 1 + (Math.floor(performance.timeOrigin) % 1_000_000))
const rounds = Number(process.env['KAPU_FAULT_ROUNDS'] ?? 24)
const victims: readonly Victim[] = ['gate', 'postmaster', 'backend', 'simulator', 'witness', 'mail']

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds) })

describe.skipIf(!isLong)(`kill -9 in the main walk (seed ${seed}, ${rounds} rounds; again by --seed ${seed} --rounds ${rounds})`, () => {
  const random = seededRandom(seed)
  const known = nothingYet()
  const trouble = noTrouble()
  let gate: RunningGate
  let walkers: Walkers
  beforeAll(async () => {
    console.log(`fault campaign: --seed ${seed} --rounds ${rounds}`)
    gate = await startRunningGate({ autoAnswer: 1 })
    walkers = await enterAll(gate)
  })
  afterAll(async () => {
    await gate?.remove()
  })

  const kill = async (victim: Victim): Promise<string> => {
    const pids = processesOf(gate.pid(), gate.folder, victim)
    if (pids.length === 0) return `${victim}: none`
    const pid = random.pick(pids)
    if (victim === 'gate') {
      await gate.kill('SIGKILL')
      await pause(random.between(0, 1500))
      await gate.restart()
    } else {
      try {
        process.kill(pid, 'SIGKILL')
      } catch (error) {
        // It died of the kill before, and its pid file has not been replaced yet.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
        return `${victim}: dead already`
      }
    }
    return victim
  }

  // Every kind once in order, then at random: a short campaign leaves none out.
  it.each(Array.from({ length: rounds }, (_, at) => ({ round: at + 1, victim: victims[at] ?? random.pick(victims), delay: random.between(0, 2500), more: random.next() < 0.25 ? random.pick(victims) : null })))(
    'round $round: $victim after $delay ms (and $more)', async ({ victim, delay, more }) => {
      let isWalking = true
      const walks = Promise.all([walkCase(walkers, known, trouble), walkCase(walkers, known, trouble, 'registration')]).finally(() => { isWalking = false })
      walks.catch(() => {})
      await pause(delay)
      const killed = [await kill(victim)]
      if (more) {
        await pause(random.between(0, 800))
        killed.push(await kill(more))
      }
      const midway = isWalking
      await walks.catch((error: unknown) => {
        throw new Error(`after killing ${killed.join(', ')}; the Gate printed:\n${gate.output().slice(-3000)}`, { cause: error })
      })
      await expectNothingLost(walkers.officer, known)
      console.log(`killed ${killed.join(', ')} ${midway ? 'midway' : 'after the walk'}; unanswered ${trouble.silent}, ${JSON.stringify(Object.fromEntries(trouble.codes))}`)
    }, 240_000)

  it('lost nothing, left no gap and no duplicate, and everything is well', async () => {
    const booked = await bookedNumbers(walkers.clerk)
    expect(new Set(booked).size).toBe(booked.length)
    const mains = known.cases.map((item) => Number(/\/(\d+)-/.exec(item.registrationNumber)![1])).sort((a, b) => a - b)
    expect(mains).toEqual(mains.map((_, at) => at + 1))
    for (const { registrationNumber } of known.decisions) expect(booked).toContain(registrationNumber)
    await expectWell(gate.folder)
    // A fault is "not available now", never "unexpected": whoever reads the log must be able to tell the two apart.
    expect(trouble.codes.has('request.internal')).toBe(false)
  }, 240_000)
})
