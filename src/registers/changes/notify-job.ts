import type { JobHandler } from '../../platform/jobs/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { listApprovers, readChange } from './change.store.ts'

/** Puts a notice into an officer's inbox; the notices floor does it. */
export type NotifyPost = (tx: Tx, ctx: Context, notice: {
  readonly organisationId: string; readonly to: { readonly postId: string }; readonly kind: 'register.change-waiting' | 'register.change-decided'
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}) => Promise<unknown>

/**
 * Tells those concerned: of a change that waits whoever may decide it, of a decided one who asked for it. They may sit in
 * other offices, so each is told in a transaction of their own office.
 */
export function changeJobs(notify: NotifyPost): Record<string, JobHandler> {
  return {
    'register.notify': async (payload, ctx) => {
      const change = await readChange(ctx.db, String(payload['changeId']))
      if (!change) return
      const facts = { changeId: change.id, register: change.register, kind: change.kind, subject: change.subjectName, state: change.state, by: change.proposedByName }
      if (change.state === 'waiting') {
        const byOffice = Map.groupBy(await listApprovers(ctx.db, change, legalDateOf(ctx.clock.now())), (item) => item.organisationId)
        for (const [organisationId, posts] of byOffice) {
          await inOrganisation(ctx.db, organisationId, async (tx) => {
            for (const { postId } of posts) await notify(tx, ctx, { organisationId, to: { postId }, kind: 'register.change-waiting', facts })
          })
        }
      } else if (change.proposedByPostId !== null && change.proposedByOrganisationId !== null) {
        const [organisationId, postId] = [change.proposedByOrganisationId, change.proposedByPostId]
        await inOrganisation(ctx.db, organisationId, (tx) => notify(tx, ctx, { organisationId, to: { postId }, kind: 'register.change-decided', facts }))
      }
    }
  }
}
