import { Checkbox } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../../app/i18n.ts'
import { Button } from './button.tsx'
import classes from './components.module.css'

export interface Column<Row> {
  readonly key: string
  readonly header: ReactNode
  /** CSS width; the column without one takes what is left. */
  readonly width?: string
  readonly align?: 'right'
  readonly sorted?: 'ascending' | 'descending'
  /** Place under 900 px, where a row becomes a small card of two columns. */
  readonly narrow?: 'full' | 'left' | 'right'
  readonly render: (row: Row) => ReactNode
}

export interface Selection {
  readonly selected: ReadonlySet<string>
  readonly toggle: (key: string) => void
  readonly labelOf: (key: string) => string
}

/**
 * A ruled, dense table. One row at a time is reachable by Tab (roving tabindex); arrows, J and K move it, Enter opens it.
 * `onLoadMore` is the next page of a keyset: there is no exact count.
 */
export function RuledTable<Row>({ caption, columns, rows, rowKey, current, onCurrent, onOpen, selection, foot, hasMore = false, loadingMore = false, onLoadMore, fixed = true }: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly current?: string | null
  readonly onCurrent?: (key: string) => void
  readonly onOpen?: (row: Row) => void
  readonly selection?: Selection
  readonly foot?: ReactNode
  readonly hasMore?: boolean
  readonly loadingMore?: boolean
  readonly onLoadMore?: () => void
  readonly fixed?: boolean
}) {
  const t = useText()
  const body = useRef<HTMLTableSectionElement>(null)
  const currentKey = current ?? null
  const tabStop = currentKey ?? (rows[0] === undefined ? null : rowKey(rows[0]))

  // A step by key moves the focus along, but only when the focus is in the table or nowhere in particular.
  useEffect(() => {
    if (currentKey === null) return
    const row = body.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(currentKey)}"]`)
    const active = document.activeElement
    if (row && (active === document.body || active?.id === 'main' || body.current?.contains(active))) row.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }, [currentKey])

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const onRow = event.target instanceof HTMLElement && event.target.matches('tr')
    if (step !== undefined && onCurrent) {
      const at = rows.findIndex((row) => rowKey(row) === tabStop)
      const next = rows[at + step]
      if (next !== undefined) onCurrent(rowKey(next))
      event.preventDefault()
    } else if (event.key === 'Enter' && onRow && onOpen) {
      const row = rows.find((one) => rowKey(one) === tabStop)
      if (row !== undefined) onOpen(row)
      event.preventDefault()
    } else if (event.key === ' ' && onRow && selection && tabStop !== null) {
      selection.toggle(tabStop)
      event.preventDefault()
    }
  }

  return (
    <>
      <div className={fixed ? undefined : classes.tableScroll}>
        <table className={classes.table} role="table" data-fixed={fixed || undefined} data-stack data-selectable={selection ? true : undefined}>
          <caption className="hidden-visually">{caption}</caption>
          <colgroup>
            {selection && <col style={{ width: 40 }} />}
            {columns.map((column) => <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />)}
          </colgroup>
          <thead role="rowgroup">
            <tr role="row">
              {selection && <th role="columnheader"><span className="hidden-visually">{t('common:table.select')}</span></th>}
              {columns.map((column) => <th key={column.key} role="columnheader" data-align={column.align} aria-sort={column.sorted}>{column.header}</th>)}
            </tr>
          </thead>
          <tbody role="rowgroup" ref={body} onKeyDown={onKeyDown}>
            {rows.map((row) => {
              const key = rowKey(row)
              const selected = selection?.selected.has(key) ?? false
              return (
                <tr key={key} role="row" data-key={key} data-current={key === currentKey || undefined} data-selected={selected || undefined}
                  data-openable={onOpen ? true : undefined} aria-selected={selection ? selected : undefined}
                  tabIndex={onOpen || selection ? (key === tabStop ? 0 : -1) : undefined}
                  onFocus={(event) => { if (event.target === event.currentTarget && key !== currentKey) onCurrent?.(key) }}
                  onClick={(event) => {
                    onCurrent?.(key)
                    if (!(event.target as HTMLElement).closest('a, button, input, label')) onOpen?.(row)
                  }}>
                  {selection && (
                    <td role="cell" data-narrow="pick">
                      <Checkbox tabIndex={-1} aria-label={selection.labelOf(key)} checked={selected} onChange={() => selection.toggle(key)} />
                    </td>
                  )}
                  {columns.map((column) => <td key={column.key} role="cell" data-align={column.align} data-narrow={column.narrow ?? 'full'}>{column.render(row)}</td>)}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {(foot !== undefined || hasMore) && (
        <div className={classes.tableFoot}>
          <span>{foot}</span>
          <span className="grow" />
          {hasMore && onLoadMore && (loadingMore
            ? <Button size="xs" variant="default" loading>{t('common:action.more')}</Button>
            : <button type="button" className="link sm" onClick={onLoadMore}>{t('common:action.more')}</button>)}
        </div>
      )}
    </>
  )
}
