/** Lighthouse on a page, in the browser of the tests. */
import lighthouse, { desktopConfig } from 'lighthouse'
import { chromium } from 'playwright-core'
import type { BrowserChoice } from '../test/e2e/browser.ts'
import { freePort } from '../test/e2e/running-gate.ts'
import { categories, type WebPage } from './web-page.ts'

export type Scores = Readonly<Record<(typeof categories)[number], number>>

/**
 * Scores from 0 to 100. Each run has a browser of its own; who is in comes as a cookie of the requests, so that Lighthouse may empty
 * cache and storage before it loads.
 * @throws Error when it could not load the page, or came to another one
 */
export async function rate(choice: Extract<BrowserChoice, { available: true }>, page: WebPage, userAgent: string): Promise<Scores> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: choice.executable, args: [...choice.args, `--remote-debugging-port=${port}`, '--lang=hu'], headless: true,
    env: { ...process.env as Record<string, string>, ...choice.env, LANG: 'hu_HU.UTF-8' }
  })
  try {
    const result = await lighthouse(
      page.url,
      { port, output: 'json', logLevel: 'error', emulatedUserAgent: userAgent, onlyCategories: [...categories], ...(page.cookie === '' ? {} : { extraHeaders: { Cookie: page.cookie } }) },
      page.formFactor === 'desktop' ? desktopConfig : undefined
    )
    if (result === undefined) throw new Error(`${page.url}: Lighthouse gave no result`)
    const { lhr } = result
    // Who is not let in is sent to another page, which would be rated instead.
    if (lhr.finalDisplayedUrl !== page.url) throw new Error(`${page.url}: Lighthouse came to ${lhr.finalDisplayedUrl}`)
    if (lhr.runtimeError) throw new Error(`${page.url}: ${lhr.runtimeError.message}`)
    return Object.fromEntries(categories.map((category) => {
      const { score, auditRefs } = lhr.categories[category]!
      const missed = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id]!.score ?? 1) < 1).map(({ id }) => `${id} ${lhr.audits[id]!.displayValue ?? lhr.audits[id]!.score}`)
      if (process.env['KAPU_BENCH_VERBOSE'] && missed.length > 0) console.error(`  ${category}: ${missed.join('; ')}`)
      return [category, (score ?? Number.NaN) * 100]
    })) as Scores
  } finally {
    await browser.close()
  }
}
