import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { cite, registerDataSets, type CaseRule } from '../../rules/procedure/index.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { insertPurposeUnlessKnown } from './exchange.store.ts'

/**
 * Makes the purposes that a newly loaded rule names known to the gateway, each with its legal basis and no more fields than
 * the rule asks for. What is configured already stays as it is, and no officer gains a right by it: that comes from the job
 * role's entitlement alone. Runs as the owner of the tables; the application only reads them.
 *
 * @throws exchange.purpose-too-narrow when a known purpose does not allow a field that the rule asks for
 */
export async function acceptPurposes(tx: Tx, ctx: Context, rule: CaseRule): Promise<void> {
  for (const item of rule.dataSets) {
    const dataSet = registerDataSets[item.register]
    const allowed = await insertPurposeUnlessKnown(tx, {
      dataSet,
      purpose: item.purpose,
      name: item.purposeText,
      legalBasis: [rule.legalBasis[0]!, item.law].map((citation) => cite(rule, citation)).join('; '),
      fields: item.fields.map((field) => field.code),
      validFrom: rule.validFrom,
      recordedAt: ctx.clock.now()
    })
    const beyond = item.fields.map((field) => field.code).filter((field) => !allowed.includes(field))
    // Better no start than a button on the desk that the gateway refuses each time.
    if (beyond.length > 0) throw exchangeErrors.purposeTooNarrow({ caseType: rule.code, dataSet, purpose: item.purpose, fields: beyond })
  }
}
