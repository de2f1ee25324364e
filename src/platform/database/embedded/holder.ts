import { readFileSync } from 'node:fs'
import { isAlive } from './server.ts'

/** A process, told apart from a later one with the same number by when it began. */
export interface Holder {
  readonly pid: number
  readonly began: string
  readonly purpose: string
}

/** What a lease or lock file says and whether that very process still lives; nothing when the file cannot be read. */
export function holderOf(path: string): (Holder & { readonly alive: boolean }) | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder
    return { ...holder, alive: isAlive(holder.pid) && (beganAt(holder.pid) ?? '') === holder.began }
  } catch {
    return undefined
  }
}

/** When a process began, in clock ticks since boot; process numbers are used again. */
export function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold spaces and brackets: count from the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
