import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const kapu = join(import.meta.dirname, '../../kapu')

/** Runs `./kapu` to its end; the exit code is part of the answer. A database of the machine's own is not its business: tests name their folder. */
export async function cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { DATABASE_URL: _, ...env } = process.env
  try {
    return { code: 0, ...await promisify(execFile)(kapu, args, { timeout: 180_000, maxBuffer: 64 * 1024 * 1024, env }) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}
