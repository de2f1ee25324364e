/** What pages do beyond what every screen is held to: keys, palette, first load, colour scheme, focus, forms that survive. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseBrowser, startBrowser } from './browser.ts'
import { enterDesk } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'
import { screens, type Viewer } from './screen-list.ts'
import { openScreens, type ScreenSession } from './screen-session.ts'
import { makeScreenWorld, type ScreenWorld } from './screen-world.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

describe.skipIf(!choice.available)('pages', () => {
  let gate: RunningGate
  let browser: Browser
  let world: ScreenWorld
  let pageOf: ScreenSession['pageOf']
  let show: ScreenSession['show']

  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 'off' })
    browser = await startBrowser()
    world = await makeScreenWorld(gate)
    ;({ pageOf, show } = openScreens(gate, browser, world))
  })
  afterAll(async () => {
    await browser?.close()
    await gate?.remove()
  })

  describe('keys', () => {
    it('lists what can be pressed here, and goes on where it was', async () => {
      const page = await show(screens.find((screen) => screen.name === 'desk')!)
      const link = page.getByRole('navigation', { name: 'Fő menü' }).getByRole('link', { name: 'Munkatársak' })
      await link.focus()
      await page.keyboard.press('?')
      const list = page.getByRole('dialog', { name: 'Billentyűk' })
      for (const label of ['Következő ügy', 'Keresés és parancsok', 'Munkakör váltása']) await list.getByText(label).waitFor()
      await page.keyboard.press('Escape')
      await list.waitFor({ state: 'detached' })
      await expect.poll(() => focused(page)).toContain('Munkatársak')
      // In a field a letter is a letter.
      await page.keyboard.press('/')
      await page.keyboard.type('?j')
      expect(await page.getByLabel('Szűrés: iktatószám, tárgy, ügyfél').inputValue()).toBe('?j')
      expect(await list.count()).toBe(0)
    })

    it('finds a command without accents and a case by its number, and goes there', async () => {
      const page = await show(screens.find((screen) => screen.name === 'desk')!)
      await openPalette(page)
      await page.keyboard.type('ertesitesek')
      await page.getByRole('dialog').getByText('Értesítések').waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/notices')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
      await openPalette(page)
      await page.keyboard.type(world.registrationNumber)
      await page.getByRole('dialog').getByText(world.registrationNumber).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/cases/${world.caseId}`)
    })
  })

  describe('the menu', () => {
    it('shows what leads somewhere for this job role', async () => {
      const linesOf = async (viewer: Viewer): Promise<readonly string[]> => {
        const page = await pageOf(viewer)
        await page.unrouteAll({ behavior: 'ignoreErrors' })
        await page.goto(`${gate.url}/desk`)
        const menu = page.getByRole('navigation', { name: 'Fő menü' })
        await menu.getByRole('link', { name: 'Munkatársak' }).waitFor()
        return menu.getByRole('link').allInnerTexts()
      }
      const [clerk, officer] = [await linesOf('Zsombék Irén'), await linesOf('Csalit Eszter')]
      expect(clerk.join()).toMatch(/Érkeztetés.*Iktatókönyvek/s)
      expect(officer.join()).not.toMatch(/Érkeztetés|Iktatókönyvek/)
    })
  })

  describe('the first load', () => {
    const loading = async (viewer: Viewer, path: string, shows: string | RegExp) => {
      const tab = await (await pageOf(viewer)).context().newPage()
      const asked: string[] = []
      const refused: string[] = []
      tab.on('request', (request) => { asked.push(new URL(request.url()).pathname + new URL(request.url()).search) })
      tab.on('response', (response) => { if (response.status() >= 400) refused.push(response.url()) })
      await tab.goto(gate.url + path)
      const early = await tab.evaluate(() => (JSON.parse(document.querySelector<HTMLElement>('[data-first-load]')!.dataset['firstLoad']!) as { early: string[] }).early)
      await tab.getByText(shows).first().waitFor()
      // The stream of events never ends, so that the network is never idle.
      await tab.waitForTimeout(1_000)
      const left = await tab.evaluate(() => Object.keys((globalThis as unknown as { kapuEarlyAnswers?: object }).kapuEarlyAnswers ?? {}))
      await tab.close()
      return { asked, refused, early, left }
    }
    const onTheWay = (): ReadonlyArray<readonly [Viewer, string, string | RegExp]> => [
      ['public', '/', 'Minisztériumok'], ['Csalit Eszter', '/desk', /HAT\/1-1\//], ['Csalit Eszter', `/cases/${world.caseId}`, 'Döntésre kész?'],
      ['client', `/client/cases/${world.organisationId}/${world.caseId}`, /HAT\/1-1\//]
    ]

    it('asks for what the page needs while its scripts are on their way, each thing once', async () => {
      for (const [viewer, path, shows] of onTheWay()) {
        const { asked, early, left } = await loading(viewer, path, shows)
        expect(early.length, path).toBeGreaterThan(0)
        // An address that the page does not ask for word by word would be asked for in vain.
        expect(left, path).toEqual([])
        for (const call of early) expect(asked.filter((one) => one === call), `${path}: ${call}`).toHaveLength(1)
        const scripts = asked.filter((one) => one.endsWith('.js'))
        expect(scripts.filter((one, at) => scripts.indexOf(one) !== at), path).toEqual([])
      }
    })

    it('asks nobody who is in where nobody can be', async () => {
      const { asked, refused } = await loading('public', '/', 'Minisztériumok')
      expect(asked).not.toContain('/api/v1/session')
      expect(refused).toEqual([])
    })
  })

  describe('colour scheme', () => {
    it('follows the machine at every moment of loading, on a slow machine, too', async () => {
      const tab = await (await pageOf('Csalit Eszter')).context().newPage()
      const devtools = await tab.context().newCDPSession(tab)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      const missed: number[] = []
      for (let round = 0; round < 10; round += 1) {
        await tab.emulateMedia({ colorScheme: 'light' })
        const loaded = tab.goto(`${gate.url}/notices`)
        // Some while the page arrives; most when it has just been drawn, as its data come.
        if (round % 5 === 0) await tab.waitForTimeout(round * 40)
        else await tab.locator('h1:visible').first().waitFor()
        await tab.emulateMedia({ colorScheme: 'dark' })
        await loaded
        await tab.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark', undefined, { timeout: 3_000 }).catch(() => { missed.push(round) })
      }
      await tab.close()
      expect(missed).toEqual([])
    }, 120_000)

    it('is written by its one owner alone, whatever of the component library comes and goes', async () => {
      const tab = await (await pageOf('Csalit Eszter')).context().newPage()
      await tab.addInitScript(() => {
        const written: string[] = []
        const write = Element.prototype.setAttribute
        Object.assign(globalThis, { written })
        Element.prototype.setAttribute = function (this: Element, name: string, value: string): void {
          if (name === 'data-mantine-color-scheme') written.push(value)
          write.call(this, name, value)
        }
      })
      const written = (): Promise<readonly string[]> => tab.evaluate(() => (globalThis as unknown as { written: string[] }).written)
      await tab.emulateMedia({ colorScheme: 'dark' })
      await tab.goto(`${gate.url}/desk`)
      await tab.getByText(/HAT\/1-1\//).first().waitFor()
      for (const key of ['?', 'Control+k']) {
        await tab.keyboard.press(key)
        await tab.getByRole('dialog').waitFor()
        await tab.keyboard.press('Escape')
        await tab.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await tab.getByRole('navigation', { name: 'Fő menü' }).getByRole('link', { name: 'Értesítések' }).click()
      await tab.waitForURL('**/notices')
      // Before the first paint, and when the page's own code begins.
      expect(await written()).toEqual(['dark', 'dark'])
      await tab.emulateMedia({ colorScheme: 'light' })
      await expect.poll(written).toEqual(['dark', 'dark', 'light'])
      await tab.close()
    })
  })

  describe('focus', () => {
    it('goes to the main part of the next page, so that Tab goes on in it, and the page says its name', async () => {
      const page = await show(screens.find((screen) => screen.name === 'desk')!)
      await page.getByRole('navigation', { name: 'Fő menü' }).getByRole('link', { name: 'Értesítések' }).press('Enter')
      await page.waitForURL('**/notices')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
      await page.getByRole('status').filter({ hasText: 'Értesítések – Ügyintézőkapu' }).waitFor({ state: 'attached' })
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.getElementById('main')!.contains(document.activeElement))).toBe(true)
    })

    it('stays near when what had it vanishes', async () => {
      const page = await show(screens.find((screen) => screen.name === 'notices')!)
      // Read: the button goes. The next thing of the list takes the focus, not the top of the page.
      const read = page.getByRole('main').getByRole('button').first()
      await read.focus()
      await read.evaluate((button) => button.remove())
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body && document.getElementById('main')!.contains(document.activeElement))).toBe(true)
    })

    it('comes back to the button that was busy', async () => {
      const page = await show(screens.find((screen) => screen.name === 'case')!)
      const button = page.getByRole('main').getByRole('button', { name: 'Teljes napló' })
      await button.focus()
      await button.evaluate((element: HTMLButtonElement) => { element.disabled = true })
      await page.waitForTimeout(30)
      await button.evaluate((element: HTMLButtonElement) => { element.disabled = false })
      await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
    })
  })

  describe('what was typed and not sent', () => {
    it('is there again after a crash, can be thrown away and taken back, and is gone once sent', async () => {
      const page = await show(screens.find((screen) => screen.name === 'case')!)
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: 'Új feljegyzés' }).first().click()
      await dialog.getByRole('textbox').fill('Félbehagyott feljegyzés.')
      await page.reload()
      const unfinished = page.getByRole('region', { name: 'Félbehagyott lépések' })
      await unfinished.getByRole('button', { name: /^Elvetés/ }).click()
      await unfinished.getByRole('button', { name: 'Visszavonás' }).click()
      await unfinished.getByRole('button', { name: /^Folytatás/ }).click()
      expect(await dialog.getByRole('textbox').inputValue()).toBe('Félbehagyott feljegyzés.')
      await dialog.getByText('megőriztük').waitFor()
      await page.keyboard.press('Control+Enter')
      await dialog.waitFor({ state: 'detached' })
      await page.getByText('Félbehagyott feljegyzés.').first().waitFor()
      expect(await unfinished.count()).toBe(0)
      await page.reload()
      await page.getByText('Félbehagyott feljegyzés.').first().waitFor()
      expect(await unfinished.count()).toBe(0)
    })

    it('is said to lack its files, and goes at log-out', async () => {
      const clerk = await enterDesk(await browser.newContext({ locale: 'hu-HU', viewport: { width: 1440, height: 900 } }), gate.url, 'Zsombék Irén', '1111')
      await clerk.goto(`${gate.url}/arrivals/new`)
      await clerk.getByLabel('Tárgy').fill('Panasz zaj miatt')
      await clerk.reload()
      expect(await clerk.getByLabel('Tárgy').inputValue()).toBe('Panasz zaj miatt')
      await clerk.getByText('A fájlokat újra csatolnia kell.').waitFor()
      expect(await kept(clerk)).toContain('Panasz')
      await clerk.getByRole('button', { name: 'Zsombék Irén' }).click()
      await clerk.getByRole('menuitem', { name: /Kártya eltávolítása|Kilépés/ }).click()
      await clerk.getByRole('button', { name: /Tegye be a kártyáját/ }).waitFor()
      expect(await kept(clerk)).toBe('')
      await clerk.context().close()
    })

    it('survives on the client\'s page, in the tab alone', async () => {
      const client = await show(screens.find((screen) => screen.name === 'client, case')!)
      await client.getByRole('button', { name: 'Levelet írok' }).click()
      await client.getByRole('textbox').fill('Csatolom a hiányzó nyilatkozatot.')
      await client.reload()
      await client.getByText('megőriztük').waitFor()
      expect(await client.getByRole('textbox').inputValue()).toBe('Csatolom a hiányzó nyilatkozatot.')
      expect(await kept(client)).toBe('')
      await client.getByRole('button', { name: 'Elölről kezdem' }).click()
      expect(await client.getByRole('textbox').inputValue()).toBe('')
    })
  })
})

const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder') ?? '')).toMatch(/^Iktatószám, név/)
}
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
/** Everything that is kept for the next time the browser opens. */
const kept = (page: Page): Promise<string> => page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('kapu.typed.')).map(([, value]) => String(value)).join())
