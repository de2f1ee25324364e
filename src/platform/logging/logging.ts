import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino'

/**
 * Names under which personal data or secrets travel; their values never reach the operator's log, at any of the depths
 * that our objects have.
 */
const sensitive = [
  'name', 'birthName', 'mothersName', 'motherName', 'birthDate', 'birthdate', 'birthPlace', 'address', 'email', 'phone', 'taxNumber', 'identifier',
  'personalIdentifier', 'socialSecurityNumber', 'clientName', 'data', 'content', 'pin', 'puk', 'password', 'token', 'secret', 'nonce', 'cookie',
  'authorization', 'Authorization', 'privateKey', 'passphrase', 'remoteAddress', 'userAgent'
]
const paths = sensitive.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`])

export interface LoggingOptions {
  readonly level: string
  /** Standard output when absent. */
  readonly destination?: DestinationStream
}

/** Structured log (JSON lines): what the operator needs, without personal data. The provable log is another thing. */
export function createLogger({ level, destination }: LoggingOptions): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...paths, 'req.headers', 'res.headers["set-cookie"]'], censor: '[…]' },
    serializers: {
      err: describeError,
      error: describeError,
      // Query strings may carry what somebody searched for.
      req: (request: { method?: string; url?: string; id?: string }) => ({ method: request.method, path: request.url?.split('?')[0], id: request.id })
    }
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Database errors quote the row's values in `detail` and `parameters`; only what is free of them is kept. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, status } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; status?: unknown }
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(status === undefined ? {} : { status }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) })
  }
}

/**
 * Request id: the caller's `X-Request-Id` where it is harmless, a fresh one otherwise.
 * @param fresh gives an id, usually `ids.uuid`.
 */
export function requestIdFrom(header: string | readonly string[] | undefined, fresh: () => string): string {
  const given = typeof header === 'string' ? header : header?.[0]
  return given !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : fresh()
}
