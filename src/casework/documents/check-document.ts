import { actBodySchemas } from '../../rules/procedure/index.ts'
import { caseErrors, caseVerb } from '../cases/index.ts'

/** Irat vizsgálata: the officer's judgement on a document that the check of its content could not pass by itself. */
export const checkDocument = caseVerb({
  name: 'check-document',
  operationId: 'checkDocument',
  summary: 'Record what the officer found on looking at a document',
  action: 'case:act',
  body: actBodySchemas['document-checked'],
  acts: (file, body) => {
    if (!file.state.documents.some((document) => document.documentId === body.documentId)) throw caseErrors.unknownReference({ what: 'document' })
    return [{ kind: 'document-checked', body }]
  }
})
