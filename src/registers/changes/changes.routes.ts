import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, nextIsLast, withGenericPlans } from '../../platform/database/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { EFFECTS_SHOWN, listChanges, readChange, type ListedChange } from './change.store.ts'
import { registerErrors } from './changes.errors.ts'
import { changeStates, effectSchema, type RegisterChange, type RegisterDefinition, type RegisterPorts, type Standing } from './changes.types.ts'
import { decideChange } from './decide-change.ts'
import { previewChange, previewSchema, type ReadRights } from './preview-change.ts'

const changeSchema = z.object({
  id: z.uuid(), register: z.string(), kind: z.string(), subjectId: z.uuid().nullable(), subjectName: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(), national: z.boolean(), fourEyes: z.boolean(), effectiveFrom: z.iso.date(), reason: z.string(),
  /** The first of `effectCount`. */
  effects: z.array(effectSchema), effectCount: z.int(), state: z.enum(changeStates), version: z.int(), proposedBy: z.string(), proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(), decidedAt: z.iso.datetime().nullable(), note: z.string().nullable(),
  /** What the viewer may do with it. */
  mayDecide: z.boolean(), mayWithdraw: z.boolean()
})

function viewOf(change: ListedChange): z.infer<typeof changeSchema> {
  const { organisationId, organisationName, proposedByName, decidedByName, decisionNote, effects, ...rest } = change
  return {
    ...rest, organisation: organisationId === null ? null : { id: organisationId, name: organisationName ?? '' }, effects: [...effects],
    proposedBy: proposedByName, decidedBy: decidedByName, note: decisionNote
  }
}

/** A single change as a list would show it. */
function listedOf(change: RegisterChange, standing: Standing): ListedChange {
  const own = change.proposedByOfficerId !== null && standing.persons.includes(change.proposedByOfficerId)
  const concerned = change.concerns.some((id) => standing.persons.includes(id))
  const covers = standing.national || (!change.national && change.touches.length > 0 && change.touches.every((id) => standing.organisations.includes(id)))
  const { id, register, kind, subjectId, subjectName, organisationId, organisationName, national, fourEyes, effectiveFrom, reason, state, version, proposedByName, decidedByName, decisionNote } = change
  return {
    id, register, kind, subjectId, subjectName, organisationId, organisationName, national, fourEyes, effectiveFrom, reason, state, version, proposedByName, decidedByName, decisionNote,
    effects: change.effects.slice(0, EFFECTS_SHOWN), effectCount: change.effects.length, proposedAt: change.proposedAt.toISOString(), decidedAt: change.decidedAt?.toISOString() ?? null,
    mayDecide: change.state === 'waiting' && covers && !own && !concerned, mayWithdraw: change.state === 'waiting' && own
  }
}

/** What waits for a second person, in every register. */
export function changesRoutes(app: HttpApp, deps: { readonly registers: readonly RegisterDefinition[]; readonly ports: RegisterPorts; readonly rights: ReadRights }): void {
  // Everyone sees what they asked for themselves; the lists give no more than one's standing.
  const access = { audience: 'officer', action: 'register:read' } as const
  const params = z.object({ id: z.uuid() })

  app.get('/api/v1/register-changes', {
    config: { access, passive: true },
    schema: {
      operationId: 'listRegisterChanges', summary: 'Changes of registers: waiting for me, asked for by me, or all that I may see', tags: ['registers'],
      querystring: z.object({
        view: z.enum(['waiting', 'mine', 'history']).default('waiting'), register: z.string().max(42).optional(), subjectId: z.uuid().optional(),
        cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30)
      }),
      response: { 200: z.object({ items: z.array(changeSchema), nextCursor: z.uuid().nullable() }) }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { view, register, subjectId, cursor, limit } = request.query
    return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const standing = await deps.ports.standing(tx, ctx)
      if (standing.national && !register && !subjectId) await withGenericPlans(tx)
      await nextIsLast(tx)
      const found = await listChanges(tx, {
        view, standing, register: register ?? null, subjectId: subjectId ?? null, officerId: ctx.principal.officerId, after: cursor ?? null, limit: limit + 1
      })
      const items = found.slice(0, limit)
      return { items: items.map(viewOf), nextCursor: found.length > limit ? items.at(-1)!.id : null }
    })
  })

  const visibleChange = (ctx: Context<OfficerPrincipal>, id: string): Promise<{ change: RegisterChange; standing: Standing }> =>
    inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const standing = await deps.ports.standing(tx, ctx)
      const change = await readChange(tx, id)
      const visible = change && (standing.national || change.proposedByOfficerId === ctx.principal.officerId
        || (change.organisationId !== null && standing.organisations.includes(change.organisationId)))
      if (!change || !visible) throw registerErrors.changeNotFound()
      return { change, standing }
    })

  app.get('/api/v1/register-changes/:id', {
    config: { access },
    schema: { operationId: 'getRegisterChange', summary: 'A change with what it does, before and after', tags: ['registers'], params, response: { 200: changeSchema } }
  }, async (request) => {
    const { change, standing } = await visibleChange(request.context<OfficerPrincipal>(), request.params.id)
    return viewOf(listedOf(change, standing))
  })

  app.get('/api/v1/register-changes/:id/preview', {
    config: { access },
    schema: { operationId: 'previewRegisterChange', summary: 'Who loses and who gains which right by a change that waits', tags: ['registers'], params, response: { 200: previewSchema } }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { change } = await visibleChange(ctx, request.params.id)
    const register = deps.registers.find(({ code }) => code === change.register)
    if (!register || change.state !== 'waiting') throw registerErrors.decided({ state: change.state })
    // One that creates has no subject yet, but its id is set: the plan makes the same of it.
    return previewChange(ctx, register, deps.rights, { kind: change.kind, subjectId: change.subjectId, input: change.input, effectiveFrom: change.effectiveFrom })
  })

  for (const decision of ['approve', 'refuse', 'withdraw'] as const) {
    app.post(`/api/v1/register-changes/:id/${decision}`, {
      config: { access },
      schema: {
        operationId: `${decision}RegisterChange`, summary: { approve: 'Approve and apply a change', refuse: 'Refuse a change', withdraw: 'Withdraw an own change' }[decision],
        tags: ['registers'], params, headers: idempotencyHeaders,
        body: z.strictObject({ expectedVersion: z.int().positive(), note: z.string().trim().max(2_000).nullable().default(null) }),
        response: { 200: z.object({ changeId: z.uuid(), state: z.enum(changeStates) }) }
      }
    }, (request) => once(request, (settle) => decideChange(request.context<OfficerPrincipal>(), deps.registers, deps.ports, {
      changeId: request.params.id, decision, ...request.body
    }, (tx, result) => settle(tx, 200, result))))
  }
}
