import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { noticeOfficer } from '../../notices/index.ts'
import type { NewAct } from '../../rules/procedure/index.ts'
import { takeStep, type CaseFile } from '../cases/index.ts'
import { fixRevision, readDraft } from './decision.store.ts'
import { decisionErrors } from './decisions.errors.ts'
import type { StoredDraft } from './decisions.types.ts'
import { evidenceIn, gapsIn, plainText } from './fill-text.ts'
import { decisionRule, signerOf } from './render-decision.ts'
import { contentHash } from './write-draft.ts'

/**
 * Felterjesztés kiadmányozásra: fixes the text as it stands and lays it before the signing officer.
 *
 * @throws decision.no-draft, decision.draft-stale when somebody saved after what the caller saw, decision.facts-missing,
 *   decision.empty-part, decision.unknown-evidence, decision.not-a-signer, case.not-permitted when something stands in the way
 */
export function submitDraft(
  ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number; draftId: string; revision: number; signerPostId: string },
  within: (tx: Tx, after: CaseFile) => Promise<void>
): Promise<{ file: CaseFile }> {
  return takeStep(ctx, { ...step, action: 'case:submit' }, async (file, tx) => {
    const { organisationId, id: caseId, registrationNumber } = file.stored
    const present = file.state.draft
    if (present?.draftId !== step.draftId) throw decisionErrors.noDraft()
    const place = { organisationId, caseId, draftId: step.draftId }
    const draft = await readDraft(tx, place, { lock: true })
    if (!draft) throw decisionErrors.noDraft()
    if (draft.revision !== step.revision) {
      throw decisionErrors.draftStale({ expected: step.revision, actual: draft.revision, savedBy: draft.savedBy, savedAt: draft.savedAt.toISOString() })
    }
    requireComplete(file, draft)
    const signer = await signerOf(tx, file, step.signerPostId)
    if (!signer) throw decisionErrors.notASigner()
    const hash = contentHash(draft.decision, draft.content)
    await fixRevision(tx, place, { revision: draft.revision, content: draft.content, contentHash: hash, at: ctx.clock.now() })
    await noticeOfficer(tx, ctx, { organisationId, to: { postId: signer.postId }, kind: 'case.submitted', caseId, facts: { registrationNumber } })
    const drafted: NewAct[] = draft.revision === present.revision ? [] : [{
      kind: 'decision-drafted',
      body: { draftId: draft.draftId, revision: draft.revision, decision: draft.decision, outcome: decisionRule(file, draft.decision).outcome, contentHash: hash }
    }]
    return {
      acts: [...drafted, {
        kind: 'decision-submitted', body: { draftId: draft.draftId, revision: draft.revision, signerPostId: signer.postId, signerName: signer.name }
      }],
      result: null
    }
  }, within)
}

function requireComplete(file: CaseFile, { content }: StoredDraft): void {
  const parts = [content.operativePart, content.reasoning]
  const gaps = parts.flatMap(gapsIn)
  if (gaps.length > 0) throw decisionErrors.factsMissing({ missing: gaps })
  if (parts.some((part) => plainText(part).trim() === '')) throw decisionErrors.emptyPart()
  const known = new Set(file.state.documents.map((document) => document.documentId))
  const unknown = parts.flatMap(evidenceIn).filter((id) => !known.has(id))
  if (unknown.length > 0) throw decisionErrors.unknownEvidence({ documentIds: unknown })
}

/**
 * Visszaadás átdolgozásra, by the signing officer; or taken back by who submitted it. The other side hears of it.
 * @throws decision.no-draft, case.not-permitted when it was not submitted
 */
export function returnDraft(
  ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number; draftId: string; reason: string },
  within: (tx: Tx, after: CaseFile) => Promise<void>
): Promise<{ file: CaseFile }> {
  // Signer of the case and its assignee are the two whom the policies let draft.
  return takeStep(ctx, { ...step, action: 'case:draft' }, async (file, tx) => {
    const { organisationId, id: caseId, registrationNumber } = file.stored
    const present = file.state.draft
    if (present?.draftId !== step.draftId) throw decisionErrors.noDraft()
    const assignee = file.state.assignment?.assigneePostId ?? null
    const bySigner = present.submitted?.signerPostId === ctx.principal.postId || assignee !== ctx.principal.postId
    const toPost = bySigner ? assignee : present.submitted?.signerPostId ?? null
    if (toPost) {
      const kind = bySigner ? 'case.returned' : 'case.taken-back'
      await noticeOfficer(tx, ctx, { organisationId, to: { postId: toPost }, kind, caseId, facts: { registrationNumber } })
    }
    return { acts: [{ kind: 'decision-returned', body: { draftId: step.draftId, reason: step.reason } }], result: null }
  }, within)
}
