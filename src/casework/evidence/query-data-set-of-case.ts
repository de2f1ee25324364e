import { queryDataSet, type QueryAnswer } from '../../checks/exchange/index.ts'
import { registerDataSets, type ActBody, type CaseParty, type DataSetRule, type NewAct, type RegisterCode } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import { letterheadOf, type DocumentDeps } from '../documents/index.ts'
import { basisOf, partyOf, type Check, type Ground, type GroundContext } from './check-outside.ts'
import { evidenceErrors } from './evidence.errors.ts'
import { fileRegisterAnswer } from './register-answer.ts'
import { businessOf, naturalIdentifiersOf, parcelOf } from './subject-of-case.ts'

/** How the subject of a question to each register is found. */
const subjects: Readonly<Record<RegisterCode, (file: CaseFile, party: CaseParty | null) => Record<string, string>>> = {
  'person-register': (file, party) => {
    if (party === null) throw evidenceErrors.subjectMissing({ field: 'applicant' })
    return naturalIdentifiersOf(file, party)
  },
  'company-register': businessOf,
  'land-register': parcelOf
}

/**
 * Adatkérés másik nyilvántartásból (Ákr. 36. § (2), 62. §): only what the rule names, for the purpose it names. Data that
 * come back are filed as a numbered record; of a yes/no question only the answer is kept.
 *
 * @throws evidence.unknown-data-set, evidence.subject-missing, case.unknown-reference
 */
export async function queryDataSetOfCase(
  documents: DocumentDeps, ground: Ground, asking: GroundContext, body: { dataSet: string; partyId: string | null }
): Promise<Check> {
  const { file } = ground
  const rule = file.rule.dataSets.find((item) => item.code === body.dataSet)
  if (!rule) throw evidenceErrors.unknownDataSet({ dataSet: body.dataSet })
  const party = body.partyId ? partyOf(file, body.partyId) : subjectPartyOf(file, rule)
  const dataSet = registerDataSets[rule.register]
  const { purpose, legalBasis } = await basisOf(asking, dataSet, rule.purpose)
  const subject = subjects[rule.register](file, party)
  const letterhead = rule.answer === 'data' ? await letterheadOf(documents, asking.ctx, ground.common.organisationId) : null
  const act = (facts: Pick<ActBody<'data-set-queried'>, 'outcome' | 'answer' | 'receiptId' | 'documentId'>): NewAct => ({
    kind: 'data-set-queried', body: { dataSet: rule.code, partyId: party?.partyId ?? null, ...facts }
  })
  return {
    ask: (record) => queryDataSet(asking.deps, asking.ctx, {
      ...ground.common, dataSet, purpose, legalBasis, subject, fields: rule.fields.map((field) => field.code),
      personId: ground.personOf(party?.partyId ?? null)
    }, { record }),
    answered: async (answer, now, tx) => {
      const receiptId = answer.receipt.requestId
      if (!answer.found) return { acts: [act({ outcome: 'not-found', answer: null, receiptId, documentId: null })], result: 'not-found' }
      if (letterhead === null) {
        const said = yesOrNo(rule, answer)
        return { acts: [act({ outcome: 'answered', answer: said, receiptId, documentId: null })], result: said }
      }
      const filed = await fileRegisterAnswer(tx, asking.ctx, documents, letterhead, now, rule, answer)
      return {
        acts: [filed.act, act({ outcome: 'answered', answer: null, receiptId, documentId: filed.document.documentId })], result: 'answered'
      }
    },
    failed: (requestId, refused) => {
      const outcome = refused ? 'refused' : 'unreachable'
      return { act: act({ outcome, answer: null, receiptId: requestId, documentId: null }), result: outcome }
    }
  }
}

/** Yes only when every field asked for says yes. */
function yesOrNo(rule: DataSetRule, answer: QueryAnswer): 'yes' | 'no' {
  return rule.fields.every((field) => answer.facts[field.code] === true) ? 'yes' : 'no'
}

function subjectPartyOf(file: CaseFile, rule: DataSetRule): CaseParty | null {
  const role = rule.about === 'representative' ? 'representative' : 'client'
  return file.state.parties.find((party) => party.role === role) ?? null
}
