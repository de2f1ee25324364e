import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, LoadingState, RuledTable, Sheet, type Column } from '../../shared/components/index.ts'
import { useArrivals, type ArrivalLine } from './arrivals-api.ts'
import classes from './arrivals.module.css'

/** What has arrived and waits for registration; who hands in waits for a number since then. */
export function ArrivalsPage() {
  const t = useText()
  const navigate = useNavigate()
  const arrivals = useArrivals()
  const [current, setCurrent] = useState<string | null>(null)
  const rows = arrivals.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<ArrivalLine>[] = [
    {
      key: 'number', header: t('arrivals:number'), width: '130px', narrow: 'left',
      render: (row) => <Link tabIndex={-1} className="b nw" to="/arrivals/$submissionId" params={{ submissionId: row.id }}>{row.arrivalNumber}</Link>
    },
    { key: 'subject', header: t('arrivals:subject'), narrow: 'full', render: (row) => <><b>{row.subject}</b><br /><span className="t2 sm">{row.submitterName}</span></> },
    { key: 'channel', header: t('arrivals:channel'), width: '130px', narrow: 'left', render: (row) => t(`arrivals:channels.${row.channel}`) },
    { key: 'files', header: t('arrivals:files'), width: '90px', align: 'right', narrow: 'right', render: (row) => t('arrivals:fileCount', { count: row.files }) },
    { key: 'received', header: t('arrivals:received'), width: '150px', narrow: 'right', render: (row) => <DateText value={row.receivedAt} form="list" /> }
  ]
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.arrivals')}</h1>
        <Button component={Link} to="/arrivals/new" variant="default">{t('arrivals:record')}</Button>
      </div>
      <p className={`t2 ${classes.intro}`}>{t('arrivals:intro')}</p>
      <Sheet>
        {arrivals.isPending ? <LoadingState lines={6} />
          : arrivals.error ? <ErrorState error={arrivals.error} onRetry={() => void arrivals.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('arrivals:none')}>{t('arrivals:noneText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.arrivals')} columns={columns} rows={rows} rowKey={(row) => row.id} current={current} onCurrent={setCurrent}
                  onOpen={(row) => void navigate({ to: '/arrivals/$submissionId', params: { submissionId: row.id } })}
                  hasMore={arrivals.hasNextPage} loadingMore={arrivals.isFetchingNextPage} onLoadMore={() => void arrivals.fetchNextPage()} />
              )}
      </Sheet>
    </>
  )
}
