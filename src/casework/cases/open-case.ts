import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ruleOfVersion } from '../../registers/case-types/index.ts'
import { officeTime } from '../../registers/organisations/index.ts'
import { fold } from '../../rules/procedure/index.ts'
import { caseErrors } from './case.errors.ts'
import { readActs, readCase } from './case.store.ts'
import type { CaseFile } from './case.types.ts'

/**
 * Opens a case: its acts, the rule it began with, the office's calendar and legal now, and the state they add up to.
 * With `lock` other writers of the case wait until this transaction ends.
 *
 * @throws case.not-found when the case is not the office's
 */
export async function openCaseFile(
  tx: Tx, ctx: Context, organisationId: string, caseId: string, options: { lock: boolean }
): Promise<CaseFile> {
  const stored = await readCase(tx, organisationId, caseId, options)
  if (!stored) throw caseErrors.notFound()
  const rule = await ruleOfVersion(tx, stored.caseTypeVersionId)
  const { calendar, legalNow: now } = await officeTime(tx, ctx, organisationId)
  const acts = await readActs(tx, organisationId, caseId)
  return {
    stored, acts, rule, calendar, legalNow: now, state: fold(acts, rule, calendar, now.toISOString())
  }
}
