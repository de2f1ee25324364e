import { createHash } from 'node:crypto'
import { canonicalJson } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { expectedSubNumber } from '../register-books/index.ts'
import { authoriseOnCase, openCaseFile, takeStep, type CaseFile } from '../cases/index.ts'
import type { TemplateReader } from '../documents/index.ts'
import { fixRevision, insertDraft, readDraft, updateDraft } from './decision.store.ts'
import { decisionErrors } from './decisions.errors.ts'
import type { DraftContent, DraftView, StoredDraft } from './decisions.types.ts'
import { fillText } from './fill-text.ts'
import { decisionFacts, decisionRule, decisionSource, officeOf, previewDecision, signerOf } from './render-decision.ts'

/** The fingerprint that acts carry of a draft's text: SHA-256 over the canonical JSON (RFC 8785). */
export function contentHash(decision: string, content: DraftContent): string {
  return createHash('sha256').update(canonicalJson({ decision, content })).digest('hex')
}

export const draftView = (draft: StoredDraft): DraftView => ({
  draftId: draft.draftId,
  revision: draft.revision,
  decision: draft.decision,
  content: draft.content,
  missing: [...draft.missing],
  savedAt: draft.savedAt.toISOString(),
  savedBy: draft.savedBy
})

/**
 * Begins a draft (döntéstervezet): the rule's texts for this decision, filled with the facts of the case. A draft that was
 * being written is left as it was and no longer the case's.
 *
 * @throws decision.unknown-decision, case.not-permitted, and what `takeStep` throws
 */
export function beginDraft(
  ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number; decision: string },
  within: (tx: Tx, after: CaseFile, draft: StoredDraft) => Promise<void>
): Promise<{ file: CaseFile; result: StoredDraft }> {
  return takeStep(ctx, { ...step, action: 'case:draft' }, async (file, tx) => {
    const { organisationId, id: caseId } = file.stored
    const rule = decisionRule(file, step.decision)
    const facts = decisionFacts(file, await officeOf(tx, ctx, organisationId), rule, null, null, null)
    const operativePart = fillText(rule.operativePart.hu, facts)
    const reasoning = fillText(rule.reasoning.hu, facts)
    const conditions = file.state.specialists.flatMap((request) => request.answer?.conditions ?? [])
    const draft: StoredDraft = {
      draftId: ctx.ids.uuid(),
      revision: 1,
      decision: rule.code,
      // What specialist authorities demand goes into a granting decision (Ákr. 55. §); others do not carry conditions.
      content: { operativePart: operativePart.text, reasoning: reasoning.text, conditions: rule.outcome === 'grant' ? conditions : [] },
      missing: [...new Set([...operativePart.missing, ...reasoning.missing])],
      savedAt: ctx.clock.now(),
      savedByPostId: ctx.principal.postId,
      savedBy: ctx.principal.name
    }
    const place = { organisationId, caseId, draftId: draft.draftId }
    const hash = contentHash(rule.code, draft.content)
    await insertDraft(tx, place, draft)
    await fixRevision(tx, place, { revision: 1, content: draft.content, contentHash: hash, at: draft.savedAt })
    return {
      acts: [{ kind: 'decision-drafted', body: { draftId: draft.draftId, revision: 1, decision: rule.code, outcome: rule.outcome, contentHash: hash } }],
      result: draft
    }
  }, within)
}

/** The case's present draft; null when none was begun. @throws case.not-found, entitlement.denied */
export function readCurrentDraft(ctx: Context<OfficerPrincipal>, caseId: string): Promise<StoredDraft | null> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, caseId, { lock: false })
    await authoriseOnCase(tx, ctx, 'case:read', file)
    const draftId = file.state.draft?.draftId
    if (!draftId) return null
    return await readDraft(tx, { organisationId, caseId, draftId }, { lock: false }) ?? null
  })
}

/**
 * Saves what was written so far. No act: a keystroke is no step of the procedure; what is submitted is fixed then.
 *
 * @throws decision.no-draft, decision.not-editable, decision.draft-stale with who saved what when
 */
export function saveDraft(
  ctx: Context<OfficerPrincipal>, caseId: string, save: { draftId: string; expectedRevision: number; content: DraftContent }
): Promise<{ revision: number; savedAt: Date }> {
  const { organisationId, postId, name } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, caseId, { lock: true })
    await authoriseOnCase(tx, ctx, 'case:draft', file)
    if (file.state.draft?.draftId !== save.draftId) throw decisionErrors.noDraft()
    if (file.state.status !== 'in-progress') throw decisionErrors.notEditable({ status: file.state.status })
    const place = { organisationId, caseId, draftId: save.draftId }
    const draft = await readDraft(tx, place, { lock: true })
    if (!draft) throw decisionErrors.noDraft()
    if (contentHash(draft.decision, draft.content) === contentHash(draft.decision, save.content)) {
      // Saved already, perhaps by this very call whose answer was lost.
      return { revision: draft.revision, savedAt: draft.savedAt }
    }
    if (draft.revision !== save.expectedRevision) {
      throw decisionErrors.draftStale({ expected: save.expectedRevision, actual: draft.revision, savedBy: draft.savedBy, savedAt: draft.savedAt.toISOString() })
    }
    const saved = { revision: draft.revision + 1, content: save.content, savedAt: ctx.clock.now(), savedByPostId: postId, savedBy: name }
    await updateDraft(tx, place, saved)
    return { revision: saved.revision, savedAt: saved.savedAt }
  })
}

/**
 * What the decision would look like now, as SVG pages, with the same template that makes the signed PDF.
 * @throws decision.unknown-decision, pdf.template-fault
 */
export function previewDraft(
  ctx: Context<OfficerPrincipal>, templates: TemplateReader, caseId: string, wanted: { decision: string; content: DraftContent }
): Promise<{ pages: string[]; warnings: string[] }> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, caseId, { lock: false })
    await authoriseOnCase(tx, ctx, 'case:read', file)
    const rule = decisionRule(file, wanted.decision)
    const signer = await signerOf(tx, file, file.state.draft?.submitted?.signerPostId ?? file.state.assignment?.signerPostId ?? null)
    const number = await expectedSubNumber(tx, organisationId, caseId)
    const facts = decisionFacts(file, await officeOf(tx, ctx, organisationId), rule, number, wanted.content, signer)
    return decisionSource(tx, templates, file, rule, facts)
  }).then(previewDecision)
}
