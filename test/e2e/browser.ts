/**
 * The browser of the tests: the machine's Chromium where there is one, else the one from npm with its own libraries.
 * Where neither runs, tests are skipped and say why.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium as playwright, type Browser } from 'playwright-core'

const run = promisify(execFile)

/** A browser that can be started, or the reason why none can. */
export type BrowserChoice =
  | { available: true; executable: string; args: string[]; env: Record<string, string>; name: string }
  | { available: false; reason: string }

const candidates = [
  process.env['KAPU_BROWSER'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'
]

/** Containers and root have no user namespace for the sandbox; the pages under test are our own. */
const baseArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']

let chosen: Promise<BrowserChoice> | undefined

/** Finds a browser once per process, by really starting it. */
export function chooseBrowser(): Promise<BrowserChoice> {
  chosen ??= findBrowser()
  return chosen
}

async function findBrowser(): Promise<BrowserChoice> {
  const reasons: string[] = []
  for (const path of candidates) {
    if (!path || !existsSync(path)) continue
    const tried = await tryBrowser({ available: true, executable: path, args: baseArgs, env: {}, name: path })
    if (tried.available) return tried
    reasons.push(tried.reason)
  }
  try {
    const tried = await tryBrowser(await unpackedBrowser())
    if (tried.available) return tried
    reasons.push(tried.reason)
  } catch (error) {
    reasons.push(`@sparticuz/chromium: ${String(error)}`)
  }
  return { available: false, reason: `no browser runs here: ${reasons.join('; ')}` }
}

async function tryBrowser(choice: Extract<BrowserChoice, { available: true }>): Promise<BrowserChoice> {
  try {
    const { stdout } = await run(choice.executable, [...baseArgs, '--version'], {
      env: { ...process.env, ...choice.env }, timeout: 30_000
    })
    return { ...choice, name: `${stdout.trim()} (${choice.executable})` }
  } catch (error) {
    return { available: false, reason: `${choice.executable}: ${(error as Error).message.split('\n')[0]}` }
  }
}

/** Unpacks the npm browser into a folder of this user once; concurrent test runs each rename a whole folder. */
async function unpackedBrowser(): Promise<Extract<BrowserChoice, { available: true }>> {
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const packageFolder = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')
  const home = join(tmpdir(), `kapu-browser-${process.getuid?.() ?? 0}`)
  if (!existsSync(join(home, 'chromium'))) {
    const partial = mkdtempSync(join(tmpdir(), 'kapu-browser-unpack-'))
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = partial
    try {
      await packed.executablePath()
      await inflate(join(packageFolder, 'bin/al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(partial, home)
    } catch {
      // Another run was first.
      rmSync(partial, { recursive: true, force: true })
    }
  }
  mkdirSync(join(home, 'home'), { recursive: true })
  return {
    available: true,
    executable: join(home, 'chromium'),
    args: packed.args.filter((arg) => arg !== '--disable-web-security' && arg !== '--allow-running-insecure-content'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
      HOME: join(home, 'home')
    },
    name: '@sparticuz/chromium'
  }
}

/**
 * Starts the browser.
 * @throws Error when `chooseBrowser` found none; ask it first
 */
export async function startBrowser(): Promise<Browser> {
  const choice = await chooseBrowser()
  if (!choice.available) throw new Error(choice.reason)
  return playwright.launch({
    executablePath: choice.executable,
    args: choice.args,
    headless: true,
    env: { ...process.env as Record<string, string>, ...choice.env, LANG: 'hu_HU.UTF-8' }
  })
}
