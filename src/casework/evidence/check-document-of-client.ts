import { checkIdentityDocument, judgeDocument, type DocumentVerdict } from '../../checks/identity-documents/index.ts'
import type { ActBody, NewAct } from '../../rules/procedure/index.ts'
import { basisOf, partyOf, type Check, type Ground, type GroundContext } from './check-outside.ts'
import { naturalIdentifiersOf } from './subject-of-case.ts'

type DocumentType = ActBody<'identity-document-checked'>['documentType']
type Result = ActBody<'identity-document-checked'>['result']

/** What the verdict means for the case. The register does not say why a document is not valid; one that is lost or
 * somebody else's proves nothing either. */
const results: Readonly<Record<DocumentVerdict['kind'], Result>> = {
  accepted: 'valid',
  'not-known': 'not-found',
  'not-valid': 'invalid',
  'not-theirs': 'invalid',
  'reported-lost': 'invalid',
  wanted: 'wanted'
}

/**
 * Személyazonosító okmány ellenőrzése (Ákr. 95. §; Körtv.): valid, the client's own, neither lost nor wanted; yes/no
 * answers only. The number itself is not kept in the case.
 *
 * @throws evidence.subject-missing, case.unknown-reference
 */
export async function checkDocumentOfClient(
  ground: Ground, asking: GroundContext, body: { partyId: string; documentType: DocumentType; documentNumber: string }
): Promise<Check> {
  const party = partyOf(ground.file, body.partyId)
  const { purpose, legalBasis } = await basisOf(asking, 'identity-document.validity', 'document-check')
  const { name, birthDate } = naturalIdentifiersOf(ground.file, party)
  const act = (result: Result, receiptId: string): NewAct => ({
    kind: 'identity-document-checked', body: { partyId: party.partyId, documentType: body.documentType, result, receiptId }
  })
  return {
    ask: (record) => checkIdentityDocument(asking.deps, asking.ctx, {
      ...ground.common, purpose, legalBasis, personId: ground.personOf(party.partyId),
      documentNumber: body.documentNumber, name: name!, birthDate: birthDate!
    }, { record: (tx, answer) => record(tx, answer) }),
    answered: async (answer) => {
      const result = results[judgeDocument(answer.found, answer.facts).kind]
      return { acts: [act(result, answer.receipt.requestId)], result }
    },
    failed: (requestId) => ({ act: act('unreachable', requestId), result: 'unreachable' })
  }
}
