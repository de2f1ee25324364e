import { z } from 'zod'
import { completeSigning, startSigning, type SigningChallenge } from '../../access/card-login/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { clientsOf, type CaseParty, type FiledDocument, type NewAct } from '../../rules/procedure/index.ts'
import {
  actorOf, authoriseOnCase, fileDocument, openCaseFile, requirePermitted, requireSequence, takeStep, type CaseFile
} from '../cases/index.ts'
import type { TemplateReader } from '../documents/index.ts'
import { allocateSubNumber, expectedSubNumber } from '../register-books/index.ts'
import { readDraft, readRevision } from './decision.store.ts'
import { largestDecision, reservedPdfSchema, reserveSignature, signedPdf, type DecisionPdfDeps } from './decision-pdf.ts'
import { decisionErrors } from './decisions.errors.ts'
import { decisionFacts, decisionRule, decisionSource, officeOf, renderDecision, signerOf } from './render-decision.ts'

/** Begins the delivery of the decision to one participant; wired to `casework/delivery`. */
export type DeliverDecision = (
  tx: Tx, ctx: Context, file: CaseFile, item: { readonly document: FiledDocument; readonly party: CaseParty; readonly communicatesDecision: true }
) => Promise<readonly NewAct[]>

export interface DecisionDeps extends DecisionPdfDeps {
  readonly templates: TemplateReader
  readonly startDelivery: DeliverDecision
}

const purpose = 'decision'

/** What is remembered between the two steps of signing: if any of it no longer holds, what was signed is not what would be filed. */
const preparedSchema = reservedPdfSchema.extend({
  caseId: z.uuid(),
  sequence: z.int(),
  draftId: z.uuid(),
  revision: z.int(),
  registrationNumber: z.string(),
  legalDate: z.string()
})
type Prepared = z.infer<typeof preparedSchema>

/**
 * First step of kiadmányozás: the decision is rendered from the submitted revision, and what the card has to sign is given
 * out. Nothing is filed and no number is taken until the signature comes.
 *
 * @throws decision.no-draft, case.stale, case.not-permitted, entitlement.denied, entitlement.four-eyes, and what the card throws
 */
export async function prepareSigning(
  deps: DecisionDeps, ctx: Context<OfficerPrincipal>,
  step: { caseId: string; expectedSequence: number; draftId: string; revision: number; certificate: string }
): Promise<SigningChallenge & { registrationNumber: string }> {
  // The right and the state of the case first: what the card is like is nobody's business who may not sign here.
  const { pdf, registrationNumber, legalDate } = await renderForSigning(deps, ctx, step)
  const challenge = await startSigning(ctx, deps.trust, {
    certificate: step.certificate,
    purpose,
    subjectId: step.draftId,
    prepare: async ({ certificate, chain }) => {
      const { toBeSigned, ...reserved } = await reserveSignature(deps, pdf, {
        certificate, chain, name: ctx.principal.name, registrationNumber, time: ctx.clock.now()
      })
      const state: Prepared = {
        caseId: step.caseId, sequence: step.expectedSequence, draftId: step.draftId, revision: step.revision, registrationNumber, legalDate, ...reserved
      }
      return { toBeSigned, state }
    }
  })
  return { ...challenge, registrationNumber }
}

async function renderForSigning(
  deps: DecisionDeps, ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number; draftId: string; revision: number }
): Promise<{ pdf: Uint8Array; registrationNumber: string; legalDate: string }> {
  const { organisationId } = ctx.principal
  const { source, registrationNumber, legalDate } = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, step.caseId, { lock: false })
    const { policies: allowed, substitutesFor } = await authoriseOnCase(tx, ctx, 'case:sign', file)
    requireSequence(file, step.expectedSequence)
    const { decision, content } = await submitted(tx, file, step)
    const rule = decisionRule(file, decision)
    const signer = await signerOf(tx, file, ctx.principal.postId)
    if (!signer) throw decisionErrors.notASigner()
    const number = await expectedSubNumber(tx, organisationId, step.caseId)
    requirePermitted(ctx, file, { actor: actorOf(ctx, { substitutesFor }), policies: allowed }, {
      kind: 'decision-signed',
      body: {
        draftId: step.draftId, revision: step.revision, decision, form: rule.form, outcome: rule.outcome, documentId: ctx.ids.uuid(),
        registrationNumber: number, sha256: '0'.repeat(64), signerPostId: signer.postId, signerName: signer.name,
        signedAt: ctx.clock.now().toISOString(), certificateSerial: ''
      }
    })
    const facts = decisionFacts(file, await officeOf(tx, ctx, organisationId), rule, number, content, signer)
    return { source: await decisionSource(tx, deps.templates, file, rule, facts), registrationNumber: number, legalDate: file.state.today }
  })
  return { pdf: renderDecision(source), registrationNumber, legalDate }
}

