import { parseArgs } from 'node:util'
import { findBackup, progressOn, readSecret, restoreBackup } from '../backup/index.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { systemClock, systemIds } from '../../platform/context/index.ts'
import { migrationsFolder } from '../installation.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'
import { print } from './backup.ts'

const help = `./kapu restore FÁJL|MAPPA [--data MAPPA] [--key-file FÁJL] [--checkpoint FÁJL]… [--accept-loss] [--json]

Üres adatmappába (DATABASE_URL esetén üres adatbázisba is) visszaállítja a mentést, és ellenőrzi. Vagy minden a helyére
kerül, vagy semmi; ha megszakad, a Kapu nem indul a félkész mappán, a megismételt visszaállítás pedig előbb kitakarít.
MAPPA esetén a legújabb mentés. Régebbi változat mentését az új sémára hozza. Utána mindenki újra bejelentkezik.

  --data MAPPA       adatmappa (.kapu); DATABASE_URL mellett a KAPU_DATA
  --key-file FÁJL    a jelszó vagy kulcs fájlja; nélküle a KAPU_BACKUP_PASSPHRASE változó, terminálon kérdezi
  --checkpoint FÁJL  a napló máshol megőrzött ellenőrzőpontja (például a tanú .note fájlja); ha a mentés régebbi nála,
                     a visszaállítás megáll, mert a napló elágazna
  --accept-loss      a veszteséggel együtt is visszaállít; a napló tanúsítja, mettől meddig hiányoznak bejegyzések
  --json             gépi kimenet

Kilépési kód: 0 rendben, 2 hibás hívás, 3 nem végezhető el (és semmi nem maradt belőle).`

/** `./kapu restore`: a backup into an empty place. */
export const restore: Verb = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        data: { type: 'string' }, 'key-file': { type: 'string' }, json: { type: 'boolean' },
        checkpoint: { type: 'string', multiple: true }, 'accept-loss': { type: 'boolean' }
      }
    })
    const [source, ...more] = positionals
    if (source === undefined || more.length > 0) throw new UsageError('Egy mentést vagy mappát adjon meg: ./kapu restore FÁJL|MAPPA')
    const config = loadConfig(process.env, { data: values.data })
    const file = await findBackup(source)
    const secret = await readSecret(values['key-file'], { fresh: false, env: process.env })
    const progress = progressOn(process.stderr, systemClock)
    try {
      const report = await restoreBackup({
        file, secret, dataFolder: config.dataDirectory, databaseUrl: config.databaseUrl, migrationsFolder, checkpoints: values.checkpoint ?? [],
        acceptLoss: values['accept-loss'] ?? false, clock: systemClock, ids: systemIds(), progress: progress.show
      })
      progress.end()
      print(report, file, values.json ?? false, `Visszaállítva ide: ${config.dataDirectory}; forrása`)
      return exitCodes.ok
    } finally {
      progress.end()
    }
  }
}
