import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, LoadingState, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { Rights } from './rights.tsx'
import { exportAddress, toneOfState, useEntries, type Entry, type EntryFilter } from './signatures-api.ts'
import classes from './signatures.module.css'

const route = getRouteApi('/public/signatures')

/** Who signs what, in whose name, on a day; and the seals of offices. For anybody. */
export function SignaturesPage() {
  const t = useText()
  const navigate = useNavigate()
  const filter = route.useSearch()
  const entries = useEntries(filter)
  const [name, setName] = useState(filter.q ?? '')
  const [serial, setSerial] = useState(filter.serial ?? '')
  const [current, setCurrent] = useState<string | null>(null)
  const change = (next: EntryFilter): void => { void navigate({ to: '/signatures', search: (before) => ({ ...before, ...next }), replace: true }) }
  const search = useDebouncedCallback((next: { q: string; serial: string }) => change({ q: next.q.trim() === '' ? undefined : next.q.trim(), serial: /^[0-9A-Fa-f]{2,40}$/.test(next.serial.trim()) ? next.serial.trim() : undefined }), 300)
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<Entry>[] = [
    {
      key: 'holder', header: t('signatures:holder'), width: '260px', narrow: 'full',
      render: (row) => <><Link tabIndex={-1} className="b" to="/signatures/$signatureId" params={{ signatureId: row.id }} search={filter.asOf ? { asOf: filter.asOf } : {}}>{row.holder}</Link><br /><span className="sm t2">{t(`signatures:kindOf.${row.kind}`)}</span></>
    },
    {
      key: 'name', header: t('signatures:inNameOf'), narrow: 'full',
      render: (row) => (row.organisation === null ? <Rights rights={row.rights} /> : <><Link tabIndex={-1} to="/organisations/$organisationId" params={{ organisationId: row.organisation.id }} search={{}}>{row.organisation.name}</Link><div className={classes.types}>{t('signatures:sealFor')}</div></>)
    },
    { key: 'days', header: t('signatures:validity'), width: '170px', narrow: 'left', render: (row) => <><DateText value={row.validFrom} /> –<br /><DateText value={row.validTo} /></> },
    { key: 'state', header: t('signatures:state'), width: '190px', narrow: 'right', render: (row) => <><StatusBadge tone={toneOfState[row.state]}>{t(`signatures:stateOf.${row.state}`)}</StatusBadge>{row.state !== 'good' && <><br /><span className="sm t2"><DateText value={row.stateSince} /></span></>}</> }
  ]
  return (
    <>
      <h1>{t('common:title.signatures')}</h1>
      <p className="t2">{t('signatures:intro')} <Link to="/verification">{t('common:title.verification')}</Link></p>
      <div className={classes.tools} data-print="no">
        <TextInput label={t('signatures:search')} value={name} leftSection={<Icon name="search" />} onChange={(event) => { setName(event.currentTarget.value); search({ q: event.currentTarget.value, serial }) }} />
        <TextInput label={t('signatures:serial')} value={serial} maxLength={40} onChange={(event) => { setSerial(event.currentTarget.value); search({ q: name, serial: event.currentTarget.value }) }} />
        <Select label={t('signatures:kind')} clearable placeholder={t('signatures:both')} value={filter.of ?? null} onChange={(next) => change({ of: next === 'signature' || next === 'seal' ? next : undefined })} clearButtonProps={{ 'aria-label': t('signatures:clear') }}
          data={(['signature', 'seal'] as const).map((one) => ({ value: one, label: t(`signatures:kindOf.${one}`) }))} />
        <TextInput type="date" label={t('registers:asOf')} value={filter.asOf ?? ''} onChange={(event) => change({ asOf: event.currentTarget.value === '' ? undefined : event.currentTarget.value })} />
      </div>
      <div className={`${classes.exports} sm`} data-print="no">
        {filter.office !== undefined && <Link to="/signatures" search={{}}>{t('signatures:all')}</Link>}
        <a href={exportAddress(filter, 'csv')}>{t('registers:exportCsv')}</a>
        <a href={exportAddress(filter, 'json')}>{t('registers:exportJson')}</a>
      </div>
      <Sheet>
        {entries.isPending ? <LoadingState lines={8} />
          : entries.error ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('signatures:none')}>{t('signatures:noneText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.signatures')} columns={columns} rows={rows} rowKey={(row) => row.id} current={current} onCurrent={setCurrent}
                  onOpen={(row) => void navigate({ to: '/signatures/$signatureId', params: { signatureId: row.id }, search: filter.asOf ? { asOf: filter.asOf } : {} })}
                  hasMore={entries.hasNextPage} loadingMore={entries.isFetchingNextPage} onLoadMore={() => void entries.fetchNextPage()} />
              )}
      </Sheet>
    </>
  )
}
