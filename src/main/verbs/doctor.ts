import { parseArgs } from 'node:util'
import { loadConfig } from '../../platform/config/index.ts'
import { examine } from '../doctor/examine.ts'
import { kinds, type Examined, type Finding, type Severity } from '../doctor/finding.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const marks: Readonly<Record<Severity, string>> = { blocks: '✗ NEM INDULHAT', error: '✗ hiba', warning: '! figyelmeztetés', note: 'i megjegyzés' }

/** `./kapu doctor`: examines machine and installation, and says of each fault what to do. */
export const doctor: Verb = {
  help: `./kapu doctor [--data MAPPA] [--json] [--port N] [--simulator-port N] [--mail-port N] [--codes]

Megvizsgálja a gépet és a telepítést: Node, könyvtárak, beépített PostgreSQL, lemez, óra, kapuk, adatmappa, adatbázis,
szerepkörök, számozás, napló, háttérmunkák, iratok, tanúsítványok. Semmit sem javít és nem migrál; a Kapu közben futhat.
Ha az adatbázis áll, a vizsgálat idejére elindítja.

  --json    gépi kimenet: { ok, areas: [{ area, findings: [{ code, severity, hu, remedy, detail }] }] }
  --codes   a lehetséges megállapítások listája

Kilépési kódok: 0 rendben (megjegyzés lehet), 1 hiba vagy figyelmeztetés, 2 hibás hívás, 3 a Kapu így nem indulhat el.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' }, json: { type: 'boolean' }, codes: { type: 'boolean' },
        port: { type: 'string' }, 'simulator-port': { type: 'string' }, 'mail-port': { type: 'string' }
      }
    })
    if (values.codes) {
      for (const [code, kind] of Object.entries(kinds)) console.log(`${code}  ${marks[kind.severity]}\n  ${kind.hu}\n  → ${kind.remedy}`)
      return exitCodes.ok
    }
    const config = loadConfig(process.env, { data: values.data, port: values.port })
    const report = await examine(config, {
      Kapu: config.port,
      ...(config.demo ? { szimulátor: portOf(values['simulator-port'], 8081), levelesláda: portOf(values['mail-port'], 8082) } : {})
    })
    const code = exitCodeOf(report)
    if (values.json) console.log(JSON.stringify({ ok: code === exitCodes.ok, areas: report }))
    else print(report)
    return code
  }
}

/** 3 when the Gate cannot start, 1 when something is wrong or will be, 0 otherwise. */
export function exitCodeOf(report: readonly Examined[]): number {
  const severities = new Set(report.flatMap((area) => area.findings).map((item: Finding) => item.severity))
  if (severities.has('blocks')) return exitCodes.environment
  return severities.has('error') || severities.has('warning') ? exitCodes.wrong : exitCodes.ok
}

function print(report: readonly Examined[]): void {
  for (const { area, findings } of report) {
    if (findings.length === 0) console.log(`✓ ${area}`)
    for (const item of findings) {
      console.log(`${marks[item.severity]}  ${area}: ${item.hu} [${item.code}]`)
      if (item.detail !== '') console.log(`    ${item.detail.replaceAll('\n', '\n    ')}`)
      console.log(`    → ${item.remedy}`)
    }
  }
}

function portOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`Nem egész szám 0 és 65535 között: ${text}`)
  return port
}
