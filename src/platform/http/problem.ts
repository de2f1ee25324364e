/** One mapper of every error to problem+json (RFC 9457) with stable codes, in the reader's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { DomainError } from '../errors/index.ts'
import { isDiskFull, storageErrors } from '../storage/index.ts'
import { requestErrors } from './http.errors.ts'

export type Language = 'hu' | 'en'

/** Body of every answer that is not a success. Features may add facts of their own beside these. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional()
})
export type Problem = z.infer<typeof problemSchema>

const localisers = { hu: z.locales.hu().localeError, en: z.locales.en().localeError }

/** Hungarian unless the reader prefers English (RFC 9110 12.5.4). */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weights = { hu: 0, en: 0 }
  for (const part of (acceptLanguage ?? '').split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((item) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(item)?.[1]).find((item) => item !== undefined)
    const language = tag.split('-')[0]
    if (language === 'hu' || language === 'en') weights[language] = Math.max(weights[language], quality === undefined ? 1 : Number(quality))
  }
  return weights.en > weights.hu ? 'en' : 'hu'
}

interface Fault { readonly path: string; readonly message: string }

/** Faults of a zod error in the reader's language, paths as `body.client.name`. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], place: string, language: Language): Fault[] {
  return issues.slice(0, 50).map((issue) => ({ path: [place, ...issue.path.map(String)].filter(Boolean).join('.'), message: sentence(issue, language) }))
}

function sentence(issue: z.core.$ZodIssue, language: Language): string {
  // A message of our own (refine) is kept; zod's own are said again in the reader's language.
  if (issue.code === 'custom') return issue.message
  const said = localisers[language](issue as never)
  return typeof said === 'string' ? said : said?.message ?? issue.message
}

function faultsOfValidation(error: FastifyError, language: Language): Fault[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return []
  const place = (error as FastifyError & { validationContext?: string }).validationContext ?? ''
  const issues = error.validation.map((item) => {
    const found = item as unknown as { keyword: string; instancePath: string; message: string; params: Record<string, unknown> }
    return { ...found.params, code: found.keyword, message: found.message, path: found.instancePath.split('/').filter(Boolean) } as unknown as z.core.$ZodIssue
  })
  return faultsOf(issues, place, language)
}

const retryable = new Set(['40001', '40P01', '55P03'])
const unreachable = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'])

/** The driver gives no code for a connection that broke under a query; only its sentences tell. */
const brokenConnection = /^(?:Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end|timeout exceeded when trying to connect)/

/** What the multipart parser says of a form that is cut off or has no boundary; it gives no code either. */
const brokenForm = /^(?:Multipart: |Unexpected end of multipart data|\w+ terminated early due to unexpected end)/

/** The domain error an unknown thing amounts to; what is unexpected becomes `request.internal` and tells nothing. */
export function domainErrorOf(error: unknown, language: Language = 'hu'): DomainError {
  if (error instanceof DomainError) return error
  if (error instanceof z.ZodError) return requestErrors.invalid({ errors: faultsOf(error.issues, '', language) }, { cause: error })
  const fault = error as Partial<FastifyError> & { syscall?: string }
  if (hasZodFastifySchemaValidationErrors(error) && !isResponseSerializationError(error)) {
    return requestErrors.invalid({ errors: faultsOfValidation(error as unknown as FastifyError, language) }, { cause: error })
  }
  const cause = { cause: error }
  switch (fault.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return requestErrors.tooLarge({}, cause)
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return requestErrors.tooManyFiles({}, cause)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return requestErrors.unsupportedMediaType({}, cause)
    default:
  }
  if (brokenConnection.test((error as Partial<Error> | null)?.message ?? '')) return requestErrors.unavailable({}, cause)
  if (brokenForm.test((error as Partial<Error> | null)?.message ?? '')) return requestErrors.malformed({}, cause)
  if (typeof fault.code === 'string') {
    if (isDiskFull(fault)) return storageErrors.noSpace({}, cause)
    if (retryable.has(fault.code)) return requestErrors.busy({}, cause)
    const ofConnection = !/^E[A-Z]+$/.test(fault.code) || fault.syscall === 'connect' || fault.syscall === 'read' || fault.syscall === 'write'
    if (unreachable.has(fault.code) && ofConnection) return requestErrors.unavailable({}, cause)
  }
  if (typeof fault.statusCode === 'number' && fault.statusCode >= 400 && fault.statusCode < 500) {
    return fault.statusCode === 404 ? requestErrors.notFound({}, cause) : requestErrors.malformed({}, cause)
  }
  return requestErrors.internal({}, cause)
}

export function problemOf(error: DomainError, language: Language, requestId: string): Problem {
  return {
    ...error.details,
    type: `/api/reference#problem-${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: language === 'en' ? error.en : error.hu,
    code: error.code,
    requestId
  }
}

/** Fastify's error handler. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  const domain = domainErrorOf(error, language)
  if (domain.status >= 500) request.log.error({ err: domain.cause ?? domain, code: domain.code }, 'request failed')
  else request.log.info({ code: domain.code, status: domain.status }, 'request refused')
  if (domain.status === 503) reply.header('retry-after', '5')
  const retryAfter = domain.details['retryAfterSeconds']
  if (domain.status === 429 && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  // Serialised here: the route's response schema describes successes only.
  return reply
    .code(domain.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .header('vary', 'Accept-Language')
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemOf(domain, language, request.id))
}
