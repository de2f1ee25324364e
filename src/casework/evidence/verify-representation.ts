import { actBodySchemas } from '../../rules/procedure/index.ts'
import { caseErrors, caseVerb } from '../cases/index.ts'
import { partyOf } from './check-outside.ts'

/** A képviseleti jog igazolása (Ákr. 13–14. §): the officer's judgement of the power, with the document that shows it. */
export const verifyRepresentation = caseVerb({
  name: 'verify-representation',
  operationId: 'verifyRepresentation',
  summary: 'Record whether the representative may act for the client',
  action: 'case:act',
  body: actBodySchemas['representation-verified'].omit({ receiptId: true }),
  acts: (file, body) => {
    partyOf(file, body.partyId)
    if (body.documentId !== null && !file.state.documents.some((item) => item.documentId === body.documentId)) {
      throw caseErrors.unknownReference({ what: 'document' })
    }
    return [{ kind: 'representation-verified', body: { ...body, receiptId: null } }]
  }
})
