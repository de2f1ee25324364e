/** The whole job in a real browser: from the front-office form to the client reading the signed decision. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoName } from '../../demo/persons/index.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { chooseBrowser, startBrowser } from './browser.ts'
import { applicant, enterAsClient, fillInRequest } from './front-office-page.ts'
import { enterDesk, expectNoViolation } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'
import { verifyDemoPdf } from './verify-demo-pdf.ts'

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
    await lineOf('Okmány ellenőrizve').click()
    await dialog().getByLabel(/Okmány száma|Okmányszám/).fill(applicant.documentNumber!)
    await conclude(/^Kérdés elküldése/)
    await met(/Okmány ellenőrizve\s*: teljesült/)
    for (const line of ['A telep jogcíme ellenőrizve', 'Vállalkozás ellenőrizve']) {
      await lineOf(line).click()
      await conclude(/^Kérdés elküldése/)
      await met(new RegExp(`${line}\\s*: teljesült`))
    }
    await lineOf('Közegészségügyi állásfoglalás').click()
    await conclude(/^Megkeresés elküldése/)
    // The answer comes back by HTTP and shows by itself.
    await met(/Közegészségügyi állásfoglalás\s*: teljesült/)
  })

  it('takes the fee once it is paid', async () => {
    await lineOf('Díj megfizetve').click()
    await conclude(/^Ellenőrzés/)
    const { acts } = await officer.evaluate(async (path) => (await fetch(path)).json() as Promise<{ acts: Array<{ kind: string; body: { reference: string } }> }>, `/api/v1${casePath}`)
    const { reference } = acts.findLast((act) => act.kind === 'fee-checked')!.body
    await client.goto(`${gate.simulatorUrl}/fizetes?azonosito=${reference}&osszeg=5000`)
    await client.getByRole('button', { name: 'Befizetem' }).click()
    await client.getByText('Eddigi befizetések').waitFor()
    await lineOf('Díj megfizetve').click()
    await conclude(/^Ellenőrzés/)
    await met(/Díj megfizetve\s*: teljesült/)
  })

  it('opens its deadline into the derivation', async () => {
    await officer.getByText(/^Miért .* a határidő\?/).waitFor()
    await officer.getByText('Ákr. 50. § (2) b)').first().waitFor()
  })

  it('records the site visit', async () => {
    await lineOf('Helyszíni szemle megtartva').click()
    await dialog().getByLabel('Helyszín').fill('Tiszakeresztes, Malom út 47.')
    await dialog().getByLabel(/Megállapítás/).fill('A telep a követelményeknek megfelel.')
    await dialog().getByRole('radio', { name: /^Megfelel/ }).check()
    await conclude(/^(Jegyzőkönyv|Rögzítés)/)
    await met(/Helyszíni szemle megtartva\s*: teljesült/)
    await met(/10 \/ 10 teljesült/)
    await expectNoViolation(officer)
  })

  it('is drafted, looked at and submitted', async () => {
    await officer.keyboard.press('Escape')
    await officer.goto(`${gate.url}${casePath}`)
    await officer.getByRole('link', { name: 'Tervezet írása' }).first().click()
    await officer.getByRole('radio', { name: 'Telepengedély megadása' }).check()
    await expectNoViolation(officer)
    await officer.getByRole('button', { name: 'Tervezet készítése' }).click()
    const part = officer.getByRole('textbox', { name: 'Rendelkező rész' })
    await part.waitFor()
    expect(await part.innerText()).toContain(demoName(applicant))
    await officer.getByAltText(/^1\. oldal/).waitFor()
    await officer.getByRole('textbox', { name: 'Indokolás' }).click()
    await officer.keyboard.press('Control+End')
    await officer.keyboard.type(' A tényállás tisztázott.')
    await officer.getByRole('button', { name: 'Feltétel hozzáadása' }).click()
    await officer.getByRole('textbox', { name: '1. feltétel' }).fill('Rakodás 7.00 és 17.00 óra között végezhető.')
    await officer.getByText(/^Mentve .*-kor/).waitFor()
    await officer.reload()
    await officer.getByText('A tényállás tisztázott.').first().waitFor()
    await expectNoViolation(officer)
    await officer.keyboard.press('Control+Enter')
    await dialog().getByRole('button', { name: 'Felterjesztés' }).click()
    await dialog().waitFor({ state: 'detached' })
    await officer.getByText(/Terebes Magdolna aláírására vár/).waitFor()
  })

  it('is signed by the jegyző with the card', async () => {
    const signer = await enter('Terebes Magdolna', '5555')
    await signer.getByText(registrationNumber).first().click()
    await signer.waitForURL('**/cases/*')
    // Exactly this name: the row on the desk, which may still stand while the case loads, says „Aláírás" among other words.
    await signer.getByRole('link', { name: 'Aláírás', exact: true }).first().click()
    await signer.getByRole('button', { name: 'Aláírás' }).waitFor()
    await expectNoViolation(signer)
    await signer.getByRole('button', { name: 'Aláírás' }).click()
    await signer.getByRole('dialog', { name: 'Kiadmányozás kártyával' }).getByRole('button', { name: 'Aláírás' }).click()
    const pin = signer.getByRole('dialog').filter({ hasText: 'PIN' }).locator('input')
    await pin.fill('0000')
    await signer.keyboard.press('Enter')
    await signer.getByText(/2 próbálkozás|még 2|2 kísérlet/i).first().waitFor()
    await pin.fill('5555')
    await signer.keyboard.press('Enter')
    await signer.getByText(/^Aláírt döntés: HAT\//).first().waitFor()
    await expectNoViolation(signer)
    await signer.context().close()
  })

  it('is told to the client by e-mail without a word of it', async () => {
    const mails = async (): Promise<Array<{ text: string }>> => ((await (await fetch(`${gate.mailUrl}/api/mails`)).json()) as { items: Array<{ text: string }> }).items
    await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2)
    for (const { text } of await mails()) expect(text).not.toMatch(/engedély|Malom/)
  })

  it('is read by the client on the phone; opening it is the receipt', async () => {
    client.setDefaultTimeout(15_000)
    await client.goto(`${gate.url}/client`)
    const entry = client.getByRole('link', { name: 'Belépek' }).or(client.getByRole('button', { name: 'Belépek' })).first()
    await entry.waitFor()
    await expectNoViolation(client)
    await entry.click()
    // The identity provider may still know who this is.
    await client.waitForURL((address) => /belepes/.test(address.pathname) || address.pathname.startsWith('/client'))
    if (/belepes/.test(client.url())) await enterAsClient(client)
    await client.getByText(registrationNumber).first().waitFor()
    await expectNoViolation(client)
    await client.getByText(registrationNumber).first().click()
    await client.getByText('Megszületett a döntés.').waitFor()
    await expectNoViolation(client)
    await client.getByRole('button', { name: 'Átveszem és megnyitom' }).click()
    await client.getByText('A hivatal teljesítette a kérelmét.').waitFor()
    await client.getByRole('button', { name: 'Aláírás ellenőrzése' }).click()
    await client.getByText('Az aláírás érvényes.').waitFor()
    await expectNoViolation(client)
    const href = await client.getByRole('link', { name: /Elolvasom/ }).first().getAttribute('href')
    const bytes = await client.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], href!)
    expect(await verifyDemoPdf(gate, Uint8Array.from(bytes))).toMatchObject({ valid: true, signatures: [{ kind: 'card' }] })
  })

  it('tells the client who looked at their data', async () => {
    await client.goto(`${gate.url}/client/data-uses`)
    await client.getByText(/Tiszakeresztesi Polgármesteri Hivatal/).first().waitFor()
    await expectNoViolation(client)
  })

  it('shows the officer that it was delivered, by itself', async () => {
    await officer.goto(`${gate.url}${casePath}`)
    await officer.getByText('Közölve').first().waitFor()
    await expectNoViolation(officer)
  })

  const dialog = () => officer.getByRole('dialog')
  const lineOf = (name: string) => officer.getByRole('listitem').filter({ hasText: name }).getByRole('button')
  const guideButton = (name: string) => officer.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) }).first()
  const conclude = async (button: RegExp): Promise<void> => {
    await dialog().getByRole('button', { name: button }).click()
    // A check shows what came back in place of its form.
    await dialog().getByRole('button', { name: 'Elvetem' }).waitFor({ state: 'detached' })
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
})
