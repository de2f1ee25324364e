import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { IdSource } from '../context/index.ts'
import { ConfigError } from './config-error.ts'

const key = z.base64().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64')

const secretsSchema = z.object({
  /** Signs pre-session and state cookies. */
  cookieKey: key,
  /** Makes the stable pseudonyms of officers that clients see. */
  pseudonymKey: key,
  /** Encrypts private keys at rest: demo card CA, office seals, log key. */
  keyEncryptionKey: key,
  /** Signs links and tokens that leave the Gate. */
  tokenKey: key
})

/** Random values of this installation, 32 bytes each in base64; whoever reads them can impersonate it. */
export type Secrets = z.infer<typeof secretsSchema>

/**
 * Reads the installation's secrets, making them at the first call. Two processes that start at once end up with the
 * same file.
 * @throws ConfigError config.secrets when the file is malformed or readable by others.
 */
export async function loadSecrets(path: string, ids: Pick<IdSource, 'bytes' | 'uuid'>): Promise<Secrets> {
  const existing = await readSecrets(path)
  if (existing) return existing
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = Object.fromEntries(Object.keys(secretsSchema.shape).map((name) => [name, Buffer.from(ids.bytes(32)).toString('base64')]))
  const temporary = `${path}.${ids.uuid()}`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(fresh, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    // A hard link never replaces: the first of two writers wins, and the other reads the winner's.
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(temporary, { force: true })
  }
  const written = await readSecrets(path)
  if (!written) throw new ConfigError('config.secrets', `${path}: nem írható / could not be written`)
  return written
}

async function readSecrets(path: string): Promise<Secrets | undefined> {
  let text: string
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ConfigError('config.secrets', `${path}: más is olvashatja, állítsa 0600-ra / readable by others, set it to 0600`)
    }
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return secretsSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new ConfigError('config.secrets', `${path}: hibás tartalom / malformed`, { cause: error })
  }
}
