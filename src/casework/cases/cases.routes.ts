import { z } from 'zod'
import { authorise } from '../../access/entitlement/index.ts'
import { logOpening } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import { listPostsOfOrganisation } from '../../registers/officers/index.ts'
import { findOrganisation, legalToday } from '../../registers/organisations/index.ts'
import { calendarDataSchema } from '../../rules/calendar/index.ts'
import { assignCase } from './assign-case.ts'
import { authoriseOnCase, entitledActions } from './authorise-on-case.ts'
import { readDocuments } from './case.store.ts'
import { actView, caseParams, caseVerbRoutes } from './case-verb.ts'
import { addNote, addParty, switchProcedure, withdrawRequest } from './note-on-case.ts'
import { openCaseFile } from './open-case.ts'

const documentSchema = z.object({
  documentId: z.uuid(), subNumber: z.int().nullable(), direction: z.enum(['in', 'out', 'internal']), kind: z.string(), requirement: z.string().nullable(),
  title: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string(), partner: z.string().nullable(), clientVisible: z.boolean(), validity: z.string(),
  filedAt: z.iso.datetime(), filedByPostId: z.uuid().nullable(), submissionId: z.uuid().nullable()
})

const caseViewSchema = z.object({
  case: z.object({
    id: z.uuid(), registrationNumber: z.string(), subject: z.string(), caseTypeCode: z.string(), sequence: z.int(),
    organisation: z.object({ id: z.uuid(), name: z.string(), demo: z.boolean() })
  }),
  /** The rule the case began with (CaseRule). */
  rule: z.record(z.string(), z.unknown()),
  acts: z.array(actView),
  calendar: calendarDataSchema,
  legalNow: z.iso.datetime(),
  documents: z.array(documentSchema),
  may: z.array(z.string())
})

/** The open case and the verbs that change it. */
export function casesRoutes(app: HttpApp): void {
  const config = { access: { audience: 'officer', action: null } } as const

  app.get('/api/v1/cases/:id', {
    config: { ...config, passive: true },
    schema: {
      operationId: 'getCase', summary: 'A case: its acts, the rule it began with, documents, and what I may do', tags: ['cases'],
      params: caseParams, response: { 200: caseViewSchema }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    const { id } = request.params
    return logOpening(ctx, { kind: 'personal-data.case-opened', what: id, caseId: id, body: { caseId: id } }, (log) => inOrganisation(ctx.db, organisationId, async (tx) => {
      const file = await openCaseFile(tx, ctx, organisationId, id, { lock: false })
      await authoriseOnCase(tx, ctx, 'case:read', file)
      await log(tx)
      const organisation = await findOrganisation(tx, organisationId, file.state.today)
      const documents = await readDocuments(tx, organisationId, file.stored.id)
      return {
        case: {
          id: file.stored.id,
          registrationNumber: file.stored.registrationNumber,
          subject: file.stored.subject,
          caseTypeCode: file.stored.caseTypeCode,
          sequence: file.stored.sequence,
          organisation: { id: organisationId, name: organisation?.name ?? '', demo: organisation?.demo ?? false }
        },
        rule: { ...file.rule },
        acts: [...file.acts],
        calendar: file.calendar,
        legalNow: file.legalNow.toISOString(),
        documents: documents.map((document) => ({ ...document, filedAt: document.filedAt.toISOString() })),
        may: await entitledActions(tx, ctx, file)
      }
    }))
  })

  app.get('/api/v1/posts', {
    config,
    schema: {
      operationId: 'listPosts', summary: 'Colleagues to whom a case can be assigned, or who may sign', tags: ['cases'],
      querystring: z.object({ for: z.enum(['assign', 'sign']) }),
      response: { 200: z.object({ items: z.array(z.object({ postId: z.uuid(), name: z.string(), jobRole: z.string(), substitutesFor: z.string().nullable() })) }) }
    }
  }, async (request) => {
    const ctx = request.context() as Context<OfficerPrincipal>
    const { organisationId } = ctx.principal
    return inOrganisation(ctx.db, organisationId, async (tx) => {
      await authorise(tx, ctx, { action: 'case:read', resource: { type: 'Office', organisationId } })
      const posts = await listPostsOfOrganisation(tx, organisationId, await legalToday(tx, ctx, organisationId))
      return {
        items: posts.filter((post) => (request.query.for === 'sign' ? post.isSigner : post.isCaseOfficer))
          .map((post) => ({ postId: post.postId, name: post.name, jobRole: post.jobRole.hu, substitutesFor: post.substitutesFor?.name ?? null }))
      }
    })
  })

  caseVerbRoutes(app, [assignCase, addNote, addParty, switchProcedure, withdrawRequest])
}
