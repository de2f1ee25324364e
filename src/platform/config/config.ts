import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

/** A setting that is missing, malformed or contradicts another; meant for the person at the command line. */
export class ConfigError extends Error {
  readonly code: 'config.invalid' | 'config.conflict' | 'config.secrets'

  constructor(code: ConfigError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ConfigError'
    this.code = code
  }
}

/** Options of the command line; each wins over its variable. */
export interface ConfigOptions {
  readonly port?: string | number | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
  readonly demo?: boolean | undefined
}

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const environment = z.object({
  KAPU_PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  KAPU_HOST: z.string().min(1).default('127.0.0.1'),
  KAPU_DATA: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KAPU_DEMO: flag.optional(),
  KAPU_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAPU_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  KAPU_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  KAPU_MAIL_FROM: z.email().default('ertesites@kapu.invalid'),
  KAPU_SECURITY_SERVER_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAPU_EXCHANGE_INSTANCE: z.string().regex(/^[A-Za-z0-9-]{1,40}$/).default('HU-DEMO'),
  KAPU_WITNESS_GRACE_HOURS: z.coerce.number().min(0).max(24 * 31).default(24),
  KAPU_DISK_WARN_MB: z.coerce.number().int().min(0).default(2048),
  KAPU_DISK_RESERVE_MB: z.coerce.number().int().min(0).default(512),
  KAPU_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(1024).default(50)
})

/** Everything that differs between installations. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute folder of documents, log tiles, secrets and the embedded server. */
  readonly dataDirectory: string
  /** A real server's address; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null
  /** The demonstration country: software cards, invented people, sandboxed mail. Never beside a real server unless asked for. */
  readonly demo: boolean
  /** Origin that users see, without trailing slash; null: follows from host and port once listening. */
  readonly publicUrl: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly mail: { readonly smtpUrl: string | null; readonly from: string }
  /** The X-Road security server by which other authorities are asked; null: the demo's simulator, if it runs. */
  readonly exchange: { readonly securityServer: string | null; readonly instance: string }
  /** How long personal data may be queried while the witness is away. */
  readonly witnessGraceMilliseconds: number
  readonly maxUploadBytes: number
  /** Free disk space below which people are warned, and below which nothing new is taken in. */
  readonly disk: { readonly warnBytes: number; readonly reserveBytes: number }
  readonly secretsFile: string
}

/**
 * Reads settings from the command line and the environment.
 * @throws ConfigError naming every variable that is wrong.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, options: ConfigOptions = {}, workingDirectory = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse({
    ...given,
    ...(options.port === undefined ? {} : { KAPU_PORT: options.port }),
    ...(options.host === undefined ? {} : { KAPU_HOST: options.host })
  })
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError('config.invalid', `Hibás beállítás / invalid setting\n  ${faults.join('\n  ')}`)
  }
  const values = parsed.data
  if (values.DATABASE_URL && options.data !== undefined) {
    throw new ConfigError(
      'config.conflict',
      'A DATABASE_URL és a --data együtt nem adható meg / DATABASE_URL and --data cannot be given together; use KAPU_DATA for documents and tiles'
    )
  }
  const folder = options.data ?? values.KAPU_DATA ?? '.kapu'
  const dataDirectory = isAbsolute(folder) ? folder : resolve(workingDirectory, folder)
  return {
    port: values.KAPU_PORT,
    host: values.KAPU_HOST,
    dataDirectory,
    databaseUrl: values.DATABASE_URL ?? null,
    demo: options.demo ?? values.KAPU_DEMO ?? values.DATABASE_URL === undefined,
    publicUrl: values.KAPU_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    logLevel: values.KAPU_LOG_LEVEL,
    mail: { smtpUrl: values.KAPU_SMTP_URL ?? null, from: values.KAPU_MAIL_FROM },
    exchange: { securityServer: values.KAPU_SECURITY_SERVER_URL?.replace(/\/+$/, '') ?? null, instance: values.KAPU_EXCHANGE_INSTANCE },
    witnessGraceMilliseconds: values.KAPU_WITNESS_GRACE_HOURS * 3_600_000,
    disk: { warnBytes: values.KAPU_DISK_WARN_MB * 1024 * 1024, reserveBytes: values.KAPU_DISK_RESERVE_MB * 1024 * 1024 },
    maxUploadBytes: values.KAPU_MAX_UPLOAD_MB * 1024 * 1024,
    secretsFile: join(dataDirectory, 'secrets.json')
  }
}
