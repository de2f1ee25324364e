/**
 * The browser of the tests: the machine's Chromium where there is one, else the one from npm with its own libraries.
 * Where neither runs, tests are skipped and say why.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright, type Browser } from 'playwright-core'

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

/**
 * Draws text in two contexts, one after the other: `--version` also answers where no page can be opened, the packaged browser used
 * to end with its first context, and without a font it ends at the first letter.
 */
async function tryBrowser(choice: Extract<BrowserChoice, { available: true }>): Promise<BrowserChoice> {
  let browser: Browser | undefined
  try {
    browser = await launch(choice)
    for (let round = 0; round < 2; round += 1) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.setContent('<p>Árvíztűrő tükörfúrógép ✓ → §</p><input type="date">')
      await page.screenshot()
      await context.close()
    }
    return { ...choice, name: `Chromium ${browser.version()} (${choice.executable})` }
  } catch (error) {
    return { available: false, reason: `${choice.executable}: ${(error as Error).message.split('\n')[0]}` }
  } finally {
    await browser?.close().catch(() => {})
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
  const fonts = writeFontConfiguration(home)
  return {
    available: true,
    executable: join(home, 'chromium'),
    // Not the package's own list, which is made for one page in a cloud function: with its `--single-process` the whole browser
    // ends when a context is closed, and it switches off what the walks are to be protected by (web security, site isolation).
    args: baseArgs,
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_PATH: fonts,
      HOME: join(home, 'home')
    },
    name: '@sparticuz/chromium'
  }
}

/**
 * The package's own font configuration names folders of a cloud function; where none of them exists there is no font at all.
 * Written beside and renamed: another run may be starting its browser.
 */
function writeFontConfiguration(home: string): string {
  const folder = join(home, 'kapu-fonts')
  mkdirSync(folder, { recursive: true })
  const partial = join(folder, `fonts.conf.${process.pid}`)
  writeFileSync(partial, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`)
  renameSync(partial, join(folder, 'fonts.conf'))
  return folder
}

/**
 * Starts the browser.
 * @throws Error when `chooseBrowser` found none; ask it first
 */
export async function startBrowser(): Promise<Browser> {
  const choice = await chooseBrowser()
  if (!choice.available) throw new Error(choice.reason)
  return launch(choice)
}

function launch(choice: Extract<BrowserChoice, { available: true }>): Promise<Browser> {
  return playwright.launch({
    executablePath: choice.executable,
    args: choice.args,
    headless: true,
    env: { ...process.env as Record<string, string>, ...choice.env, LANG: 'hu_HU.UTF-8' }
  })
}
