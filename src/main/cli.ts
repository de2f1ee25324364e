/** The entry of `./kapu VERB`: finds the verb, shows help, and turns errors into sentences and exit codes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../platform/config/index.ts'
import { DomainError } from '../platform/errors/index.ts'
import { exitCodes, UsageError, type Verb } from './verb.ts'
import { verbs } from './verbs.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    console.log(overview())
    return exitCodes.ok
  }
  if (args[0] === '--version') {
    console.log(`ugyintezokapu ${version()} (Node ${process.version})`)
    return exitCodes.ok
  }
  const found = verbs.find((verb) => verb.name === args[0]) ?? verbs.find((verb) => verb.name === `${args[0]} ${args[1] ?? ''}`)
  if (!found) {
    console.error(`Nincs ilyen művelet: ${args.join(' ')}\n\n${overview()}`)
    return exitCodes.usage
  }
  const rest = args.slice(found.name.split(' ').length)
  const verb = await found.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(verb.help)
    return exitCodes.ok
  }
  try {
    return await verb.run(rest)
  } catch (error) {
    return report(error, verb)
  }
}

function report(error: unknown, verb: Verb): number {
  if (error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${(error as Error).message}\n\n${verb.help}`)
    return exitCodes.usage
  }
  if (error instanceof ConfigError) {
    console.error(error.message)
    return exitCodes.usage
  }
  if (error instanceof DomainError) {
    const details = Object.keys(error.details).length > 0 ? `\n${Object.entries(error.details).map(([key, value]) => `  ${key}: ${String(value)}`).join('\n')}` : ''
    console.error(`${error.hu} [${error.code}]${details}`)
    return exitCodes.environment
  }
  console.error(error)
  return exitCodes.environment
}

function overview(): string {
  const width = Math.max(...verbs.map((verb) => verb.name.length)) + 2
  return [
    'Ügyintézőkapu', '', 'Használat: ./kapu MŰVELET [KAPCSOLÓK]', '',
    ...verbs.map((verb) => `  ${verb.name.padEnd(width)}${verb.summary}`), '',
    'Egy művelet leírása: ./kapu MŰVELET --help',
    'Kilépési kódok: 0 rendben, 1 hibát talált, 2 hibás hívás, 3 a gép vagy a telepítés nem engedi'
  ].join('\n')
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
  return manifest.version
}
