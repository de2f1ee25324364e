import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { withSecretFiles } from '../../platform/config/index.ts'
import { backupErrors } from '../../platform/backup/index.ts'

/**
 * The secret of a backup: a key file, a variable, or typed. Never an argument of the command line, which every user of the
 * machine sees in the list of processes.
 * @throws backup.no-passphrase; backup.weak-passphrase when `fresh`
 */
export async function readSecret(keyFile: string | undefined, options: { readonly fresh: boolean; readonly env: Readonly<Record<string, string | undefined>> }): Promise<Uint8Array> {
  const env = withSecretFiles(options.env)
  const text = keyFile !== undefined
    ? await readFile(keyFile, 'latin1')
    : env['KAPU_BACKUP_PASSPHRASE'] !== undefined
      ? Buffer.from(env['KAPU_BACKUP_PASSPHRASE'].normalize('NFC')).toString('latin1')
      : await ask(options.fresh)
  // Editors end a file by a line feed; nobody means it as part of the secret.
  const secret = Buffer.from(text.replace(/\r?\n$/, ''), 'latin1')
  if (secret.length === 0) throw backupErrors.noPassphrase()
  if (options.fresh && secret.length < 12) throw backupErrors.weakPassphrase()
  return secret
}

async function ask(twice: boolean): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw backupErrors.noPassphrase()
  const first = await prompt('A mentés jelszava: ')
  if (twice && (await prompt('Még egyszer: ')) !== first) throw backupErrors.noPassphrase({ reason: 'a két jelszó nem egyezik' })
  return Buffer.from(first.normalize('NFC')).toString('latin1')
}

/** Reads a line without showing it. */
export function prompt(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}
