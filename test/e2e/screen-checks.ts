/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** What holds on every screen. Each check answers with the faults it found, in words that lead to the place. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CDPSession, Page } from 'playwright-core'

export type Check = (page: Page) => Promise<readonly string[]>

/** What a person can operate and what Tab must come to; a radio group and a list of rows have one stop. */
const control = 'a[href], button, input, select, textarea, summary, iframe, [contenteditable="true"], [tabindex="0"]'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const devtools = new WeakMap<Page, Promise<CDPSession>>()

/**
 * Brings axe into the page, once for each load, through the debugger: the page's own policy (rightly) lets no foreign script in. Not by
 * `page.evaluate`, which wraps the text in a call of `eval`: the browser would compile it anew each time, for longer than axe then runs.
 */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return
  const session = devtools.get(page) ?? page.context().newCDPSession(page)
  devtools.set(page, session)
  await (await session).send('Runtime.evaluate', { expression: axeSource })
}

async function axeFaults(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  await bringAxe(page)
  return page.evaluate(async (rules) => {
    interface Result { violations: Array<{ id: string; nodes: Array<{ html: string }> }> }
    const { run } = (globalThis as unknown as { axe: { run(context: Document, options: unknown): Promise<Result> } }).axe
    const { violations } = await run(document, { resultTypes: ['violations'], iframes: false, ...(rules ? { runOnly: [...rules] } : {}) })
    return violations.map((item) => `${item.id}: ${item.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | ')}`)
  }, only)
}

/** What fades in is whole before it is judged. A change of medium or of content shows two frames later, and what ends may set off the next. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    const running = (): CSSTransition[] => document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    for (let round = 0; round < 10; round += 1) {
      await frame()
      await frame()
      if (running().length === 0) return
      await Promise.all(running().map((animation) => animation.finished.catch(() => undefined)))
    }
  })
}

/** All rules of axe, in light. */
export const axeInLight: Check = async (page) => {
  await page.emulateMedia({ colorScheme: 'light' })
  return axeFaults(page)
}

