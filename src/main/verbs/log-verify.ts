import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadNoteSigner, logVerifyHelp, runLogVerify } from '../../log/index.ts'
import { systemIds } from '../../platform/context/index.ts'
import { openInstallation } from '../installation.ts'
import type { Verb } from '../verb.ts'

/** `./kapu log verify`: recomputes the provable log and compares it with the database. */
export const logVerify: Verb = {
  help: logVerifyHelp,
  run: (args) => runLogVerify(args, {
    print: (line) => console.log(line),
    printError: (line) => console.error(line),
    open: async (dataDirectory) => {
      const installation = await openInstallation({ purpose: 'log verify', data: dataDirectory })
      const { config } = installation
      const log = await loadNoteSigner(join(config.dataDirectory, 'log-keys', 'log.key'), 'kapu-naplo', 1, systemIds())
      const witnessFolder = join(config.dataDirectory, 'witness')
      const witness = await loadNoteSigner(join(witnessFolder, 'witness.key'), 'kapu-tanu', 4, systemIds())
      const client = await installation.pool('kapu_auditor').connect()
      return {
        log: {
          folder: join(config.dataDirectory, 'log'),
          publicKey: log.key,
          witnessKey: witness.key,
          witnessNote: await readFile(join(witnessFolder, `${Buffer.from('kapu-naplo').toString('base64url')}.note`), 'utf8').catch(() => null)
        },
        client,
        close: async () => {
          client.release()
          await installation.close()
        }
      }
    }
  })
}
