import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { FiledDocument } from '../../rules/procedure/index.ts'
import { allocateSubNumber, insertEntry, type AllocatedNumber } from '../register-books/index.ts'
import { insertDocument } from './case.store.ts'
import type { CaseFile } from './case.types.ts'

/** A document about to be filed. `register` false: kept with the case without a sub-number (a draft, a photo). */
export type DocumentToFile = Omit<FiledDocument, 'documentId' | 'subNumber'> & {
  readonly documentId?: string
  readonly register: boolean
  /** A sub-number given before, for files that arrived together; only with `register: false`. */
  readonly subNumber?: number | null
  /** Its number, allocated before because the document itself bears it; only with `register: true`. */
  readonly number?: AllocatedNumber
  readonly submissionId?: string | null
}

/**
 * Files a document in a case: gives it the next sub-number where law wants it registered, writes the register book's
 * line, and returns the body of the `document-filed` act that the caller appends in the same step.
 */
export async function fileDocument(
  tx: Tx, ctx: Context, file: CaseFile, item: DocumentToFile
): Promise<FiledDocument & { registrationNumber: string | null }> {
  const { stored } = file
  const { register, submissionId, documentId, subNumber, number: given, ...facts } = item
  const number = register ? given ?? await allocateSubNumber(tx, stored.organisationId, stored.id) : null
  const document: FiledDocument = { ...facts, documentId: documentId ?? ctx.ids.uuid(), subNumber: number?.sub ?? subNumber ?? null }
  const now = ctx.clock.now()
  const postId = ctx.principal.kind === 'officer' ? ctx.principal.postId : null
  await insertDocument(tx, stored.organisationId, stored.id, {
    ...document, filedAt: now, filedByPostId: postId, submissionId: submissionId ?? null
  })
  if (number) {
    await insertEntry(tx, stored.organisationId, {
      registerBookId: number.registerBookId,
      mainNumber: number.main,
      subNumber: number.sub,
      caseId: stored.id,
      direction: document.direction,
      registeredAt: now,
      registeredBy: { postId, name: ctx.principal.kind === 'public' ? 'Ügyintézőkapu' : nameOf(ctx) },
      arrivalNumber: null,
      partner: document.partner ?? '',
      subject: document.title,
      documentIds: [document.documentId],
      filingPlanItem: file.rule.filingPlan.item
    })
  }
  return { ...document, registrationNumber: number?.text ?? null }
}

function nameOf(ctx: Context): string {
  return 'name' in ctx.principal ? ctx.principal.name : 'Ügyintézőkapu'
}
