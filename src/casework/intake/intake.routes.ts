import { z } from 'zod'
import { authorise } from '../../access/entitlement/index.ts'
import { requireOwnOffice } from '../../access/integrations/index.ts'
import { logOpening, type Opening } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Db } from '../../platform/database/index.ts'
import { fromTheTop, type HttpApp, idempotencyHeaders, once, onceAtOnce, readCursor, readIdempotencyKey, receiveMultipart, writeCursor } from '../../platform/http/index.ts'
import { dispositionName, type DocumentStorage } from '../../platform/storage/index.ts'
import { ruleInForce } from '../../registers/case-types/index.ts'
import { findOrganisation, legalToday } from '../../registers/organisations/index.ts'
import { arrivalText } from '../register-books/index.ts'
import { competenceOfArrival } from './competence-of-arrival.ts'
import { intakeErrors } from './intake.errors.ts'
import { receiveFile, requireAllFiles } from './receive-files.ts'
import { checkSubmission, receiveSubmission, recordSubmission, type Arrival, type Destination } from './receive-submission.ts'
import { attachSubmission, registerSubmission } from './register-submission.ts'
import { findPredecessors, listWaiting, readSubmission } from './submission.store.ts'
import { transferSubmission } from './transfer-submission.ts'
import {
  electronicSubmissionSchema, receiptSchema, recordedSubmissionSchema, submissionChannelSchema, submissionLimits, type ReceivedFile,
  type StoredSubmission
} from './submission.types.ts'

/** What intake needs besides the database. */
export interface IntakeDeps {
  readonly db: Db
  readonly storage: DocumentStorage
}

