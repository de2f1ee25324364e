import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, nextIsLast, type Db } from '../../platform/database/index.ts'
import { givenDay, type HttpApp, readCursor, writeCursor } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { registerErrors, type RegisterPorts, type Standing } from '../changes/index.ts'
import { listPublicOfficials, listStaff, readStaffRecord, type StaffPost } from './staff.store.ts'

const names = z.object({ hu: z.string(), en: z.string() })
const postSchema = z.object({
  id: z.uuid(), version: z.int().optional(), officerId: z.uuid(), officerName: z.string(), officerNumber: z.string(), organisation: z.object({ id: z.uuid(), name: z.string() }),
  jobRole: z.object({ id: z.uuid(), name: names }), substitutesFor: z.object({ officerId: z.uuid(), name: z.string() }).nullable(),
  validFrom: z.iso.date(), validTo: z.iso.date().nullable()
})
const postView = (post: StaffPost): z.infer<typeof postSchema> => ({
  id: post.id, officerId: post.officerId, officerName: post.officerName, officerNumber: post.officerNumber,
  organisation: { id: post.organisationId, name: post.organisationName }, jobRole: { id: post.jobRoleId, name: { hu: post.jobRoleHu, en: post.jobRoleEn } },
  substitutesFor: post.substitutesForOfficerId === null ? null : { officerId: post.substitutesForOfficerId, name: post.substitutesForName ?? '' },
  validFrom: post.validFrom, validTo: post.validTo
})
const cursorSchema = z.tuple([z.string(), z.uuid()])

