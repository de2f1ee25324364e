import { z } from 'zod'
import { actBodySchemas } from '../../rules/procedure/index.ts'
import { caseErrors, caseVerb } from '../cases/index.ts'

/** Fellebbezés (Ákr. 116–118. §): filed with the office that decided, on a document that is in the case already. */
export const recordAppeal = caseVerb({
  name: 'record-appeal',
  operationId: 'recordAppeal',
  summary: 'Record an appeal',
  action: 'case:act',
  body: actBodySchemas['appeal-filed'].omit({ appealId: true }),
  acts: (file, body, ctx) => {
    if (!file.state.documents.some((document) => document.documentId === body.documentId)) {
      throw caseErrors.unknownReference({ what: 'document' })
    }
    return [{ kind: 'appeal-filed', body: { ...body, appealId: ctx.ids.uuid() } }]
  }
})

/** Lemondás a fellebbezésről (Ákr. 82. §): with it the decision may become final earlier. */
export const recordAppealWaiver = caseVerb({
  name: 'record-appeal-waiver',
  operationId: 'recordAppealWaiver',
  summary: 'Record that a client waived the appeal',
  action: 'case:act',
  body: actBodySchemas['appeal-waived'],
  acts: (_file, body) => [{ kind: 'appeal-waived', body }]
})

/** A másodfok döntése, as it came back to the office. */
export const recordAppealDecision = caseVerb({
  name: 'record-appeal-decision',
  operationId: 'recordAppealDecision',
  summary: 'Record the decision of the second instance',
  action: 'case:act',
  body: actBodySchemas['appeal-decided'],
  acts: (_file, body) => [{ kind: 'appeal-decided', body }]
})

/** Irattárba helyezés: the filing-plan item and, where it is not kept for ever, the year after which it may go. */
export const fileCase = caseVerb({
  name: 'file-case',
  operationId: 'fileCase',
  summary: 'Put the case into the records office',
  action: 'case:act',
  body: z.object({}),
  acts: (file) => {
    const { item, retentionYears } = file.rule.filingPlan
    // Retention counts whole closed years after the one in which the case is filed (78/2012. BM r.).
    const disposableAfterYear = retentionYears === null ? null : Number(file.state.today.slice(0, 4)) + retentionYears
    return [{ kind: 'case-filed', body: { filingPlanItem: item, disposableAfterYear } }]
  }
})
