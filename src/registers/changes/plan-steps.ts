import type { Tx } from '../../platform/database/index.ts'
import { registerErrors } from './changes.errors.ts'
import type { Fact, FactContent, FactStep } from './changes.types.ts'
import { readBelieved } from './fact.store.ts'

/** What the register says of the subject for a day. @throws register.ended, register.subject-not-found */
export async function factOn(tx: Tx, register: string, subjectId: string, day: string): Promise<Fact> {
  const facts = await readBelieved(tx, register, [subjectId])
  if (facts.length === 0) throw registerErrors.subjectNotFound()
  const found = facts.find((fact) => fact.validFrom <= day && (fact.validTo === null || day <= fact.validTo))
  if (!found) throw registerErrors.ended({ day })
  return found
}

/**
 * The same amendment from a day on, in every span that the register knows from then: what was already set for a later day
 * keeps its other data, and an end that was set stays.
 */
export async function amendSteps(
  tx: Tx, register: string, subjectId: string, from: string, amend: (fact: Fact) => FactContent
): Promise<FactStep[]> {
  await factOn(tx, register, subjectId, from)
  const facts = await readBelieved(tx, register, [subjectId])
  return facts.filter((fact) => fact.validTo === null || fact.validTo >= from).map((fact) => ({
    register, subjectId, from: fact.validFrom < from ? from : fact.validFrom, to: fact.validTo, fact: amend(fact)
  }))
}

/** The end of a subject: `firstDayAfter` is the first day on which it stands no more. */
export async function endSteps(tx: Tx, register: string, subjectId: string, firstDayAfter: string): Promise<FactStep[]> {
  await factOn(tx, register, subjectId, firstDayAfter)
  return [{ register, subjectId, from: firstDayAfter, to: null, fact: null }]
}
