import type { ReactNode } from 'react'
import classes from './components.module.css'

/** A notice in the page's flow; a legal consequence is told here, never in a passing message. */
export function Note({ tone = 'action', children, role }: {
  readonly tone?: 'action' | 'warn' | 'danger' | 'ok'
  readonly children: ReactNode
  readonly role?: 'alert' | 'status'
}) {
  return <div className={classes.note} data-tone={tone} role={role}>{children}</div>
}
