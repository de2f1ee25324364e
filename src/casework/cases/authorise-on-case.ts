import { authorise } from '../../access/entitlement/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { CaseFile } from './case.types.ts'

/**
 * Asks whether the officer may do this in this case, with what the policies look at: case type, assignee, who drafted.
 * @throws entitlement.denied, after the denial was logged
 */
export async function authoriseOnCase(
  tx: Tx, ctx: Context, action: string, file: CaseFile
): Promise<{ policies: string[]; substitutesFor: string | null }> {
  const decision = await authorise(tx, ctx, {
    action,
    resource: {
      type: 'Case',
      id: file.stored.id,
      organisationId: file.stored.organisationId,
      caseType: file.stored.caseTypeCode,
      assigneePostId: file.state.assignment?.assigneePostId ?? null,
      signerPostId: file.state.assignment?.signerPostId ?? null,
      draftedByPostId: file.state.draft?.draftedByPostId ?? null
    }
  })
  return { policies: [...decision.policies], substitutesFor: null }
}
