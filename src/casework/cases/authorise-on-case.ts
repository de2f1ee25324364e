import { allowedActions, authorise, type Resource } from '../../access/entitlement/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { readOfficer } from '../../registers/officers/index.ts'
import type { CaseFile } from './case.types.ts'

/**
 * Asks whether the officer may do this in this case, with what the policies look at: case type, assignee, who drafted.
 * @throws entitlement.denied, after the denial was logged
 */
export async function authoriseOnCase(
  tx: Tx, ctx: Context, action: string, file: CaseFile
): Promise<{ policies: string[]; substitutesFor: string | null }> {
  const decision = await authorise(tx, ctx, { action, resource: resourceOf(file) })
  const substituted = decision.substitutesForOfficerId
    ? await readOfficer(tx, decision.substitutesForOfficerId, file.state.today)
    : null
  return { policies: [...decision.policies], substitutesFor: substituted?.name ?? null }
}

const actionsOnCase = [
  'case:read', 'case:register', 'case:assign', 'case:act', 'case:draft', 'case:submit', 'case:sign', 'case:deliver'
] as const

/** What the officer is entitled to do in this case; the page shows only such buttons. */
export function entitledActions(tx: Tx, ctx: Context, file: CaseFile): Promise<string[]> {
  return allowedActions(tx, ctx, actionsOnCase, resourceOf(file))
}

function resourceOf(file: CaseFile): Resource {
  return {
    type: 'Case',
    id: file.stored.id,
    organisationId: file.stored.organisationId,
    caseType: file.stored.caseTypeCode,
    assigneePostId: file.state.assignment?.assigneePostId ?? null,
    // The officer may have submitted the draft to another signing officer than the one named on assignment.
    signerPostId: file.state.draft?.submitted?.signerPostId ?? file.state.assignment?.signerPostId ?? null,
    draftedByPostId: file.state.draft?.draftedByPostId ?? null
  }
}
