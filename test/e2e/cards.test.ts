/** A card's way in the browser: made, its letter printed, handed over, used, and lost while its holder works. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOfPdf } from '../factories/pdf-text.ts'
import { chooseBrowser, startBrowser } from './browser.ts'
import { enterDesk } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

describe.skipIf(!choice.available)('a card in the browser', () => {
  let gate: RunningGate
  let browser: Browser
  const enter = async (name: string, pin: string): Promise<Page> => enterDesk(await browser.newContext({ locale: 'hu-HU', viewport: { width: 1440, height: 900 }, acceptDownloads: true }), gate.url, name, pin)
  const open = async (page: Page, holder: string): Promise<void> => {
    await page.goto(`${gate.url}/cards`)
    await page.getByRole('row', { name: new RegExp(holder) }).first().getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Előzmények' }).waitFor()
  }
  const act = async (page: Page, name: string, fill: (page: Page) => Promise<void> = async () => {}): Promise<void> => {
    await page.getByRole('listitem').getByRole('button', { name, exact: true }).click()
    await fill(page)
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 'off' })
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await gate?.remove()
  })

  it('is made by another than who ordered it, opens the Gate with the PIN of its letter, and is stopped while it works', { timeout: 240_000 }, async () => {
    const [orders, makes] = [await enter('Dombos Katalin', '3434'), await enter('Parlagi Henrik', '1212')]
    await open(orders, 'Fűzfa Kinga')
    await orders.getByText('A megszemélyesítést nem végezheti az, aki a kártyát rendelte.').waitFor()
    await open(makes, 'Fűzfa Kinga')
    await act(makes, 'Megszemélyesítés')
    await makes.getByRole('listitem').getByRole('button', { name: 'PIN-levél nyomtatása' }).click()
    await makes.getByRole('dialog').getByRole('button', { name: 'PIN-levél nyomtatása' }).click()
    const [download] = await Promise.all([makes.waitForEvent('download'), makes.getByRole('link', { name: 'PIN-levél mentése' }).click()])
    const pin = /PINkód(\d{6})/.exec(textOfPdf(readFileSync(await download.path())))![1]!

    await open(orders, 'Fűzfa Kinga')
    await act(orders, 'Átadás', async (page) => {
      await page.getByRole('dialog').getByLabel('Mivel igazolta magát?').click()
      await page.getByRole('option', { name: 'útlevél' }).click()
      await page.getByRole('dialog').getByLabel(/Az arcképet összevetettem/).check()
    })
    await act(orders, 'Használatba vétel')
    await orders.getByText('Használatban', { exact: true }).first().waitFor()

    const holder = await enter('Fűzfa Kinga', pin)
    await holder.getByRole('navigation', { name: 'Fő menü' }).waitFor()
    const number = await orders.getByRole('link', { name: /^9\d{6}$/ }).innerText()
    await orders.goto(`${gate.url}/lost-card`)
    await orders.getByLabel('Nyilvántartási szám vagy kártyaszám').fill(number)
    await orders.getByLabel('Ki jelentette, és hogyan azonosította?').fill('visszahívtuk a hivatali számán')
    const over = holder.getByRole('dialog').getByRole('button', { name: 'Nem folytatom' }).waitFor().then(() => performance.now())
    const sent = orders.waitForRequest('**/api/v1/lost-cards').then(() => performance.now())
    await orders.getByRole('button', { name: 'Felfüggesztés most' }).click()
    const started = await sent
    const delay = await over - started
    console.info(`lost card: the open page shows the way in after ${Math.round(delay)} ms`)
    expect(delay).toBeLessThan(1_000)
    await orders.getByText('1 munkamenet véget ért').waitFor()
    // What was open stays covered, and the same card does not open it again.
    await holder.reload()
    await holder.getByText('Tegye be a kártyáját!').first().waitFor()
  })
})
