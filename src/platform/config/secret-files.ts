/** Secrets of the environment that may stand in a file instead: `NAME_FILE` names it. */
import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from './config-error.ts'

/** Variables whose value lets its reader act as this installation, or read its data. */
export const secretVariables = ['DATABASE_URL', 'KAPU_SMTP_URL', 'KAPU_CLIENT_SECRET', 'KAPU_BACKUP_PASSPHRASE', 'KAPU_ROOT_PASSPHRASE', 'KAPU_PKCS11_PIN'] as const

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The environment with the content of secret files in their place.
 * @throws ConfigError config.conflict when both are given, config.secrets when a file cannot be read or others may read it; never with the value
 */
export function withSecretFiles(env: Environment): Environment {
  const read: Record<string, string> = {}
  for (const name of secretVariables) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if (env[name]) throw new ConfigError('config.conflict', `${name} és ${name}_FILE együtt nem adható meg / cannot be given together`)
    read[name] = readSecretFile(path).replace(/\r?\n$/, '')
  }
  return { ...env, ...read }
}

/** For processes beside the Gate, which need none of its secrets. */
export function withoutSecrets(env: Environment): Record<string, string | undefined> {
  const secret = new Set(secretVariables.flatMap((name) => [name, `${name}_FILE`]))
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.has(name)))
}

/** @throws ConfigError config.secrets */
export function readSecretFile(path: string): string {
  try {
    // A group may read (that is how services are given secrets); nobody else, and nobody but the owner may write.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o037) !== 0) {
      throw new ConfigError('config.secrets', `${path}: más is olvashatja vagy írhatja, állítsa 0400-ra vagy 0440-re / others may read or write it, set it to 0400 or 0440`)
    }
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError('config.secrets', `${path}: nem olvasható / cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}
