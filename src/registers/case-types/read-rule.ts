import type { Db, Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { findInForce, listInForce, readFileOf, readFilesUnder, readVersion } from './case-type.store.ts'
import type { CaseTypeSummary, RuleVersion } from './case-type.types.ts'

export const caseTypeErrors = defineErrors('case-type', {
  notFound: {
    status: 404,
    hu: 'Ilyen ügytípus nincs, vagy ma nincs hatályban. Válasszon az ügytípusok jegyzékéből.',
    en: 'There is no such case type, or none in force today. Choose from the list of case types.'
  },
  versionInUse: {
    status: 409,
    hu: 'Az ügyszabálynak ezt a változatát már használja ügy, ezért nem cserélhető. Adjon neki új változatszámot.',
    en: 'A case uses this version of the rule already, so it cannot be replaced. Give it a new version number.'
  }
})

/** Versions never change while a case uses them, so a rule once read stays good; a few dozen fit in memory. */
const rules = new Map<string, CaseRule>()

/** The rule in force on a day; nothing when the case type does not exist then. */
export async function ruleInForce(db: Db | Tx, code: string, date: string): Promise<RuleVersion | undefined> {
  const id = await findInForce(db, code, date)
  return id === undefined ? undefined : { id, rule: await ruleOfVersion(db, id) }
}

/** The rule a case began with. @throws Error when the version is gone, which the foreign key excludes */
export async function ruleOfVersion(db: Db | Tx, id: string): Promise<CaseRule> {
  const known = rules.get(id)
  if (known) return known
  const found = await readVersion(db, id)
  if (!found) throw new Error(`case type version ${id} does not exist`)
  if (rules.size > 500) rules.clear()
  rules.set(id, found.rule)
  return found.rule
}

/** Case types in force on a day, by code. */
export function listCaseTypes(db: Db | Tx, date: string): Promise<CaseTypeSummary[]> {
  return listInForce(db, date)
}

/** A file of a version as text: the form's schema, layout or texts. */
export function readCaseTypeFile(db: Db | Tx, versionId: string, path: string): Promise<string | undefined> {
  return readFileOf(db, versionId, path)
}

/**
 * A Typst template of a version with the shared ones it imports. The compiler sees the template at the root, so the
 * way up to the shared folder that a template has in the catalogue is taken away.
 */
export async function readTemplate(
  db: Db | Tx, versionId: string, path: string
): Promise<{ template: string; files: Record<string, string> } | null> {
  const template = await readFileOf(db, versionId, path)
  if (template === undefined) return null
  const files = await readFilesUnder(db, versionId, '_shared')
  return { template: template.replaceAll('"../../_shared/', '"_shared/'), files }
}
