import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inspectEmbedded } from './inspect.ts'
import { takeLease } from './lease.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-lease-'))
const data = join(folder, 'data')
afterAll(() => {
  try {
    rmSync(readFileSync(join(data, 'postgresql.location'), 'utf8').trim(), { recursive: true, force: true })
  } catch {
    // An ordinary user's cluster lies in the folder.
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('a lease on a folder whose last start was killed', () => {
  it('breaks a lock that was left without a name', async () => {
    mkdirSync(join(data, 'leases/lock'), { recursive: true })
    expect((await inspectEmbedded(data)).lock).toBe('unknown')
    const lease = await takeLease(data, 'test', { durable: false })
    await lease.release()
    expect((await inspectEmbedded(data)).lock).toBe('free')
  })

  it('breaks the lock of a process that is dead, and forgets its lease', async () => {
    mkdirSync(join(data, 'leases/lock'))
    const dead = JSON.stringify({ pid: 999_999, began: '1', purpose: 'start' })
    writeFileSync(join(data, 'leases/lock/holder'), dead)
    writeFileSync(join(data, 'leases/gate-999999-00.json'), dead)
    const lease = await takeLease(data, 'test', { exclusive: true, durable: false })
    expect((await inspectEmbedded(data)).leases.map((item) => item.purpose)).toEqual(['test'])
    await lease.release()
  })

  it('starts though the pid file names a living process that is no server', async () => {
    const { home } = await inspectEmbedded(data)
    const uid = process.getuid?.() === 0 ? 65_534 : undefined
    // Of the server's own user: PostgreSQL itself would refuse to start because of it.
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(uid === undefined ? {} : { uid, gid: uid }) })
    try {
      writeFileSync(join(home!, 'cluster/postmaster.pid'), `${stranger.pid}\n${home}/cluster\n0\n5432\n/tmp\n\n0 0\n`)
      const lease = await takeLease(data, 'test', { durable: false })
      expect(lease.server.pid).not.toBe(stranger.pid)
      await lease.release()
    } finally {
      stranger.kill('SIGKILL')
    }
  })

  it('waits for a server that recovers, and does not start a second one', async () => {
    const first = await takeLease(data, 'test', { durable: false })
    const { pid } = first.server
    process.kill(pid, 'SIGSTOP')
    setTimeout(() => process.kill(pid, 'SIGCONT'), 1500)
    const second = await takeLease(data, 'test', { durable: false })
    expect(second.server.pid).toBe(pid)
    await first.release()
    await second.release()
  })

  it('starts the server again that was killed under the Gate', async () => {
    const restarts: unknown[] = []
    const lease = await takeLease(data, 'test', { exclusive: true, durable: false, onRestart: (error) => restarts.push(error) })
    const { pid } = lease.server
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => restarts.at(-1), { timeout: 20_000 }).toBe(null)
    expect((await inspectEmbedded(data)).postmaster).toMatchObject({ alive: true })
    await lease.release()
    expect((await inspectEmbedded(data)).postmaster).toBe(null)
  })
})
