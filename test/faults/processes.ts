/** The processes of one running Gate, found through /proc by parentage: a campaign must never hit anybody else's. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Victim = 'gate' | 'witness' | 'simulator' | 'mail' | 'postmaster' | 'backend'

/** Process ids of a kind, now; none where that process does not run. */
export function processesOf(gatePid: number, dataFolder: string, victim: Victim): number[] {
  if (victim === 'gate') return [gatePid]
  if (victim === 'postmaster' || victim === 'backend') {
    const postmaster = postmasterOf(dataFolder)
    if (postmaster === null) return []
    return victim === 'postmaster' ? [postmaster] : childrenOf(postmaster).filter((pid) => / kapu(?: |$)/.test(commandOf(pid)) && !/^postgres: (?:checkpointer|background|wal|io|autovac|logical)/.test(commandOf(pid)))
  }
  const script = { witness: 'src/log/witness/main.ts', simulator: 'simulator/main.ts', mail: 'simulator/mail/main.ts' }[victim]
  return childrenOf(gatePid).filter((pid) => commandOf(pid).includes(script))
}

/** Pid of the database server of a data folder; null when its pid file is not there. */
export function postmasterOf(dataFolder: string): number | null {
  const text = (path: string): string | null => {
    try {
      return readFileSync(path, 'utf8').trim()
    } catch {
      return null
    }
  }
  const home = text(join(dataFolder, 'postgresql.location')) ?? join(dataFolder, 'postgresql')
  const pid = Number(text(join(home, 'cluster/postmaster.pid'))?.split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}
