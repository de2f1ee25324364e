/** Shows screens to whoever may see them: one browser page for each viewer, one load for all that a path is checked for. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { enterAs } from './api-session.ts'
import { enterAsClient } from './front-office-page.ts'
import type { RunningGate } from './running-gate.ts'
import { settle } from './screen-checks.ts'
import type { Screen, Viewer } from './screen-list.ts'
import type { ScreenWorld } from './screen-world.ts'

export interface ScreenSession {
  readonly pageOf: (viewer: Viewer) => Promise<Page>
  /** Loads the screen anew. */
  readonly show: (screen: Screen) => Promise<Page>
  /** Shows the screen on the page where it stands already, if that has only been looked at since; otherwise loads it. */
  readonly goOn: (screen: Screen) => Promise<Page>
  /** Begins to load a screen that waits long before it is whole, in a tab of its own, while others are looked at. */
  readonly ahead: (screen: Screen | undefined) => void
}

/** @param gate of which `world` was made */
export function openScreens(gate: RunningGate, browser: Browser, world: ScreenWorld): ScreenSession {
  const pages = new Map<Viewer, Promise<Page>>()
  const shown = new Map<Page, Screen>()
  const begun = new Map<Screen, Promise<Page>>()
  let extra: Page | undefined

  const pageOf = (viewer: Viewer): Promise<Page> => {
    const known = pages.get(viewer)
    if (known) return known
    const entered = enter(browser, gate.url, viewer)
    pages.set(viewer, entered)
    return entered
  }
  const load = async (page: Page, screen: Screen): Promise<Page> => {
    shown.delete(page)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    const { api } = screen
    if (api) await page.route(`**${api.path}*`, (route) => (api.does === 'fail' ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"type":"about:blank","title":"Unavailable","status":503}' }) : undefined))
    await page.goto(gate.url + screen.path(world))
    return prepare(page, screen)
  }
  const prepare = async (page: Page, screen: Screen): Promise<Page> => {
    await page.getByText(screen.shows).first().waitFor({ timeout: 15_000 })
    // The text may stand in a tab or the way up before the part below has come.
    await page.locator('h1:visible').first().waitFor({ timeout: 15_000 })
    await page.evaluate(() => document.fonts.ready)
    await screen.prepare?.(page)
    await settle(page)
    shown.set(page, screen)
    return page
  }
  const show = async (screen: Screen): Promise<Page> => load(await pageOf(screen.viewer), screen)
  return {
    pageOf,
    show,
    goOn: async (screen) => {
      await extra?.close()
      extra = undefined
      const other = begun.get(screen)
      if (other) {
        begun.delete(screen)
        extra = await other
        return extra
      }
      const page = await pageOf(screen.viewer)
      const last = shown.get(page)
      return last && await isBack(page, last, screen, gate.url + screen.path(world), world) ? prepare(page, screen) : load(page, screen)
    },
    ahead: (screen) => {
      if (screen?.api?.does !== 'fail') return
      const loading = pageOf(screen.viewer).then(async (page) => load(await page.context().newPage(), screen))
      // Whoever goes on to it hears of what went wrong.
      loading.catch(() => undefined)
      begun.set(screen, loading)
    }
  }
}

/** Whether the page stands as the next screen begins: at its path, with nothing done to it but a dialog that Escape closes. */
async function isBack(page: Page, last: Screen, next: Screen, address: string, world: ScreenWorld): Promise<boolean> {
  // A way that led on, to the entry of a list, leads to another address.
  if (last.api || next.api || last.path(world) !== next.path(world) || (last.prepare && !last.dialog) || page.url() !== address) return false
  if (!last.dialog) return true
  const dialogs = page.locator('[role="dialog"]:visible')
  await page.keyboard.press('Escape')
  return dialogs.first().waitFor({ state: 'detached', timeout: 2_000 }).then(() => true, () => false)
}

async function enter(browser: Browser, url: string, viewer: Viewer): Promise<Page> {
  if (viewer === 'public' || viewer === 'client-signed-out') return (await contextOf(browser)).newPage()
  if (viewer !== 'client') return enterOffice(browser, url, viewer)
  const page = await (await contextOf(browser)).newPage()
  await page.goto(`${url}/client`)
  await page.getByRole('link', { name: 'Belépek' }).or(page.getByRole('button', { name: 'Belépek' })).first().click()
  await page.waitForURL(/belepes/)
  await enterAsClient(page)
  await page.waitForURL('**/client**')
  return page
}

/** By the API: the way in by card and PIN has tests of its own, and takes the browser seconds for each officer. */
async function enterOffice(browser: Browser, url: string, holder: string): Promise<Page> {
  const userAgent = `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`
  // A session belongs to one browser, told by its name.
  const context = await contextOf(browser, { userAgent })
  const cookie = (await enterAs(url, holder, userAgent)).cookie()
  await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url })))
  return context.newPage()
}

function contextOf(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'hu-HU', viewport: { width: 1440, height: 900 }, ...options })
}
