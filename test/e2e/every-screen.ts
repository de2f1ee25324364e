/** Every screen of one half, by every check that holds on all of them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseBrowser, startBrowser } from './browser.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'
import { axeInDark, axeInLight, forcedColours, keyboardReach, onPaper, reducedMotion, reflow, structure, type Check } from './screen-checks.ts'
import { halfOf, screens, type Screen } from './screen-list.ts'
import { openScreens, type ScreenSession } from './screen-session.ts'
import { makeScreenWorld, type ScreenWorld } from './screen-world.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

/** Registers the tests of the screens of one half, in the calling file. */
export function testEveryScreen(half: (typeof halfOf)[keyof typeof halfOf]): void {
  const own = inOrder(screens.filter(({ viewer }) => halfOf[viewer] === half))

  describe.skipIf(!choice.available)('every screen', () => {
    let gate: RunningGate
    let browser: Browser
    let session: ScreenSession
    beforeAll(async () => {
      gate = await startRunningGate({ autoAnswer: 'off' })
      browser = await startBrowser()
      session = openScreens(gate, browser, await makeScreenWorld(gate))
    })
    afterAll(async () => {
      await browser?.close()
      await gate?.remove()
    })

    it.each(own)('$name', async (screen) => {
      const page = await session.goOn(screen)
      session.ahead(own[own.indexOf(screen) + 1])
      const checks: Record<string, Check> = { structure, axeInLight, axeInDark, forcedColours, reducedMotion, keyboardReach, reflow, ...(screen.dialog ? {} : { onPaper }) }
      const faults: string[] = []
      for (const [name, check] of Object.entries(checks)) faults.push(...(await check(page)).map((fault) => `${name}: ${fault}`))
      expect(faults.join('\n')).toBe('')
    })
  })
}

/** Any world, to compare paths in. */
const nowhere: ScreenWorld = { url: '', caseId: 'case', registrationNumber: 'number', submissionId: 'submission', organisationId: 'organisation', officerId: 'officer' }

/** Screens of one viewer and path after one another, the bare page first, then dialogs on it: a load costs more than all checks. */
function inOrder(all: readonly Screen[]): readonly Screen[] {
  const rank = ({ api, prepare, dialog }: Screen): number => (api ? 3 : dialog ? 1 : prepare ? 2 : 0)
  return [...Map.groupBy(all, ({ viewer, path }) => `${viewer} ${path(nowhere)}`).values()].flatMap((group) => group.toSorted((one, other) => rank(one) - rank(other)))
}
