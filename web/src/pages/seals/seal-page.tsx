import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, FieldList, LoadingState, Note, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { SealActionDialog, type DialogAction } from './seal-action-dialog.tsx'
import { toneOfState, useSealEntry, useSealUses, type Seal, type SealUse } from './seals-api.ts'
import classes from './seals.module.css'

const route = getRouteApi('/officer/seals/$sealId')
type Line = Seal['history'][number]

/** One seal: where it stands, what may be done with it, its certificate, everything that was done with it and sealed by it. */
export function SealPage() {
  const t = useText()
  const { sealId } = route.useParams()
  const seal = useSealEntry(sealId)
  const [asked, setAsked] = useState<DialogAction | null>(null)
  const up = <p className="sm"><Link to="/seals" search={{}}>{t('common:title.seals')}</Link></p>
  if (seal.isPending || seal.error) {
    return <>{up}<h1>{t('common:title.seal')}</h1><Sheet>{seal.error ? <ErrorState error={seal.error} onRetry={() => void seal.refetch()} /> : <LoadingState lines={8} />}</Sheet></>
  }
  const { data } = seal
  const reason = (code: string | null): string => {
    const key = `seals:reasonOf.${code ?? ''}`
    return code !== null && hasText(key) ? t(key as 'seals:reasonOf.first') : ''
  }
  const person = ({ name, system }: Line['by']): string => (system ? t('seals:bySystem') : name)
  const history: Column<Line>[] = [
    { key: 'at', header: t('seals:when'), width: '190px', narrow: 'left', render: (line) => <DateText value={line.at} form="instant" /> },
    { key: 'step', header: t('seals:what'), width: '220px', narrow: 'right', render: (line) => t(`seals:step.${line.step}`) },
    { key: 'by', header: t('seals:who'), width: '240px', narrow: 'full', render: (line) => <>{person(line.by)}{line.confirmedBy && <><br /><span className="sm t2">{t('seals:confirmedBy', { name: person(line.confirmedBy) })}</span></>}</> },
    { key: 'why', header: t('seals:why'), narrow: 'full', render: (line) => [reason(line.reason), line.note ?? ''].filter(Boolean).join(' · ') }
  ]
  const steps = data.actions.filter((action) => action !== 'seal:read-uses')
  const link = (id: string) => <Link to="/seals/$sealId" params={{ sealId: id }}>{t('seals:open')}</Link>
  return (
    <>
      {up}
      <h1>{data.organisation.name} <StatusBadge tone={toneOfState[data.state]}>{t(`seals:stateOf.${data.state}`)}</StatusBadge></h1>
      <div className={classes.stack}>
        {data.proposal && <Note tone="warn"><p>{t('seals:proposedText', { name: person(data.proposal.by), reason: reason(data.proposal.reason) })} {data.proposal.note}</p></Note>}
        <Sheet title={t('common:title.seal')}>
          <div className={classes.body}>
            <FieldList layout="cover" fields={[
              { label: t('seals:stateSince'), value: <DateText value={data.stateSince} form="instant" /> },
              { label: t('seals:ends'), value: data.expiresAt === null ? t('seals:notYet') : <DateText value={data.expiresAt} /> },
              { label: t('seals:askedFor'), value: reason(data.orderReason) || '–' },
              ...(data.predecessorId === null ? [] : [{ label: t('seals:predecessor'), value: link(data.predecessorId) }]),
              ...(data.successorId === null ? [] : [{ label: t('seals:successor'), value: link(data.successorId) }])
            ]} />
            {data.certificate && (
              <FieldList layout="cover" fields={[
                { label: t('seals:certificateSerial'), value: <code className={`sm ${classes.digest}`}>{data.certificate.serial}</code> },
                { label: t('seals:validity'), value: <><DateText value={data.certificate.notBefore} /> – <DateText value={data.certificate.notAfter} /></> },
                { label: t('seals:certificateState'), value: t(`seals:status.${data.certificate.status}`) }
              ]} />
            )}
          </div>
        </Sheet>
        <section data-print="no">
          <Sheet title={t('seals:actions')}>
            {steps.length === 0 && <p className={`${classes.body} t2`}>{t(data.state === 'ordered' ? 'seals:waitsForAnother' : 'seals:noActions')}</p>}
            <ul className={classes.actions}>
              {steps.map((action) => {
                const code = action.slice('seal:'.length) as DialogAction
                return (
                  <li key={action}>
                    <Button variant="default" {...(code === 'propose-revocation' || code === 'confirm-revocation' ? { color: 'red' } : {})} onClick={() => setAsked(code)}>{t(`seals:action.${code}`)}</Button>
                    <p>{t(`seals:explain.${code}`)}</p>
                  </li>
                )
              })}
            </ul>
            {data.state === 'active' && data.orderWaits && <p className={`${classes.body} t2`}>{t('seals:orderWaits')}</p>}
          </Sheet>
        </section>
        <Sheet title={t('seals:history')}><RuledTable caption={t('seals:history')} columns={history} rows={data.history} rowKey={(line) => String(line.version)} /></Sheet>
        {data.actions.includes('seal:read-uses') && <Uses sealId={data.id} />}
      </div>
      {asked !== null && <SealActionDialog action={asked} seal={data} onClose={() => setAsked(null)} />}
    </>
  )
}

function Uses({ sealId }: { readonly sealId: string }) {
  const t = useText()
  const uses = useSealUses(sealId)
  const rows = uses.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<SealUse>[] = [
    { key: 'at', header: t('seals:when'), width: '190px', narrow: 'left', render: (use) => <DateText value={use.at} form="instant" /> },
    { key: 'by', header: t('seals:who'), width: '200px', narrow: 'right', render: (use) => (use.by.system ? t('seals:bySystem') : use.by.name) },
    {
      key: 'document', header: t('seals:document'), narrow: 'full',
      render: (use) => <>{use.caseId === null ? use.reason : <Link tabIndex={-1} to="/cases/$caseId" params={{ caseId: use.caseId }}>{use.reason}</Link>}<br /><code className={`sm t2 ${classes.digest}`}>{t('seals:digest', { digest: use.sha256 })}</code></>
    }
  ]
  return (
    <Sheet title={t('seals:uses')}>
      {uses.isPending ? <LoadingState lines={4} />
        : uses.error ? <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />
          : rows.length === 0 ? <EmptyState title={t('seals:usesNone')}>{t('seals:usesNoneText')}</EmptyState>
            : <RuledTable caption={t('seals:uses')} columns={columns} rows={rows} rowKey={(use) => use.id} hasMore={uses.hasNextPage} loadingMore={uses.isFetchingNextPage} onLoadMore={() => void uses.fetchNextPage()} />}
    </Sheet>
  )
}
