import { enterAs } from '../test/e2e/api-session.ts'
import { chooseBrowser, startBrowser } from '../test/e2e/browser.ts'
import { startRunningGate } from '../test/e2e/running-gate.ts'
import { makeScreenWorld } from '../test/e2e/screen-world.ts'
import type { Bench, Metric } from './bench.types.ts'
import { judge } from './result.ts'
import { median } from './statistics.ts'
import { categories, clientCookies, loadScripts, userAgentOf, type WebPage } from './web-page.ts'

const atMost = (bound: number, meaning: string): Metric => ({ goal: { side: 'at-most', bound }, meaning })
const pageNames = ['home', 'desk', 'case', 'client'] as const

/** What a reader waits for before a page can be used, and what Lighthouse thinks of it. */
export const bench: Bench = {
  name: 'web',
  summary: 'a lapok JavaScriptje az első megnyitáskor és a Lighthouse értékelése',
  metrics: {
    desk: atMost(260, 'compressed JavaScript transferred until the desk is whole, with an empty cache; 1 KB is 1,000 bytes, headers included'),
    home: atMost(130, 'the same for the public home'),
    client: atMost(130, 'the same for the client\'s page of a case'),
    case: { goal: null, meaning: 'the same for an open case, which computes its state with the server\'s own rules' },
    ...Object.fromEntries(pageNames.flatMap((page) => categories.map((category): [string, Metric] => [
      `lighthouse-${page}-${category}`,
      { goal: { side: 'at-least', bound: 95 }, meaning: `Lighthouse, ${category}: ${page}, as ${page === 'client' ? 'a phone on a slow mobile network' : 'a desktop machine'}, median of the runs` }
    ])))
  },
  async *run({ quick, folder, progress }) {
    // Only here: Lighthouse is large, and whoever lists the benchmarks need not load it.
    const { rate } = await import('./web-rating.ts')
    const choice = await chooseBrowser()
    if (!choice.available) throw new Error(choice.reason)
    progress('Kapu indítása…')
    const gate = await startRunningGate({ autoAnswer: 'off', folder })
    const browser = await startBrowser()
    try {
      const world = await makeScreenWorld(gate)
      const userAgent = await userAgentOf(browser)
      const officer = (await enterAs(gate.url, 'Csalit Eszter', userAgent)).cookie()
      const client = await clientCookies(browser, gate.url, userAgent)
      const pages: Record<(typeof pageNames)[number], WebPage> = {
        home: { url: `${gate.url}/`, cookie: '', shows: 'Tegye be a kártyáját!', formFactor: 'desktop' },
        desk: { url: `${gate.url}/desk`, cookie: officer, shows: world.registrationNumber, formFactor: 'desktop' },
        case: { url: `${gate.url}/cases/${world.caseId}`, cookie: officer, shows: 'Döntésre kész?', formFactor: 'desktop' },
        client: { url: `${gate.url}/client/cases/${world.organisationId}/${world.caseId}`, cookie: client, shows: world.registrationNumber, formFactor: 'mobile' }
      }
      for (const name of ['desk', 'home', 'client', 'case'] as const) {
        progress(name)
        const bytes = await loadScripts(browser, pages[name], userAgent)
        yield judge({ bench: bench.name, metric: name, value: bytes / 1000, unit: 'KB', goal: bench.metrics[name]!.goal })
      }
      for (const name of pageNames) {
        const runs = []
        for (let run = 0; run < (quick ? 1 : 5); run += 1) {
          progress(`lighthouse: ${name} ${run + 1}.`)
          runs.push(await rate(choice, pages[name], userAgent))
        }
        for (const category of categories) {
          const metric = `lighthouse-${name}-${category}`
          yield judge({ bench: bench.name, metric, value: median(runs.map((scores) => scores[category])), unit: 'points', goal: bench.metrics[metric]!.goal })
        }
      }
    } finally {
      await browser.close()
      await gate.remove()
    }
  }
}
