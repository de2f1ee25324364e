/** Paper is white: the light scheme's colours for as long as the page is printed, whatever the screen shows. */
export function printLight(): void {
  const root = document.documentElement
  const attribute = 'data-mantine-color-scheme'
  const print = matchMedia('print')
  let onScreen: string | null = null
  const onChange = (): void => {
    const scheme = root.getAttribute(attribute)
    if (print.matches && scheme !== 'light') {
      onScreen = scheme
      root.setAttribute(attribute, 'light')
    } else if (!print.matches && onScreen !== null) {
      root.setAttribute(attribute, onScreen)
      onScreen = null
    }
  }
  print.addEventListener('change', onChange)
  // The scheme of the machine may change in the same moment.
  new MutationObserver(onChange).observe(root, { attributeFilter: [attribute] })
}
