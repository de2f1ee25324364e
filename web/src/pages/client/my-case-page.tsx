/** One case in plain words: where it stands, what I have to do, the decision, papers, who saw my data. */
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, ErrorState, LoadingState, MoneyText } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { standingId, useMyCase, type ClientCase } from './client-api.ts'
import { CaseDataUses } from './case-data-uses.tsx'
import classes from './client.module.css'
import { DecisionPart } from './decision-part.tsx'
import { Letter } from './letter.tsx'
import { NotMine } from './not-mine.tsx'
import { Papers } from './papers.tsx'
import { lookOf, waitingMessages, waitingOf } from './status.ts'
import { TakeOver } from './take-over.tsx'

const route = getRouteApi('/client/cases/$organisationId/$caseId')

export function MyCasePage() {
  const place = route.useParams()
  const opened = useMyCase(place)
  const one = useDeferredValue(opened.data)
  if (opened.isPending) return <LoadingState lines={6} />
  if (opened.error?.status === 404) return <NotMine />
  if (!opened.data && opened.error) return <ErrorState error={opened.error} onRetry={() => void opened.refetch()} />
  return one === undefined ? <LoadingState lines={6} /> : <CaseView one={one} />
}

function CaseView({ one }: { readonly one: ClientCase }) {
  const t = useText()
  const waiting = waitingMessages(one)
  const fee = one.fee?.state === 'paid' ? null : one.fee
  return (
    <>
      <section className={classes.part}>
        <p className="sm t2"><b>{one.registrationNumber}</b>, {one.authority.name}{one.authority.demo && ` (${t('common:demo').toLowerCase()})`}</p>
        <h1>{one.subject}</h1>
        <Standing one={one} />
        <Steps one={one} />
      </section>
      {(waiting.length > 0 || one.deficiency !== null || fee !== null) && (
        <section className={classes.part} aria-labelledby="now">
          <h2 id="now">{t('client:now.title')}</h2>
          {waiting.map((message, index) => <TakeOver key={message.id} message={message} deferred={index > 0} />)}
          {one.deficiency !== null && <Deficiency one={one} />}
          {fee !== null && <Fee fee={fee} />}
        </section>
      )}
      {one.decision !== null && <DecisionPart one={one} decision={one.decision} />}
      <Papers one={one} />
      {one.maySend && one.deficiency === null && (
        <section className={classes.part} aria-labelledby="write">
          <h2 id="write">{t('client:letter.title')}</h2>
          <Letter place={one} folded />
        </section>
      )}
      <CaseDataUses caseId={one.caseId} />
      <section className={classes.part} aria-labelledby="contact">
        <h2 id="contact">{t('client:contact.title')}</h2>
        <p>{one.authority.name}</p>
        <p className="t2">{one.officer === null ? t('client:contact.noOfficer') : t('client:contact.officer', { name: one.officer })}</p>
        <p className="sm t2">{t('client:contact.quote', { number: one.registrationNumber })}</p>
      </section>
    </>
  )
}

/** The state of the case in a sentence, and what follows from it. */
function Standing({ one }: { readonly one: ClientCase }) {
  const t = useText()
  const waiting = waitingOf(one)
  const { look, icon } = lookOf(one.decision?.outcome ?? waiting)
  return (
    <div id={standingId} tabIndex={-1} className={classes.answer} data-look={look}>
      <Icon name={icon} size={20} />
      <div>
        {one.decision === null
          ? (
            <>
              <p className="b">{t(`client:status.${waiting}.title`)}</p>
              <p className="sm">{t(`client:status.${waiting}.text`)}</p>
              {one.dueDate !== null && <p className="sm">{t('client:due')} <DateText value={one.dueDate.slice(0, 10)} form="weekday" /></p>}
            </>
          )
          : <><p className="b">{t(`client:outcome.${one.decision.outcome}`)}</p><p className="sm"><Finality one={one} finalOn={one.decision.finalOn} /></p></>}
      </div>
    </div>
  )
}

function Finality({ one, finalOn }: { readonly one: ClientCase; readonly finalOn: string | null }) {
  const t = useText()
  if (finalOn !== null) return <>{t('client:final.since')} <DateText value={finalOn} /></>
  if (!one.remedy?.until) return t('client:final.notYet')
  return <>{t(`client:final.until.${one.remedy.kind}`)} <DateText value={one.remedy.until} form="weekday" /></>
}

function Steps({ one }: { readonly one: ClientCase }) {
  const t = useText()
  const next = one.steps.find((step) => step.doneOn === null)?.code
  return (
    <ol className={classes.steps} aria-label={t('client:step.label')}>
      {one.steps.map((step) => (
        <li key={step.code} data-done={step.doneOn !== null || undefined} {...(step.code === next ? { 'aria-current': 'step' as const } : {})}>
          <b>{t(`client:step.${step.code}`)}</b>
          {step.doneOn === null ? <span className="t2">{step.code === next ? t('client:step.next') : t('client:step.later')}</span> : <DateText value={step.doneOn} form="short" today={one.legalDate} />}
        </li>
      ))}
    </ol>
  )
}

function Deficiency({ one }: { readonly one: ClientCase }) {
  const t = useText()
  const { deficiency } = one
  if (deficiency === null) return null
  return (
    <div className={classes.task}>
      <h3>{t('client:deficiency.title')}</h3>
      {deficiency.dueOn !== null && <p>{t('client:deficiency.until')} <b><DateText value={deficiency.dueOn.slice(0, 10)} form="weekday" /></b></p>}
      <ul className={classes.items}>{deficiency.items.map((item) => <li key={item}>{item}</li>)}</ul>
      <p className="sm t2">{t('client:deficiency.how')}</p>
      <Letter place={one} answers={deficiency.noticeId} />
    </div>
  )
}

function Fee({ fee }: { readonly fee: NonNullable<ClientCase['fee']> }) {
  const t = useText()
  return (
    <div className={classes.task}>
      <h3>{t('client:fee.title')} <MoneyText forints={fee.amount} /></h3>
      <p>{t(`client:fee.${fee.state === 'paid' ? 'unknown' : fee.state}`)}</p>
      <p className="sm t2">{t('client:fee.reference')} <b className="nw">{fee.reference}</b></p>
    </div>
  )
}
