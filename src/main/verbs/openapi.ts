import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { describeRoutes } from '../describe-routes.ts'
import { exitCodes, type Verb } from '../verb.ts'

const root = join(import.meta.dirname, '../../..')
const documentFile = join(root, 'docs/openapi.json')
const typesFile = join(root, 'web/src/shared/api/schema.d.ts')

/** `./kapu openapi --check|--write`: the published description of the API and the web's types against the routes. */
export const openapi: Verb = {
  help: `./kapu openapi --check | --write | --json

Összeveti a docs/openapi.json fájlt és a felület típusait az útvonalakkal (--write: megírja őket, --json: kiírja).
Kilépési kód: 0 egyezik, 1 eltér.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, write: { type: 'boolean' }, json: { type: 'boolean' } } })
    const document = await describeRoutes()
    const text = `${JSON.stringify(document, null, 2)}\n`
    if (values.json) {
      process.stdout.write(text)
      return exitCodes.ok
    }
    const types = `// Made by \`./kapu openapi --write\` from the routes; do not edit.\n${astToString(await openapiTypescript(text))}`
    const files = [[documentFile, text], [typesFile, types]] as const
    if (values.write) {
      for (const [file, content] of files) writeFileSync(file, content)
      return exitCodes.ok
    }
    const differing = files.filter(([file, content]) => !isSame(file, content)).map(([file]) => file)
    for (const file of differing) console.error(`${file} eltér az útvonalaktól. Írja meg újra: ./kapu openapi --write`)
    return differing.length === 0 ? exitCodes.ok : exitCodes.wrong
  }
}

function isSame(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content
  } catch {
    return false
  }
}
