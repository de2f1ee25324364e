import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkCatalogue } from '../../registers/case-types/index.ts'
import { exitCodes, type Verb } from '../verb.ts'

const catalogue = join(import.meta.dirname, '../../../catalogue')

/** `./kapu catalogue check`: every fault of the case types' folders with its line. */
export const catalogueCheck: Verb = {
  help: `./kapu catalogue check [ÜGYTÍPUS] [--folder MAPPA] [--json]

Ellenőrzi az ügyszabályok mappáit, és minden hibát megnevez a fájllal és a sorral.
Kilépési kód: 0 hibátlan, 1 hibát talált.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], options: { folder: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: true
    })
    const { checked, faults } = checkCatalogue(values.folder ?? catalogue, positionals[0])
    if (values.json) console.log(JSON.stringify({ checked, faults }))
    else {
      for (const fault of faults) console.log(`${fault.file}:${fault.line} ${fault.code}: ${fault.message}`)
      console.log(`${checked.length} ügytípus, ${faults.length} hiba`)
    }
    return faults.length === 0 && checked.length > 0 ? exitCodes.ok : exitCodes.wrong
  }
}
