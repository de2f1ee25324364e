import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import { DateText, ErrorState, FieldList, LoadingState, Note, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { CardActionDialog, type DialogAction } from './card-action-dialog.tsx'
import { toneOfState, useCardEntry, type Card } from './cards-api.ts'
import classes from './cards.module.css'

const route = getRouteApi('/officer/cards/$cardId')
type Line = Card['history'][number]

/** One card: where it stands, what may be done with it and what that does, its certificates, and everything that was done. */
export function CardPage() {
  const t = useText()
  const { cardId } = route.useParams()
  const card = useCardEntry(cardId)
  const [asked, setAsked] = useState<DialogAction | null>(null)
  if (card.isPending) return <LoadingState lines={8} />
  if (card.error) {
    return (
      <>
        <p className="sm"><Link to="/cards" search={{}}>{t('common:title.cards')}</Link></p>
        <h1>{t('common:title.card')}</h1>
        <ErrorState error={card.error} onRetry={() => void card.refetch()} />
      </>
    )
  }
  const { data } = card
  const reason = (code: string | null): string => {
    const key = `cards:reasonOf.${code ?? ''}`
    return code !== null && hasText(key) ? t(key as 'cards:reasonOf.lost') : ''
  }
  const person = ({ name, system }: Line['by']): string => (system ? t('cards:bySystem', { name }) : name)
  const history: Column<Line>[] = [
    { key: 'at', header: t('cards:when'), width: '190px', narrow: 'left', render: (line) => <DateText value={line.at} form="instant" /> },
    { key: 'step', header: t('cards:what'), width: '220px', narrow: 'right', render: (line) => t(`cards:step.${line.step}`) },
    { key: 'by', header: t('cards:who'), width: '240px', narrow: 'full', render: (line) => <>{person(line.by)}{line.confirmedBy && <><br /><span className="sm t2">{t('cards:confirmedBy', { name: person(line.confirmedBy) })}</span></>}</> },
    {
      key: 'why', header: t('cards:why'), narrow: 'full',
      render: (line) => [reason(line.reason), line.identity === null ? '' : t(`cards:identity.${line.identity as 'passport'}`), line.note ?? ''].filter(Boolean).join(' · ')
    }
  ]
  const certificates: Column<Card['certificates'][number]>[] = [
    { key: 'use', header: t('cards:use'), width: '180px', narrow: 'left', render: (one) => t(`cards:useOf.${one.use}`) },
    { key: 'status', header: t('cards:state'), width: '180px', narrow: 'right', render: (one) => <StatusBadge tone={one.status === 'good' ? 'ok' : one.status === 'hold' ? 'warn' : 'danger'}>{t(`cards:status.${one.status}`)}</StatusBadge> },
    { key: 'days', header: t('cards:validity'), width: '260px', narrow: 'full', render: (one) => <><DateText value={one.notBefore} /> – <DateText value={one.notAfter} /></> },
    { key: 'serial', header: t('cards:certificateSerial'), narrow: 'full', render: (one) => <code className="sm">{one.serial}</code> }
  ]
  const link = (id: string, text: string) => <Link to="/cards/$cardId" params={{ cardId: id }}>{text}</Link>
  return (
    <>
      <p className="sm"><Link to="/cards" search={{}}>{t('common:title.cards')}</Link></p>
      <h1>{data.serial ?? t('cards:unnumbered')} <StatusBadge tone={toneOfState[data.state]}>{t(`cards:stateOf.${data.state}`)}</StatusBadge></h1>
      <div className={classes.stack}>
        {data.proposal && (
          <Note tone="warn"><p>{t('cards:proposedText', { name: person(data.proposal.by), reason: reason(data.proposal.reason) })} {data.proposal.note}</p></Note>
        )}
        <Sheet title={data.officer.name}>
          <div className={classes.body}>
            <FieldList layout="cover" fields={[
              { label: t('cards:officerNumber'), value: <Link to="/staff/$officerId" params={{ officerId: data.officer.id }} search={{}}>{data.officer.number}</Link> },
              { label: t('cards:office'), value: data.organisation?.name ?? t('cards:noOffice') },
              { label: t('cards:stateSince'), value: <DateText value={data.stateSince} form="instant" /> },
              { label: t('cards:ends'), value: data.expiresAt === null ? t('cards:notYet') : <DateText value={data.expiresAt} /> },
              { label: t('cards:orderedFor'), value: reason(data.orderReason) || '–' },
              { label: t('cards:letter'), value: t(`cards:letterOf.${data.letter}`) },
              ...(data.predecessorId === null ? [] : [{ label: t('cards:predecessor'), value: link(data.predecessorId, t('cards:toCard')) }]),
              ...(data.successorId === null ? [] : [{ label: t('cards:successor'), value: link(data.successorId, t('cards:toCard')) }])
            ]} />
          </div>
        </Sheet>
        <section data-print="no">
          <Sheet title={t('cards:actions')}>
            {data.actions.length === 0 && <p className={`${classes.body} t2`}>{t('cards:noActions')}</p>}
            <ul className={classes.actions}>
              {data.actions.map((action) => {
                const code = action.slice('card:'.length) as DialogAction
                return (
                  <li key={action}>
                    <Button variant="default" {...(code === 'propose-revocation' || code === 'confirm-revocation' ? { color: 'red' } : {})} onClick={() => setAsked(code)}>{t(`cards:action.${code}`)}</Button>
                    <p>{t(`cards:explain.${code}`)}</p>
                  </li>
                )
              })}
            </ul>
            {data.state === 'ordered' && !data.actions.includes('card:personalise') && <p className={`${classes.body} t2`}>{t('cards:waitsForAnother')}</p>}
            {data.letter === 'printed' && data.actions.includes('card:replace') && <p className={`${classes.body} t2`}>{t('cards:letterGone')}</p>}
          </Sheet>
        </section>
        {data.certificates.length > 0 && <Sheet title={t('cards:certificates')}><RuledTable caption={t('cards:certificates')} columns={certificates} rows={data.certificates} rowKey={(one) => one.id} /></Sheet>}
        <Sheet title={t('cards:history')}><RuledTable caption={t('cards:history')} columns={history} rows={data.history} rowKey={(line) => String(line.version)} /></Sheet>
      </div>
      {asked !== null && <CardActionDialog action={asked} card={data} onClose={() => setAsked(null)} />}
    </>
  )
}
