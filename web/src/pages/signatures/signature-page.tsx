import { TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { hasText, useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, FieldList, LoadingState, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { Rights } from './rights.tsx'
import { toneOfState, useEntry, type EntryHistory } from './signatures-api.ts'
import classes from './signatures.module.css'

const route = getRouteApi('/public/signatures/$signatureId')
type State = EntryHistory['states'][number]
type Other = EntryHistory['others'][number]

/** One certificate: whose it is, what its holder may sign on the day, every state and right that it ever had. */
export function SignaturePage() {
  const t = useText()
  const { signatureId } = route.useParams()
  const { asOf } = route.useSearch()
  const navigate = useNavigate()
  const entry = useEntry(signatureId, asOf)
  const up = <p className="sm"><Link to="/signatures" search={asOf ? { asOf } : {}}>{t('common:title.signatures')}</Link></p>
  if (entry.isPending || entry.error) {
    return <>{up}<h1>{t('common:title.signature')}</h1><Sheet>{entry.error ? <ErrorState error={entry.error} onRetry={() => void entry.refetch()} /> : <LoadingState lines={8} />}</Sheet></>
  }
  const { data } = entry
  const address = `/api/v1/public/signatures/${data.id}/certificate`
  const reason = (code: string | null): string => {
    const key = `signatures:reasonOf.${code ?? ''}`
    return code === null ? '' : hasText(key) ? t(key as 'signatures:reasonOf.superseded') : code
  }
  const states: Column<State>[] = [
    { key: 'at', header: t('signatures:since'), width: '260px', narrow: 'left', render: (one) => <DateText value={one.at} form="instant" /> },
    { key: 'state', header: t('signatures:state'), width: '200px', narrow: 'right', render: (one) => <StatusBadge tone={toneOfState[one.state]}>{t(`signatures:stateOf.${one.state}`)}</StatusBadge> },
    { key: 'why', header: t('signatures:why'), narrow: 'full', render: (one) => reason(one.reason) }
  ]
  const others: Column<Other>[] = [
    { key: 'serial', header: t('signatures:serial'), narrow: 'full', render: (one) => <Link tabIndex={-1} to="/signatures/$signatureId" params={{ signatureId: one.id }} search={{}}><code className={`sm ${classes.digest}`}>{one.serial}</code></Link> },
    { key: 'days', header: t('signatures:validity'), width: '320px', narrow: 'full', render: (one) => <><DateText value={one.validFrom} /> – <DateText value={one.validTo} /></> }
  ]
  return (
    <>
      {up}
      <h1>{data.holder} <StatusBadge tone={toneOfState[data.state]}>{t(`signatures:stateOf.${data.state}`)}</StatusBadge></h1>
      <TextInput type="date" data-print="no" className={classes.day} label={t('registers:asOf')} value={asOf ?? ''} onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({ to: '/signatures/$signatureId', params: { signatureId }, search: day === '' ? {} : { asOf: day }, replace: true })
      }} />
      <div className={classes.stack}>
        <Sheet title={t(`signatures:kindOf.${data.kind}`)}>
          <div className={classes.body}>
            <FieldList layout="cover" fields={[
              { label: t('signatures:validity'), value: <><DateText value={data.validFrom} /> – <DateText value={data.validTo} /></> },
              { label: t('signatures:stateSince'), value: <DateText value={data.stateSince} form="instant" /> },
              ...(data.reason === null ? [] : [{ label: t('signatures:why'), value: reason(data.reason) }]),
              { label: t('signatures:issuer'), value: data.issuer }
            ]} />
            <FieldList layout="cover" fields={[
              { label: t('signatures:serial'), value: <code className={`sm ${classes.digest}`}>{data.serial}</code> },
              { label: t('signatures:fingerprint'), value: <code className={`sm ${classes.digest}`}>{data.sha256}</code> },
              { label: t('signatures:certificate'), value: <><a href={`${address}?format=pem`} download>{t('signatures:pem')}</a> · <a href={`${address}?format=der`} download>{t('signatures:der')}</a></> }
            ]} />
          </div>
        </Sheet>
        <Sheet title={t('signatures:inNameOf')}>
          <div className={classes.body}>
            {data.organisation !== null
              ? <p><Link to="/organisations/$organisationId" params={{ organisationId: data.organisation.id }} search={{}}>{data.organisation.name}</Link>. {t('signatures:sealFor')}</p>
              : data.rights.length === 0 ? <EmptyState title={t('signatures:noRights')}>{t('signatures:noRightsText')}</EmptyState> : <Rights rights={data.rights} dated />}
          </div>
        </Sheet>
        <Sheet title={t('signatures:states')}><RuledTable caption={t('signatures:states')} columns={states} rows={data.states} rowKey={(one) => `${one.at} ${one.state}`} /></Sheet>
        {data.rightsEver.length > 0 && <Sheet title={t('signatures:rightsEver')}><div className={classes.body}><Rights rights={data.rightsEver} dated /></div></Sheet>}
        {data.others.length > 0 && <Sheet title={t('signatures:others')}><RuledTable caption={t('signatures:others')} columns={others} rows={data.others} rowKey={(one) => one.id} /></Sheet>}
      </div>
    </>
  )
}
