import { z } from 'zod'
import { fromTheTop, givenInstant, type HttpApp, idempotencyHeaders, once, readCursor, readIdempotencyKey, receiveMultipart, writeCursor } from '../../platform/http/index.ts'
import type { DocumentStorage } from '../../platform/storage/index.ts'
import { contentHeaders, verifyDocument, type VerificationDeps } from '../documents/index.ts'
import { receiveFile, requireAllFiles, submissionLimits, type AttachmentClaim, type ReceivedFile } from '../intake/index.ts'
import { listMyMessages, openMessage, sendFurther } from './act-on-my-case.ts'
import { clientPageErrors } from './client-page.errors.ts'
import {
  clientCaseLineSchema, clientCaseSchema, clientMessageSchema, furtherSubmissionSchema, type ClientPrincipal, type FurtherSubmission
} from './client-page.types.ts'
import { titleOf } from './client-view.ts'
import { inMyCase, listMyCases, openMyDocument, readMyCase } from './open-my-case.ts'

export interface ClientPageDeps extends VerificationDeps {
  readonly storage: DocumentStorage
}

const config = { access: { audience: 'client' } } as const
const tags = ['client']
const place = z.object({ organisationId: z.uuid(), caseId: z.uuid() })
const documentPlace = place.extend({ documentId: z.uuid() })

const cursorSchema = z.tuple([givenInstant, z.uuid()])

function afterOf(cursor: string): { since: Date; submissionId: string } | null {
  const key = readCursor(cursor, cursorSchema, fromTheTop)
  return key && { since: new Date(key[0]), submissionId: key[1] }
}

/** The client's page (ügyféloldal): their cases, messages, documents, and what they send. */
export function clientPageRoutes(app: HttpApp, deps: ClientPageDeps): void {
  readingRoutes(app)
  documentRoutes(app, deps)
  sendingRoutes(app, deps)
}

