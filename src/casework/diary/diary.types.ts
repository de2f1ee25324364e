import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { CaseParty, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import type { DocumentDeps } from '../documents/index.ts'

/**
 * Begins the delivery of a document that does not communicate the decision (a notice, an order on the way), by the
 * channel that reaches the participant; gives the acts to append in the same step. Wired to `casework/delivery`.
 */
export type StartDelivery = (
  tx: Tx, ctx: Context, file: CaseFile, item: { readonly document: FiledDocument; readonly party: CaseParty }
) => Promise<readonly NewAct[]>

export interface DiaryDeps {
  readonly documents: DocumentDeps
  readonly startDelivery: StartDelivery
}

/** A step by an officer, whose answer is settled in the same transaction. */
export interface DiaryStep<B> {
  readonly caseId: string
  readonly expectedSequence: number
  readonly body: B
  readonly within: (tx: Tx, after: CaseFile) => Promise<void>
}
