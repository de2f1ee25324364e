import type { Tx } from '../../platform/database/index.ts'
import { draftContentSchema, type DraftContent, type StoredDraft } from './decisions.types.ts'

interface Place {
  readonly organisationId: string
  readonly caseId: string
  readonly draftId: string
}

export async function insertDraft(tx: Tx, place: Place, draft: StoredDraft): Promise<void> {
  await tx.insertInto('decision_draft').values({
    organisation_id: place.organisationId,
    case_id: place.caseId,
    id: draft.draftId,
    decision: draft.decision,
    revision: draft.revision,
    content: JSON.stringify(draft.content),
    missing: [...draft.missing],
    created_at: draft.savedAt,
    saved_at: draft.savedAt,
    saved_by_post_id: draft.savedByPostId,
    saved_by_name: draft.savedBy
  }).execute()
}

/** A draft; `lock` makes other savers of the same draft wait. */
export async function readDraft(tx: Tx, place: Place, options: { lock: boolean }): Promise<StoredDraft | undefined> {
  let query = tx.selectFrom('decision_draft')
    .select(['id', 'decision', 'revision', 'content', 'missing', 'saved_at', 'saved_by_post_id', 'saved_by_name'])
    .where('organisation_id', '=', place.organisationId).where('case_id', '=', place.caseId).where('id', '=', place.draftId)
  if (options.lock) query = query.forNoKeyUpdate()
  const row = await query.executeTakeFirst()
  return row && {
    draftId: row.id as string,
    decision: row.decision as string,
    revision: row.revision as number,
    content: draftContentSchema.parse(row.content),
    missing: row.missing as string[],
    savedAt: row.saved_at as Date,
    savedByPostId: row.saved_by_post_id as string | null,
    savedBy: row.saved_by_name as string
  }
}

/** Saves a draft over itself; the caller has checked the revision under its lock. */
export async function updateDraft(
  tx: Tx, place: Place, to: { revision: number; content: DraftContent; savedAt: Date; savedByPostId: string | null; savedBy: string }
): Promise<void> {
  await tx.updateTable('decision_draft').set({
    revision: to.revision, content: JSON.stringify(to.content), saved_at: to.savedAt, saved_by_post_id: to.savedByPostId, saved_by_name: to.savedBy
  }).where('organisation_id', '=', place.organisationId).where('case_id', '=', place.caseId).where('id', '=', place.draftId).execute()
}

/** Keeps a revision that an act refers to; the same revision is kept once. */
export async function fixRevision(
  tx: Tx, place: Place, item: { revision: number; content: DraftContent; contentHash: string; at: Date }
): Promise<void> {
  await tx.insertInto('decision_revision').values({
    organisation_id: place.organisationId,
    case_id: place.caseId,
    draft_id: place.draftId,
    revision: item.revision,
    content: JSON.stringify(item.content),
    content_hash: item.contentHash,
    fixed_at: item.at
  }).onConflict((conflict) => conflict.columns(['organisation_id', 'case_id', 'draft_id', 'revision']).doNothing()).execute()
}

/** The text of a fixed revision with its fingerprint. */
export async function readRevision(
  tx: Tx, place: Place, revision: number
): Promise<{ content: DraftContent; contentHash: string } | undefined> {
  const row = await tx.selectFrom('decision_revision').select(['content', 'content_hash'])
    .where('organisation_id', '=', place.organisationId).where('case_id', '=', place.caseId)
    .where('draft_id', '=', place.draftId).where('revision', '=', revision).executeTakeFirst()
  return row && { content: draftContentSchema.parse(row.content), contentHash: row.content_hash as string }
}
