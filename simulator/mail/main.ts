/**
 * The demo's mail sink as a process of its own: takes every mail over SMTP, sends none on, and shows them in the browser.
 *
 *   node simulator/mail/main.ts --http-port 8082 --smtp-port 0 --folder DIR
 *
 * Prints one line of JSON when it is ready: {"httpPort":8082,"smtpPort":42011}.
 */
import { parseArgs } from 'node:util'
import { startMailSink } from './mail-sink.ts'

const { values } = parseArgs({
  options: { 'http-port': { type: 'string', default: '8082' }, 'smtp-port': { type: 'string', default: '0' }, folder: { type: 'string', default: '.kapu/simulator/mail' } }
})
const sink = await startMailSink({ httpPort: Number(values['http-port']), smtpPort: Number(values['smtp-port']), folder: values.folder })
process.stdout.write(`${JSON.stringify({ httpPort: sink.httpPort, smtpPort: sink.smtpPort })}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void sink.close().then(() => process.exit(0)) })
