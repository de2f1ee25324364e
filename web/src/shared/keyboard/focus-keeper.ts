/**
 * Focus that never gets lost. A browser drops the focus on the body when the element that has it vanishes (a row that was dealt with,
 * a dialog's opener that is gone) or is disabled (a button that shows that it works); the keyboard then starts again from the top of
 * the page. The keeper puts it back: on the same element when it can take it again, else on what stands nearest to its place.
 * One observer for all pages; the alternative, a ref at every place where something may vanish, was forgotten at half of them.
 */
const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'
const remembered = 12
/** A dialog gives the focus back itself a moment after it closed; the keeper comes after it. */
const graceMs = 60

interface Place {
  readonly element: HTMLElement
  /** From the element's parent up to the body, and where among its siblings each step of the way stood. */
  readonly path: readonly { readonly parent: HTMLElement; readonly at: number }[]
}

const usable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled, :disabled *') && element.checkVisibility({ visibilityProperty: true })

function placeOf(element: HTMLElement): Place {
  const path: { parent: HTMLElement; at: number }[] = []
  for (let child: HTMLElement = element; child.parentElement !== null; child = child.parentElement) {
    path.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) })
  }
  return { element, path }
}

/** What stands nearest to where the element was: what moved up into its place, else the last before it, then the same one level higher. */
function nearest({ path }: Place, within: HTMLElement): HTMLElement | null {
  for (const { parent, at } of path) {
    if (!parent.isConnected || !within.contains(parent)) continue
    if (parent === within) return null
    const children = [...parent.children]
    const around = [...children.slice(at), ...children.slice(0, at).reverse()]
    for (const child of around) {
      const found = [...(child.matches(focusable) ? [child] : []), ...child.querySelectorAll(focusable)].find((one): one is HTMLElement => one instanceof HTMLElement && usable(one))
      if (found !== undefined) return found
    }
  }
  return null
}

/** The dialog on top, or the page's main part. */
function frame(): HTMLElement | null {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].filter(usable)
  return dialogs.at(-1) ?? document.getElementById('main')
}

/** Starts keeping; the answer stops it. */
export function keepFocus(): () => void {
  let places: Place[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const onFocus = (event: FocusEvent): void => {
    const { target } = event
    if (!(target instanceof HTMLElement) || target === document.body) return
    places = [placeOf(target), ...places.filter((place) => place.element !== target && place.element.isConnected)].slice(0, remembered)
  }
  // Who clicks beside everything wants the focus nowhere.
  const onPointer = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest(`${focusable}, label, :disabled`) === null) places = []
  }
  const restore = (): void => {
    const last = places[0]
    if (last === undefined || (document.activeElement !== null && document.activeElement !== document.body)) return
    const within = frame()
    if (within === null) return
    // A button at work is waited for; it has the focus again when it is done.
    if (last.element.isConnected && last.element.matches('[data-loading]')) return
    for (const place of places) {
      const target = within.contains(place.element) && usable(place.element) ? place.element : nearest(place, within)
      if (target !== null) {
        target.focus({ preventScroll: true })
        return
      }
    }
    const first = within.id === 'main' ? within : [...within.querySelectorAll<HTMLElement>(focusable)].find(usable)
    first?.focus({ preventScroll: true })
  }
  const check = (): void => {
    clearTimeout(timer)
    timer = setTimeout(restore, graceMs)
  }
  const observer = new MutationObserver(check)
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'data-loading', 'hidden'] })
  document.addEventListener('focusin', onFocus)
  document.addEventListener('pointerdown', onPointer)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('pointerdown', onPointer)
  }
}

/** After the way to another page: to its main part, unless the page put the focus there itself, so that the next Tab goes on in it. */
export function focusMain(): void {
  const main = document.getElementById('main')
  if (main === null || main.contains(document.activeElement) || document.activeElement?.closest('[aria-modal="true"]')) return
  main.focus({ preventScroll: true })
}