/** In dark only the colours differ. */
export const axeInDark: Check = async (page) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  // The page hears of the medium an event later; a page that never follows is found below.
  await page.waitForFunction(() => /rgb\((\d|[1-4]\d), /.test(getComputedStyle(document.body).backgroundColor), undefined, { timeout: 3_000 }).catch(() => {})
  await settle(page)
  const faults = await axeFaults(page, ['color-contrast'])
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  return /rgb\((\d|[1-4]\d), /.test(background) ? faults : [...faults, `the page is not dark: ${background}`]
}

/** 1280 × 1024 at 400 %: one direction of scrolling, and nothing cut off (WCAG 1.4.10). */
export const reflow: Check = async (page) => {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 256 })
  const faults = await page.evaluate((controls) => {
    const wide: string[] = []
    const name = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 40)} "${(element.textContent ?? '').trim().slice(0, 40)}"`
    const root = document.scrollingElement!
    const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].at(-1)
    if (root.scrollWidth > 320) {
      const [widest] = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility()).sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)
      wide.push(`the page is ${root.scrollWidth} px wide${widest ? `, by ${name(widest)}` : ''}`)
    }
    const scrolls = (element: Element | null): boolean => element !== null && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    for (const element of (dialog ?? document).querySelectorAll<HTMLElement>(`${controls}, h1, h2, h3, p, dt, dd, li`)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.hidden-visually, .skip, [aria-hidden="true"]')) continue
      const box = element.getBoundingClientRect()
      // A table may scroll by itself: its columns mean something together.
      if (box.width > 1 && (box.right > 321 || box.left < -1) && (element.closest('table') === null || !scrolls(element))) wide.push(`${name(element)}: ${Math.round(box.left)} to ${Math.round(box.right)}`)
    }
    // Bars that stay must leave most of the height to read in.
    const kept = [...document.querySelectorAll<HTMLElement>('header, nav')].filter((bar) => getComputedStyle(bar).position === 'fixed' && bar.checkVisibility()).reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0)
    if (kept > 80) wide.push(`${kept} px of 256 are taken by bars that stay`)
    return wide.slice(0, 6)
  }, control)
  await page.setViewportSize(before)
  return faults
}

/** Where the system chooses the colours: what is told by a filled box alone must still be seen (WCAG 1.4.1, 1.4.11). */
export const forcedColours: Check = async (page) => {
  // What an earlier look at the same page left behind.
  await page.evaluate(() => { for (const element of document.querySelectorAll<HTMLElement>('[data-filled]')) delete element.dataset['filled'] })
  const mark = () => page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.childElementCount > 0 || (element.textContent ?? '').trim() !== '' || element.closest('svg, [data-mantine-shared-portal-node], .mantine-Skeleton-root') || element.matches('input, iframe, img, [class*="overlay"], [class*="Overlay"]')) continue
      const style = getComputedStyle(element)
      const around = getComputedStyle(element.parentElement!)
      const box = element.getBoundingClientRect()
      const line = [style.borderTopWidth, style.outlineStyle === 'none' ? '0px' : style.outlineWidth].some((width) => Number.parseFloat(width) > 0)
      if (box.width < 2 || box.height < 2) continue
      element.dataset['filled'] ??= String(style.backgroundColor !== around.backgroundColor && style.backgroundColor !== 'rgba(0, 0, 0, 0)')
      if (element.dataset['filled'] === 'true' && !line && style.backgroundColor === around.backgroundColor) found.push(element.outerHTML.slice(0, 120))
    }
    return found
  })
  await mark()
  await page.emulateMedia({ forcedColors: 'active' })
  const lost = await mark()
  const unmarked = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-current], [data-selected]')].filter((element) => element.checkVisibility()).flatMap((element) => {
    const parts = [element, ...element.querySelectorAll<HTMLElement>('td, span, b')].map((part) => getComputedStyle(part))
    const page = getComputedStyle(document.body).backgroundColor
    const told = parts.some((style) => (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || Number.parseFloat(style.borderLeftWidth) >= 3 || (style.backgroundColor !== page && style.backgroundColor !== 'rgba(0, 0, 0, 0)'))
    return told ? [] : [`marked by colour alone: ${element.outerHTML.slice(0, 120)}`]
  }))
  await page.emulateMedia({ forcedColors: 'none' })
  return [...lost.map((html) => `invisible: ${html}`), ...unmarked]
}

/** Who asked for less motion gets none. */
export const reducedMotion: Check = async (page) => {
  await settle(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const faults = await page.evaluate(() => {
    const lasts = (value: string): boolean => value.split(',').some((part) => Number.parseFloat(part) > 0.01)
    const moving = [...document.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element)
      return (style.animationName !== 'none' && lasts(style.animationDuration)) || lasts(style.transitionDuration) || style.scrollBehavior === 'smooth'
    })
    const running = document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 10)
    return [...moving.slice(0, 3).map((element) => `moves: ${element.outerHTML.slice(0, 120)}`), ...running.slice(0, 3).map((animation) => `runs: ${animation.constructor.name}`)]
  })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  return faults
}

/** On paper: no navigation, no buttons, dark on white, and nothing of the content cut off. */
export const onPaper: Check = async (page) => {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print' })
  // The scheme changes when the medium does, an event later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const faults = await page.evaluate(() => {
    const found: string[] = []
    const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1
    const name = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 40)} "${(element.textContent ?? '').trim().slice(0, 40)}"`
    for (const element of document.querySelectorAll('nav, .skip, .button, .mantine-Button-root, [role="menu"], [role="tablist"]')) if (shown(element) && !/Hol vagyok/.test(element.getAttribute('aria-label') ?? '')) found.push(`printed: ${name(element)}`)
    const main = document.getElementById('main')!
    if ((main.innerText ?? '').trim().length < 5) found.push('nothing is printed')
    for (const element of main.querySelectorAll<HTMLElement>('*')) {
      if (!shown(element) || element.closest('.hidden-visually, .ProseMirror, textarea, svg, iframe')) continue
      const style = getComputedStyle(element)
      if (['fixed', 'sticky'].includes(style.position)) found.push(`stays in place: ${name(element)}`)
      const hides = style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2
      if (hides || (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 2 && style.textOverflow !== 'ellipsis')) found.push(`cut off: ${name(element)}`)
    }
    const light = (colour: string): number => { const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number); return (r + g + b) / 3 }
    if (light(getComputedStyle(document.body).backgroundColor) < 250) found.push('the paper is not white')
    for (const element of main.querySelectorAll<HTMLElement>('h1, h2, p, dd, td')) if (shown(element) && light(getComputedStyle(element).color) > 150) { found.push(`pale on paper: ${name(element)}`); break }
    return found.slice(0, 6)
  })
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  await page.setViewportSize(before)
  return faults
}