/** The people of an office, one officer with everything dated, and (without a card) who leads and signs. */
export function staffRoutes(app: HttpApp, deps: { readonly db: Db; readonly ports: RegisterPorts }): void {
  const access = { audience: 'officer', action: 'register:read' } as const

  app.get('/api/v1/staff', {
    config: { access },
    schema: {
      operationId: 'listStaff', summary: 'Who holds which job role in an office on a day, by name', tags: ['registers'],
      querystring: z.object({
        organisationId: z.uuid().optional(), asOf: givenDay.optional(), q: z.string().trim().max(100).optional(), cursor: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50)
      }),
      response: {
        200: z.object({ items: z.array(postSchema.extend({ training: z.object({ inForce: z.boolean(), validTo: z.iso.date().nullable() }) })), nextCursor: z.string().nullable() })
      }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId, asOf, q, cursor, limit } = request.query
    const office = organisationId ?? ctx.principal.organisationId
    if (office !== ctx.principal.organisationId) {
      const standing = await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => deps.ports.standing(tx, ctx))
      // Who leads and signs elsewhere is public (`officials`); the rest of another office's people is not.
      if (!standing.national && !standing.organisations.includes(office)) throw registerErrors.subjectNotFound()
    }
    const found = await listStaff(deps.db, {
      organisationId: office, day: asOf ?? legalDateOf(ctx.clock.now()), isStated: asOf !== undefined, search: q || null,
      after: cursor ? afterOf(cursor) : null, limit: limit + 1
    })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map((post) => ({ ...postView(post), training: { inForce: post.trained, validTo: post.trainedTo } })),
      nextCursor: found.length > limit && last ? writeCursor([last.officerName, last.id]) : null
    }
  })

  app.get('/api/v1/staff/:officerId', {
    config: { access },
    schema: {
      operationId: 'readStaff', summary: 'An officer with employment, posts and, for who looks after them, examinations and declarations; for other offices the present name and posts alone', tags: ['registers'],
      params: z.object({ officerId: z.uuid() }), querystring: z.object({ asOf: givenDay.optional() }),
      response: {
        200: z.object({
          id: z.uuid(), version: z.int(), officerNumber: z.string().nullable(), name: z.string(), employerId: z.uuid().nullable(), validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable(),
          posts: z.array(postSchema), qualifications: z.array(z.object({
            id: z.uuid(), version: z.int(), kind: z.string(), reference: z.string(), validFrom: z.iso.date(), validTo: z.iso.date().nullable()
          })).nullable(),
          mayChange: z.boolean(), isSelf: z.boolean()
        })
      }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const standing = await deps.ports.standing(tx, ctx)
      // Of another day it may have to be read again, below.
      if (request.query.asOf === undefined) await nextIsLast(tx)
      const asked = await readStaffRecord(tx, request.params.officerId, request.query.asOf ?? null)
      if (!asked) throw registerErrors.subjectNotFound()
      const { officer } = asked
      const { looksAfter, isSelf, isColleague } = relationTo(ctx, standing, officer, asked.posts)
      const near = looksAfter || isSelf || isColleague
      // Info tv. 26. § (2): name and present job are public; number, former and later posts are the matter of who works there, and so are the names of another day.
      const record = near || request.query.asOf === undefined ? asked : (await readStaffRecord(tx, request.params.officerId) ?? asked)
      const day = near ? request.query.asOf ?? null : legalDateOf(ctx.clock.now())
      const on = <Item extends { readonly validFrom: string; readonly validTo: string | null }>(items: readonly Item[]): Item[] =>
        items.filter(({ validFrom, validTo }) => day === null || (validFrom <= day && (validTo === null || validTo >= day)))
      const posts = on(record.posts)
      if (!near && posts.length === 0) throw registerErrors.subjectNotFound()
      const qualifications = looksAfter || isSelf ? on(record.qualifications) : null
      const view = (post: StaffPost): z.infer<typeof postSchema> => (near ? postView(post) : { ...postView(post), officerNumber: '' })
      // What the officer was called, and by whom employed, on the day.
      const { name, employerId } = (near ? record.onDay : null) ?? officer
      return {
        id: officer.id, version: officer.version, officerNumber: near ? officer.officerNumber : null, name, employerId,
        validFrom: near ? officer.validFrom : null, validTo: near ? officer.validTo : null,
        posts: posts.map((post) => ({ ...view(post), version: post.version })),
        qualifications,
        mayChange: looksAfter, isSelf
      }
    })
  })

  app.get('/api/v1/public/organisations/:id/officials', {
    config: { access: { audience: 'public' } },
    schema: {
      operationId: 'listPublicOfficials', summary: 'Who leads and who signs in an office: public by law (Info tv. 26. § (2))', tags: ['registers'],
      params: z.object({ id: z.uuid() }), querystring: z.object({ asOf: givenDay.optional() }),
      response: { 200: z.object({ items: z.array(z.object({ name: z.string(), jobRole: names, signs: z.boolean(), leads: z.boolean(), substitutesFor: z.string().nullable() })) }) }
    }
  }, async (request) => {
    const found = await listPublicOfficials(deps.db, request.params.id, request.query.asOf ?? legalDateOf(request.context().clock.now()))
    return { items: found.map((item) => ({ name: item.name, jobRole: { hu: item.jobRoleHu, en: item.jobRoleEn }, signs: item.signs, leads: item.leads, substitutesFor: item.substitutesForName })) }
  })
}

function relationTo(
  ctx: Context<OfficerPrincipal>, standing: Standing, officer: { readonly id: string; readonly employerId: string | null }, posts: readonly StaffPost[]
): { looksAfter: boolean; isSelf: boolean; isColleague: boolean } {
  const offices = [officer.employerId, ...posts.map(({ organisationId }) => organisationId)]
  return { looksAfter: standing.national || offices.some((id) => id !== null && standing.organisations.includes(id)), isSelf: officer.id === ctx.principal.officerId, isColleague: offices.includes(ctx.principal.organisationId) }
}

function afterOf(cursor: string): { name: string; id: string } {
  const [name, id] = readCursor(cursor, cursorSchema, (cause) => { throw registerErrors.cursor({}, { cause }) })
  return { name, id }
}
