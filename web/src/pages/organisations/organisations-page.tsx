import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import type { UnitSummary } from '../../shared/api/types.ts'
import { EmptyState, ErrorState, LoadingState, RuledTable, Sheet, type Column } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import classes from './organisations.module.css'
import { tiers } from './tiers.ts'

const route = getRouteApi('/public/organisations')

export function OrganisationsPage() {
  const t = useText()
  const { tier, q } = route.useSearch()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q ?? '')
  const [current, setCurrent] = useState<string | null>(null)
  const search = useDebouncedCallback((text: string) => {
    void navigate({ to: '/organisations', search: (before) => ({ ...before, q: text.trim() === '' ? undefined : text.trim() }), replace: true })
  }, 250)
  const units = useInfiniteQuery({
    queryKey: ['organisations', tier, q],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/public/organisations', {
      params: { query: { limit: 50, ...(tier ? { tier } : {}), ...(q ? { q } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } }
    })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
  const rows = units.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<UnitSummary>[] = [
    {
      key: 'name', header: t('organisations:name'),
      render: (unit) => <Link tabIndex={-1} className="b" to="/organisations/$organisationId" params={{ organisationId: unit.id }}>{unit.name}</Link>
    },
    { key: 'settlement', header: t('organisations:settlement'), width: '220px', narrow: 'left', render: (unit) => unit.settlement ?? '' },
    { key: 'tier', header: t('organisations:tier'), width: '300px', narrow: 'full', render: (unit) => <span className="t2">{t(`home:tier.${unit.tier}.name`)}</span> }
  ]

  return (
    <>
      <h1>{t('common:title.organisations')}</h1>
      <p className="t2">{t('organisations:intro')} <Link to="/organisation-tree" search={{}}>{t('common:title.organisationTree')}</Link> · <Link to="/competent" search={{}}>{t('common:title.competent')}</Link> · <Link to="/job-roles">{t('common:title.jobRoles')}</Link> · <Link to="/signatures" search={{}}>{t('common:title.signatures')}</Link></p>
      <div className={classes.tools}>
        <TextInput label={t('organisations:search')} description={t('organisations:searchHelp')} value={typed} leftSection={<Icon name="search" />}
          onChange={(event) => { setTyped(event.currentTarget.value); search(event.currentTarget.value) }} />
        <nav className={classes.tiers} data-print="no" aria-label={t('organisations:tier')}>
          <Link to="/organisations" search={{ q }} aria-current={tier === undefined ? 'true' : undefined} activeProps={{}} data-on={tier === undefined || undefined}>{t('organisations:all')}</Link>
          {tiers.map((one) => <Link key={one} to="/organisations" search={{ tier: one, q }} data-on={tier === one || undefined} aria-current={tier === one ? 'true' : undefined} activeProps={{}}>{t(`home:tier.${one}.name`)}</Link>)}
        </nav>
      </div>
      <Sheet>
        {units.isPending ? <LoadingState lines={8} />
          : units.error ? <ErrorState error={units.error} onRetry={() => void units.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('organisations:none')}>{t('organisations:noneText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.organisations')} columns={columns} rows={rows} rowKey={(unit) => unit.id} current={current} onCurrent={setCurrent}
                  onOpen={(unit) => void navigate({ to: '/organisations/$organisationId', params: { organisationId: unit.id } })}
                  foot={t('organisations:shown', { count: rows.length })} hasMore={units.hasNextPage} loadingMore={units.isFetchingNextPage} onLoadMore={() => void units.fetchNextPage()} />
              )}
      </Sheet>
    </>
  )
}
