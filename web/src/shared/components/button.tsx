/**
 * The button of the pages that load without the component library (home, the client's pages, what every page may show: a fault, a
 * notice). It looks as the library's does under our theme; taking that one cost every first load 6 KB of what it is built on.
 */
import type { ComponentPropsWithRef, ElementType, ReactNode } from 'react'
import classes from './button.module.css'

interface OwnProps {
  readonly size?: 'xs' | 'sm' | 'md' | 'lg'
  readonly variant?: 'filled' | 'default'
  readonly fullWidth?: boolean
  /** Shows that it works, and cannot be pressed meanwhile. */
  readonly loading?: boolean
  readonly leftSection?: ReactNode
  readonly rightSection?: ReactNode
  /** Space above, in pixels. */
  readonly mt?: number
}

/** @param props.component `a` or the router's `Link` for what leads to another place */
export function Button<Element extends ElementType = 'button'>({
  component, size = 'sm', variant = 'filled', fullWidth = false, loading = false, leftSection, rightSection, mt, children, ...rest
}: OwnProps & { readonly component?: Element } & Omit<ComponentPropsWithRef<Element>, keyof OwnProps | 'component'>) {
  const Root: ElementType = component ?? 'button'
  const { disabled = false, ...others } = rest as { disabled?: boolean } & Record<string, unknown>
  return (
    <Root {...(component === undefined ? { type: 'button', disabled: disabled || loading } : {})} {...others} className={`${classes.button} button`}
      data-size={size} data-variant={variant} data-wide={fullWidth || undefined} data-loading={loading || undefined} style={mt === undefined ? undefined : { marginTop: mt }}>
      {loading && <span className={classes.wheel} aria-hidden="true" />}
      <span className={classes.inner}>{leftSection}{children as ReactNode}{rightSection}</span>
    </Root>
  )
}