function readingRoutes(app: HttpApp): void {
  app.get('/api/v1/client/cases', {
    config,
    schema: {
      operationId: 'listMyCases', summary: 'My cases and submissions, newest first', tags,
      querystring: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
      response: { 200: z.object({ items: z.array(clientCaseLineSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const { cursor, limit } = request.query
    const { items, next } = await listMyCases(request.context<ClientPrincipal>(), { after: cursor === undefined ? null : afterOf(cursor), limit })
    return { items, nextCursor: next && writeCursor([next.since.toISOString(), next.submissionId]) }
  })

  app.get('/api/v1/client/cases/:organisationId/:caseId', {
    config,
    schema: { operationId: 'getMyCase', summary: 'A case of mine', tags, params: place, response: { 200: clientCaseSchema } }
  }, async (request) => readMyCase(request.context<ClientPrincipal>(), request.params))

  app.get('/api/v1/client/messages', {
    config,
    schema: {
      operationId: 'listMyMessages', summary: 'Messages in my mailbox, newest first', tags,
      querystring: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: {
        200: z.object({
          items: z.array(clientMessageSchema.extend({ organisationId: z.uuid(), caseId: z.uuid().nullable(), registrationNumber: z.string().nullable() })),
          nextCursor: z.string().nullable()
        })
      }
    }
  }, async (request) => {
    const { items, nextCursor } = await listMyMessages(request.context<ClientPrincipal>(), request.query.cursor ?? null, request.query.limit)
    return {
      items: items.map((message) => ({
        id: message.id,
        kind: message.kind,
        title: titleOf(message),
        sentAt: message.sentAt.toISOString(),
        openedAt: message.openedAt?.toISOString() ?? null,
        needsReceipt: message.needsReceipt,
        documentIds: message.documents.map((item) => item.documentId),
        organisationId: message.organisationId,
        caseId: message.caseId,
        registrationNumber: message.registrationNumber
      })),
      nextCursor
    }
  })
}

function documentRoutes(app: HttpApp, deps: ClientPageDeps): void {
  app.get('/api/v1/client/cases/:organisationId/:caseId/documents/:documentId/content', {
    config,
    schema: { operationId: 'getMyDocument', summary: 'Bytes of a document of my case', tags, params: documentPlace }
  }, async (request, reply) => {
    const document = await openMyDocument(request.context<ClientPrincipal>(), request.params, request.params.documentId)
    return reply.headers(contentHeaders(document)).send(await deps.storage.stream(document.sha256))
  })

  app.get('/api/v1/client/cases/:organisationId/:caseId/documents/:documentId/verification', {
    config: { ...config, rate: 'heavy' },
    schema: {
      operationId: 'verifyMyDocument', summary: 'Whether the signature of a document of my case is valid', tags, params: documentPlace,
      response: {
        200: z.object({
          valid: z.boolean(),
          verifiedAt: z.iso.datetime(),
          signatures: z.array(z.object({
            signer: z.string().nullable(), kind: z.string().nullable(), time: z.iso.datetime().nullable(), valid: z.boolean(), faults: z.array(z.string())
          }))
        })
      }
    }
  }, async (request) => {
    const ctx = request.context<ClientPrincipal>()
    const document = await openMyDocument(ctx, request.params, request.params.documentId)
    if (document.mediaType !== 'application/pdf') throw clientPageErrors.notSigned()
    const report = await verifyDocument(deps, ctx, await deps.storage.get(document.sha256))
    if (report.signatures.length === 0) throw clientPageErrors.notSigned()
    return {
      valid: report.valid,
      verifiedAt: ctx.clock.now().toISOString(),
      signatures: report.signatures.map(({ signer, kind, time, valid, faults }) => ({ signer, kind, time: time?.toISOString() ?? null, valid, faults: [...faults] }))
    }
  })
}

function sendingRoutes(app: HttpApp, deps: ClientPageDeps): void {
  app.post('/api/v1/client/messages/:id/open', {
    config,
    schema: {
      operationId: 'openMyMessage', summary: 'Open a message: the first opening is its receipt, and delivery takes place', tags,
      params: z.object({ id: z.uuid() }),
      response: { 200: z.object({ openedAt: z.iso.datetime(), organisationId: z.uuid(), caseId: z.uuid().nullable() }) }
    }
  }, async (request) => {
    const { openedAt, ...rest } = await openMessage(request.context<ClientPrincipal>(), request.params.id)
    return { ...rest, openedAt: openedAt.toISOString() }
  })

  app.post('/api/v1/client/cases/:organisationId/:caseId/submissions', {
    config: { ...config, multipart: { field: 'submission', schema: furtherSubmissionSchema, files: 'file-1' } },
    bodyLimit: submissionLimits.files * submissionLimits.fileBytes,
    schema: {
      operationId: 'sendFurther', summary: 'Send a text and files to my case: multipart, first part `submission` (JSON), then the files it lists', tags,
      params: place, headers: idempotencyHeaders,
      response: { 201: z.object({ arrivalNumber: z.string(), receivedAt: z.iso.datetime() }) }
    }
  }, async (request, reply) => {
    readIdempotencyKey(request)
    const ctx = request.context<ClientPrincipal>()
    const files = new Map<string, ReceivedFile>()
    // Whose case it is comes before a single byte of their files is kept.
    await inMyCase(ctx, request.params, { lock: false }, async () => undefined)
    const submission = await receiveMultipart(request, {
      field: 'submission', schema: furtherSubmissionSchema, maxFieldBytes: submissionLimits.dataBytes,
      maxFileBytes: submissionLimits.fileBytes, maxFiles: submissionLimits.files
    }, async (file, fields) => {
      files.set(file.part, await receiveFile(deps.storage, null, claimsOf(fields), files, file))
    })
    const received = requireAllFiles(claimsOf(submission), files)
    const answer = await once(request, (settle) => sendFurther(
      ctx, request.params, { text: submission.text, answers: submission.answers, files: received }, (tx, sent) => settle(tx, 201, sent)
    ), { submission, files: received.map(({ part, sha256 }) => ({ part, sha256 })) })
    return reply.code(201).send(answer)
  })
}

/** What a client adds answers no attachment demand of the form; the officer says which one it meets. */
const claimsOf = (submission: FurtherSubmission): AttachmentClaim[] => submission.attachments.map((item) => ({ ...item, requirement: null }))
