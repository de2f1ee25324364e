import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, LoadingState, RuledTable, Sheet, type Column } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useOfficerSession } from '../../shared/session/session.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { useStaff, type StaffRow } from './staff-api.ts'
import { JobRoleSelect } from './job-role-select.tsx'
import classes from './staff.module.css'

const route = getRouteApi('/officer/staff')

/** The people of the own office with their job roles. */
export function StaffPage() {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { q, asOf } = route.useSearch()
  const [typed, setTyped] = useState(q ?? '')
  const [current, setCurrent] = useState<string | null>(null)
  const [hiring, setHiring] = useState(false)
  const { post } = useOfficerSession()
  const staff = useStaff(q, asOf)
  const search = useDebouncedCallback((text: string) => { void navigate({ to: '/staff', search: (before) => ({ ...before, q: text.trim() === '' ? undefined : text.trim() }), replace: true }) }, 250)
  const rows = staff.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<StaffRow>[] = [
    { key: 'name', header: t('staff:name'), narrow: 'full', render: (row) => <><Link tabIndex={-1} className="b" to="/staff/$officerId" params={{ officerId: row.officerId }} search={{}}>{row.officerName}</Link>{row.substitutesFor && <span className="sm t2"> {t('staff:insteadOf', { name: row.substitutesFor.name })}</span>}</> },
    { key: 'number', header: t('staff:number'), width: '130px', narrow: 'left', render: (row) => row.officerNumber },
    { key: 'role', header: t('staff:jobRole'), width: '260px', narrow: 'right', render: (row) => row.jobRole.name[language] },
    { key: 'from', header: t('staff:since'), width: '150px', narrow: 'full', render: (row) => <><span className={classes.narrowLabel}>{t('staff:since')}: </span><DateText value={row.validFrom} /></> },
    { key: 'training', header: t('staff:training'), width: '210px', narrow: 'full', render: (row) => <><span className={classes.narrowLabel}>{t('staff:training')}: </span>{row.training.inForce ? (row.training.validTo === null ? t('staff:unlimited') : <DateText value={row.training.validTo} />) : <span className="t2">{t('staff:none')}</span>}</> }
  ]
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.staff')}</h1>
        {post?.jobRole.isAdministrator === true && <Button data-print="no" onClick={() => setHiring(true)}>{t('staff:hire')}</Button>}
      </div>
      <p className="t2">{t('staff:intro')}</p>
      <div className={classes.search} data-print="no">
        <TextInput label={t('staff:search')} value={typed} leftSection={<Icon name="search" />} onChange={(event) => { setTyped(event.currentTarget.value); search(event.currentTarget.value) }} />
        <TextInput type="date" label={t('registers:asOf')} value={asOf ?? ''} onChange={(event) => {
          const day = event.currentTarget.value
          void navigate({ to: '/staff', search: (before) => ({ ...before, asOf: day === '' ? undefined : day }), replace: true })
        }} />
      </div>
      <Sheet title={post?.organisation.name ?? ''}>
        {staff.isPending ? <LoadingState lines={8} />
          : staff.error ? <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('staff:nobody')}>{t('staff:nobodyText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.staff')} columns={columns} rows={rows} rowKey={(row) => row.id} current={current} onCurrent={setCurrent}
                  onOpen={(row) => void navigate({ to: '/staff/$officerId', params: { officerId: row.officerId }, search: {} })}
                  hasMore={staff.hasNextPage} loadingMore={staff.isFetchingNextPage} onLoadMore={() => void staff.fetchNextPage()} />
              )}
      </Sheet>
      {hiring && post && <HireDialog organisationId={post.organisation.id} onClose={() => setHiring(false)} />}
    </>
  )
}

function HireDialog({ organisationId, onClose }: { readonly organisationId: string; readonly onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [jobRoleId, setJobRoleId] = useState<string | null>(null)
  return (
    <ChangeDialog title={t('staff:hire')} register="officers" kind="hire" subjectId={null} version={0} onClose={onClose}
      input={{ name: name.trim(), officerNumber: number.trim(), employerId: organisationId, jobRoleId }} complete={name.trim().length > 1 && number.trim().length > 2 && jobRoleId !== null}>
      <TextInput label={t('staff:name')} required value={name} maxLength={120} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <TextInput label={t('staff:number')} required value={number} maxLength={30} onChange={(event) => setNumber(event.currentTarget.value)} />
      <JobRoleSelect value={jobRoleId} onChange={setJobRoleId} />
    </ChangeDialog>
  )
}
