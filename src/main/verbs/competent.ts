import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../platform/context/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { ruleInForce, ruleOfFolder } from '../../registers/case-types/index.ts'
import { competenceErrors, findCompetentOffice } from '../../registers/competence/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { openInstallation } from '../installation.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const catalogue = join(import.meta.dirname, '../../../catalogue')

/** `./kapu competent`: which office handles a case type at a settlement, and why. */
export const competent: Verb = {
  help: `./kapu competent --settlement NÉV --case-type KÓD [--as-of ÉÉÉÉ-HH-NN] [--data MAPPA] [--json]

Megmondja, melyik hivatal jár el, milyen hatáskörben, ki a felettese, és miért: ügyszabály, területi sor, jogszabály.

  --settlement NÉV  település neve vagy KSH-kódja; fővárosi kerület így is: „Budapest V. kerület”
  --case-type KÓD   az ügytípus kódja (catalogue/)
  --as-of NAP       melyik napon (ma)
  --json            { office: { id, name, seat }, power, superior: { id, name, seat }, why: [ … ] }

Kilépési kód: 0 van illetékes hivatal, 1 nincs vagy nem egyértelmű, 2 hibás hívás.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        settlement: { type: 'string' }, 'case-type': { type: 'string' }, 'as-of': { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' }
      }
    })
    const { settlement, 'case-type': caseType } = values
    if (!settlement || !caseType) throw new UsageError('Adja meg a települést és az ügytípust: --settlement NÉV --case-type KÓD')
    const day = values['as-of'] ?? legalDateOf(systemClock.now())
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`Nem nap: ${day}`)
    const installation = await openInstallation({ purpose: 'competent', data: values.data })
    try {
      const db = installation.db('kapu_app')
      const { office, power, superior, why } = await findCompetentOffice(db, { settlement, rule: await ruleOn(db, caseType, day), day })
      if (values.json) console.log(JSON.stringify({ office, power, superior, why }))
      else console.log([`${office.name}${office.seat === null ? '' : ` (${office.seat})`}`, ...why.map((line) => `  ${line}`)].join('\n'))
      return exitCodes.ok
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('competence.')) throw error
      if (values.json) console.log(JSON.stringify({ error: { code: error.code, message: error.hu, details: error.details } }))
      else console.error(`${error.hu} [${error.code}]\n${Object.entries(error.details).map(([key, value]) => `  ${key}: ${String(value)}`).join('\n')}`)
      return exitCodes.wrong
    } finally {
      await installation.close()
    }
  }
}

/** The rule in force; before the first start nothing is loaded yet, so the catalogue itself is asked. */
async function ruleOn(db: Db, caseType: string, day: string): Promise<CaseRule> {
  const loaded = await ruleInForce(db, caseType, day)
  const rule = loaded?.rule ?? ruleOfFolder(catalogue, caseType)
  if (!rule || rule.validFrom > day || (rule.validTo !== null && rule.validTo < day)) throw competenceErrors.unknownCaseType({ caseType, day })
  return rule
}
