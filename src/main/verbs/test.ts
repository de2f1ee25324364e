import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const root = join(import.meta.dirname, '../../..')

const reportSchema = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numFailedTestSuites: z.int() })

/** `./kapu test`: all tests, with the browser; the closing line carries the runner's own counts. */
export const test: Verb = {
  help: `./kapu test [--long [--seed N] [--rounds N]] [SZŰRŐ…]

Lefuttat minden tesztet (szabályok, használati esetek PostgreSQL-en, útvonalak, böngésző). A szűrő fájlnévrész.

  --long      a hosszú hibakampányok is (test/faults): folyamatok kilövése, betelt lemez, órák, hálózat. Alapesetben kimaradnak.
              Csak a kampány: ./kapu test --long test/faults
  --seed N    a kampány véletlenjének magja; a kampány kiírja, így megismételhető
  --rounds N  a kilövések köreinek száma (24)

Zárósora: „N passed, N failed, N skipped”. Kilépési kód: 0 minden rendben, 1 van hibás teszt.`,
  run: async (args) => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-test-report-'))
    const report = join(folder, 'report.json')
    try {
      const { filters, environment } = campaignOf(args)
      const code = await runVitest(filters, report, environment)
      if (!existsSync(report)) {
        console.error('A tesztek futása megszakadt, mielőtt eredmény született volna.')
        return exitCodes.wrong
      }
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

/** Takes the campaign's options out of the arguments; the rest goes to the runner. */
function campaignOf(args: readonly string[]): { filters: string[]; environment: Record<string, string> } {
  const filters: string[] = []
  const environment: Record<string, string> = {}
  for (let at = 0; at < args.length; at += 1) {
    const name = { '--seed': 'KAPU_FAULT_SEED', '--rounds': 'KAPU_FAULT_ROUNDS' }[args[at]!]
    if (args[at] === '--long') environment['KAPU_TEST_LONG'] = '1'
    else if (name === undefined) filters.push(args[at]!)
    else {
      const value = args[at += 1]
      if (!/^\d{1,9}$/.test(value ?? '')) throw new UsageError(`Egész szám kell a ${args[at - 1]!} után.`)
      environment[name] = value!
    }
  }
  if (!environment['KAPU_TEST_LONG'] && Object.keys(environment).length > 0) throw new UsageError('A --seed és a --rounds csak a --long mellett adható meg.')
  return { filters, environment }
}

function runVitest(args: readonly string[], report: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Tests start processes of their own; they run on this Node, whatever the machine has.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      TZ: 'Europe/Budapest',
      ...environment
    }
  })
  // Who stops this command means the tests, too; the runner stops its workers and what they started.
  const pass = (signal: NodeJS.Signals): void => { child.kill(signal) }
  process.on('SIGTERM', pass).on('SIGHUP', pass)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  }).finally(() => process.off('SIGTERM', pass).off('SIGHUP', pass))
}
