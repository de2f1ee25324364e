import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { appendEntry } from '../log/index.ts'
import { noticesErrors } from './notices.errors.ts'
import { insertPaper, setPosted } from './notices.store.ts'
import type { NewPaperDispatch } from './notices.types.ts'

/** Puts a letter on the list of what is to be printed and posted. */
export async function queuePaper(tx: Tx, ctx: Context, paper: NewPaperDispatch): Promise<{ dispatchId: string }> {
  const dispatchId = ctx.ids.uuid()
  await insertPaper(tx, dispatchId, paper, ctx.clock.now())
  await appendEntry(tx, ctx, {
    kind: 'paper.queued', organisationId: paper.organisationId, caseId: paper.caseId,
    body: { dispatchId, documents: paper.documents.map((document) => document.sha256), returnReceipt: paper.returnReceipt }
  })
  return { dispatchId }
}

/** @throws notices.paper-not-waiting */
export async function markPosted(
  tx: Tx, ctx: Context, posted: { organisationId: string; dispatchId: string; caseId: string | null; trackingNumber: string | null }
): Promise<void> {
  if (!(await setPosted(tx, posted.dispatchId, posted.trackingNumber, ctx.clock.now()))) throw noticesErrors.paperNotWaiting()
  await appendEntry(tx, ctx, {
    kind: 'paper.posted', organisationId: posted.organisationId, caseId: posted.caseId, body: { dispatchId: posted.dispatchId }
  })
}
