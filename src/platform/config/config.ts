import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { readSecretFile, withSecretFiles, type Environment } from './secret-files.ts'

/** Options of the command line; each wins over its variable. */
export interface ConfigOptions {
  readonly port?: string | number | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
  readonly demo?: boolean | undefined
}

/** Kinds of calls that are limited together; what each counts stands in platform/http. */
export const rateLimitKinds = ['public', 'login', 'session', 'client', 'search', 'heavy', 'system'] as const
/** Calls a minute. */
export type RateLimits = Readonly<Record<(typeof rateLimitKinds)[number], number>>

const list = (text: string): string[] => text.split(',').map((item) => item.trim()).filter(Boolean)
const isNetwork = (text: string): boolean => text === 'loopback' || (isIP(text.split('/')[0]!) !== 0 && /^[^/]+(?:\/\d{1,3})?$/.test(text))
const limitSchema = z.tuple([z.enum(rateLimitKinds), z.coerce.number().int().min(1).max(10_000_000)])

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
  KAPU_EXCHANGE_CA_FILE: z.string().optional(),
  KAPU_EXCHANGE_CERT_FILE: z.string().optional(),
  KAPU_EXCHANGE_KEY_FILE: z.string().optional(),
  KAPU_CLIENT_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  KAPU_CLIENT_ID: z.string().min(1).max(200).optional(),
  KAPU_CLIENT_SECRET: z.string().min(16).optional(),
  KAPU_PKCS11_MODULE: z.string().min(1).optional(),
  KAPU_PKCS11_TOKEN: z.string().min(1).max(32).optional(),
  KAPU_PKCS11_PIN: z.string().min(4).optional(),
  KAPU_PKCS11_ADDON: z.string().min(1).optional(),
  KAPU_TRUSTED_PROXIES: z.string().transform(list).pipe(z.array(z.string().refine(isNetwork, 'not an address or network'))).default([]),
  KAPU_RATE_LIMITS: z.string().transform((text) => list(text).map((item): unknown => item.split('='))).pipe(z.array(z.unknown())).pipe(z.array(limitSchema)).default([]),
  KAPU_EXCHANGE_INSTANCE: z.string().regex(/^[A-Za-z0-9-]{1,40}$/).default('HU-DEMO'),
  KAPU_SEAL_AT_FIRST_USE: flag.default(true),
  KAPU_TRUSTED_ISSUERS_FILE: z.string().optional(),
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
  readonly exchange: {
    readonly securityServer: string | null
    readonly instance: string
    /** Certificate and key by which the Gate shows itself to the security server, and the authority that it expects there (PEM). */
    readonly tls: { readonly ca: string; readonly cert: string; readonly key: string } | null
  }
  /** The clients' identity provider; null: the demo's, if it runs. */
  readonly clientLogin: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
  /** The PKCS#11 token of the server's keys; null: sealed files in the data folder. */
  readonly token: { readonly module: string; readonly token: string; readonly pin: string; readonly addon: string | null } | null
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Calls a minute that differ from the defaults. */
  readonly rateLimits: Partial<RateLimits>
  /** How long personal data may be queried while the witness is away. */
  readonly witnessGraceMilliseconds: number
  /** Whether an office that never had a seal gets one at its first use; otherwise two people issue it. */
  readonly sealAtFirstUse: boolean
  /** The operator's list of other makers of signatures; null: nobody else is trusted. */
  readonly trustedIssuersFile: string | null
  readonly maxUploadBytes: number
  /** Free disk space below which people are warned, and below which nothing new is taken in. */
  readonly disk: { readonly warnBytes: number; readonly reserveBytes: number }
  readonly secretsFile: string
}

/**
 * Reads settings from the command line and the environment.
 * @throws ConfigError naming every variable that is wrong.
 */
export function loadConfig(environmentVariables: Environment, options: ConfigOptions = {}, workingDirectory = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(withSecretFiles(environmentVariables)).filter(([, value]) => value !== undefined && value !== ''))
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
    exchange: { securityServer: values.KAPU_SECURITY_SERVER_URL?.replace(/\/+$/, '') ?? null, instance: values.KAPU_EXCHANGE_INSTANCE, tls: mutualTls(values) },
    clientLogin: clientLoginOf(values),
    token: tokenOf(values),
    trustedProxies: values.KAPU_TRUSTED_PROXIES,
    rateLimits: Object.fromEntries(values.KAPU_RATE_LIMITS),
    witnessGraceMilliseconds: values.KAPU_WITNESS_GRACE_HOURS * 3_600_000,
    disk: { warnBytes: values.KAPU_DISK_WARN_MB * 1024 * 1024, reserveBytes: values.KAPU_DISK_RESERVE_MB * 1024 * 1024 },
    sealAtFirstUse: values.KAPU_SEAL_AT_FIRST_USE,
    trustedIssuersFile: values.KAPU_TRUSTED_ISSUERS_FILE ? resolve(workingDirectory, values.KAPU_TRUSTED_ISSUERS_FILE) : null,
    maxUploadBytes: values.KAPU_MAX_UPLOAD_MB * 1024 * 1024,
    secretsFile: join(dataDirectory, 'secrets.json')
  }
}

type Values = z.output<typeof environment>

function mutualTls(values: Values): Config['exchange']['tls'] {
  const { KAPU_EXCHANGE_CA_FILE: ca, KAPU_EXCHANGE_CERT_FILE: cert, KAPU_EXCHANGE_KEY_FILE: key } = values
  if (!ca && !cert && !key) return null
  if (!ca || !cert || !key) throw new ConfigError('config.invalid', 'KAPU_EXCHANGE_CA_FILE, KAPU_EXCHANGE_CERT_FILE, KAPU_EXCHANGE_KEY_FILE: csak együtt / only together')
  return { ca: readText(ca), cert: readText(cert), key: readSecretFile(key) }
}

function tokenOf(values: z.infer<typeof environment>): Config['token'] {
  const { KAPU_PKCS11_MODULE: module, KAPU_PKCS11_TOKEN: token, KAPU_PKCS11_PIN: pin } = values
  if (!module && !token && !pin) return null
  if (!module || !token || !pin) {
    throw new ConfigError('config.invalid', 'A KAPU_PKCS11_MODULE, KAPU_PKCS11_TOKEN és KAPU_PKCS11_PIN (vagy _FILE) együtt adandó meg / must be given together')
  }
  return { module, token, pin, addon: values.KAPU_PKCS11_ADDON ?? null }
}

function clientLoginOf(values: Values): Config['clientLogin'] {
  const { KAPU_CLIENT_ISSUER: issuer, KAPU_CLIENT_ID: clientId, KAPU_CLIENT_SECRET: clientSecret } = values
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret) throw new ConfigError('config.invalid', 'KAPU_CLIENT_ISSUER, KAPU_CLIENT_ID, KAPU_CLIENT_SECRET(_FILE): csak együtt / only together')
  return { issuer, clientId, clientSecret }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError('config.invalid', `${path}: nem olvasható / cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}
