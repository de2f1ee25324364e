import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock, systemIds } from '../context/index.ts'
import { domainErrorOf } from '../http/problem.ts'
import { folderStorage, watchDiskSpace, type DiskLevel } from './index.ts'

const source = { clock: systemClock, ids: systemIds() }
const folder = mkdtempSync(join(tmpdir(), 'kapu-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const filesBelow = (path: string): string[] => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)

/** A disk whose free space is set by the test. */
function disk(free: number): { free: number; watch: ReturnType<typeof watchDiskSpace>; levels: DiskLevel[]; metrics: Registry } {
  const levels: DiskLevel[] = []
  const metrics = new Registry()
  const made = { free, levels, metrics, watch: undefined as unknown as ReturnType<typeof watchDiskSpace> }
  made.watch = watchDiskSpace({
    folders: ['/a', '/gone'], warnBytes: 1000, reserveBytes: 100, onLevel: (level) => levels.push(level), metrics,
    ask: async (path) => {
      if (path === '/gone') throw Object.assign(new Error('no such folder'), { code: 'ENOENT' })
      return { bavail: made.free, bsize: 1 }
    }
  })
  return made
}

describe('free space', () => {
  it('is judged by two limits, tells each change once, and is measured', async () => {
    const made = disk(5000)
    for (const [free, level] of [[5000, 'ample'], [999, 'low'], [900, 'low'], [99, 'full'], [50, 'full'], [1000, 'ample']] as const) {
      made.free = free
      expect(await made.watch.look()).toEqual({ level, freeBytes: free })
    }
    expect(made.levels).toEqual(['low', 'full', 'ample'])
    expect(await made.metrics.metrics()).toMatch(/kapu_disk_free_bytes\{folder="\/a"\} 1000\n(.|\n)*kapu_disk_reserve_bytes 100/)
    made.watch.stop()
  })

  it('below the reserve refuses what is new and leaves nothing behind, keeps what is there, and takes in again', async () => {
    const made = disk(5000)
    const storage = await folderStorage(join(folder, 'reserve'), { ...source, space: made.watch })
    const first = await storage.put(Buffer.from('first'), { maxBytes: 100 })
    made.free = 99
    await expect(storage.put(Buffer.from('second'), { maxBytes: 100 })).rejects.toMatchObject({ code: 'storage.no-space', status: 507 })
    expect(Buffer.from(await storage.get(first.sha256)).toString()).toBe('first')
    expect(filesBelow(join(folder, 'reserve'))).toEqual([first.sha256])
    made.free = 100
    await storage.put(Buffer.from('second'), { maxBytes: 100 })
    made.watch.stop()
  })

  it('is looked at during a long upload, too', async () => {
    const made = disk(5000)
    const storage = await folderStorage(join(folder, 'long'), { ...source, space: made.watch })
    async function* upload(): AsyncGenerator<Buffer> {
      for (let part = 0; part < 5; part += 1) {
        if (part === 3) made.free = 50
        yield Buffer.alloc(800_000, part)
      }
    }
    await expect(storage.put(upload(), { maxBytes: 10_000_000 })).rejects.toMatchObject({ code: 'storage.no-space' })
    expect(filesBelow(join(folder, 'long'))).toEqual([])
    made.watch.stop()
  })

  it('that ran out in the database is told as the same error', () => {
    expect(domainErrorOf(Object.assign(new Error('could not extend file'), { code: '53100' }))).toMatchObject({ code: 'storage.no-space', status: 507 })
  })
})

/** A file system of two megabytes; only root of a machine that lets it may mount one. */
function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a disk that is really full', () => {
  const path = mkdtempSync(join(tmpdir(), 'kapu-small-disk-'))
  let isMounted = false
  beforeAll(() => { isMounted = mountSmall(path) })
  afterAll(() => {
    if (isMounted) execFileSync('umount', [path])
    rmSync(path, { recursive: true, force: true })
  })

  it('breaks no stored document and leaves no half one', async ({ skip }) => {
    if (!isMounted) skip('only root may mount a small file system')
    const storage = await folderStorage(join(path, 'documents'), source)
    const first = await storage.put(Buffer.alloc(1_000_000, 1), { maxBytes: 10_000_000 })
    await expect(storage.put(Buffer.alloc(1_500_000, 2), { maxBytes: 10_000_000 })).rejects.toMatchObject({ code: 'storage.no-space', status: 507 })
    expect(filesBelow(path)).toEqual([first.sha256])
    expect((await storage.get(first.sha256)).length).toBe(1_000_000)
    const space = watchDiskSpace({ folders: [path], warnBytes: 3_000_000, reserveBytes: 500_000 })
    expect(await space.look()).toMatchObject({ level: 'low' })
    writeFileSync(join(path, 'other'), Buffer.alloc(800_000))
    expect(await space.look()).toMatchObject({ level: 'full' })
    space.stop()
  })
})
