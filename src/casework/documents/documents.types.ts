import { z } from 'zod'
import { expectedSequenceSchema } from '../cases/index.ts'

/** A file of a case: the same limit as at intake. */
export const documentBytes = 50 * 1024 * 1024

const code = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/)

/** What the officer says of a document that is put into the case. */
export const uploadedDocumentSchema = z.strictObject({
  expectedSequence: expectedSequenceSchema,
  title: z.string().trim().min(1).max(300),
  /** A document or decision of the rule, or one of `plainKinds`. */
  kind: code,
  /** The attachment demand of the rule that it meets. */
  requirement: code.nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  partner: z.string().trim().min(1).max(300).nullable(),
  /** Whether it gets a sub-number; a photo or working paper may lie with the case without one. */
  register: z.boolean()
})
export type UploadedDocument = z.infer<typeof uploadedDocumentSchema>

/** Kinds that every case knows beside the documents of its rule. */
export const plainKinds = [
  'attachment', 'request', 'appeal', 'withdrawal', 'power-of-attorney', 'return-receipt', 'record', 'photo', 'letter', 'other'
] as const

/** A document as stored, over HTTP. */
export const storedDocumentSchema = z.object({
  documentId: z.uuid(),
  subNumber: z.int().nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  kind: z.string(),
  requirement: z.string().nullable(),
  title: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  partner: z.string().nullable(),
  clientVisible: z.boolean(),
  validity: z.enum(['signed', 'authentic', 'plain', 'unchecked', 'invalid']),
  submissionId: z.uuid().nullable(),
  filedAt: z.iso.datetime(),
  filedByPostId: z.uuid().nullable()
})
