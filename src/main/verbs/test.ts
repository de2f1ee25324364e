import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { exitCodes, type Verb } from '../verb.ts'

const root = join(import.meta.dirname, '../../..')

const reportSchema = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numFailedTestSuites: z.int() })

/** `./kapu test`: all tests, with the browser; the closing line carries the runner's own counts. */
export const test: Verb = {
  name: 'test',
  summary: 'minden teszt futtatása',
  help: `./kapu test [--long] [SZŰRŐ…]

Lefuttat minden tesztet (szabályok, használati esetek PostgreSQL-en, útvonalak, böngésző). A szűrő fájlnévrész.
--long: a hosszú hibakeresők is (alapesetben kimaradnak).
Zárósora: „N passed, N failed, N skipped”. Kilépési kód: 0 minden rendben, 1 van hibás teszt.`,
  run: async (args) => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-test-report-'))
    const report = join(folder, 'report.json')
    try {
      const code = await runVitest(args.filter((arg) => arg !== '--long'), report, args.includes('--long'))
      const counts = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
      // A file that cannot even be loaded has no failed test of its own, yet it failed.
      const failed = Math.max(counts.numFailedTests, code === 0 ? 0 : 1)
      console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`)
      return failed === 0 && counts.numPassedTests > 0 ? exitCodes.ok : exitCodes.wrong
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function runVitest(args: readonly string[], report: string, long: boolean): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Tests start processes of their own; they run on this Node, whatever the machine has.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      TZ: 'Europe/Budapest',
      ...(long ? { KAPU_TEST_LONG: '1' } : {})
    }
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
