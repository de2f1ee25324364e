import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { cite, type NewAct } from '../../rules/procedure/index.ts'
import { caseErrors, takeStep, type CaseFile } from '../cases/index.ts'
import { dateFacts, documentRule, letterheadOf, renderCaseDocument } from '../documents/index.ts'
import type { DiaryDeps, DiaryStep } from './diary.types.ts'

export const suspensionBody = z.object({
  ground: z.string().min(1).max(80),
  firstDay: givenDay,
  reason: z.string().trim().min(1).max(4000)
})

/**
 * Felfüggesztés (Ákr. 48. §) or szünetelés (49. §): the order where the ground wants one, on its way to every client, and
 * the first day that does not count.
 *
 * @throws case.unknown-reference for a ground that the rule does not know, and what `takeStep` throws
 */
export async function suspendProcedure(
  deps: DiaryDeps, ctx: Context<OfficerPrincipal>, step: DiaryStep<z.infer<typeof suspensionBody>>
): Promise<CaseFile> {
  const letterhead = await letterheadOf(deps.documents, ctx, ctx.principal.organisationId)
  const { ground, firstDay, reason } = step.body
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const rule = opened.rule.suspensions.find((item) => item.code === ground)
    if (!rule) throw caseErrors.unknownReference({ what: 'ground' })
    if (rule.template === null) return { acts: [{ kind: 'suspended', body: { ground, firstDay, reason, documentId: null } }], result: null }
    const document = documentRule(opened, rule.template)
    const clients = opened.state.parties.filter((party) => party.role === 'client' || party.role === 'opposing-client')
    const order = await renderCaseDocument(tx, ctx, deps.documents, letterhead, opened, {
      document,
      title: `${document.name.hu}: ${rule.name.hu}`,
      direction: 'out',
      partner: clients.map((party) => party.name).join(', ').slice(0, 300) || null,
      clientVisible: true,
      body: {
        /** `suspension` (felfüggesztés) or `stay` (szünetelés). */
        kind: rule.kind,
        ground: rule.name.hu,
        law: cite(opened.rule, rule.law),
        firstDay: dateFacts(firstDay),
        reason,
        /** The remedy of the order by itself, in the words of the rule; null where it has none. */
        remedyClause: opened.rule.remedies.find((item) => item.code === rule.remedy)?.clause.hu ?? null,
        addressees: clients.map((party) => ({ name: party.name, address: party.address }))
      }
    })
    const deliveries: NewAct[] = []
    for (const party of clients) deliveries.push(...await deps.startDelivery(tx, ctx, opened, { document: order.document, party }))
    return {
      acts: [order.act, { kind: 'suspended', body: { ground, firstDay, reason, documentId: order.document.documentId } }, ...deliveries],
      result: null
    }
  }, step.within)
  return file
}
