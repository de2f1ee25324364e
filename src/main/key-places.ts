/** Where the installation's private keys stand. */
import { join } from 'node:path'
import type { Config, Secrets } from '../platform/config/index.ts'
import { systemIds } from '../platform/context/index.ts'
import { folderKeyStore, type ExportableKeyStore, type KeyStore } from '../platform/crypto/index.ts'

/** The sealed files of the data folder, where the root's key is made whatever else is configured. */
export function folderKeys(dataDirectory: string, secrets: Pick<Secrets, 'keyEncryptionKey'>): ExportableKeyStore {
  const ids = systemIds()
  return folderKeyStore({
    folder: join(dataDirectory, 'keys'), keyEncryptionKey: Buffer.from(secrets.keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length)
  })
}

/** The store that the Gate works with. */
export function keyStoreOf(config: Pick<Config, 'dataDirectory'>, secrets: Pick<Secrets, 'keyEncryptionKey'>): KeyStore {
  return folderKeys(config.dataDirectory, secrets)
}
