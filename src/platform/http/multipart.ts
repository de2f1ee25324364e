import type { FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { requestErrors } from './http.errors.ts'
import { faultsOf, languageOf } from './problem.ts'
import { requireReadable } from './readable-values.ts'

/** A file part while it arrives; `content` must be read to its end before the next part. */
export interface UploadedFile {
  /** Name of the form part. */
  readonly part: string
  /** What the sender calls the file and its type: claims, not facts. */
  readonly claimedName: string
  readonly claimedType: string
  readonly content: Readable
}

export interface MultipartPlan<S extends z.ZodType> {
  /** Name of the first part, which is JSON. */
  readonly field: string
  readonly schema: S
  readonly maxFieldBytes?: number
  readonly maxFileBytes: number
  readonly maxFiles: number
}

/**
 * Reads a multipart/form-data request as a stream: first the JSON part, then the files one after another.
 * @throws request.unsupported-media-type, request.invalid, request.malformed, request.too-large, request.too-many-files
 */
export async function receiveMultipart<S extends z.ZodType>(
  request: FastifyRequest, plan: MultipartPlan<S>, onFile: (file: UploadedFile, fields: z.output<S>) => Promise<void>
): Promise<z.output<S>> {
  if (!request.isMultipart()) throw requestErrors.unsupportedMediaType({ expected: 'multipart/form-data' })
  const maxFieldBytes = plan.maxFieldBytes ?? 1_048_576
  const parts = request.parts({
    limits: { fieldSize: maxFieldBytes, fields: 1, fileSize: plan.maxFileBytes, files: plan.maxFiles + 1, parts: plan.maxFiles + 2, headerPairs: 50 }
  })
  let fields: { value: z.output<S> } | undefined
  for await (const part of parts) {
    if (fields === undefined) {
      if (part.fieldname !== plan.field) throw requestErrors.malformed({ expectedPart: plan.field })
      const text = part.type === 'file' ? await readText(part.file, maxFieldBytes) : fieldText(part)
      fields = { value: parseJson(request, text, plan) }
      continue
    }
    if (part.type !== 'file') throw requestErrors.malformed({ unexpectedPart: part.fieldname })
    await onFile({ part: part.fieldname, claimedName: part.filename, claimedType: part.mimetype, content: part.file }, fields.value)
    if (part.file.truncated) throw requestErrors.tooLarge({ part: part.fieldname, maxBytes: plan.maxFileBytes })
    // A handler that left the file unread would stall the parser for ever.
    part.file.resume()
  }
  if (fields === undefined) throw requestErrors.malformed({ expectedPart: plan.field })
  return fields.value
}

function fieldText(part: { readonly value: unknown; readonly valueTruncated: boolean }): string {
  if (part.valueTruncated) throw requestErrors.tooLarge({ part: 'json' })
  return typeof part.value === 'string' ? part.value : JSON.stringify(part.value)
}

async function readText(stream: Readable & { truncated?: boolean }, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw requestErrors.tooLarge({ part: 'json', maxBytes })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson<S extends z.ZodType>(request: FastifyRequest, text: string, plan: MultipartPlan<S>): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw requestErrors.malformed({ part: plan.field }, { cause: error })
  }
  requireReadable(value)
  const parsed = plan.schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw requestErrors.invalid({ errors: faultsOf(parsed.error.issues, plan.field, languageOf(request.headers['accept-language'])) })
}
