/**
 * The simulator of other authorities as a process of its own.
 *
 * Arguments: --port N, --host ADDRESS, --gate URL, --data DIR, --auto-answer SECONDS|off
 * Environment (secrets do not stand in argument lists): KAPU_INTAKE_KEY, KAPU_SPECIALIST_KEY,
 * KAPU_CLIENT_LOGIN_ID, KAPU_CLIENT_LOGIN_SECRET, KAPU_CLIENT_LOGIN_REDIRECT
 * Prints one line of JSON when ready: {"ready":true,"url":"http://127.0.0.1:8081"}.
 */
import { parseArgs } from 'node:util'
import { startSimulator } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8081' },
    host: { type: 'string', default: '127.0.0.1' },
    gate: { type: 'string', default: 'http://127.0.0.1:8080' },
    data: { type: 'string', default: '.kapu/simulator' },
    'auto-answer': { type: 'string', default: '8' },
    'slow-ms': { type: 'string', default: '30000' }
  }
})
const environment = process.env
const { KAPU_CLIENT_LOGIN_ID: id, KAPU_CLIENT_LOGIN_SECRET: secret, KAPU_CLIENT_LOGIN_REDIRECT: redirect } = environment

const simulator = await startSimulator({
  host: values.host,
  port: Number(values.port),
  gate: values.gate.replace(/\/$/, ''),
  dataFolder: values.data,
  intakeKey: environment['KAPU_INTAKE_KEY'] ?? null,
  specialistKey: environment['KAPU_SPECIALIST_KEY'] ?? null,
  clientLogin: id === undefined || secret === undefined || redirect === undefined ? null : { id, secret, redirectUris: redirect.split(' ') },
  autoAnswerSeconds: values['auto-answer'] === 'off' ? null : Number(values['auto-answer']),
  slowMs: Number(values['slow-ms'])
})
process.stdout.write(`${JSON.stringify({ ready: true, url: simulator.url })}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => { void simulator.close().then(() => process.exit(0)) })
}
