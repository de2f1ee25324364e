import { DEADLINE_HELP, runDeadlineCommand } from '../../rules/deadline/index.ts'
import type { Verb } from '../verb.ts'

/** `./kapu deadline`: derives a deadline from its start, limit and excluded intervals. */
export const deadline: Verb = {
  help: DEADLINE_HELP,
  run: async (args) => {
    const { exitCode, stdout, stderr } = runDeadlineCommand([...args])
    if (stdout) process.stdout.write(stdout.endsWith('\n') ? stdout : `${stdout}\n`)
    if (stderr) process.stderr.write(stderr.endsWith('\n') ? stderr : `${stderr}\n`)
    return exitCode
  }
}
