import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isAllowed, licenceReport, listLicences } from '../licences.ts'
import { exitCodes, type Verb } from '../verb.ts'

const root = join(import.meta.dirname, '../../..')

/** `./kapu licences --check|--write|--json`: under which licences the libraries stand. */
export const licences: Verb = {
  help: `./kapu licences [--check | --write | --json]

A package-lock.json alapján felsorolja minden könyvtár licencét (docs/licences.md). Kapcsoló nélkül és --check esetén összeveti.

  --write  megírja a docs/licences.md fájlt
  --json   kiírja

Kilépési kód: 0 rendben, 1 a lista eltér, vagy szállított könyvtár nem megengedett licencű.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, write: { type: 'boolean' }, json: { type: 'boolean' } } })
    const packages = listLicences(root)
    const file = join(root, 'docs/licences.md')
    if (values.json) console.log(JSON.stringify(packages, null, 2))
    else if (values.write) writeFileSync(file, licenceReport(packages))
    const faults = packages.filter((item) => item.use !== 'tools' && !isAllowed(item.licence))
    for (const { name, version, licence } of faults) console.error(`${name} ${version}: nem megengedett licenc: ${licence}`)
    const same = values.json || (existsSync(file) && readFileSync(file, 'utf8') === licenceReport(packages))
    if (!same) console.error(`${file} eltér a package-lock.json fájltól. Írja meg újra: ./kapu licences --write`)
    return faults.length === 0 && same ? exitCodes.ok : exitCodes.wrong
  }
}
