import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { actBodySchemas, cite } from '../../rules/procedure/index.ts'
import { caseErrors, takeStep, type CaseFile } from '../cases/index.ts'
import { dateFacts, documentRule, letterheadOf, renderCaseDocument } from '../documents/index.ts'
import type { DiaryDeps, DiaryStep } from './diary.types.ts'

export const siteVisitBody = actBodySchemas['site-visit-recorded'].omit({ visitId: true, documentId: true }).extend({
  present: z.array(z.string().trim().min(1).max(300)).max(50)
})

/** Said of a site; a rule about something else gives its own words (`siteVisit.results`). */
const resultWords = {
  compliant: 'a telep a követelményeknek megfelel',
  'non-compliant': 'a telep a követelményeknek nem felel meg',
  inconclusive: 'a szemle alapján nem állapítható meg'
} as const

/**
 * Helyszíni szemle jegyzőkönyve (Ákr. 68–70., 78. §): the record made from the rule's template and filed under its number.
 *
 * @throws case.unknown-reference when the rule knows no site visit, and what `takeStep` throws
 */
export async function recordSiteVisit(
  deps: DiaryDeps, ctx: Context<OfficerPrincipal>, step: DiaryStep<z.infer<typeof siteVisitBody>>
): Promise<CaseFile> {
  const letterhead = await letterheadOf(deps.documents, ctx, ctx.principal.organisationId)
  const { body } = step
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const { siteVisit } = opened.rule
    if (!siteVisit) throw caseErrors.unknownReference({ what: 'site-visit' })
    const rule = documentRule(opened, siteVisit.template)
    const record = await renderCaseDocument(tx, ctx, deps.documents, letterhead, opened, {
      document: rule,
      title: `${rule.name.hu}, ${dateFacts(body.on).text}`,
      direction: 'internal',
      partner: null,
      clientVisible: true,
      body: {
        on: dateFacts(body.on),
        place: body.place,
        present: body.present,
        findings: body.findings,
        /** `compliant`, `non-compliant` or `inconclusive`; in words beside it. */
        result: body.result,
        resultText: siteVisit.results?.[body.result].hu ?? resultWords[body.result],
        law: cite(opened.rule, siteVisit.law),
        /** Who took the record. */
        recordedBy: ctx.principal.name
      }
    })
    return {
      acts: [
        record.act, { kind: 'site-visit-recorded', body: { ...body, visitId: ctx.ids.uuid(), documentId: record.document.documentId } }
      ],
      result: null
    }
  }, step.within)
  return file
}
