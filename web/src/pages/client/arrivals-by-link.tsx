/** Where links from outside arrive: the receipt of a submission, the e-mail about a message. They lead on to the case. */
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, ErrorState, LoadingState } from '../../shared/components/index.ts'
import { useLineOf, useMyCases, useMyMessages } from './client-api.ts'
import classes from './client.module.css'
import { NotMine } from './not-mine.tsx'
import { TakeOver } from './take-over.tsx'

const submissionRoute = getRouteApi('/client/submissions/$organisationId/$submissionId')
const messageRoute = getRouteApi('/client/messages/$messageId')

/** What I handed in, until it becomes a case. */
export function MySubmissionPage() {
  const t = useText()
  const { submissionId } = submissionRoute.useParams()
  const cases = useMyCases()
  const { line, searching } = useLineOf(cases, (item) => item.submissionId === submissionId)
  if (cases.isPending || searching) return <LoadingState />
  if (cases.error) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />
  if (line === undefined) return <NotMine />
  if (line.caseId !== null) return <Navigate to="/client/cases/$organisationId/$caseId" params={{ organisationId: line.organisationId, caseId: line.caseId }} replace />
  return (
    <>
      <section className={classes.part}>
        <p className="sm t2">{line.authority.name}</p>
        <h1>{line.subject}</h1>
        <p className={classes.lead}>{t('client:submission.text')}</p>
      </section>
      <section className={classes.part}>
        <dl className={classes.facts}>
          <div><dt>{t('client:submission.number')}</dt><dd>{line.number}</dd></div>
          <div><dt>{t('client:submission.received')}</dt><dd><DateText value={line.since} form="instant" /></dd></div>
        </dl>
      </section>
    </>
  )
}

/** A message by its link: to its case when it has one. */
export function MyMessagePage() {
  const t = useText()
  const language = useLanguage()
  const { messageId } = messageRoute.useParams()
  const messages = useMyMessages()
  const { line: message, searching } = useLineOf(messages, (item) => item.id === messageId)
  if (messages.isPending || searching) return <LoadingState />
  if (messages.error) return <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
  if (message === undefined) return <NotMine />
  if (message.caseId !== null) return <Navigate to="/client/cases/$organisationId/$caseId" params={{ organisationId: message.organisationId, caseId: message.caseId }} replace />
  return (
    <section className={classes.part}>
      <h1>{message.title[language]}</h1>
      <p className="t2"><DateText value={message.sentAt} form="instant" /></p>
      {message.needsReceipt && message.openedAt === null && <TakeOver message={message} />}
      <p className={classes.lead}>{t('client:message.noCase')} <Link to="/client">{t('client:cases.title')}</Link></p>
    </section>
  )
}
