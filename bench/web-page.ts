/** A page as a browser with an empty cache loads it. */
import type { Browser, BrowserContext } from 'playwright-core'
import { enterAsClient } from '../test/e2e/front-office-page.ts'

/** What Lighthouse rates. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export interface WebPage {
  readonly url: string
  /** `name=value` pairs of who is in; empty for nobody. */
  readonly cookie: string
  /** Text by which the page is known to be whole. */
  readonly shows: string
  readonly formFactor: 'desktop' | 'mobile'
}

/** Who asks: a session is only good in the browser that opened it. Chromium sends no finer version than this, whatever it is told. */
export async function userAgentOf(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  try {
    return (await page.evaluate(() => navigator.userAgent)).replace(/Chrome\/(\d+)[\d.]*/, 'Chrome/$1.0.0.0')
  } finally {
    await page.close()
  }
}

/** After this long without a script on its way nothing more belongs to the first load. */
const quietMs = 1_500

/** Bytes on the wire of every script until the page is whole. */
export async function loadScripts(browser: Browser, page: WebPage, userAgent: string): Promise<number> {
  const context = await browser.newContext({ locale: 'hu-HU', userAgent, viewport: page.formFactor === 'mobile' ? { width: 390, height: 844 } : { width: 1440, height: 900 } })
  try {
    await useCookies(context, page)
    const tab = await context.newPage()
    const devtools = await context.newCDPSession(tab)
    const scripts = new Set<string>()
    let bytes = 0
    let lastAt = Date.now()
    devtools.on('Network.responseReceived', ({ requestId, type }) => {
      lastAt = Date.now()
      if (type === 'Script') scripts.add(requestId)
    })
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!scripts.delete(requestId)) return
      lastAt = Date.now()
      bytes += encodedDataLength
    })
    await devtools.send('Network.enable')
    await tab.goto(page.url)
    await tab.getByText(page.shows).first().waitFor({ timeout: 30_000 })
    while (scripts.size > 0 || Date.now() - lastAt < quietMs) await tab.waitForTimeout(100)
    return bytes
  } finally {
    await context.close()
  }
}

async function useCookies(context: BrowserContext, page: WebPage): Promise<void> {
  for (const pair of page.cookie.split('; ').filter((one) => one !== '')) {
    const at = pair.indexOf('=')
    await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: new URL(page.url).origin }])
  }
}

/** Enters as the demo's client and returns the cookies of the session. */
export async function clientCookies(browser: Browser, url: string, userAgent: string): Promise<string> {
  const context = await browser.newContext({ locale: 'hu-HU', userAgent })
  try {
    const page = await context.newPage()
    await page.goto(`${url}/client`)
    await page.getByRole('link', { name: 'Belépek' }).or(page.getByRole('button', { name: 'Belépek' })).first().click()
    await page.waitForURL(/belepes/)
    await enterAsClient(page)
    await page.waitForURL('**/client**')
    return (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ')
  } finally {
    await context.close()
  }
}
