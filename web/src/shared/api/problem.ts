/** RFC 9457 problem+json as the Gate's server sends it, and the same shape for faults of the way there. */
import { text } from '../../app/i18n.ts'

export interface FieldProblem { readonly path: string; readonly message: string }

/**
 * What went wrong, in a sentence that says what to do. `code` is stable (`case.stale`), or one of ours when no answer came:
 * `client.offline`, `client.unreadable`.
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Number under which the server's log holds this fault; null when no server was reached. */
  readonly logId: string | null
  readonly errors: readonly FieldProblem[]
  /** The whole problem document, for members of one code (for example `changed` of `case.stale`). */
  readonly members: Readonly<Record<string, unknown>>

  constructor(status: number, members: Record<string, unknown>, logId: string | null) {
    const title = typeof members['title'] === 'string' ? members['title'] : text('common:problem.unexpected.title')
    super(title)
    this.name = 'ApiProblem'
    this.status = status
    this.title = title
    this.detail = typeof members['detail'] === 'string' ? members['detail'] : ''
    this.code = typeof members['code'] === 'string' ? members['code'] : `http.${status}`
    this.logId = logId ?? (typeof members['instance'] === 'string' ? members['instance'] : null)
    this.errors = Array.isArray(members['errors']) ? members['errors'].filter(isFieldProblem) : []
    this.members = members
  }

  /** Whether trying the same again may help: nothing was reached, or the server says it is busy or broken. */
  get worthRetrying(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value
    && typeof value.path === 'string' && typeof value.message === 'string'
}

export function offlineProblem(): ApiProblem {
  return new ApiProblem(0, { code: 'client.offline', title: text('common:problem.offline.title'), detail: text('common:problem.offline.detail') }, null)
}

/** Turns an unsuccessful answer into a problem, whatever its body is. */
export function problemFrom(response: Response, body: unknown): ApiProblem {
  const logId = response.headers.get('x-request-id')
  if (typeof body === 'object' && body !== null) return new ApiProblem(response.status, body as Record<string, unknown>, logId)
  return new ApiProblem(response.status, { title: text('common:problem.unexpected.title'), detail: text('common:problem.unexpected.detail') }, logId)
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(-1, { code: 'client.fault', title: text('common:problem.fault.title'), detail: text('common:problem.fault.detail') }, null)
}
