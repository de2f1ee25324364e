import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock, systemIds, type Context } from '../../platform/context/index.ts'
import { createLogger } from '../../platform/logging/index.ts'
import { competenceErrors, importGazetteer as takeIn, yearOfFile, type GazetteerReport } from '../../registers/competence/index.ts'
import { openInstallation } from '../installation.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const names: Readonly<Record<string, string>> = { settlements: 'települések', organisations: 'hivatalok', competences: 'illetékesség' }

/** `./kapu import gazetteer`: settlements, the offices that serve them, and who is competent where. */
export const importGazetteer: Verb = {
  help: `./kapu import gazetteer FÁJL [--valid-from ÉÉÉÉ-HH-NN] [--dry-run] [--data MAPPA] [--json]

A KSH helységnévtárából (CSV) felépíti a településeket, a polgármesteri és közös önkormányzati hivatalokat, a járási és
kormányhivatalokat, és azt, hogy hol melyik illetékes. Mindent vagy semmit; az újabb beolvasás csak az eltérést írja be,
és amit közben ember módosított, azt nem írja felül. A Kapu közben futhat.

  --valid-from NAP  melyik naptól érvényes; e nélkül a fájlnévben álló év első napja
  --dry-run         csak megmutatja az eltérést, semmit nem ír
  --json            gépi kimenet: { rows, faults: [{ line, column, message }], differences, changeId, sha256, validFrom, seconds }

Kilépési kód: 0 rendben, 1 hibás sorok (semmi nem került be), 2 hibás hívás.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { 'valid-from': { type: 'string' }, 'dry-run': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } }
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('Egy fájlt adjon meg: ./kapu import gazetteer FÁJL')
    const validFrom = values['valid-from'] ?? yearOfFile(basename(file))
    if (validFrom !== null && !/^\d{4}-\d{2}-\d{2}$/.test(validFrom)) throw new UsageError(`Nem nap: ${validFrom}`)
    if (validFrom === null) throw competenceErrors.dateRequired()
    const content = readContent(file)
    const installation = await openInstallation({ purpose: 'import gazetteer', data: values.data })
    try {
      const ids = systemIds(systemClock)
      const ctx: Context = {
        db: installation.db('kapu_app'), clock: systemClock, ids, logger: createLogger({ level: 'silent' }),
        principal: { kind: 'system', name: 'import gazetteer' }, requestId: ids.uuid()
      }
      const begun = performance.now()
      const report = await takeIn(ctx.db, ctx, { content, fileName: basename(file), validFrom, dryRun: values['dry-run'] ?? false })
      const seconds = Math.round((performance.now() - begun) / 10) / 100
      if (values.json) console.log(JSON.stringify({ ...report, seconds }))
      else print(report, seconds, values['dry-run'] ?? false)
      return report.faults.length > 0 ? exitCodes.wrong : exitCodes.ok
    } finally {
      await installation.close()
    }
  }
}

function readContent(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`A fájl nem olvasható: ${file} (${(error as Error).message})`)
  }
}

function print(report: GazetteerReport, seconds: number, dryRun: boolean): void {
  if (report.faults.length > 0) {
    for (const { line, column, message } of report.faults.slice(0, 50)) console.log(`${line}. sor, ${column}: ${message}`)
    if (report.faults.length > 50) console.log(`… és még ${report.faults.length - 50} hiba`)
    console.log('Semmi nem került a nyilvántartásba.')
    return
  }
  for (const item of report.differences) {
    console.log(`${names[item.register] ?? item.register}: ${item.added} új, ${item.changed} változott, ${item.ended} megszűnt, ${item.same} egyezik${item.kept > 0 ? `, ${item.kept} kézzel módosítva (nem írtuk felül)` : ''}`)
    for (const example of item.added > 100 ? [] : item.examples) console.log(`  ${example}`)
  }
  console.log(dryRun ? `${report.rows} sor, ${seconds} s. Próba volt: semmi nem íródott.` : `${report.rows} sor, ${report.validFrom} naptól, ${seconds} s.${report.changeId === null ? ' Nem volt mit módosítani.' : ''}`)
}
