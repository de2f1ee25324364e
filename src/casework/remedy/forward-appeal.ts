import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { caseErrors, takeStep, type CaseFile } from '../cases/index.ts'
import { dateFacts, documentFilingErrors, letterheadOf, renderCaseDocument, type DocumentDeps } from '../documents/index.ts'

export const forwardingBody = z.object({ appealId: z.uuid(), to: z.string().trim().min(1).max(300) })

/**
 * A fellebbezés felterjesztése (Ákr. 119. §): a covering letter under the office's seal that lists the whole file.
 *
 * @throws case-document.template-missing when the rule has no such document, case.unknown-reference, and what `takeStep` throws
 */
export async function forwardAppeal(
  deps: DocumentDeps, ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number } & z.infer<typeof forwardingBody>,
  within: (tx: Tx, after: CaseFile) => Promise<void>
): Promise<CaseFile> {
  const letterhead = await letterheadOf(deps, ctx, ctx.principal.organisationId)
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const appeal = opened.state.appeals.find((item) => item.appealId === step.appealId)
    const { decision } = opened.state
    if (!appeal || !decision) throw caseErrors.unknownReference({ what: 'appeal' })
    const document = opened.rule.documents.find((item) => item.purpose === 'appeal-forwarding')
    if (!document) throw documentFilingErrors.templateMissing({ purpose: 'appeal-forwarding' })
    const letter = await renderCaseDocument(tx, ctx, deps, letterhead, opened, {
      document,
      title: document.name.hu,
      direction: 'out',
      partner: step.to,
      clientVisible: true,
      body: {
        /** The second instance (másodfokú hatóság). */
        to: step.to,
        decision: { registrationNumber: decision.registrationNumber, date: dateFacts(legalDateOf(new Date(decision.signedAt))) },
        appeal: { by: appeal.by, receivedOn: dateFacts(appeal.receivedOn) },
        /** Titles of the registered documents, in the order of their sub-numbers. */
        documents: opened.state.documents.filter((item) => item.subNumber !== null)
          .toSorted((one, other) => one.subNumber! - other.subNumber!).map((item) => `${item.subNumber}. alszám: ${item.title}`)
      }
    })
    return {
      acts: [letter.act, { kind: 'appeal-forwarded', body: { appealId: step.appealId, to: step.to, documentId: letter.document.documentId } }],
      result: null
    }
  }, (tx, after) => within(tx, after))
  return file
}
