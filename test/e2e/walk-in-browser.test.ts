/** The whole job in a real browser: from the front-office form to the client reading the signed decision. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoName } from '../../demo/persons/index.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { chooseBrowser, startBrowser } from './browser.ts'
import { applicant, fillInRequest } from './front-office-page.ts'
import { enterDesk, expectNoViolation } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

describe.skipIf(!choice.available)('a site permit, in the browser', () => {
  let gate: RunningGate
  let browser: Browser
  let registrationNumber = ''
  let casePath = ''
  let client: Page
  let officer: Page

  const context = (): Promise<BrowserContext> => browser.newContext({ locale: 'hu-HU', viewport: { width: 1440, height: 900 } })
  const enter = async (holder: string, pin: string): Promise<Page> => {
    const page = await enterDesk(await context(), gate.url, holder, pin)
    page.setDefaultTimeout(15_000)
    return page
  }
  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 1 })
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await gate?.remove()
  })

  it('is sent by the client from the front office, with a receipt', async () => {
    client = await (await browser.newContext({ locale: 'hu-HU', viewport: { width: 390, height: 844 } })).newPage()
    await fillInRequest(client, gate.simulatorUrl, { name: 'alaprajz.pdf', content: Buffer.from('nem PDF') })
    await client.getByRole('button', { name: 'Elküldöm' }).click()
    // A mislabelled file: what was typed is kept.
    await client.getByText(/alaprajz.pdf|fájl/i).first().waitFor()
    expect(await client.locator('[name="activity.description"]').inputValue()).toBe('bútorasztalos')
    await client.locator('[name="melleklet.site-plan"]').setInputFiles({ name: 'alaprajz.pdf', mimeType: 'application/pdf', buffer: samplePdf })
    await client.getByRole('button', { name: 'Elküldöm' }).click()
    await client.getByText('E-1/').first().waitFor()
    await expectNoViolation(client)
  })

  it('is registered by the clerk', async () => {
    const clerk = await enter('Zsombék Irén', '1111')
    await clerk.goto(`${gate.url}/arrivals`)
    await clerk.getByRole('link', { name: /E-1\// }).click()
    await clerk.getByText('Helyrajzi szám').waitFor()
    await expectNoViolation(clerk)
    await clerk.getByRole('button', { name: /^Iktatás/ }).last().click()
    await clerk.waitForURL('**/cases/*')
    registrationNumber = (await clerk.getByText(/^HAT\/1-1\/\d{4}$/).first().innerText()).trim()
    casePath = new URL(clerk.url()).pathname
    await clerk.context().close()
  })

  it('is assigned by the head, by keyboard alone', async () => {
    const head = await enter('Ormos Nándor', '2222')
    await head.getByText(/Kiosztásra vár/).click()
    await head.getByText(registrationNumber).first().click()
    await head.waitForURL('**/cases/*')
    await head.getByRole('button', { name: 'Továbbadás' }).first().focus()
    await head.keyboard.press('Enter')
    const dialog = head.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('Ügyintéző', { exact: true }).isEnabled()).toBe(true)
    await dialog.getByLabel('Ügyintéző', { exact: true }).focus()
    for (const name of ['Csalit Eszter', 'Terebes Magdolna']) {
      await head.keyboard.type(name)
      await head.getByRole('option', { name: new RegExp(`^${name}`) }).first().waitFor()
      const marked = head.locator('[role="option"][data-combobox-selected]')
      for (let steps = 0; steps < 5 && !(await marked.count() > 0 && (await marked.first().innerText()).startsWith(name)); steps += 1) await head.keyboard.press('ArrowDown')
      await head.keyboard.press('Enter')
      await head.keyboard.press('Tab')
    }
    await head.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await head.getByText('Csalit Eszter').first().waitFor()
    await head.context().close()
  })

  it('is made ready step by step from the guide', async () => {
    officer = await enter('Csalit Eszter', '3333')
    await officer.getByText(registrationNumber).first().click()
    await officer.waitForURL('**/cases/*')
    await guideButton('Azonosítás').waitFor()
    await expectNoViolation(officer)
    await takeStep('Azonosítás', /^Azonosítás/)
    await met(/Ügyfél azonosítva\s*: teljesült/)
    await officer.getByRole('listitem').filter({ hasText: 'Okmány ellenőrizve' }).getByRole('button').click()
    await dialog().getByLabel(/Okmány száma|Okmányszám/).fill(applicant.documentNumber!)
    await conclude(/^Ellenőrzés/)
    await met(/Okmány ellenőrizve\s*: teljesült/)
  })

  const dialog = () => officer.getByRole('dialog')
  const guideButton = (name: string) => officer.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) }).first()
  const conclude = async (button: RegExp): Promise<void> => {
    console.log('DIALOG', (await dialog().innerText()).replaceAll('\n', ' | '), await dialog().getByRole('button').allInnerTexts())
    await officer.screenshot({ path: '/tmp/f1.png' })
    await dialog().getByRole('button', { name: button }).click()
    // A check shows what came back before it is closed.
    const close = dialog().getByRole('button', { name: /^(Bezárás|Rendben|Kész)/ })
    await Promise.race([dialog().waitFor({ state: 'detached' }), close.first().waitFor()])
    if (await dialog().count() > 0) await officer.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }
  const takeStep = async (name: string, button: RegExp): Promise<void> => {
    await guideButton(name).click()
    await conclude(button)
  }
  const met = async (text: RegExp): Promise<void> => {
    await expect.poll(async () => text.test((await officer.getByRole('main').innerText()).replaceAll('\n', ' ')), { timeout: 15_000 }).toBe(true)
  }
  void demoName
  void casePath
})
