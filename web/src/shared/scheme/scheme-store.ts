/**
 * Light or dark: the reader's choice, or the machine's; on paper always light. The one owner of the attribute that the styles follow
 * (`data-mantine-color-scheme`, the component library's name for it): set before the first paint by public/before-paint.js, and from
 * then on by this store alone. The component library is told the scheme and never writes it (app/component-library.tsx).
 */
export type Scheme = 'auto' | 'light' | 'dark'
export type Look = 'light' | 'dark'

/** What of the browser the store stands on. */
export interface SchemeSurroundings {
  readonly media: (query: string) => Pick<MediaQueryList, 'matches' | 'addEventListener'>
  readonly stored: () => Scheme
  readonly keep: (scheme: Scheme) => void
  readonly paint: (look: Look) => void
}

export interface SchemeStore {
  readonly chosen: () => Scheme
  /** What the screen shows; paper is not told apart here. */
  readonly shown: () => Look
  readonly choose: (scheme: Scheme) => void
  /** Another tab of this browser chose. */
  readonly reread: () => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * A media query is read once, and from then on only its events count: a read between a change and its event brings `matches` up to
 * date, and Chromium then sends no event to that object any more, so nobody would hear of the change.
 */
export function createSchemeStore({ media, stored, keep, paint }: SchemeSurroundings): SchemeStore {
  const listeners = new Set<() => void>()
  const dark = media('(prefers-color-scheme: dark)')
  const print = media('print')
  let machineIsDark = dark.matches
  let isPrinted = print.matches
  let chosen = stored()

  const shown = (): Look => (chosen === 'auto' ? (machineIsDark ? 'dark' : 'light') : chosen)
  const show = (): void => {
    paint(isPrinted ? 'light' : shown())
    for (const listener of listeners) listener()
  }
  dark.addEventListener('change', (event) => {
    machineIsDark = event.matches
    show()
  })
  print.addEventListener('change', (event) => {
    isPrinted = event.matches
    show()
  })
  // The machine may have changed since before-paint.js asked.
  show()

  return {
    chosen: () => chosen,
    shown,
    choose: (scheme) => {
      chosen = scheme
      keep(scheme)
      show()
    },
    reread: () => {
      chosen = stored()
      show()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    }
  }
}
