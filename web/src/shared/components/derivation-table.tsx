import type { ReactNode } from 'react'
import { useText } from '../../app/i18n.ts'
import classes from './components.module.css'
import { DateText, LawRef } from './facts.tsx'

/** One line of a derivation: what happened, by which section of law, how many days it moved the date, and where it got to. */
export interface DerivationLine {
  readonly what: string
  readonly detail?: string | null
  readonly law?: string | null
  /** Days the step adds; null when it adds none. */
  readonly days?: number | null
  /** Legal date reached. */
  readonly date?: string | null
}

/** A deadline that explains itself, line by line, ending in the due date. */
export function DerivationTable({ caption, lines, result, today }: {
  readonly caption: string
  readonly lines: readonly DerivationLine[]
  readonly result: { readonly label: string; readonly note?: ReactNode; readonly days?: number | null; readonly date: string }
  readonly today?: string
}) {
  const t = useText()
  return (
    <div className={classes.tableScroll}>
      <table className={`${classes.table} ${classes.derivation}`}>
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common:derivation.what')}</th>
            <th scope="col">{t('common:derivation.law')}</th>
            <th scope="col" data-align="right">{t('common:derivation.days')}</th>
            <th scope="col" data-align="right">{t('common:derivation.date')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td>{line.what}{line.detail && <small>{line.detail}</small>}</td>
              <td className="t3">{line.law && <LawRef citation={line.law} />}</td>
              <td data-align="right" className="nw">{typeof line.days === 'number' && t('common:derivation.dayCount', { count: line.days })}</td>
              <td data-align="right" className="b nw">{line.date && <DateText value={line.date} form="short" {...(today ? { today } : {})} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{result.label} {result.note !== undefined && <span className="t2" style={{ fontWeight: 400 }}>{result.note}</span>}</td>
            <td data-align="right" className="nw">{typeof result.days === 'number' && t('common:derivation.dayCount', { count: result.days })}</td>
            <td data-align="right" className="nw"><DateText value={result.date} form="date" /></td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
