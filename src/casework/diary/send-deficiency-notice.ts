import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { actBodySchemas, cite } from '../../rules/procedure/index.ts'
import { caseErrors, takeStep, type CaseFile } from '../cases/index.ts'
import { documentRule, letterheadOf, limitText, renderCaseDocument } from '../documents/index.ts'
import type { DiaryDeps, DiaryStep } from './diary.types.ts'

export const deficiencyNoticeBody = actBodySchemas['deficiency-noticed'].pick({ partyId: true, items: true, limit: true }).extend({
  items: actBodySchemas['deficiency-noticed'].shape.items.max(50)
})

/**
 * Hiánypótlási felhívás (Ákr. 44. §): the notice made from the rule's template, filed under its number, and on its way to
 * the client, in one step. Its term runs from the delivery, not from today.
 *
 * @throws case.unknown-reference for a participant or attachment that is not there, and what `takeStep` throws
 */
export async function sendDeficiencyNotice(
  deps: DiaryDeps, ctx: Context<OfficerPrincipal>, step: DiaryStep<z.infer<typeof deficiencyNoticeBody>>
): Promise<CaseFile> {
  const letterhead = await letterheadOf(deps.documents, ctx, ctx.principal.organisationId)
  const { partyId, items, limit } = step.body
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const party = opened.state.parties.find((item) => item.partyId === partyId)
    if (!party) throw caseErrors.unknownReference({ what: 'party' })
    const { deficiency, attachments } = opened.rule
    const named = items.map((item) => {
      const attachment = attachments.find((candidate) => candidate.code === item.requirement)
      if (item.requirement !== null && !attachment) throw caseErrors.unknownReference({ what: 'requirement', requirement: item.requirement })
      return { name: attachment?.name.hu ?? null, text: item.text, law: attachment ? cite(opened.rule, attachment.law) : null }
    })
    const rule = documentRule(opened, deficiency.template)
    const notice = await renderCaseDocument(tx, ctx, deps.documents, letterhead, opened, {
      document: rule,
      title: rule.name.hu,
      direction: 'out',
      partner: party.name,
      clientVisible: true,
      body: {
        /** To whom it is addressed. */
        addressee: { name: party.name, address: party.address },
        /** What is missing: the attachment's name where the rule has one, the officer's words, the section that demands it. */
        items: named,
        limit: limitText(limit),
        law: cite(opened.rule, deficiency.law)
      }
    })
    const delivery = await deps.startDelivery(tx, ctx, opened, { document: notice.document, party })
    return {
      acts: [
        notice.act,
        { kind: 'deficiency-noticed', body: { noticeId: ctx.ids.uuid(), partyId, items, limit, documentId: notice.document.documentId } },
        ...delivery
      ],
      result: null
    }
  }, step.within)
  return file
}
