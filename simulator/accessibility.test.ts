import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseBrowser, startBrowser } from '../test/e2e/browser.ts'
import { demoPersons } from '../demo/persons/index.ts'
import { startSimulator, type Simulator } from './server.ts'

const choice = await chooseBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'kapu-simulator-axe-'))
let gate: Server
let simulator: Simulator
let browser: Browser

const form = {
  version: 1, uiSchema: {}, texts: {}, attachments: [{ requirement: 'site-plan', title: { hu: 'Helyszínrajz' }, required: true }],
  schema: {
    type: 'object', title: 'Telepengedély iránti kérelem', required: ['area', 'kind'],
    properties: {
      area: { type: 'integer', title: 'Terület (m²)', description: 'Egész szám.' },
      kind: { type: 'string', title: 'Jogcím', oneOf: [{ const: 'owner', title: 'tulajdonos' }, { const: 'tenant', title: 'bérlő' }] },
      activities: { type: 'array', title: 'Tevékenységek', items: { type: 'string', enum: ['asztalos', 'pék'] } },
      neighbours: { type: 'array', title: 'Szomszédok', items: { type: 'object', properties: { name: { type: 'string', title: 'Név' } } } },
      remark: { type: 'string', title: 'Megjegyzés', maxLength: 2000 },
      statement: { type: 'boolean', const: true, title: 'Az adatok valósak' }
    }
  }
}

beforeAll(async () => {
  if (!choice.available) return
  gate = createServer((request, response) => {
    request.resume().on('end', () => {
      const intake = request.url === '/api/v1/intake'
      const body = request.url?.includes('/forms/') ? form
        : request.url === '/api/v1/public/case-types' ? { items: [{ code: 'telepengedely', name: 'Telepengedély' }] }
        : intake ? { title: 'Hibás', detail: 'Javítsa a jelölt mezőket.', errors: [{ path: '/data/area', message: 'Kötelező.' }] }
          : { items: [{ id: 'o', name: 'Tiszakeresztesi Polgármesteri Hivatal' }], nextCursor: null }
      response.writeHead(intake ? 422 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  simulator = await startSimulator({
    host: '127.0.0.1', port: 0, gate: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`, dataFolder: folder, intakeKey: 'k', specialistKey: null,
    clientLogin: null, autoAnswerSeconds: null, slowMs: 10
  })
  await fetch(`${simulator.url}/r1/HU-DEMO/GOV/szakhatosag/tuzvedelem/questions/v1/questions`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Road-Client': 'HU-DEMO/GOV/a/b', 'X-Road-Id': 'q' },
    body: JSON.stringify({ correlationId: '0198aaaa-0000-7000-8000-000000000001', question: 'Megfelel-e?', registrationNumber: 'HAT/1-1/2026' })
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await simulator?.close()
  gate?.closeAllConnections()
  gate?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function check(page: Page): Promise<void> {
  await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run
    return (await run()).violations.map((item) => `${item.id}: ${item.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  })
  expect(faults, page.url()).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<{ violations: { nodes: { html: string }[] }[] }> } }).axe.run
    const pale = (await run({ include: ['body'] }, { runOnly: ['color-contrast'] })).violations.flatMap(({ nodes }) => nodes.map((node) => node.html.slice(0, 120)))
    return [...pale, ...(/rgb\((\d|[1-4]\d), /.test(String(getComputedStyle(document.body as never).backgroundColor)) ? [] : ['the page is not dark'])]
  })
  await page.emulateMedia({ colorScheme: 'light' })
  expect(inDark, `${page.url()} in dark`).toEqual([])
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  expect(wide, `${page.url()} scrolls sideways`).toBe(false)
}

describe.skipIf(!choice.available)(`pages of the simulators in a phone's width${choice.available ? '' : ` (skipped: ${choice.reason})`}`, () => {
  it('are accessible, keep the strict content policy, and fit', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'hu-HU', bypassCSP: false })
    const complaints: string[] = []
    page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(`${message.text()} ${message.location().url}`) })
    for (const path of ['/', '/urlapok', '/urlapok/telepengedely?hivatal=tisza', '/fizetes', '/szakhatosag', '/kapcsolok', '/nincs-ilyen']) {
      await page.goto(`${simulator.url}${path}`)
      await check(page)
    }
    await page.goto(`${simulator.url}/urlapok/telepengedely?hivatal=tisza`)
    await page.getByRole('button', { name: 'Az űrlaphoz' }).click()
    await check(page)
    await page.getByLabel('Név').first().fill('Fűzi Ödön')
    await page.getByLabel('Megjegyzés').fill('Kérem, sürgősen.')
    await page.getByRole('button', { name: 'Elküldöm' }).dblclick()
    await page.getByText('Javítsa a jelölt mezőket.').waitFor()
    await check(page)
    expect(await page.getByLabel('Megjegyzés').inputValue()).toBe('Kérem, sürgősen.')
    await page.goto(`${simulator.url}/urlapok/belepes`)
    await check(page)
    await page.getByLabel(new RegExp(demoPersons[0]!.birthDate)).check()
    await page.getByRole('button', { name: 'Belépek' }).click()
    await page.getByText('Belépve:').waitFor()
    await check(page)
    await page.getByRole('button', { name: 'Kilépek' }).click()
    await page.getByRole('heading', { name: 'Kilépés' }).waitFor()
    await check(page)
    await page.getByRole('button', { name: 'Kilépek' }).click()
    await page.getByRole('heading', { name: 'Kérelem benyújtása' }).waitFor()
    expect(complaints.filter((text) => !/404|422|favicon/.test(text))).toEqual([])
  })
})
