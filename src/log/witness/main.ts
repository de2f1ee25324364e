/**
 * The witness as a process of its own:
 *
 *   node src/log/witness/main.ts --folder DIR --log-key VKEY [--name NAME] [--host 127.0.0.1] [--port 0]
 *
 * Prints one line of JSON when it is ready: `{"ready":"witness","port":…,"key":"name+hash+base64"}`.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock, systemIds } from '../../platform/context/index.ts'
import { formatNoteKey, parseNoteKey } from '../../rules/merkle/index.ts'
import { loadNoteSigner } from '../note-key.ts'
import { serveWitness } from './witness-server.ts'
import { openWitness } from './witness.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    'log-key': { type: 'string', multiple: true },
    name: { type: 'string', default: 'kapu-tanu' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' }
  }
})
if (!values.folder || !values['log-key']) {
  console.error('usage: witness --folder DIR --log-key VKEY [--log-key VKEY …] [--name NAME] [--host HOST] [--port PORT]')
  process.exit(2)
}
const signer = await loadNoteSigner(join(values.folder, 'witness.key'), values.name, 4, systemIds())
const witness = await openWitness(values.folder, signer, values['log-key'].map(parseNoteKey), systemClock)
const server = await serveWitness(witness, {
  host: values.host,
  port: Number(values.port),
  onFault: (error) => console.error(error)
})
const stop = (): void => {
  void server.close().then(() => process.exit(0))
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// A child must not outlive the process that started it.
if (process.channel) process.once('disconnect', stop)
console.log(JSON.stringify({ ready: 'witness', port: server.port, key: formatNoteKey(signer.key) }))
