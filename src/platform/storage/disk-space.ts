/**
 * Free space of the folders that the Gate writes to. What arrives is refused while there is still room for what cannot be
 * refused: the database's journal, the log, the acts of cases under way. A full disk breaks all of them at once.
 */
import { statfs } from 'node:fs/promises'
import { Gauge, type Registry } from 'prom-client'
import { storageErrors } from './storage.errors.ts'

export type DiskLevel = 'ample' | 'low' | 'full'

export interface DiskSpaceOptions {
  /** Missing ones are passed over. */
  readonly folders: readonly string[]
  /** Below this people are warned. */
  readonly warnBytes: number
  /** Below this nothing new is taken in. */
  readonly reserveBytes: number
  /** Told when the level changes, and of a bad one when the watch begins. */
  readonly onLevel?: (level: DiskLevel, freeBytes: number) => void
  readonly interval?: number
  readonly metrics?: Registry
  readonly ask?: (folder: string) => Promise<{ readonly bavail: number; readonly bsize: number }>
}

export interface DiskSpace {
  look(): Promise<{ readonly level: DiskLevel; readonly freeBytes: number }>
  /** @throws storage.no-space when the reserve has been reached */
  requireRoom(): Promise<void>
  stop(): void
}

/** Watches the folders; the least free one counts. */
export function watchDiskSpace(options: DiskSpaceOptions): DiskSpace {
  const { folders, warnBytes, reserveBytes, ask = statfs } = options
  let told: DiskLevel = 'ample'
  const freeOf = async (folder: string): Promise<number> => {
    const { bavail, bsize } = await ask(folder)
    return bavail * bsize
  }
  const look: DiskSpace['look'] = async () => {
    const free = await Promise.all(folders.map((folder) => freeOf(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Number.POSITIVE_INFINITY
      throw error
    })))
    const freeBytes = Math.min(...free)
    const level: DiskLevel = freeBytes < reserveBytes ? 'full' : freeBytes < warnBytes ? 'low' : 'ample'
    if (level !== told) {
      told = level
      options.onLevel?.(level, freeBytes)
    }
    return { level, freeBytes }
  }
  if (options.metrics) {
    new Gauge({
      name: 'kapu_disk_free_bytes', help: 'Free space of the folders written to', labelNames: ['folder'] as const, registers: [options.metrics],
      async collect() {
        for (const folder of folders) await freeOf(folder).then((free) => this.set({ folder }, free), () => this.remove({ folder }))
      }
    })
    new Gauge({ name: 'kapu_disk_reserve_bytes', help: 'Free space below which nothing new is taken in', registers: [options.metrics] }).set(reserveBytes)
  }
  const timer = setInterval(() => void look().catch(() => undefined), options.interval ?? 15_000)
  timer.unref()
  void look().catch(() => undefined)
  return {
    look,
    requireRoom: async () => {
      const { level, freeBytes } = await look()
      if (level === 'full') throw storageErrors.noSpace({ freeBytes })
    },
    stop: () => clearInterval(timer)
  }
}

/** No room left on the device, or in the user's share of it: as Node and as PostgreSQL (53100) say it. */
export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', '53100'].includes((error as { code?: string }).code ?? '')