/** Tab comes to every control, each shows that it has the focus and is not covered, and there is a way out again (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11). */
export const keyboardReach: Check = async (page) => {
  const count = await page.evaluate((controls) => {
    const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].at(-1)
    for (const element of document.querySelectorAll<HTMLElement>('[data-tab-stop]')) delete element.dataset['tabStop']
    const groups = new Set<string>()
    let at = 0
    for (const element of (dialog ?? document).querySelectorAll<HTMLElement>(controls)) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled, :disabled *, [tabindex="-1"], [aria-hidden="true"] *, [contenteditable="true"] *')) continue
      // One stop for a group of radios, and for the buttons of a toolbar or menu that arrows move in.
      if (element instanceof HTMLInputElement && element.type === 'radio') { if (groups.has(element.name)) continue; groups.add(element.name) }
      element.dataset['tabStop'] = String(at)
      at += 1
    }
    if (document.activeElement instanceof HTMLElement && !dialog) document.activeElement.blur()
    window.scrollTo(0, 0)
    return at
  }, control)
  const faults = new Set<string>()
  const reached = new Set<string>()
  for (let press = 0; press < count + 12 && reached.size < count; press += 1) {
    await page.keyboard.press('Tab')
    const { stop, fault } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      if (element === document.body || element === null) return { stop: null, fault: null }
      const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}"`
      const radio = element instanceof HTMLInputElement && element.type === 'radio' ? document.querySelector<HTMLElement>(`input[type="radio"][name="${CSS.escape(element.name)}"][data-tab-stop]`) : null
      const stop = (radio ?? element).dataset['tabStop'] ?? null
      if (element.tagName === 'IFRAME') return { stop, fault: null }
      const outlined = (one: Element | null): boolean => one !== null && getComputedStyle(one).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(one).outlineWidth) >= 2
      const box = element.getBoundingClientRect()
      if (!outlined(element) && !outlined(element.closest('[class*="wrapper"], [class*="Input"]')) && !outlined(element.parentElement) && !element.matches('[role="combobox"], [aria-haspopup="listbox"], [class*="search"]')) return { stop, fault: `no focus shown: ${name}` }
      const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]] as const
      const over = (x: number, y: number): boolean => { const top = document.elementFromPoint(x, y); return top !== null && (element.contains(top) || top.contains(element) || element.parentElement!.contains(top)) }
      if (!points.some(([x, y]) => over(x, y)) && box.height > 0) return { stop, fault: `covered: ${name}` }
      return { stop, fault: null }
    })
    if (stop !== null) reached.add(stop)
    if (fault !== null) faults.add(fault)
  }
  const missed = await page.evaluate((seen) => [...document.querySelectorAll<HTMLElement>('[data-tab-stop]')].filter((element) => !seen.includes(element.dataset['tabStop']!)).map((element) => `not reached: ${element.outerHTML.slice(0, 140)}`), [...reached])
  return [...faults, ...missed].slice(0, 8)
}

/** The window has a name, one first heading, one main part, and the language is told. */
export const structure: Check = (page) => page.evaluate(() => {
  const found: string[] = []
  if (!/\S+.*Ügyintézőkapu/.test(document.title)) found.push(`title: ${document.title}`)
  if (document.documentElement.lang !== 'hu') found.push(`lang: ${document.documentElement.lang}`)
  const firsts = [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility())
  if (firsts.length !== 1) found.push(`${firsts.length} first headings`)
  const main = document.getElementById('main')
  if (main === null) found.push('no #main')
  else if (getComputedStyle(main.querySelector('p, dd, li') ?? document.createElement('p')).hyphens === 'manual' && main.querySelector('p, dd, li') !== null) found.push('no hyphenation')
  return found
})
