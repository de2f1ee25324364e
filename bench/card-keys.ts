import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, systemIds } from '../src/platform/context/index.ts'
import { folderKeyStore, type KeyStore } from '../src/platform/crypto/index.ts'
import { certificateAuthority, type CertificateAuthority } from '../src/registers/signatures/index.ts'

export interface BenchCardKeys {
  readonly keyStore: KeyStore
  readonly authority: CertificateAuthority
  readonly publicUrl: () => string
}

/** The authority of a benchmark, whose keys stand below its folder; the processes of a benchmark share them. */
export function benchCardKeys(folder: string, keyEncryptionKey: string): BenchCardKeys {
  const ids = systemIds(systemClock)
  mkdirSync(join(folder, 'keys'), { recursive: true })
  const keyStore = folderKeyStore({ folder: join(folder, 'keys'), keyEncryptionKey: Buffer.from(keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length) })
  const publicUrl = (): string => 'http://127.0.0.1:8080'
  return { keyStore, authority: certificateAuthority({ keyStore, name: 'Próba', publicUrl }), publicUrl }
}
