/** A PKCS#11 token of SoftHSM for a test, where SoftHSM and pkcs11js are installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so', '/usr/lib/pkcs11/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so']
/** Where the operators' document puts it. */
const usualAddon = '/opt/kapu-pkcs11/node_modules/pkcs11js'

export type SoftHsm = { readonly available: true; readonly module: string; readonly addon: string } | { readonly available: false; readonly reason: string }

function choose(): SoftHsm {
  const module = modules.find((path) => existsSync(path))
  if (!module || spawnSync('softhsm2-util', ['--version']).error) return { available: false, reason: 'SoftHSM 2 is not installed: apt-get install softhsm2' }
  for (const addon of [process.env['KAPU_PKCS11_ADDON'], 'pkcs11js', usualAddon]) {
    try {
      if (addon === undefined) continue
      createRequire(import.meta.url)(addon)
      return { available: true, module, addon }
    } catch {
      // The next place.
    }
  }
  return { available: false, reason: 'pkcs11js is not installed: npm install --prefix /opt/kapu-pkcs11 pkcs11js@2.1.7' }
}

export const softHsm = choose()

export const tokenPin = '135790'

/** A fresh token called `kapu`. The library reads its settings once in a process, so there is one in each. */
let made: { readonly folder: string; readonly options: { module: string; token: string; pin: string; addon: string } } | undefined
export function freshToken(): NonNullable<typeof made> {
  if (made) return made
  if (!softHsm.available) throw new Error(softHsm.reason)
  const folder = mkdtempSync(join(tmpdir(), 'kapu-token-'))
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', 'kapu', '--so-pin', '246802', '--pin', tokenPin], { stdio: 'ignore' })
  made = { folder, options: { module: softHsm.module, token: 'kapu', pin: tokenPin, addon: softHsm.addon } }
  return made
}

export function removeToken(): void {
  if (made) rmSync(made.folder, { recursive: true, force: true })
}
