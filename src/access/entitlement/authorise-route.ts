import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { authorise } from './authorise.ts'

/** For `config.access.action`: whether the job role allows the action in its own office at all. @throws entitlement.denied */
export async function authoriseAction(ctx: Context, action: string): Promise<void> {
  const { organisationId } = ctx.principal as OfficerPrincipal
  // Central registers only: no office to be named, so no transaction to be opened.
  await authorise(ctx.db, ctx, { action, resource: { type: 'Office', organisationId } })
}

/** For the gateway: whether the job role may ask a data set for a purpose. @throws entitlement.denied */
export async function authoriseDataSet(
  tx: Tx, ctx: Context, question: { readonly resource: { readonly organisationId: string; readonly caseId: string; readonly dataSet: string; readonly purpose: string } }
): Promise<{ readonly policyIds: readonly string[] }> {
  const { policies } = await authorise(tx, ctx, { action: 'personal-data:query', resource: { type: 'DataSet', ...question.resource } })
  return { policyIds: policies }
}
