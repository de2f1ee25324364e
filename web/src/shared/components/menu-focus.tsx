import { useEffect, useRef } from 'react'

/**
 * Put first into a `Menu.Dropdown`: when the menu opens, the focus goes to the chosen item, or to the first. (The library's own
 * placeholder for this is a focusable element without a role, which a menu may not hold.)
 */
export function MenuFocus() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const menu = mark.current?.closest('[data-menu-dropdown]')
      const item = menu?.querySelector<HTMLElement>('[data-menu-item][data-checked]:not(:disabled)') ?? menu?.querySelector<HTMLElement>('[data-menu-item]:not(:disabled)')
      item?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <span ref={mark} hidden />
}
