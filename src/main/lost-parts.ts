/**
 * What must be in its place before an installation is opened. Each part makes itself when it is missing, which is right for a new
 * folder and wrong for one that has lived: an empty database, keys that no certificate knows. A folder has lived once a key or a
 * checkpoint is in it, since both are made after the database; a first start that was killed before that just begins again.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { loadNoteSigner } from '../log/index.ts'
import { KeyStoreError, parseCertificate, type KeyStore } from '../platform/crypto/index.ts'
import { clusterOf } from '../platform/database/embedded/index.ts'
import { rootKeyName } from '../registers/signatures/index.ts'
import { formatNoteKey } from '../rules/merkle/index.ts'
import { isEmptyDatabase } from './backup/index.ts'
import { readDocuments, readServerCertificates } from './doctor/doctor.store.ts'
import { lostErrors } from './lost.errors.ts'

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const keysIn = (folder: string): string[] => namesIn(join(folder, 'keys')).filter((name) => name.endsWith('.key'))
const logKeyOf = (folder: string): string => join(folder, 'log-keys', 'log.key')

/** Whether a Gate has served from this folder. */
export function hasLived(folder: string): boolean {
  return existsSync(join(folder, 'log', 'checkpoint')) || existsSync(logKeyOf(folder)) || keysIn(folder).length > 0
}

/** Before anything is made in the folder. @throws installation.database-lost, installation.secrets-lost */
export function refuseLostFolder(folder: string, isEmbedded: boolean): void {
  // An upgrade that was cut off keeps the cluster under another name for a moment; the place is prepared by finishing it.
  if (isEmbedded && hasLived(folder) && clusterOf(folder) === undefined && !existsUpgraded(folder)) throw lostErrors.databaseLost({ folder })
  if (keysIn(folder).length > 0 && !existsSync(join(folder, 'secrets.json'))) throw lostErrors.secretsLost({ folder })
}

const existsUpgraded = (folder: string): boolean => clusterOf(folder, 'cluster.upgraded') !== undefined

/** Before the migrations, which would fill an empty database with empty tables. @throws installation.database-lost */
export async function refuseLostDatabase(folder: string, client: ClientBase): Promise<void> {
  if (hasLived(folder) && await isEmptyDatabase(client)) throw lostErrors.databaseLost({ folder, database: 'empty' })
}

/** A key that a certificate in the database needs and the folder cannot give. */
export interface KeyFault {
  readonly keyName: string
  readonly holder: string
  readonly fault: 'missing' | 'sealed' | 'foreign'
}

/** Each key of the server's certificates: there, opened by the secret, and the one that the certificate names. */
export async function findKeyFaults(client: ClientBase, keyStore: Pick<KeyStore, 'get'>, now: Date): Promise<KeyFault[]> {
  const faults: KeyFault[] = []
  for (const { keyName, holder, der, notAfter } of await readServerCertificates(client)) {
    // A signer's key ends with its certificate, and is removed.
    if (notAfter <= now) continue
    try {
      const key = await keyStore.get(keyName)
      if (Buffer.compare(key.spki, parseCertificate(der).spki) !== 0) faults.push({ keyName, holder, fault: 'foreign' })
    } catch (error) {
      const fault = error instanceof KeyStoreError && error.code === 'key.missing' ? 'missing' : 'sealed'
      // The root's key is away on purpose: it is brought for a ceremony alone.
      if (fault !== 'missing' || keyName !== rootKeyName) faults.push({ keyName, holder, fault })
    }
  }
  return faults
}

/** Whether the key of the log is lost, or another one than the published log was signed with. */
export async function findLogKeyFault(folder: string): Promise<'missing' | 'foreign' | null> {
  if (!existsSync(join(folder, 'log', 'checkpoint'))) return null
  // A key must not be made by looking.
  if (!existsSync(logKeyOf(folder))) return 'missing'
  const { key } = await loadNoteSigner(logKeyOf(folder), 'kapu-naplo', 1, { uuid: () => 'never-made' })
  // Only whose signature it is: whether it holds is for the log's own checks, which tell damage from another key.
  const signature = /^— kapu-naplo (\S+)$/m.exec(readFileSync(join(folder, 'log', 'checkpoint'), 'utf8'))?.[1]
  const identifier = signature === undefined ? null : Buffer.from(signature, 'base64').subarray(0, 4).toString('hex')
  return identifier === null || identifier === formatNoteKey(key).split('+')[1] ? null : 'foreign'
}

/**
 * What the migrated database knows of and the folder must have; for the Gate itself, so that verbs of diagnosis still run.
 * @throws installation.keys-lost, installation.keys-foreign, installation.documents-lost
 */
export async function refuseLostContents(
  folder: string, client: ClientBase, keyStore: Pick<KeyStore, 'get'>, options: { readonly withoutDocuments: boolean; readonly now: Date }
): Promise<void> {
  // Row-level security binds a remote server's owner, too; the auditor may look at every office.
  await client.query('set role kapu_auditor')
  const documents = await readDocuments(client, 1).finally(() => client.query('reset role'))
  const faults = await findKeyFaults(client, keyStore, options.now)
  const logKey = await findLogKeyFault(folder)
  const named = (fault: KeyFault['fault']): string[] => faults.filter((item) => item.fault === fault).map((item) => item.keyName)
  const missing = [...named('missing'), ...(logKey === 'missing' ? ['log-keys/log.key'] : [])]
  if (missing.length > 0) throw lostErrors.keysLost({ folder, keys: missing.join(', ') })
  const foreign = [...named('sealed'), ...named('foreign'), ...(logKey === 'foreign' ? ['log-keys/log.key'] : [])]
  if (foreign.length > 0) throw lostErrors.keysForeign({ folder, keys: foreign.join(', ') })
  // Single documents are the doctor's business; an empty folder is a disk that was not mounted.
  if (documents.length > 0 && !options.withoutDocuments && namesIn(join(folder, 'documents')).length === 0) throw lostErrors.documentsLost({ folder })
}
