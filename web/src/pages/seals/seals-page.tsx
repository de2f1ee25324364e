import { Button, Select } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, LoadingState, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { RequestDialog } from './seal-action-dialog.tsx'
import { sealStates, toneOfState, useSeals, type SealFilter, type SealRow } from './seals-api.ts'
import classes from './seals.module.css'

const route = getRouteApi('/officer/seals')

/** Seals of the own office and its units, or of the country. */
export function SealsPage() {
  const t = useText()
  const navigate = useNavigate()
  const { seal: state, within } = route.useSearch()
  const { post } = useOfficerSession()
  const national = post?.jobRole.isNationalAdministrator === true
  const seals = useSeals({ state, within })
  const [current, setCurrent] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const change = (next: SealFilter): void => { void navigate({ to: '/seals', search: { seal: next.state, within: next.within }, replace: true }) }
  const rows = seals.data?.pages.flatMap((page) => page.items) ?? []
  const mayRequest = seals.data?.pages[0]?.mayRequest === true
  const columns: Column<SealRow>[] = [
    { key: 'office', header: t('seals:office'), narrow: 'full', render: (row) => <Link tabIndex={-1} className="b" to="/seals/$sealId" params={{ sealId: row.id }}>{row.organisation.name}</Link> },
    {
      key: 'state', header: t('seals:state'), width: '230px', narrow: 'left',
      render: (row) => <><StatusBadge tone={toneOfState[row.state]}>{t(`seals:stateOf.${row.state}`)}</StatusBadge>{row.proposed && <> <StatusBadge tone="warn">{t('seals:revocationWaits')}</StatusBadge></>}</>
    },
    { key: 'since', header: t('seals:since'), width: '160px', narrow: 'right', render: (row) => <DateText value={row.stateSince} /> },
    { key: 'ends', header: t('seals:ends'), width: '160px', narrow: 'full', render: (row) => (row.expiresAt === null ? '' : <><span className={classes.narrowLabel}>{t('seals:ends')}: </span><DateText value={row.expiresAt} /></>) }
  ]
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.seals')}</h1>
        {mayRequest && <Button data-print="no" onClick={() => setAsking(true)}>{t('seals:request')}</Button>}
      </div>
      <p className="t2">{t(national ? 'seals:introCountry' : 'seals:introOffice')}</p>
      <div className={classes.tools} data-print="no">
        <Select label={t('seals:state')} clearable placeholder={t('seals:anyState')} value={state ?? null} onChange={(next) => change({ within, state: sealStates.find((one) => one === next) })}
          clearButtonProps={{ 'aria-label': t('seals:clear') }} data={sealStates.map((one) => ({ value: one, label: t(`seals:stateOf.${one}`) }))} />
        <Select label={t('seals:endsWithin')} clearable placeholder={t('seals:anyTime')} value={within === undefined ? null : String(within)} onChange={(next) => change({ state, within: next === null ? undefined : Number(next) })}
          clearButtonProps={{ 'aria-label': t('seals:clear') }} data={[1, 3, 6, 12].map((months) => ({ value: String(months), label: t('seals:months', { count: months }) }))} />
      </div>
      <Sheet title={national ? t('seals:ofCountry') : post?.organisation.name ?? ''}>
        {seals.isPending ? <LoadingState lines={8} />
          : seals.error ? <ErrorState error={seals.error} onRetry={() => void seals.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('seals:none')}>{t('seals:noneText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.seals')} columns={columns} rows={rows} rowKey={(row) => row.id} current={current} onCurrent={setCurrent}
                  onOpen={(row) => void navigate({ to: '/seals/$sealId', params: { sealId: row.id } })}
                  hasMore={seals.hasNextPage} loadingMore={seals.isFetchingNextPage} onLoadMore={() => void seals.fetchNextPage()} />
              )}
      </Sheet>
      {asking && post && <RequestDialog organisation={post.organisation} onClose={() => setAsking(false)} />}
    </>
  )
}
