import { describe, expect, it } from 'vitest'
import { createSchemeStore, type Look, type Scheme } from './scheme-store.ts'

/**
 * Media queries as Chromium has them: reading `matches` brings it up to date, and the event of the next frame goes only to objects
 * whose `matches` was not.
 */
function machine(initially: Readonly<Record<string, boolean>> = {}) {
  const truth: Record<string, boolean> = { ...initially }
  const queries: Array<{ tell: () => void }> = []
  return {
    media: (query: string) => {
      let known = truth[query] ?? false
      const listeners: Array<(event: MediaQueryListEvent) => void> = []
      queries.push({
        tell: () => {
          if (known === (truth[query] ?? false)) return
          known = truth[query] ?? false
          for (const listener of listeners) listener({ matches: known } as MediaQueryListEvent)
        }
      })
      return {
        get matches() { return known = truth[query] ?? false },
        addEventListener: (_: string, listener: unknown) => { listeners.push(listener as (event: MediaQueryListEvent) => void) }
      }
    },
    /** The medium changes; whoever listens hears of it at the next frame. */
    become: (query: string, matches: boolean) => { truth[query] = matches },
    frame: () => { for (const query of queries) query.tell() }
  }
}

const dark = '(prefers-color-scheme: dark)'

function page(surroundings: ReturnType<typeof machine>, kept: Scheme = 'auto') {
  const painted: Look[] = []
  let stored = kept
  const store = createSchemeStore({ media: surroundings.media, stored: () => stored, keep: (scheme) => { stored = scheme }, paint: (look) => { painted.push(look) } })
  return { store, painted, keptInAnotherTab: (scheme: Scheme) => { stored = scheme; store.reread() }, kept: () => stored }
}

describe('the colour scheme', () => {
  it('follows the machine, whoever asks between the change and its event', () => {
    const computer = machine()
    const { store, painted } = page(computer)
    let heard = 0
    store.subscribe(() => { heard += 1 })
    computer.become(dark, true)
    // What React does when it renders for a reason of its own.
    store.shown()
    computer.frame()
    expect(store.shown()).toBe('dark')
    expect(painted.at(-1)).toBe('dark')
    expect(heard).toBe(1)
  })

  it('paints what the machine is by now when it begins', () => {
    expect(page(machine({ [dark]: true })).painted).toEqual(['dark'])
  })

  it('is light on paper, and whatever the screen is by then afterwards', () => {
    const computer = machine({ [dark]: true })
    const { store, painted } = page(computer)
    computer.become('print', true)
    computer.frame()
    expect(painted.at(-1)).toBe('light')
    expect(store.shown()).toBe('dark')
    computer.become(dark, false)
    computer.become('print', false)
    computer.frame()
    expect(painted.at(-1)).toBe('light')
    computer.become(dark, true)
    computer.frame()
    expect(painted.at(-1)).toBe('dark')
  })

  it('keeps to what the reader chose, here or in another tab', () => {
    const computer = machine()
    const { store, painted, kept, keptInAnotherTab } = page(computer)
    store.choose('dark')
    expect([painted.at(-1), kept()]).toEqual(['dark', 'dark'])
    keptInAnotherTab('light')
    computer.become(dark, true)
    computer.frame()
    expect(painted.at(-1)).toBe('light')
    keptInAnotherTab('auto')
    expect([store.chosen(), painted.at(-1)]).toEqual(['auto', 'dark'])
  })
})
