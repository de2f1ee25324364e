import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { actBodySchemas } from '../../rules/procedure/index.ts'
import { caseErrors, caseVerb } from '../cases/index.ts'

const reason = z.string().trim().min(1).max(4000)

/** Az eljárás folytatása: the last day that does not count, and why it goes on. */
export const resumeProcedure = caseVerb({
  name: 'resume',
  operationId: 'resumeProcedure',
  summary: 'Resume a suspended procedure',
  action: 'case:act',
  body: z.object({ lastDay: givenDay, reason }),
  acts: (_file, body) => [{ kind: 'resumed', body: { ...body, documentId: null } }]
})

/** Hiánypótlás (Ákr. 44. §): what came, and whether anything named is still missing in the officer's judgement. */
export const recordDeficiencyRemedy = caseVerb({
  name: 'record-deficiency-remedy',
  operationId: 'recordDeficiencyRemedy',
  summary: 'Record what the client brought upon a deficiency notice',
  action: 'case:act',
  body: actBodySchemas['deficiency-remedied'],
  acts: (file, body) => {
    if (!file.state.deficiencies.some((notice) => notice.noticeId === body.noticeId)) {
      throw caseErrors.unknownReference({ what: 'notice' })
    }
    for (const id of body.documentIds) {
      if (!file.state.documents.some((document) => document.documentId === id)) throw caseErrors.unknownReference({ what: 'document' })
    }
    return [{ kind: 'deficiency-remedied', body }]
  }
})

/** A hiánypótlás határideje eredménytelenül eltelt; the rule refuses it before the term is over. */
export const lapseDeficiency = caseVerb({
  name: 'lapse-deficiency',
  operationId: 'lapseDeficiency',
  summary: 'Record that the term of a deficiency notice passed without result',
  action: 'case:act',
  body: actBodySchemas['deficiency-lapsed'],
  acts: (_file, body) => [{ kind: 'deficiency-lapsed', body }]
})
