/** Where the installation's private keys stand. */
import { join } from 'node:path'
import type { Config, Secrets } from '../platform/config/index.ts'
import { systemIds } from '../platform/context/index.ts'
import { folderKeyStore, tokenBeforeFolder, tokenKeyStore, type ExportableKeyStore, type KeyStore } from '../platform/crypto/index.ts'
import { rootKeyName } from '../registers/signatures/index.ts'

/** The sealed files of the data folder, where the root's key is made whatever else is configured. */
export function folderKeys(dataDirectory: string, secrets: Pick<Secrets, 'keyEncryptionKey'>): ExportableKeyStore {
  const ids = systemIds()
  return folderKeyStore({
    folder: join(dataDirectory, 'keys'), keyEncryptionKey: Buffer.from(secrets.keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length)
  })
}

/** The store that the Gate works with: the token where one is configured, and the folder for what it has held before. */
export function keyStoreOf(config: Pick<Config, 'dataDirectory' | 'token'>, secrets: Pick<Secrets, 'keyEncryptionKey'>): KeyStore {
  const folder = folderKeys(config.dataDirectory, secrets)
  return config.token === null ? folder : tokenBeforeFolder(tokenKeyStore(config.token), folder, new Set([rootKeyName]))
}
