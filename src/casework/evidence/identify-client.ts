import { queryDataSet, type QueryAnswer } from '../../checks/exchange/index.ts'
import type { ActBody, CaseParty, NewAct } from '../../rules/procedure/index.ts'
import { basisOf, partyOf, type Check, type Ground, type GroundContext } from './check-outside.ts'
import { businessOf, naturalIdentifiersOf } from './subject-of-case.ts'

type Result = ActBody<'client-identified'>['result']

/**
 * Az ügyfél azonosítása: a person against the Etalon, an organisation against the registers of companies and sole
 * traders. The Etalon is asked for no field at all: it says whether exactly one person has these identifiers.
 *
 * @throws evidence.subject-missing, case.unknown-reference
 */
export async function identifyClient(ground: Ground, asking: GroundContext, body: { partyId: string }): Promise<Check> {
  const party = partyOf(ground.file, body.partyId)
  return party.kind === 'person' ? identifyPerson(ground, asking, party) : identifyOrganisation(ground, asking, party)
}

async function identifyPerson(ground: Ground, asking: GroundContext, party: CaseParty): Promise<Check> {
  const { purpose, legalBasis } = await basisOf(asking, 'etalon.identify', 'client-identification')
  const subject = naturalIdentifiersOf(ground.file, party)
  return identification(party, 'person-register', 'Személyiadat- és lakcímnyilvántartás (Etalon)', resultOfPerson, (record) =>
    queryDataSet(asking.deps, asking.ctx, {
      ...ground.common, dataSet: 'etalon.identify', purpose, legalBasis, subject, fields: [], personId: ground.personOf(party.partyId)
    }, { record }))
}

async function identifyOrganisation(ground: Ground, asking: GroundContext, party: CaseParty): Promise<Check> {
  const { purpose, legalBasis } = await basisOf(asking, 'company.register', 'business-check')
  const subject = businessOf(ground.file, party)
  return identification(party, 'company-register', 'Cégnyilvántartás és egyéni vállalkozók nyilvántartása', resultOfOrganisation, (record) =>
    queryDataSet(asking.deps, asking.ctx, {
      ...ground.common, dataSet: 'company.register', purpose, legalBasis, subject, fields: ['active', 'nameMatches'], personId: null
    }, { record }))
}

/** Several people with the same identifiers are nobody in particular: further identifiers must tell them apart. */
function resultOfPerson({ facts }: QueryAnswer): Result {
  if (facts['match'] === 'one') return 'identified'
  return facts['match'] === 'several' ? 'mismatch' : 'not-found'
}

/** A business that has ceased cannot be the client under that name. */
function resultOfOrganisation({ found, facts }: QueryAnswer): Result {
  if (!found) return 'not-found'
  return facts['nameMatches'] === true && facts['active'] === true ? 'identified' : 'mismatch'
}

function identification(
  party: CaseParty, method: 'person-register' | 'company-register', source: string, resultOf: (answer: QueryAnswer) => Result, ask: Check['ask']
): Check {
  const act = (result: Result, receiptId: string): NewAct => ({
    kind: 'client-identified', body: { partyId: party.partyId, method, result, receiptId, source }
  })
  return {
    ask,
    answered: async (answer) => {
      const result = resultOf(answer)
      return { acts: [act(result, answer.receipt.requestId)], result }
    },
    failed: (requestId) => ({ act: act('unreachable', requestId), result: 'unreachable' })
  }
}