async function submitted(tx: Tx, file: CaseFile, step: { draftId: string; revision: number }): Promise<{ decision: string; content: Parameters<typeof decisionFacts>[4] }> {
  const present = file.state.draft
  if (present?.draftId !== step.draftId || present.revision !== step.revision) throw decisionErrors.noDraft()
  const fixed = await readRevision(tx, { organisationId: file.stored.organisationId, caseId: file.stored.id, draftId: step.draftId }, step.revision)
  if (!fixed || fixed.contentHash !== present.contentHash) throw decisionErrors.noDraft()
  return { decision: present.decision, content: fixed.content }
}

/** What came of signing. */
export interface SignedDecision {
  readonly documentId: string
  readonly registrationNumber: string
}

/**
 * Second step of kiadmányozás: the card's signature goes into the document with a time-stamp (PAdES B-T), the result is
 * verified, filed, and its delivery to every client begins, all in one transaction.
 *
 * @throws decision.changed-meanwhile when the case moved since the first step, decision.signature-not-valid, and what the
 *   card throws
 */
export async function completeDecision(
  deps: DecisionDeps, ctx: Context<OfficerPrincipal>,
  answer: { caseId: string; draftId: string; signingId: string; signature: string },
  within: (tx: Tx, after: CaseFile, result: SignedDecision & { before: number }) => Promise<void>
): Promise<{ file: CaseFile; result: SignedDecision & { before: number } }> {
  // In the transaction it is the one that is known now.
  await deps.authority.current(ctx)
  return takeStep(ctx, { caseId: answer.caseId, expectedSequence: null, action: 'case:sign' }, async (file, tx) => {
    const signed = await completeSigning(tx, ctx, deps.trust, { ...answer, purpose, subjectId: answer.draftId })
    const prepared = preparedSchema.parse(signed.state)
    const place = { organisationId: file.stored.organisationId, caseId: file.stored.id, draftId: prepared.draftId }
    if (prepared.caseId !== answer.caseId || prepared.sequence !== file.stored.sequence || prepared.legalDate !== file.state.today) {
      throw decisionErrors.changedMeanwhile()
    }
    const draft = await readDraft(tx, place, { lock: false })
    const signer = await signerOf(tx, file, ctx.principal.postId)
    if (!draft || !signer) throw decisionErrors.changedMeanwhile()
    const number = await allocateSubNumber(tx, place.organisationId, place.caseId)
    if (number.text !== prepared.registrationNumber) throw decisionErrors.changedMeanwhile()
    const { pdf, time } = await signedPdf(deps, tx, ctx, prepared, signed)
    const rule = decisionRule(file, draft.decision)
    const stored = await deps.storage.put(pdf, { maxBytes: largestDecision })
    const clients = clientsOf(file.state)
    const { registrationNumber: _, ...document } = await fileDocument(tx, ctx, file, {
      direction: 'out',
      kind: rule.code,
      requirement: null,
      title: rule.name.hu,
      mediaType: 'application/pdf',
      size: stored.size,
      sha256: stored.sha256,
      partner: clients.map((party) => party.name).join(', ').slice(0, 300) || null,
      clientVisible: true,
      validity: 'signed',
      register: true,
      number
    })
    const deliveries: NewAct[] = []
    for (const party of clients) deliveries.push(...await deps.startDelivery(tx, ctx, file, { document, party, communicatesDecision: true }))
    return {
      acts: [
        { kind: 'document-filed', body: document },
        {
          kind: 'decision-signed',
          body: {
            draftId: draft.draftId, revision: prepared.revision, decision: draft.decision, form: rule.form, outcome: rule.outcome,
            documentId: document.documentId, registrationNumber: number.text, sha256: stored.sha256,
            signerPostId: signer.postId, signerName: signer.name, signedAt: time.toISOString(), certificateSerial: signed.certificate.serial
          }
        },
        ...deliveries
      ],
      result: { documentId: document.documentId, registrationNumber: number.text, before: file.stored.sequence }
    }
  }, within)
}
