import type { ReactNode } from 'react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useFormat } from '../format/use-format.ts'
import { formatCitation, inBudapest } from '../format/format.ts'
import classes from './components.module.css'

export interface Field { readonly label: string; readonly value: ReactNode }

/** Labelled facts: `cover` as cells side by side (the head of a case), `rows` as a ledger. */
export function FieldList({ fields, layout = 'rows' }: { readonly fields: readonly Field[]; readonly layout?: 'cover' | 'rows' }) {
  return (
    <dl className={layout === 'cover' ? classes.fields : classes.fieldRows}>
      {fields.map((field) => <div key={field.label}><dt>{field.label}</dt><dd>{field.value}</dd></div>)}
    </dl>
  )
}

/** A legal date ('YYYY-MM-DD') or an instant, with the machine-readable value in `<time>`. */
export function DateText({ value, form = 'date', today }: {
  readonly value: string
  readonly form?: 'date' | 'until' | 'weekday' | 'short' | 'month-day' | 'instant' | 'time' | 'list'
  readonly today?: string
}) {
  const format = useFormat()
  const isInstant = value.length > 10
  const date = isInstant ? inBudapest(value).date : value
  const shown = {
    date: () => format.date(date),
    until: () => format.until(date),
    weekday: () => format.dateWithWeekday(date),
    short: () => format.shortDate(date, today),
    'month-day': () => format.monthDay(date, today),
    instant: () => (isInstant ? format.instant(value) : format.dateWithWeekday(date)),
    time: () => (isInstant ? format.time(value) : format.date(date)),
    list: () => (isInstant ? format.listInstant(value, today ?? date) : format.shortDate(date, today))
  }[form]()
  return <time dateTime={value}>{shown}</time>
}

/** Whole forints. */
export function MoneyText({ forints }: { readonly forints: number }) {
  return <span className="nw">{useFormat().money(forints)}</span>
}

/** A citation that never breaks across lines: `Ákr. 50. § (2) c)`. */
export function LawRef({ citation, href, title }: { readonly citation: string; readonly href?: string | null; readonly title?: string }) {
  const shown = formatCitation(citation)
  if (href === undefined || href === null) return <span className="nw" title={title}>{shown}</span>
  return <a className="nw" href={href} title={title} target="_blank" rel="noreferrer">{shown}</a>
}

/** Iktatószám; is never cut, whatever the width. */
export function RegistrationNumber({ number, link }: { readonly number: string; readonly link?: LinkProps }) {
  return link ? <Link className={classes.number} tabIndex={-1} {...link}>{number}</Link> : <span className={classes.number}>{number}</span>
}
