import { z } from 'zod'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { idempotencyHeaders, once, readIdempotencyKey, receiveMultipart, type HttpApp } from '../../platform/http/index.ts'
import type { DocumentStorage } from '../../platform/storage/index.ts'
import { caseParams, caseVerbRoutes, stepAnswer, stepAnswerSchema } from '../cases/index.ts'
import { addDocument, checkFile, type CheckedFile } from './add-document.ts'
import { checkDocument } from './check-document.ts'
import { documentFilingErrors } from './documents.errors.ts'
import { documentBytes, storedDocumentSchema, uploadedDocumentSchema } from './documents.types.ts'
import { contentHeaders, listDocuments, openDocument } from './open-document.ts'

export interface DocumentRoutesDeps {
  readonly storage: DocumentStorage
}

export function documentRoutes(app: HttpApp, deps: DocumentRoutesDeps): void {
  caseVerbRoutes(app, [checkDocument])

  app.post('/api/v1/cases/:id/documents', {
    config: { access: { audience: 'officer', action: null }, multipart: { field: 'document', schema: uploadedDocumentSchema, files: 'file' } },
    bodyLimit: documentBytes + 1_100_000,
    schema: {
      operationId: 'addDocument',
      summary: 'Put a document into the case; multipart: `document` (JSON), then `file`',
      tags: ['cases'],
      params: caseParams,
      headers: idempotencyHeaders,
      response: { 200: stepAnswerSchema.extend({ documentId: z.uuid() }) }
    }
  }, async (request) => {
    readIdempotencyKey(request)
    const ctx = request.context<OfficerPrincipal>()
    const received: CheckedFile[] = []
    const document = await receiveMultipart(
      request, { field: 'document', schema: uploadedDocumentSchema, maxFileBytes: documentBytes, maxFiles: 1 },
      async (file) => { received.push(await checkFile(deps.storage, file)) }
    )
    const [stored, ...others] = received
    if (!stored || others.length > 0) throw documentFilingErrors.fileMissing({ files: received.length })
    return once(request, async (settle) => {
      const before = document.expectedSequence
      const { file, result } = await addDocument(ctx, request.params.id, document, stored,
        (tx, after, documentId) => settle(tx, 200, { ...stepAnswer(before, after), documentId }))
      return { ...stepAnswer(before, file), documentId: result }
    }, [document, stored.sha256])
  })

  app.get('/api/v1/cases/:id/documents', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'listDocuments',
      summary: 'Documents of the case, oldest first (at most 1000)',
      tags: ['cases'],
      params: caseParams,
      response: { 200: z.object({ items: z.array(storedDocumentSchema) }) }
    }
  }, async (request) => {
    const documents = await listDocuments(request.context<OfficerPrincipal>(), request.params.id)
    return { items: documents.map((document) => ({ ...document, filedAt: document.filedAt.toISOString() })) }
  })

  app.get('/api/v1/cases/:id/documents/:documentId/content', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'getDocumentContent',
      summary: 'Bytes of a document: PDF, JPEG and PNG are shown, anything else is downloaded',
      tags: ['cases'],
      params: caseParams.extend({ documentId: z.uuid() })
    }
  }, async (request, reply) => {
    const { id, documentId } = request.params
    const document = await openDocument(request.context<OfficerPrincipal>(), id, documentId)
    return reply.headers(contentHeaders(document)).send(await deps.storage.stream(document.sha256))
  })
}
