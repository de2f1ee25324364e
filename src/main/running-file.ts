/** `<data>/running.json`: where the Gate of this folder answers, for tools beside it. The lease says whether it runs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const runningSchema = z.object({ pid: z.int(), url: z.url(), simulatorUrl: z.url().nullable(), mailUrl: z.url().nullable() })
export type Running = z.infer<typeof runningSchema>

/** Notes the addresses; returns how to take them back. A killed Gate leaves the file, which is why the pid stands in it. */
export function noteRunning(dataDirectory: string, running: Running): () => void {
  const path = join(dataDirectory, 'running.json')
  try {
    writeFileSync(path, JSON.stringify(running), { mode: 0o600 })
  } catch {
    // A full disk: the Gate runs all the same, and only tools beside it look elsewhere.
  }
  return () => rmSync(path, { force: true })
}

/** What was noted last; null when nothing can be read. */
export function readRunning(dataDirectory: string): Running | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(join(dataDirectory, 'running.json'), 'utf8')))
  } catch {
    return null
  }
}
