/** What the browser tests do again and again: enter with a card, look for violations of accessibility. */
import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Chooses a demo card on the home page. */
export async function chooseCard(page: Page, url: string, holder: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /Tegye be a kártyáját/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${holder}`) }).click()
}

export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('dialog').locator('input').fill(pin)
  await page.keyboard.press('Enter')
}

/** Enters and waits for the desk. */
export async function enterDesk(context: BrowserContext, url: string, holder: string, pin: string): Promise<Page> {
  const page = await context.newPage()
  await chooseCard(page, url, holder)
  await enterPin(page, pin)
  await page.waitForURL('**/login')
  await page.getByRole('button', { name: /^(Folytatás|Ebben dolgozom)/ }).first().click()
  await page.waitForURL('**/desk')
  return page
}

/** Looks for violations with axe, all rules on. */
export async function expectNoViolation(page: Page): Promise<void> {
  // Through the debugger's world: the page's own policy (rightly) lets no foreign script in.
  await page.evaluate(axe.source)
  const faults = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> } }).axe
    return (await run()).violations.map((item) => `${item.id}: ${item.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  })
  expect(faults, page.url()).toEqual([])
}
