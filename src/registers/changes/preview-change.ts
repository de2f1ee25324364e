import { z } from 'zod'
import { appendEntryNow } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { startOfDay } from '../../rules/calendar/index.ts'
import { findAnotherOfficer, insertChange, saveDecision } from './change.store.ts'
import type { ChangeResource, FactStep, RegisterDefinition } from './changes.types.ts'
import { readKind, resourceOf, type ChangeRequest } from './propose-change.ts'
import { outcomeOf, writeOutcome } from './write-facts.ts'

/** Whose rights a change may touch. */
export interface Affected {
  readonly officers: readonly string[]
  readonly jobRoles: readonly string[]
  readonly organisations: readonly string[]
}

/** A right as it is in force on a day. */
export const rightSchema = z.object({
  officerId: z.uuid(), name: z.string(), office: z.string(), jobRole: z.string(), kind: z.enum(['duty', 'case-type', 'personal-data']), code: z.string()
})
export type Right = z.infer<typeof rightSchema>

/** Rights in force on a day; the access floor reads them, from the same facts that Cedar gets. */
export type ReadRights = (tx: Tx, affected: Affected, day: string, limit: number) => Promise<Right[]>

const sideSchema = z.object({
  /** Officers; `capped` where there are more than were counted. */
  count: z.int(), capped: z.boolean(),
  officers: z.array(z.object({ officerId: z.uuid(), name: z.string(), office: z.string(), rights: z.array(rightSchema.pick({ kind: true, code: true, jobRole: true })) }))
})
export const previewSchema = z.object({ day: z.iso.date(), losing: sideSchema, gaining: sideSchema })
export type Preview = z.infer<typeof previewSchema>

/** As many rights are compared; a job role of the whole country has more, and the page says so. */
const MOST_RIGHTS = 60_000
const SHOWN_OFFICERS = 50

class Undone extends Error {}

/**
 * Whose rights would be otherwise: the change is applied for real in a transaction that is taken back, as if its first day
 * had come, and the rights before and after are compared. Nothing of it stays, not even in the log.
 * `judge` throws for who may not ask for such a change: whose rights it touches is not everybody's business.
 */
export async function previewChange(
  ctx: Context<OfficerPrincipal>, register: RegisterDefinition, readRights: ReadRights, request: Pick<ChangeRequest, 'kind' | 'subjectId' | 'input' | 'effectiveFrom'>,
  judge: (tx: Tx, change: ChangeResource) => Promise<unknown> = () => Promise.resolve()
): Promise<Preview> {
  const { kind, input } = readKind(register, request.kind, request.input)
  const day = request.effectiveFrom
  // A later day as if it had come; today and earlier days as it would be done now: nothing gives way before it was written.
  const at = new Date(Math.max(ctx.clock.now().getTime(), startOfDay(day).getTime() + 12 * 3_600_000))
  const thatDay: Context<OfficerPrincipal> = { ...ctx, clock: { now: () => new Date(at) } }
  let preview: Preview | null = null
  await inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    const subjectId = request.subjectId ?? ctx.ids.uuid()
    const plan = await kind.plan(tx, { subjectId, input, effectiveFrom: day, ids: ctx.ids })
    await judge(tx, resourceOf({
      id: ctx.ids.uuid(), register: register.code, kind: request.kind, national: kind.national || plan.national === true, organisationId: plan.organisationId, touches: plan.touches,
      concerns: plan.concerns ?? [], proposedByPostId: ctx.principal.postId, proposedByOfficerId: ctx.principal.officerId
    }))
    const affected = affectedBy(plan.steps, plan.concerns ?? [])
    const before = await readRights(tx, affected, day, MOST_RIGHTS)
    const outcome = await outcomeOf(tx, plan.steps)
    const changeId = ctx.ids.uuid()
    const concerns = plan.concerns ?? []
    const { entryId } = await appendEntryNow(tx, thatDay, { kind: 'register.change-proposed', organisationId: ctx.principal.organisationId, body: { changeId } })
    await insertChange(tx, {
      id: changeId, register: register.code, kind: request.kind, subjectId, subjectName: plan.subjectName, organisationId: plan.organisationId, touches: plan.touches, concerns,
      national: kind.national || plan.national === true, fourEyes: true, effectiveFrom: day, reason: 'preview', input, effects: outcome.effects, expectedVersion: 0, state: 'waiting',
      proposedByOfficerId: ctx.principal.officerId, proposedByPostId: ctx.principal.postId, proposedByOrganisationId: ctx.principal.organisationId,
      proposedByName: ctx.principal.name, proposedAt: at, entryId
    })
    const decided = await appendEntryNow(tx, thatDay, { kind: 'register.change-applied', organisationId: ctx.principal.organisationId, body: { changeId } })
    await saveDecision(tx, changeId, {
      state: 'applied', version: 2, officerId: await findAnotherOfficer(tx, [ctx.principal.officerId, ...concerns]), postId: null, name: 'preview', at, note: null, entryId: decided.entryId
    })
    await writeOutcome(tx, ctx.ids, outcome, { changeId, at })
    preview = compare(day, before, await readRights(tx, affected, day, MOST_RIGHTS))
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return preview!
}

function affectedBy(steps: readonly FactStep[], concerns: readonly string[]): Affected {
  const [officers, jobRoles, organisations] = [new Set<string>(concerns), new Set<string>(), new Set<string>()]
  for (const { register, subjectId, fact } of steps) {
    if (register === 'officers') officers.add(subjectId)
    else if (register === 'job-roles') jobRoles.add(subjectId)
    else if (register === 'organisations') organisations.add(subjectId)
    const officerId = fact?.value['officerId']
    if (typeof officerId === 'string') officers.add(officerId)
  }
  return { officers: [...officers], jobRoles: [...jobRoles], organisations: [...organisations] }
}

function compare(day: string, before: readonly Right[], after: readonly Right[]): Preview {
  const key = (right: Right): string => `${right.officerId} ${right.office} ${right.jobRole} ${right.kind} ${right.code}`
  const side = (from: readonly Right[], to: readonly Right[]): Preview['losing'] => {
    const stays = new Set(to.map(key))
    const people = new Map<string, Preview['losing']['officers'][number]>()
    for (const right of from.filter((item) => !stays.has(key(item)))) {
      const entry = people.get(right.officerId) ?? { officerId: right.officerId, name: right.name, office: right.office, rights: [] }
      if (!entry.rights.some((item) => item.kind === right.kind && item.code === right.code)) entry.rights.push({ kind: right.kind, code: right.code, jobRole: right.jobRole })
      people.set(right.officerId, entry)
    }
    return { count: people.size, capped: from.length >= MOST_RIGHTS || to.length >= MOST_RIGHTS, officers: [...people.values()].slice(0, SHOWN_OFFICERS) }
  }
  return { day, losing: side(before, after), gaining: side(after, before) }
}
