import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, loadConfig, secretVariables, withoutSecrets } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-config-'))
const secret = 'postgres://kapu:Titkos-123@db.invalid/kapu'
const file = (name: string, content: string, mode = 0o400): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}
const failure = (env: Record<string, string>): ConfigError => {
  try {
    loadConfig(env)
  } catch (error) {
    return error as ConfigError
  }
  throw new Error('it was taken')
}
let url = ''
beforeAll(() => { url = file('url', `${secret}\n`) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('secrets by file', () => {
  it('every secret may stand in a file', () => {
    expect(loadConfig({ DATABASE_URL_FILE: url }).databaseUrl).toBe(secret)
    expect(loadConfig({ KAPU_SMTP_URL_FILE: file('smtp', 'smtps://u:p@mail.invalid') }).mail.smtpUrl).toBe('smtps://u:p@mail.invalid')
    expect(loadConfig({ KAPU_CLIENT_ISSUER: 'https://kau.invalid', KAPU_CLIENT_ID: 'kapu', KAPU_CLIENT_SECRET_FILE: file('client', 'x'.repeat(32), 0o440) }).clientLogin)
      .toEqual({ issuer: 'https://kau.invalid', clientId: 'kapu', clientSecret: 'x'.repeat(32) })
  })

  it.each([[0o444], [0o644], [0o660], [0o606]])('a file of mode %o is refused: others could read or write it', (mode) => {
    expect(failure({ DATABASE_URL_FILE: file(`open-${mode}`, secret, mode) })).toMatchObject({ code: 'config.secrets' })
  })

  it('a missing file, and a value beside its file, are refused', () => {
    expect(failure({ DATABASE_URL_FILE: join(folder, 'none') })).toMatchObject({ code: 'config.secrets' })
    expect(failure({ DATABASE_URL_FILE: url, DATABASE_URL: secret })).toMatchObject({ code: 'config.conflict' })
  })

  it('no message about a setting shows its value', () => {
    const faults = [
      failure({ DATABASE_URL: 'mysql://kapu:Titkos-123@db' }), failure({ DATABASE_URL_FILE: url, DATABASE_URL: secret }), failure({ KAPU_SMTP_URL: 'Titkos-123' }),
      failure({ KAPU_CLIENT_SECRET: 'Titkos-123' }), failure({ DATABASE_URL_FILE: file('bad', 'Titkos-123') })
    ]
    for (const fault of faults) expect(`${fault.message} ${fault.stack} ${String(fault.cause)}`).not.toContain('Titkos-123')
  })

  it('processes beside the Gate get none of them', () => {
    const env = Object.fromEntries(secretVariables.flatMap((name) => [[name, 'x'], [`${name}_FILE`, 'y']]))
    expect(withoutSecrets({ ...env, PATH: '/bin' })).toEqual({ PATH: '/bin' })
  })
})

describe('mutual TLS, proxies and limits', () => {
  it('certificate, key and authority come together, the key as a secret', () => {
    const [ca, cert] = [file('ca.pem', 'CA', 0o444), file('cert.pem', 'CERT', 0o444)]
    expect(loadConfig({ KAPU_EXCHANGE_CA_FILE: ca, KAPU_EXCHANGE_CERT_FILE: cert, KAPU_EXCHANGE_KEY_FILE: file('key.pem', 'KEY') }).exchange.tls).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY' })
    expect(failure({ KAPU_EXCHANGE_CERT_FILE: cert })).toMatchObject({ code: 'config.invalid' })
    expect(failure({ KAPU_EXCHANGE_CA_FILE: ca, KAPU_EXCHANGE_CERT_FILE: cert, KAPU_EXCHANGE_KEY_FILE: file('open.pem', 'KEY', 0o644) })).toMatchObject({ code: 'config.secrets' })
  })

  it('proxies and limits are read, and nonsense is refused', () => {
    expect(loadConfig({ KAPU_TRUSTED_PROXIES: '10.0.0.0/8, ::1,loopback' }).trustedProxies).toEqual(['10.0.0.0/8', '::1', 'loopback'])
    expect(loadConfig({}).trustedProxies).toEqual([])
    expect(loadConfig({ KAPU_RATE_LIMITS: 'login=10,search=30' }).rateLimits).toEqual({ login: 10, search: 30 })
    for (const [name, value] of [['KAPU_TRUSTED_PROXIES', 'everyone'], ['KAPU_RATE_LIMITS', 'login=0'], ['KAPU_RATE_LIMITS', 'tea=4'], ['KAPU_RATE_LIMITS', 'login']] as const) expect(failure({ [name]: value })).toMatchObject({ code: 'config.invalid' })
  })
})
