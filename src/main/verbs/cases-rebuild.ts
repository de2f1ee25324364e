import { parseArgs } from 'node:util'
import { rebuildProjections } from '../../casework/cases/index.ts'
import { systemClock, systemIds, type Context } from '../../platform/context/index.ts'
import { createLogger } from '../../platform/logging/index.ts'
import { openInstallation } from '../installation.ts'
import { exitCodes, type Verb } from '../verb.ts'

/** `./kapu cases rebuild`: the rows that lists show, computed anew from the acts. */
export const casesRebuild: Verb = {
  help: `./kapu cases rebuild [--check] [--data MAPPA] [--json]

Minden ügyet újraszámít a cselekményeiből, és az ügylisták sorát összeveti velük; ami eltér, azt kijavítja és naplózza.
A Kapu közben futhat.

  --check   csak jelenti az eltérést, nem javít
  --json    gépi kimenet: { checked, mended, different: [{ organisationId, caseId, registrationNumber, columns }],
            broken: [{ organisationId, caseId, reason }] }

Kilépési kód: 0 minden sor rendben van (vagy kijavítva), 1 eltérés (--check) vagy újraszámíthatatlan ügy.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args], options: { check: { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } }
    })
    const check = values.check ?? false
    const installation = await openInstallation({ purpose: 'cases rebuild', data: values.data })
    try {
      const ids = systemIds(systemClock)
      const ctx: Context = {
        db: installation.db('kapu_app'), clock: systemClock, ids, logger: createLogger({ level: 'silent' }),
        principal: { kind: 'system', name: 'cases rebuild' }, requestId: ids.uuid()
      }
      const report = await rebuildProjections({ housekeeper: installation.db('kapu_housekeeper') }, ctx, { check })
      if (values.json) console.log(JSON.stringify(report))
      else {
        for (const item of report.different) console.log(`${item.registrationNumber} (${item.caseId}): ${item.columns.join(', ')}`)
        for (const item of report.broken) console.log(`${item.caseId}: nem számítható újra: ${item.reason}`)
        console.log(`${report.checked} ügy, ${report.different.length} eltérés, ${report.mended} kijavítva, ${report.broken.length} újraszámíthatatlan`)
      }
      return report.broken.length > 0 || (check && report.different.length > 0) ? exitCodes.wrong : exitCodes.ok
    } finally {
      await installation.close()
    }
  }
}
