import { parseArgs } from 'node:util'
import { demoCardHolders } from '../../../demo/country/index.ts'
import { startGate, type Gate } from '../gate.ts'
import { openInstallation } from '../installation.ts'
import { noteRunning } from '../running-file.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const help = `./kapu start [--port N] [--host CÍM] [--data MAPPA] [--no-demo] [--simulator-port N] [--mail-port N] [--without-documents]

Elindítja a Kaput: adatbázis, felület, munkafolyamatok, napló; bemutatóként a társhatóságok szimulátorát és a
levelesládát is. Leállítás: Ctrl+C.

  --port N            a Kapu kapuja (8080)
  --host CÍM          a figyelt cím (127.0.0.1)
  --data MAPPA        adatmappa (.kapu)
  --no-demo           bemutató ország nélkül
  --simulator-port N  a szimulátor kapuja (8081), --mail-port N a levelesládáé (8082)
  --without-documents elindul akkor is, ha az iratok mappája elveszett (a nyilvántartott iratok tartalma hiányozni fog)
  DATABASE_URL        másik PostgreSQL-kiszolgáló (15–18) a beépített helyett

Kilépési kódok: 0 leállt, 2 hibás hívás, 3 foglalt kapu vagy adatmappa, nem indul az adatbázis.`

/** `./kapu start`: runs the Gate until it is told to stop. */
export const start: Verb = {
  help,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'no-demo': { type: 'boolean' },
        'without-documents': { type: 'boolean' },
        'simulator-port': { type: 'string' },
        'mail-port': { type: 'string' },
        'auto-answer': { type: 'string' }
      }
    })
    const progress = (sentence: string): void => console.log(sentence)
    const interrupted = firstSignal()
    const installation = await openInstallation({
      purpose: 'start',
      exclusive: true,
      progress,
      port: values.port,
      host: values.host,
      data: values.data,
      withoutDocuments: values['without-documents'] ?? false,
      ...(values['no-demo'] ? { demo: false } : {})
    })
    let gate: Gate
    try {
      gate = await startGate(installation, {
        progress,
        simulatorPort: portOf(values['simulator-port'], 8081),
        mailPort: portOf(values['mail-port'], 8082),
        autoAnswerSeconds: values['auto-answer'] === 'off' ? null : portOf(values['auto-answer'], 8)
      })
    } catch (error) {
      await installation.close()
      if (isPortTaken(error)) {
        console.error(`${(error as Error).message}\nA kapu foglalt. Adjon meg másikat: ./kapu start --port 8090 (a szimulátornál --simulator-port, --mail-port).`)
        return exitCodes.environment
      }
      throw error
    }
    const forget = noteRunning(installation.config.dataDirectory, { pid: process.pid, url: gate.url, simulatorUrl: gate.simulatorUrl, mailUrl: gate.mailUrl })
    console.log(welcome(gate, installation.config.demo))
    const signal = await interrupted
    console.log(`\nLeállás (${signal})…`)
    forget()
    await gate.stop()
    await installation.close()
    return exitCodes.ok
  }
}

function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE' || String((error as Error).message).includes('EADDRINUSE')
}

/** Waits for the first signal; a second one ends the process at once, since the database survives that. */
function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve(signal)
        process.once(signal, () => process.exit(1))
      })
    }
  })
}

function portOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`Nem egész szám 0 és 65535 között: ${text}`)
  return port
}

function welcome(gate: Gate, demo: boolean): string {
  const lines = ['', `Az Ügyintézőkapu elindult: ${gate.url}`]
  if (!demo) return lines.join('\n')
  const width = Math.max(...demoCardHolders.map((holder) => `${holder.familyName} ${holder.givenName}`.length)) + 2
  lines.push(
    `Társhatóságok és ügyfélkapu (szimulátor): ${gate.simulatorUrl}`,
    `Bemutató levelesláda: ${gate.mailUrl}`,
    '',
    'Bemutató kártyák (név, munkakör, PIN):',
    ...demoCardHolders.map((holder) =>
      `  ${`${holder.familyName} ${holder.givenName}`.padEnd(width)}${holder.jobRole}, ${holder.organisation}  PIN ${holder.pin}${holder.condition === 'active' ? '' : `  (${holder.condition})`}`),
    '',
    'Próbálja ki: adjon be kérelmet a szimulátorban, majd lépjen be egy kártyával.',
    'Leállítás: Ctrl+C'
  )
  return lines.join('\n')
}
