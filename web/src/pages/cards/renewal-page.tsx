import { Button, Progress, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { DateText, EmptyState, ErrorState, LoadingState, Note, ProblemAlert, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { cardsChanged, useRenewals, type Renewal } from './cards-api.ts'
import classes from './cards.module.css'

/** Orders for all cards that end soon, with the progress of those under way; the page may be left. */
export function RenewalPage() {
  const t = useText()
  const queries = useQueryClient()
  const { post } = useOfficerSession()
  const national = post?.jobRole.isNationalAdministrator === true
  const renewals = useRenewals()
  const [months, setMonths] = useState('3')
  const [scope, setScope] = useState<'office' | 'country'>('office')
  const [key, setKey] = useState(idempotencyKey)
  const start = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/card-renewals', {
      params: { header: { 'idempotency-key': key } }, body: { organisationId: scope === 'country' ? null : post?.organisation.id ?? null, months: Number(months) }
    })),
    onSuccess: () => cardsChanged(queries),
    onSettled: () => setKey(idempotencyKey())
  })
  return (
    <>
      <p className="sm"><Link to="/cards" search={{}}>{t('common:title.cards')}</Link></p>
      <h1>{t('common:title.cardRenewal')}</h1>
      <p className="t2">{t('cards:renewalIntro')}</p>
      <div className={classes.column}>
        <Sheet>
          <form className={classes.panel} onSubmit={(event) => { event.preventDefault(); start.mutate() }}>
            {national && (
              <Select label={t('cards:renewalScope')} required allowDeselect={false} value={scope} onChange={(next) => setScope(next === 'country' ? 'country' : 'office')} comboboxProps={{ withinPortal: false }}
                data={[{ value: 'office', label: post?.organisation.name ?? '' }, { value: 'country', label: t('cards:ofCountry') }]} />
            )}
            <Select label={t('cards:endsWithin')} required allowDeselect={false} value={months} onChange={(next) => setMonths(next ?? months)} comboboxProps={{ withinPortal: false }}
              data={[1, 3, 6, 12].map((count) => ({ value: String(count), label: t('cards:months', { count }) }))} />
            <p className="sm t2">{t('cards:renewalRules')}</p>
            {start.error && <ProblemAlert problem={asProblem(start.error)} />}
            {start.data && <Note tone={start.data.already ? 'warn' : 'ok'} role="status"><p>{t(start.data.already ? 'cards:renewalAlready' : 'cards:renewalStarted')}</p></Note>}
            <div className="row"><Button type="submit" loading={start.isPending}>{t('cards:renewalStart')}</Button></div>
          </form>
        </Sheet>
        <Sheet title={t('cards:renewals')}>
          {renewals.isPending ? <LoadingState lines={4} />
            : renewals.error ? <ErrorState error={renewals.error} onRetry={() => void renewals.refetch()} />
              : renewals.data.items.length === 0 ? <EmptyState title={t('cards:renewalsNone')} />
                : renewals.data.items.map((one) => <RenewalProgress key={one.id} renewal={one} />)}
        </Sheet>
      </div>
    </>
  )
}

function RenewalProgress({ renewal }: { readonly renewal: Renewal }) {
  const t = useText()
  const { total, ordered, skipped, state } = renewal
  return (
    <div className={classes.body}>
      <p><b>{renewal.organisation?.name ?? t('cards:ofCountry')}</b> <StatusBadge tone={state === 'done' ? 'ok' : 'action'}>{t(`cards:renewalState.${state}`)}</StatusBadge></p>
      {state !== 'done' && <Progress aria-label={t('cards:renewalProgress')} value={total === 0 ? 0 : (100 * (ordered + skipped)) / total} />}
      <p role={state === 'done' ? undefined : 'status'}>{t('cards:renewalCounts', { ordered, skipped, total })}</p>
      <p className="sm t2">{renewal.startedBy}, <DateText value={renewal.startedAt} form="instant" /> · {t('cards:renewalUntil')} <DateText value={renewal.expiresBefore} /></p>
    </div>
  )
}
