import type { Db, Tx } from '../../platform/database/index.ts'
import { competentOffice, organOfRule, settlementName, territoriesOf, type CompetentOffice, type RuleCompetence } from '../../rules/competence/index.ts'
import { cite, type CaseRule } from '../../rules/procedure/index.ts'
import { competenceErrors } from './competence.errors.ts'
import { findSettlements, readCompetences, type Settlement } from './competence.store.ts'

/** What the rule of a case type says of competence. */
export function competenceOfRule(rule: Pick<CaseRule, 'code' | 'version' | 'power' | 'competence' | 'laws'>): RuleCompetence {
  return {
    code: rule.code, version: rule.version, power: rule.power, organ: organOfRule(rule), law: cite(rule, rule.competence.law), holder: rule.competence.holder.hu
  }
}

/**
 * The settlement of a name, a code or the beginning of an address.
 * A real settlement goes before an invented one; among names that differ in accents the very one is meant.
 * @throws competence.unknown-settlement, competence.ambiguous-settlement
 */
export async function settlementOf(db: Db | Tx, text: string, day: string): Promise<Settlement> {
  const name = settlementName(text)
  // Who writes accents means them: only a name written without any may stand for one that has some.
  const accented = /\p{M}/u.test(name.normalize('NFD'))
  const sameName = (item: Settlement): boolean => item.code === name || item.name.toLowerCase() === name.toLowerCase()
  const found = (await findSettlements(db, name, day)).filter((item) => !accented || sameName(item))
  const [first] = found
  if (!first) throw competenceErrors.unknownSettlement({ settlement: name })
  const exact = found.filter((item) => item.demo === first.demo && sameName(item))
  const candidates = exact.length > 0 ? exact : found.filter((item) => item.demo === first.demo)
  if (candidates.length > 1) throw competenceErrors.ambiguousSettlement({ settlement: name, candidates: candidates.map((item) => `${item.name} (${item.code})`).join(', ') })
  return candidates[0]!
}

/**
 * Which office handles a case type at a place on a day.
 * @throws competence.unknown-settlement, competence.ambiguous-settlement, competence.no-office, competence.ambiguous-office
 */
export async function findCompetentOffice(
  db: Db | Tx, question: { readonly settlement: string; readonly rule: Parameters<typeof competenceOfRule>[0]; readonly day: string }
): Promise<CompetentOffice & { readonly settlement: Settlement }> {
  const settlement = await settlementOf(db, question.settlement, question.day)
  const rows = await readCompetences(db, territoriesOf(settlement), question.day)
  const answer = competentOffice(settlement, competenceOfRule(question.rule), rows)
  if ('reason' in answer) {
    const details = { settlement: settlement.name, caseType: question.rule.code, why: answer.why.join('; ') }
    throw answer.reason === 'ambiguous' ? competenceErrors.ambiguousOffice(details) : competenceErrors.noOffice(details)
  }
  return { ...answer, settlement }
}