const arrivalSchema = z.object({
  arrivalNumber: z.string(), submissionId: z.uuid(), receivedAt: z.iso.datetime(), receipt: receiptSchema, clientPage: z.url()
})
const lineSchema = z.object({
  id: z.uuid(), arrivalNumber: z.string(), receivedAt: z.iso.datetime(), channel: submissionChannelSchema, submitterName: z.string(), subject: z.string(),
  caseTypeCode: z.string().nullable(), files: z.int(), version: z.int()
})
const fileSchema = z.object({
  position: z.int(), name: z.string(), requirement: z.string().nullable(), mediaType: z.string(), size: z.int(), sha256: z.string(), verdict: z.string()
})
const predecessorSchema = z.object({
  caseId: z.uuid(), registrationNumber: z.string(), subject: z.string(), clientName: z.string(), status: z.string(), openedAt: z.iso.datetime()
})
const submissionSchema = lineSchema.omit({ submitterName: true, files: true }).extend({
  language: z.enum(['hu', 'en']),
  formVersion: z.int().nullable(),
  submitter: z.object({ kind: z.enum(['person', 'organisation']), name: z.string(), address: z.string().nullable(), email: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
  state: z.enum(['arrived', 'registered', 'set-aside', 'transferred']),
  /** Office to which it was handed over (áttétel). */
  transferredTo: z.string().nullable(),
  transferredFrom: z.string().nullable(),
  competence: z.object({
    verdict: z.enum(['competent', 'not-competent', 'unknown']), settlement: z.string().nullable(),
    office: z.object({ id: z.uuid(), name: z.string(), seat: z.string().nullable() }).nullable(), why: z.array(z.string())
  }),
  caseId: z.uuid().nullable(),
  files: z.array(fileSchema),
  predecessors: z.array(predecessorSchema)
})
const registeredSchema = z.object({ caseId: z.uuid(), registrationNumber: z.string() })
const params = z.object({ id: z.uuid() })

/** Arrivals: from connected systems, recorded by officers, and their registration. */
export function intakeRoutes(app: HttpApp, deps: IntakeDeps): void {
  electronicIntake(app, deps)
  recordedArrivals(app, deps)
  registration(app)
}

function electronicIntake(app: HttpApp, deps: IntakeDeps): void {
  app.post('/api/v1/intake', {
    config: { access: { audience: 'integration', scope: 'intake' }, multipart: { field: 'submission', schema: electronicSubmissionSchema, files: 'file-1' } },
    bodyLimit: submissionLimits.files * submissionLimits.fileBytes,
    schema: {
      operationId: 'submit',
      summary: 'Hand in a submission: multipart, first part `submission` (JSON), then the files it lists',
      tags: ['intake'], headers: idempotencyHeaders, response: { 201: arrivalSchema }
    }
  }, async (request, reply) => {
    readIdempotencyKey(request)
    const ctx = request.context()
    const files = new Map<string, ReceivedFile>()
    let destination: Destination | undefined
    const check = async (submission: z.output<typeof electronicSubmissionSchema>): Promise<Destination> => {
      destination ??= await inCentral(deps.db, async (tx) => {
        const found = await checkSubmission(tx, ctx, submission)
        await requireOwnOffice(tx, ctx, found.organisation.id)
        return found
      })
      return destination
    }
    const submission = await receiveMultipart(request, {
      field: 'submission', schema: electronicSubmissionSchema, maxFieldBytes: submissionLimits.dataBytes,
      maxFileBytes: submissionLimits.fileBytes, maxFiles: submissionLimits.files
    }, async (file, fields) => {
      const { version } = await check(fields)
      files.set(file.part, await receiveFile(deps.storage, version?.rule ?? null, fields.attachments, files, file))
    })
    const to = await check(submission)
    const received = requireAllFiles(submission.attachments, files)
    const answer = await once(request, async (settle) => {
      let made: z.infer<typeof arrivalSchema> | undefined
      await receiveSubmission(ctx, to, submission, received, async (tx, arrival) => {
        made = arrivalAnswer(arrival, request.publicOrigin())
        await settle(tx, 201, made)
      })
      return made!
    }, { submission, files: received.map(({ part, sha256 }) => ({ part, sha256 })) })
    return reply.code(201).send(answer)
  })
}

function arrivalAnswer(arrival: Arrival, origin: string): z.infer<typeof arrivalSchema> {
  const { organisationId, ...rest } = arrival
  return { ...rest, clientPage: `${origin}/client/submissions/${organisationId}/${arrival.submissionId}` }
}

function recordedArrivals(app: HttpApp, deps: IntakeDeps): void {
  const access = { audience: 'officer', action: 'intake:record' } as const

  app.post('/api/v1/arrivals', {
    config: { access, multipart: { field: 'submission', schema: recordedSubmissionSchema, files: 'file-1' } },
    bodyLimit: submissionLimits.files * submissionLimits.fileBytes,
    schema: {
      operationId: 'recordArrival', summary: 'Record a paper, e-mail or personal submission with its scanned files', tags: ['intake'],
      headers: idempotencyHeaders, response: { 201: z.object({ id: z.uuid(), arrivalNumber: z.string() }) }
    }
  }, async (request, reply) => {
    readIdempotencyKey(request)
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    const files = new Map<string, ReceivedFile>()
    const submission = await receiveMultipart(request, {
      field: 'submission', schema: recordedSubmissionSchema, maxFieldBytes: submissionLimits.dataBytes,
      maxFileBytes: submissionLimits.fileBytes, maxFiles: submissionLimits.files
    }, async (file, fields) => {
      files.set(file.part, await receiveFile(deps.storage, null, fields.attachments, files, file))
    })
    const received = requireAllFiles(submission.attachments, files)
    const answer = await once(request, (settle) => inOrganisation(ctx.db, organisationId, async (tx) => {
      await authorise(tx, ctx, { action: 'intake:record', resource: { type: 'Office', organisationId } })
      const today = await legalToday(tx, ctx, organisationId)
      const organisation = await findOrganisation(tx, organisationId, today)
      if (!organisation) throw intakeErrors.unknownOrganisation()
      if (submission.caseType && !await ruleInForce(tx, submission.caseType, today)) {
        throw intakeErrors.unknownCaseType({ caseType: submission.caseType })
      }
      const arrival = await recordSubmission(tx, ctx, organisation, submission, received)
      const made = { id: arrival.submissionId, arrivalNumber: arrival.arrivalNumber }
      await settle(tx, 201, made)
      return made
    }), { submission, files: received.map(({ part, sha256 }) => ({ part, sha256 })) })
    return reply.code(201).send(answer)
  })

  app.get('/api/v1/arrivals', {
    config: { access: { audience: 'officer', action: 'case:register' }, passive: true },
    schema: {
      operationId: 'listArrivals', summary: 'Submissions that wait for registration, the longest waiting first', tags: ['intake'],
      querystring: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ items: z.array(lineSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    const { cursor, limit } = request.query
    return logOpening(ctx, { kind: 'personal-data.list-opened', what: 'arrivals', body: { list: 'arrivals' } }, (log) => inOrganisation(ctx.db, organisationId, async (tx) => {
      await log(tx)
      const rows = await listWaiting(tx, organisationId, { after: cursor ? afterOf(cursor) : null, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        items: page.map(({ arrivalYear, ...row }) => ({
          ...row, arrivalNumber: arrivalText(row.arrivalNumber, arrivalYear), receivedAt: row.receivedAt.toISOString()
        })),
        nextCursor: rows.length > limit && last ? writeCursor([last.receivedAt.toISOString(), last.id]) : null
      }
    }))
  })

  app.get('/api/v1/arrivals/:id', {
    config: { access: { audience: 'officer', action: 'case:register' } },
    schema: {
      operationId: 'getArrival', summary: 'A submission with its data, files and likely predecessors', tags: ['intake'],
      params, response: { 200: submissionSchema }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { id } = request.params
    return logOpening(ctx, submissionOpened(id, null), (log) => inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const submission = await readSubmission(tx, ctx.principal.organisationId, id, { lock: false })
      if (!submission) throw intakeErrors.notFound()
      await log(tx)
      const predecessors = await findPredecessors(tx, ctx.principal.organisationId, submission.submitter.name.split(/\s+/).slice(0, 4), 5)
      const day = await legalToday(tx, ctx, ctx.principal.organisationId)
      const competence = await competenceOfArrival(tx, ctx.principal.organisationId, submission.caseTypeCode, submission.data, day)
      const nameOf = async (office: string | null | undefined): Promise<string | null> => (office ? (await findOrganisation(tx, office, day))?.name ?? null : null)
      return {
        ...submissionView(submission), competence: { ...competence, why: [...competence.why] }, transferredTo: await nameOf(submission.transferredTo),
        transferredFrom: await nameOf(submission.transferredFrom?.organisationId), predecessors: predecessors.map((item) => ({ ...item, openedAt: item.openedAt.toISOString() }))
      }
    }))
  })

  app.get('/api/v1/arrivals/:id/files/:position/content', {
    config: { access: { audience: 'officer', action: 'case:register' } },
    schema: {
      operationId: 'getArrivalFile', summary: 'A file of a submission, as an attachment', tags: ['intake'],
      params: params.extend({ position: z.coerce.number().int().min(0).max(100) })
    }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    const { id, position } = request.params
    const file = await logOpening(ctx, submissionOpened(id, position), (log) => inOrganisation(ctx.db, organisationId, async (tx) => {
      const found = (await readSubmission(tx, organisationId, id, { lock: false }))?.files[position]
      if (!found) throw intakeErrors.fileNotFound()
      await log(tx)
      return found
    }))
    return reply.type(file.mediaType)
      .header('content-disposition', `attachment; ${dispositionName(file.name)}`)
      .header('content-security-policy', 'sandbox; default-src \'none\'')
      .header('cache-control', 'private, no-store')
      .send(await deps.storage.stream(file.sha256))
  })
}

/** A look at a submission, or at one of its files. */
function submissionOpened(id: string, position: number | null): Opening {
  return {
    kind: position === null ? 'personal-data.submission-opened' : 'personal-data.submission-file-opened', what: `${id} ${position ?? ''}`,
    subject: { kind: 'submission', id }, body: { submissionId: id, ...(position === null ? {} : { position }) }
  }
}

function registration(app: HttpApp): void {
  const access = { audience: 'officer', action: 'case:register' } as const

  app.post('/api/v1/arrivals/:id/register', {
    config: { access },
    schema: {
      operationId: 'registerSubmission', summary: 'Register a submission: opens a case under the next main number', tags: ['intake'],
      params, headers: idempotencyHeaders,
      body: z.strictObject({
        expectedVersion: z.int().positive(),
        caseType: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/),
        subject: z.string().trim().min(1).max(300),
        predecessorCaseIds: z.array(z.uuid()).max(20).default([])
      }),
      response: { 201: registeredSchema }
    }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const answer = await onceAtOnce(request, (row) => registerSubmission(ctx, { submissionId: request.params.id, ...request.body },
      (result) => row(201, result)))
    return reply.code(201).send(answer)
  })

  app.post('/api/v1/arrivals/:id/attach', {
    config: { access },
    schema: {
      operationId: 'attachSubmission', summary: 'Attach a further submission to an open case', tags: ['intake'],
      params, headers: idempotencyHeaders,
      body: z.strictObject({ expectedVersion: z.int().positive(), caseId: z.uuid() }),
      response: { 200: registeredSchema }
    }
  }, (request) => once(request, (settle) => attachSubmission(request.context<OfficerPrincipal>(), { submissionId: request.params.id, ...request.body },
    (tx, result) => settle(tx, 200, result))))

  app.post('/api/v1/arrivals/:id/transfer', {
    config: { access },
    schema: {
      operationId: 'transferSubmission', summary: 'Hand a submission over to the competent office (áttétel, Ákr. 17. §)', tags: ['intake'],
      params, headers: idempotencyHeaders,
      body: z.strictObject({ expectedVersion: z.int().positive(), toOrganisationId: z.uuid(), reason: z.string().trim().min(3).max(2_000) }),
      response: { 200: z.object({ submissionId: z.uuid(), office: z.string() }) }
    }
  }, (request) => once(request, (settle) => transferSubmission(request.context<OfficerPrincipal>(), { submissionId: request.params.id, ...request.body },
    (tx, result) => settle(tx, 200, result))))

  app.get('/api/v1/predecessors', {
    config: { access, rate: 'search' },
    schema: {
      operationId: 'findPredecessors', summary: 'Cases that may be the predecessor (előzmény) of a submission', tags: ['intake'],
      querystring: z.object({ q: z.string().trim().min(2).max(200) }),
      response: { 200: z.object({ items: z.array(predecessorSchema) }) }
    }
  }, async (request) => {
    const ctx: Context<OfficerPrincipal> = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    const words = request.query.q.split(/\s+/).slice(0, 8)
    const opening: Opening = { kind: 'personal-data.searched', what: `predecessors ${request.query.q}`, body: { list: 'predecessors', words: request.query.q } }
    const found = await logOpening(ctx, opening, (log) => inOrganisation(ctx.db, organisationId, async (tx) => {
      await log(tx)
      return findPredecessors(tx, organisationId, words, 20)
    }))
    return { items: found.map((item) => ({ ...item, openedAt: item.openedAt.toISOString() })) }
  })
}

function submissionView(submission: StoredSubmission): Omit<z.infer<typeof submissionSchema>, 'predecessors' | 'competence' | 'transferredTo' | 'transferredFrom'> {
  const { submitter } = submission
  return {
    id: submission.id,
    arrivalNumber: arrivalText(submission.arrivalNumber, submission.arrivalYear),
    receivedAt: submission.receivedAt.toISOString(),
    channel: submission.channel,
    subject: submission.subject,
    caseTypeCode: submission.caseTypeCode,
    version: submission.version,
    language: submission.language,
    formVersion: submission.formVersion,
    submitter: { kind: submitter.kind, name: submitter.name, address: submitter.address, email: submitter.email },
    data: submission.data,
    state: submission.state,
    caseId: submission.caseId,
    files: submission.files.map((file, position) => ({
      position, name: file.name, requirement: file.requirement, mediaType: file.mediaType, size: file.size, sha256: file.sha256, verdict: file.verdict
    }))
  }
}

function afterOf(cursor: string): { receivedAt: string; id: string } | null {
  const key = readCursor(cursor, z.tuple([z.iso.datetime().refine((text) => text >= '1'), z.uuid()]), fromTheTop)
  return key && { receivedAt: key[0], id: key[1] }
}
