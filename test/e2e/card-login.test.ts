import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { chooseBrowser, startBrowser } from './browser.ts'
import { chooseCard, enterPin, expectNoViolation } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

describe.skipIf(!choice.available)('entering with a card, in the browser', () => {
  let gate: RunningGate
  let browser: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    gate = await startRunningGate()
    browser = await startBrowser()
    context = await browser.newContext({ locale: 'hu-HU', viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await gate?.remove()
  })

  it('shows the four tiers with their counts, and their job roles', async () => {
    await page.goto(gate.url)
    await page.getByRole('heading', { name: /Hatósági ügyintézők kapuja/ }).waitFor()
    for (const count of ['10', '30', '450', /4.400/]) await page.getByText(count, { exact: typeof count === 'string' }).first().waitFor()
    await expectNoViolation(page)
    await page.getByRole('link', { name: /Munkakörök/ }).last().click()
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('Tiszakeresztesi Polg')
    await page.getByRole('link', { name: /Tiszakeresztesi Polgármesteri Hivatal/ }).first().click()
    await page.getByText('Jegyző', { exact: false }).first().waitFor()
    await expectNoViolation(page)
  })

  it('refuses a wrong PIN and says how many tries are left', async () => {
    await chooseCard(page, gate.url, 'Csalit Eszter')
    await enterPin(page, '0000')
    await page.getByText(/2 próbálkozás|még 2|2 kísérlet/i).first().waitFor()
    await enterPin(page, '3333')
    await page.getByText('Csalit Eszter').first().waitFor()
  })

  it('leads to the desk in the name of a job role, and out again', async () => {
    await page.getByText('Hatósági ügyintéző').first().waitFor()
    await page.goto(`${gate.url}/desk`)
    await page.getByRole('main').waitFor()
    await expectNoViolation(page)
  })

  it.each([
    ['Sásdi Pál', /felfüggeszt/i], ['Ugari Zita', /visszavon|letilt/i], ['Lapályi Vilmos', /lejárt/i], ['Bodzás Rita', /zárol|letilt|blokkol/i]
  ])('%s: says what to do', async (holder, sentence) => {
    const other = await browser.newContext({ locale: 'hu-HU' })
    const tab = await other.newPage()
    await chooseCard(tab, gate.url, holder)
    if (holder !== 'Bodzás Rita') await enterPin(tab, '8888')
    await tab.getByText(sentence).first().waitFor()
    await other.close()
  })
})
