import { askSpecialist, personOfRequest, type ExchangeDeps } from '../../checks/exchange/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { deriveDeadline, parseLimit, ROLL_FORWARD_POLICIES } from '../../rules/deadline/index.ts'
import { cite, type FiledDocument, type SpecialistRule } from '../../rules/procedure/index.ts'
import { caseErrors, takeStep, type CaseFile } from '../cases/index.ts'
import { dateFacts, documentRule, letterheadOf, limitText, renderCaseDocument, type DocumentDeps } from '../documents/index.ts'
import { exchangeAddressOf } from './check-outside.ts'
import { evidenceErrors } from './evidence.errors.ts'
import { siteFactsOf } from './subject-of-case.ts'

/** More than this the exchange does not carry beside a question. */
const mostDocuments = 30

/** The day until which the specialist has time (Ákr. 55. § (4), 57. §), were it asked now. */
export function specialistDue(file: CaseFile, rule: SpecialistRule): string {
  const { due } = deriveDeadline({
    arrived: file.legalNow.toISOString(), limit: parseLimit(rule.limit), party: 'authority', excluded: [], calendar: file.calendar,
    policies: ROLL_FORWARD_POLICIES
  })
  if (due === null) throw new Error('a limit without exclusions always ends')
  return due.slice(0, 10)
}

/**
 * Szakhatóság megkeresése (Ákr. 55. §): the request as a numbered document, the question to the exchange and the act in
 * one transaction; a job carries it, so an authority out of reach holds nobody up.
 *
 * The request carries the attachments that the rule demands, and the facts of the site; the client's identifiers stay.
 *
 * @throws evidence.office-not-connected, exchange.unknown-authority, case.unknown-reference, and what `takeStep` throws
 */
export async function askSpecialistOfCase(
  deps: { exchange: ExchangeDeps; documents: DocumentDeps }, ctx: Context<OfficerPrincipal>,
  step: { caseId: string; expectedSequence: number; specialist: string; question: string },
  within: (tx: Tx, after: CaseFile) => Promise<void>
): Promise<CaseFile> {
  const letterhead = await letterheadOf(deps.documents, ctx, ctx.principal.organisationId)
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const { stored } = opened
    const rule = opened.rule.specialists.find((item) => item.code === step.specialist)
    if (!rule) throw caseErrors.unknownReference({ what: 'specialist' })
    const dueDate = specialistDue(opened, rule)
    const attachments = opened.state.documents.filter((item) => item.direction === 'in' && item.requirement !== null).slice(0, mostDocuments - 1)
    const request = await renderCaseDocument(tx, ctx, deps.documents, letterhead, opened, {
      document: documentRule(opened, rule.template),
      title: `Szakhatósági megkeresés: ${rule.authority.hu}`,
      direction: 'out',
      partner: rule.authority.hu,
      clientVisible: true,
      body: {
        /** The authority asked, by its full name. */
        authority: rule.authority.hu,
        question: step.question,
        law: cite(opened.rule, rule.law),
        limit: limitText(rule.limit),
        due: dateFacts(dueDate),
        /** Titles of the enclosures. */
        attachments: attachments.map((item) => item.title)
      }
    })
    const asked = await askSpecialist(tx, deps.exchange, ctx, {
      caseId: stored.id,
      registrationNumber: stored.registrationNumber,
      organisationId: stored.organisationId,
      exchangeId: await exchangeAddressOf(tx, ctx, stored.organisationId),
      organisationName: letterhead.office.name,
      authority: rule.partner,
      caseType: stored.caseTypeCode,
      question: step.question,
      facts: siteFactsOf(opened),
      documents: [request.document, ...attachments].map(offered),
      dueDate,
      personId: await clientPerson(tx, opened),
      onBehalfOf: ctx.principal.substitutesForOfficerId
    })
    return {
      acts: [request.act, {
        kind: 'specialist-asked',
        body: {
          requestId: asked.requestId,
          specialist: rule.code,
          question: step.question,
          limit: rule.limit,
          sentAt: ctx.clock.now().toISOString(),
          documentId: request.document.documentId,
          receiptId: asked.correlationId
        }
      }],
      result: null
    }
  }, (tx, after) => within(tx, after))
  return file
}

function offered(document: FiledDocument): { name: string; mediaType: string; sha256: string; size: number } {
  return { name: document.title.slice(0, 255), mediaType: document.mediaType.slice(0, 100), sha256: document.sha256, size: document.size }
}

async function clientPerson(tx: Tx, file: CaseFile): Promise<string | null> {
  const client = file.state.parties.find((party) => party.role === 'client')
  const identification = client && file.state.identifications[client.partyId]
  return identification?.result === 'identified' && identification.receiptId ? personOfRequest(tx, identification.receiptId) : null
}

/**
 * Sürgetés: the same question goes out once more under the same correlation id, so the authority sees it again without a
 * second request.
 *
 * @throws case.unknown-reference, evidence.already-answered, and what `takeStep` throws
 */
export async function remindSpecialist(
  ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number; requestId: string },
  within: (tx: Tx, after: CaseFile) => Promise<void>
): Promise<CaseFile> {
  const { file } = await takeStep(ctx, { ...step, action: 'case:act' }, async (opened, tx) => {
    const request = opened.state.specialists.find((item) => item.requestId === step.requestId)
    if (!request) throw caseErrors.unknownReference({ what: 'specialist-request' })
    if (request.answer) throw evidenceErrors.alreadyAnswered()
    await enqueue(tx, 'exchange.send-specialist-question', { requestId: request.requestId }, {
      jobKey: `exchange.send-specialist-question:${request.requestId}`
    })
    return {
      acts: [{ kind: 'specialist-reminded', body: { requestId: request.requestId, specialist: request.specialist, documentId: null } }],
      result: null
    }
  }, (tx, after) => within(tx, after))
  return file
}
