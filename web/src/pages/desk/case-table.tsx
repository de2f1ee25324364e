import { Anchor, Button, Checkbox, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { EmptyState, ErrorState, Keys, LoadingState, RuledTable, Sheet } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { emptyList, listStep, useShortcuts } from '../../shared/keyboard/index.ts'
import type { BucketCode } from './buckets.ts'
import { useCaseColumns } from './case-columns.tsx'
import classes from './desk.module.css'

export function CaseTable({ bucket, q, today }: { readonly bucket: BucketCode; readonly q: string | undefined; readonly today: string }) {
  const t = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(q ?? '')
  const [list, step] = useReducer(listStep, emptyList)
  const columns = useCaseColumns(today)
  const worklist = useInfiniteQuery({
    queryKey: ['worklist', bucket, q ?? ''],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/worklist', { params: { query: { bucket, limit: 25, ...(q ? { q } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
  const rows = useMemo(() => worklist.data?.pages.flatMap((page) => page.items) ?? [], [worklist.data])
  const keys = useMemo(() => rows.map((row) => row.caseId), [rows])
  useEffect(() => step({ kind: 'rows', keys }), [keys])

  const search = useDebouncedCallback((text: string) => {
    void navigate({ to: '/desk', search: (before) => ({ ...before, q: text.trim() === '' ? undefined : text.trim() }), replace: true })
  }, 250)
  const open = (caseId: string): void => void navigate({ to: '/cases/$caseId', params: { caseId } })

  useShortcuts([
    { chord: 'J', label: t('desk:keys.next'), group: 'list', run: () => step({ kind: 'next' }) },
    { chord: 'K', label: t('desk:keys.previous'), group: 'list', run: () => step({ kind: 'previous' }) },
    { chord: 'Enter', label: t('desk:keys.open'), group: 'list', enabled: list.current !== null, run: () => { if (list.current !== null) open(list.current) } },
    { chord: 'X', label: t('desk:keys.select'), group: 'list', run: () => step({ kind: 'toggle' }) },
    { chord: 'Shift+X', label: t('desk:keys.selectAll'), group: 'list', run: () => step({ kind: 'toggle-all' }) },
    { chord: 'Escape', label: t('desk:keys.clear'), group: 'list', enabled: list.selected.size > 0, run: () => step({ kind: 'clear' }) },
    { chord: '/', label: t('desk:keys.search'), group: 'list', run: () => field.current?.focus() }
  ])

  const chosen = rows.filter((row) => list.selected.has(row.caseId))
  return (
    <Sheet>
      <div className={classes.tools} data-bulk={list.selected.size > 0 || undefined} aria-live="polite">
        {list.selected.size > 0
          ? (
            <>
              <Checkbox aria-label={t('desk:keys.selectAll')} checked={list.selected.size === rows.length} indeterminate={list.selected.size < rows.length} onChange={() => step({ kind: 'toggle-all' })} />
              <b>{t('desk:selected', { count: list.selected.size })}</b>
              <span className="t3">|</span>
              <Button size="xs" variant="default" leftSection={<Icon name="copy" size={14} />} onClick={() => void navigator.clipboard.writeText(chosen.map((row) => row.registrationNumber).join('\n'))}>{t('desk:copyNumbers')}</Button>
              <Button size="xs" variant="default" disabled={chosen.length !== 1} onClick={() => { if (chosen[0] !== undefined) open(chosen[0].caseId) }}>{t('desk:keys.open')}</Button>
              <span className="grow" />
              <button type="button" className={classes.clear} onClick={() => step({ kind: 'clear' })}>{t('desk:keys.clear')}</button>
              <span className={classes.hideNarrow}><Keys chord="Esc" /></span>
            </>
          )
          : (
            <>
              <h2 style={{ fontSize: '1rem' }}>{t(`desk:heading.${bucket}`)}</h2>
              <span className="grow" />
              <TextInput ref={field} className={classes.search} aria-label={t('desk:search')} placeholder={t('desk:search')} leftSection={<Icon name="search" size={14} />} value={typed}
                onChange={(event) => { setTyped(event.currentTarget.value); search(event.currentTarget.value) }} />
            </>
          )}
      </div>
      {worklist.isPending ? <LoadingState lines={10} />
        : worklist.error ? <ErrorState error={worklist.error} onRetry={() => void worklist.refetch()} />
          : rows.length === 0
            ? q !== undefined
              ? <EmptyState title={t('desk:empty.search')} actions={<Anchor component="button" type="button" onClick={() => { setTyped(''); search('') }}>{t('desk:empty.clearSearch')}</Anchor>}>{t('desk:empty.searchText')}</EmptyState>
              : <EmptyState title={t(`desk:empty.${bucket}`)} actions={bucket === 'mine' ? <Link to="/desk" search={{ bucket: 'waiting-others' }}>{t('desk:empty.othersLink')}</Link> : undefined}>{t('desk:empty.text')}</EmptyState>
            : (
              <RuledTable caption={t(`desk:heading.${bucket}`)} columns={columns} rows={rows} rowKey={(row) => row.caseId} current={list.current}
                onCurrent={(key) => step({ kind: 'go', key })} onOpen={(row) => open(row.caseId)}
                selection={{ selected: list.selected, toggle: (key) => step({ kind: 'toggle', key }), labelOf: (key) => t('desk:selectCase', { number: rows.find((row) => row.caseId === key)?.registrationNumber ?? '' }) }}
                foot={t('desk:foot', { count: rows.length })} hasMore={worklist.hasNextPage} loadingMore={worklist.isFetchingNextPage} onLoadMore={() => void worklist.fetchNextPage()} />
            )}
    </Sheet>
  )
}
