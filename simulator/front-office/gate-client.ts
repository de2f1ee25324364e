import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { z } from 'zod'

const formSchema = z.object({
  version: z.int(),
  /** Name of the case type, by language. */
  name: z.unknown().optional(),
  schema: z.record(z.string(), z.unknown()),
  uiSchema: z.unknown(),
  texts: z.unknown(),
  attachments: z.array(z.record(z.string(), z.unknown())).default([]),
  clientKinds: z.array(z.enum(['person', 'organisation'])).min(1).default(['person', 'organisation']),
  /** Which office decides, in words, by language. */
  territory: z.unknown().optional()
})
export type PublishedForm = z.infer<typeof formSchema>

const caseTypesSchema = z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
export type PublishedCaseType = z.infer<typeof caseTypesSchema>['items'][number]

const organisationsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), settlement: z.string().nullable().optional() })),
  nextCursor: z.string().nullable().optional()
})
export type Office = z.infer<typeof organisationsSchema>['items'][number]

const acceptedSchema = z.object({
  arrivalNumber: z.string(),
  submissionId: z.string(),
  receivedAt: z.string(),
  receipt: z.looseObject({ number: z.string() }),
  clientPage: z.string()
})
export type Accepted = z.infer<typeof acceptedSchema>

const problemSchema = z.looseObject({
  title: z.string().optional(), detail: z.string().optional(), code: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional()
})
export type Problem = z.infer<typeof problemSchema>

export interface Upload {
  readonly part: string
  readonly requirement: string
  readonly name: string
  readonly type: string
  readonly path: string
}

/** - accepted: the Gate has it; - rejected: it said what is wrong; - unknown: no answer, so the same key must be used again. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'rejected'; readonly status: number; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface GateClient {
  /** Case types in force; null when the Gate does not answer. */
  caseTypes(): Promise<readonly PublishedCaseType[] | null>
  form(caseType: string): Promise<PublishedForm | null>
  offices(query: string): Promise<readonly Office[] | null>
  submit(submission: Record<string, unknown>, uploads: readonly Upload[], idempotencyKey: string): Promise<SendResult>
}

export function gateClient(gate: string, key: string | null): GateClient {
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T | null> => {
    try {
      const response = await fetch(`${gate}${path}`, {
        headers: { Accept: 'application/json', 'Accept-Language': 'hu' }, redirect: 'error', signal: AbortSignal.timeout(10_000)
      })
      return response.ok ? schema.parse(await response.json()) : null
    } catch {
      return null
    }
  }
  return {
    caseTypes: async () => (await get('/api/v1/public/case-types', caseTypesSchema))?.items ?? null,
    form: (caseType) => get(`/api/v1/public/forms/${encodeURIComponent(caseType)}`, formSchema),
    offices: async (query) =>
      (await get(`/api/v1/public/organisations?tier=mayors-office&limit=20&q=${encodeURIComponent(query)}`, organisationsSchema))?.items ?? null,
    submit: async (submission, uploads, idempotencyKey) => {
      const boundary = `----kapu${randomBytes(16).toString('hex')}`
      try {
        const response = await fetch(`${gate}/api/v1/intake`, {
          method: 'POST',
          headers: {
            'Content-Type': `multipart/form-data; boundary=${boundary}`,
            'Idempotency-Key': idempotencyKey,
            Accept: 'application/json',
            'Accept-Language': 'hu',
            ...(key === null ? {} : { Authorization: `Bearer ${key}` })
          },
          body: Readable.toWeb(Readable.from(multipart(boundary, submission, uploads))) as ReadableStream,
          duplex: 'half',
          redirect: 'error',
          signal: AbortSignal.timeout(300_000)
        } as RequestInit)
        const body: unknown = await response.json().catch(() => null)
        if (response.ok) {
          const accepted = acceptedSchema.safeParse(body)
          return accepted.success ? { kind: 'accepted', accepted: accepted.data } : { kind: 'unknown', reason: 'a Kapu válasza nem érthető' }
        }
        if (response.status >= 500 || response.status === 429) return { kind: 'unknown', reason: `a Kapu átmeneti hibát jelzett (${response.status})` }
        const problem = problemSchema.safeParse(body)
        return { kind: 'rejected', status: response.status, problem: problem.success ? problem.data : {} }
      } catch {
        return { kind: 'unknown', reason: 'a Kapu most nem érhető el' }
      }
    }
  }
}

/** `submission` first, then the files, streamed from disk. */
async function* multipart(boundary: string, submission: Record<string, unknown>, uploads: readonly Upload[]): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="submission"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(submission)}\r\n`)
  for (const upload of uploads) {
    const name = upload.name.replaceAll(/["\r\n]/g, '_')
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(upload.type) ? upload.type : 'application/octet-stream'
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${upload.part}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`)
    for await (const chunk of createReadStream(upload.path) as AsyncIterable<Buffer>) yield chunk
    yield Buffer.from('\r\n')
  }
  yield Buffer.from(`--${boundary}--\r\n`)
}
