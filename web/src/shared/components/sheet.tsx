import type { ReactNode } from 'react'
import classes from './components.module.css'

/** A ruled surface with a heading line, the unit from which every page is laid out. */
export function Sheet({ title, aside, children, id }: { readonly title?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode; readonly id?: string }) {
  return (
    <section className={classes.sheet} id={id}>
      {title !== undefined && <div className={classes.sheetHead}><h2>{title}</h2><span className="grow" />{aside}</div>}
      {children}
    </section>
  )
}
