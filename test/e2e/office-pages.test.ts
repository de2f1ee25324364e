/** What an office looks after by itself, in the browser: its legal clock and its register books. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleForm } from '../factories/case-office.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { enterAs } from './api-session.ts'
import { chooseBrowser, startBrowser } from './browser.ts'
import { enterDesk, expectNoViolation } from './officer-page.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'

const choice = await chooseBrowser()
if (!choice.available) console.warn(`Böngészős tesztek kihagyva: ${choice.reason}`)

describe.skipIf(!choice.available)('an office, in the browser', () => {
  let gate: RunningGate
  let browser: Browser
  let registrationNumber = ''
  const enter = async (holder: string, pin: string, width = 1440): Promise<Page> => {
    const page = await enterDesk(await browser.newContext({ locale: 'hu-HU', viewport: { width, height: 900 } }), gate.url, holder, pin)
    page.setDefaultTimeout(15_000)
    return page
  }
  beforeAll(async () => {
    gate = await startRunningGate()
    browser = await startBrowser()
    registrationNumber = await registerOne(gate)
  })
  afterAll(async () => {
    await browser?.close()
    await gate?.remove()
  })

  it('sets its legal clock by key and mouse, and gives it back', async () => {
    const page = await enter('Ormos Nándor', '2222')
    const strip = page.getByRole('region', { name: 'Hatásköri sáv' })
    await strip.getByRole('button', { name: /Jogi óra:/ }).waitFor()
    await expectNoViolation(page)
    await page.keyboard.press('Alt+J')
    const dialog = page.getByRole('dialog', { name: 'Jogi óra' })
    await dialog.waitFor()
    await expectNoViolation(page)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await strip.getByRole('button', { name: /Jogi óra:/ }).click()
    await dialog.getByLabel('Nap', { exact: true }).fill('2026-12-07')
    await dialog.getByRole('button', { name: '+1 nap' }).click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Beállítás' }).click()
    await strip.getByRole('button', { name: /Jogi óra: 2026\.\sdecember\s8\./ }).waitFor()
    await expectNoViolation(page)

    // Who may not set it sees it, without a button.
    const officer = await enter('Csalit Eszter', '3333')
    await officer.getByRole('region', { name: 'Hatásköri sáv' }).getByText(/december\s8\./).waitFor()
    expect(await officer.getByRole('button', { name: /Jogi óra/ }).count()).toBe(0)
    await officer.context().close()

    await page.keyboard.press('Alt+J')
    await dialog.getByRole('button', { name: 'Vissza a valódi napra' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await strip.getByText(/december\s8\./).count()).toBe(0)
    await page.context().close()
  })

  it('warns its head of a disk that runs full, and nobody who can do nothing about it', async () => {
    const full = { status: 'degraded', checks: { database: 'ok', disk: 'degraded' } }
    const shortOfRoom = async (holder: string, pin: string): Promise<Page> => {
      const page = await enter(holder, pin)
      await page.route('**/ready', (route) => route.fulfill({ json: full }))
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    }
    const head = await shortOfRoom('Ormos Nándor', '2222')
    await head.getByText('Kevés a hely a kiszolgáló lemezén').waitFor()
    await expectNoViolation(head)
    await head.context().close()
    const clerk = await shortOfRoom('Zsombék Irén', '1111')
    expect(await clerk.getByText('Kevés a hely').count()).toBe(0)
    await clerk.context().close()
  })

  it('offers every case type to the registrar, who handles none', async () => {
    const clerk = await enter('Zsombék Irén', '1111')
    await clerk.goto(`${gate.url}/arrivals/new`)
    await clerk.getByRole('combobox', { name: 'Ügytípus' }).click()
    const offered = clerk.getByRole('option')
    await offered.filter({ hasText: 'Közterületi fakivágás' }).waitFor()
    expect(await offered.allTextContents()).toEqual(['Közterületi fakivágás', 'Telepengedély', 'Települési támogatás'])
    await clerk.context().close()
  })

  it('shows its register books to the registrar, and says to others that they may not', async () => {
    const clerk = await enter('Zsombék Irén', '1111')
    await clerk.getByRole('navigation', { name: 'Fő menü' }).getByRole('link', { name: 'Iktatókönyvek' }).click()
    await clerk.getByRole('heading', { name: 'Iktatókönyvek', level: 1 }).waitFor()
    await clerk.getByRole('row').filter({ hasText: registrationNumber }).waitFor()
    await expectNoViolation(clerk)
    await clerk.getByRole('row').filter({ hasText: registrationNumber }).focus()
    await clerk.keyboard.press('Enter')
    await clerk.waitForURL('**/cases/*')
    await clerk.context().close()

    const officer = await enter('Csalit Eszter', '3333', 390)
    await officer.goto(`${gate.url}/iktatokonyvek`)
    await officer.getByText('entitlement.denied').waitFor()
    await expectNoViolation(officer)
    await officer.context().close()
  })
})

/** Sends a request to the demo office and registers it. */
async function registerOne(gate: RunningGate): Promise<string> {
  const { intake } = JSON.parse(readFileSync(join(gate.folder, 'simulator/keys.json'), 'utf8')) as { intake: string }
  const form = new FormData()
  form.set('submission', JSON.stringify({
    caseType: 'telepengedely', formVersion: 1, organisation: 'tiszakeresztes', data: sampleForm, submitter: { kind: 'person', name: 'Próba Petra', address: '9999 Mintafalva, Fő utca 1.' },
    attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
  }))
  form.set('file-1', new Blob([new Uint8Array(samplePdf)], { type: 'application/pdf' }), 'alaprajz.pdf')
  const arrived = await fetch(`${gate.url}/api/v1/intake`, { method: 'POST', body: form, headers: { authorization: `Bearer ${intake}`, 'idempotency-key': randomUUID() } })
  const { submissionId } = await arrived.json() as { submissionId: string }
  const clerk = await enterAs(gate.url, 'Zsombék Irén')
  const registered = await clerk.call('POST', `/arrivals/${submissionId}/register`, {
    expectedVersion: 1, caseType: 'telepengedely', subject: 'Telepengedély', predecessorCaseIds: []
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(201)
  return String(registered.body['registrationNumber'])
}
