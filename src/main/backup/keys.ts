/** The installation's keys as a backup knows them: their public halves, by which a restored one is recognised. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadNoteSigner } from '../../log/index.ts'
import { loadSecrets } from '../../platform/config/index.ts'
import type { IdSource } from '../../platform/context/index.ts'
import { formatNoteKey } from '../../rules/merkle/index.ts'
import { folderKeys } from '../key-places.ts'

/**
 * Opens every key with the installation's secret and gives the hash of its public half.
 * @throws KeyStoreError key.sealed when one does not open
 */
export async function readKeys(dataFolder: string, ids: IdSource): Promise<Record<string, string>> {
  const secrets = await loadSecrets(join(dataFolder, 'secrets.json'), ids)
  const store = folderKeys(dataFolder, secrets)
  const keys: Record<string, string> = {}
  for (const name of await store.names('')) {
    keys[name] = createHash('sha256').update((await store.get(name)).spki).digest('hex')
  }
  return keys
}

/** Verifier keys of the log and its witness; null where there is none yet. */
export async function readLogKeys(dataFolder: string, ids: IdSource): Promise<{ key: string | null; witnessKey: string | null }> {
  const read = async (path: string, name: string, type: 1 | 4): Promise<string | null> =>
    // Reading makes a missing key; a backup must not.
    existsSync(path) ? formatNoteKey((await loadNoteSigner(path, name, type, ids)).key) : null
  return {
    key: await read(join(dataFolder, 'log-keys', 'log.key'), 'kapu-naplo', 1),
    witnessKey: await read(join(dataFolder, 'witness', 'witness.key'), 'kapu-tanu', 4)
  }
}
