import { Button, TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { usePurposeNames } from '../../shared/api/purposes.ts'
import { DateText, EmptyState, ErrorState, FieldList, LawRef, LoadingState, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { ChangeDialog } from '../staff/change-dialog.tsx'
import { ExplanationOf, Sources, Verdict } from './explanation-of.tsx'
import { QuestionForm } from './question-form.tsx'
import { ReportPage, UnusedCaseTypes } from './report-page.tsx'
import { useDue, useExplanation, useMyRights, useWho, type Grant, type MyRights, type Question } from './rights-api.ts'
import classes from './rights.module.css'

const route = getRouteApi('/officer/rights')
const tones = { 'in-force': 'ok', 'review-overdue': 'danger', 'training-missing': 'danger', ended: 'none', later: 'warn' } as const

/** Rights to personal data and to act: mine, why, and for who looks after the office: reviews, who may, reports. */
export function RightsPage() {
  const t = useText()
  const navigate = useNavigate()
  const { view = 'mine', asOf } = route.useSearch()
  const { post } = useOfficerSession()
  const looksAfter = post !== null && (post.jobRole.isHead || post.jobRole.isAdministrator)
  const views = looksAfter ? ['mine', 'why', 'due', 'who', 'unused', 'conflicts'] as const : ['mine', 'why'] as const
  return (
    <>
      <h1>{t('common:title.rights')}</h1>
      <p className="t2">{t('rights:intro')}</p>
      <nav className={classes.views} data-print="no" aria-label={t('rights:views')}>
        {views.map((one) => <Link key={one} to="/rights" search={{ view: one, ...(asOf ? { asOf } : {}) }} data-on={one === view || undefined} aria-current={one === view ? 'true' : undefined} activeProps={{}}>{t(`rights:view.${one}`)}</Link>)}
      </nav>
      <TextInput type="date" className={classes.day} data-print="no" label={t('registers:asOf')} description={t('rights:asOfHelp')} value={asOf ?? ''} onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({ to: '/rights', search: day === '' ? { view } : { view, asOf: day }, replace: true })
      }} />
      {view === 'mine' ? <Mine asOf={asOf} /> : view === 'why' ? <Why asOf={asOf} /> : view === 'due' ? <Due asOf={asOf} /> : view === 'who' ? <Who asOf={asOf} />
        : view === 'conflicts' ? <ReportPage key={view} report={view} asOf={asOf} /> : <><ReportPage key={view} report={view} asOf={asOf} /><div className={classes.next}><UnusedCaseTypes asOf={asOf} /></div></>}
    </>
  )
}

interface OfDay { readonly asOf: string | undefined }

function Mine({ asOf }: OfDay) {
  const t = useText()
  const language = useLanguage()
  const rights = useMyRights(asOf)
  const [asking, setAsking] = useState<MyRights['entitled'] | null>(null)
  const [leaving, setLeaving] = useState<Grant | null>(null)
  if (rights.isPending) return <Sheet><LoadingState lines={6} /></Sheet>
  if (rights.error) return <Sheet><ErrorState error={rights.error} onRetry={() => void rights.refetch()} /></Sheet>
  const { entitled } = rights.data
  const groups = [...Map.groupBy(entitled, (item) => `${item.organisation.id} ${item.jobRole.id}`).values()]
  const purposeName = (code: string): string => entitled.find(({ purpose }) => purpose === code)?.purposeText[language] ?? code
  return (
    <div className={classes.stack}>
      {groups.length === 0 && rights.data.rights.length === 0 && <Sheet><EmptyState title={t('rights:nothing')}>{t('rights:nothingText')}</EmptyState></Sheet>}
      {groups.map((items) => (
        <Sheet key={items[0]!.jobRole.id + items[0]!.organisation.id} title={`${items[0]!.jobRole.name[language]}, ${items[0]!.organisation.name}`}
          aside={asOf === undefined && items.some(({ granted }) => !granted) ? <Button size="compact-sm" data-print="no" onClick={() => setAsking(items)}>{t('rights:ask')}</Button> : undefined}>
          {items.map((item) => (
            <div key={item.purpose} className={classes.body}>
              <div className="row between"><b>{item.purposeText[language]}</b><StatusBadge tone={item.granted ? 'ok' : 'warn'}>{t(item.granted ? 'rights:granted' : 'rights:notGranted')}</StatusBadge></div>
              <p className={`sm t2 ${classes.basis}`}><span>{item.category[language]}</span>{item.legalBasis.split('; ').map((law) => <LawRef key={law} citation={law} />)}</p>
            </div>
          ))}
        </Sheet>
      ))}
      {rights.data.rights.map((grant) => (
        <Sheet key={grant.id} title={`${t('rights:right')}: ${grant.jobRole.name[language]}`} aside={<StatusBadge tone={tones[grant.state]}>{t(`rights:state.${grant.state}`)}</StatusBadge>}>
          <div className={classes.body}>
            <GrantFacts grant={grant} purposes={grant.purposes.map(purposeName)} />
            {asOf === undefined && grant.state !== 'ended' && <div className="row" data-print="no"><Button size="compact-sm" variant="default" onClick={() => setLeaving(grant)}>{t('rights:giveUp')}</Button></div>}
          </div>
        </Sheet>
      ))}
      {asking && <AskDialog items={asking} onClose={() => setAsking(null)} />}
      {leaving && <ChangeDialog title={t('rights:giveUp')} register="grants" kind="withdraw" subjectId={leaving.id} version={leaving.version} input={{}} onClose={() => setLeaving(null)} />}
    </div>
  )
}

function GrantFacts({ grant, purposes }: { readonly grant: Grant; readonly purposes: readonly string[] }) {
  const t = useText()
  return (
    <>
      <p><span className="sm t2">{t('rights:purposes')}:</span> {purposes.join('; ')}</p>
      <FieldList layout="cover" fields={[
        { label: t('rights:days'), value: <><DateText value={grant.validFrom} /> – <DateText value={grant.validTo} /></> },
        { label: t('rights:reviewDue'), value: <DateText value={grant.reviewDue} /> },
        { label: t('rights:training'), value: grant.training.inForce ? (grant.training.validTo === null ? t('rights:inForce') : <DateText value={grant.training.validTo} />) : t('rights:missing') },
        { label: t('rights:approvedBy'), value: `${grant.approvedBy} (${t('rights:requestedBy', { name: grant.requestedBy })})` }
      ]} />
    </>
  )
}

function AskDialog({ items, onClose }: { readonly items: MyRights['entitled']; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { officer } = useOfficerSession()
  const [until, setUntil] = useState('')
  const [first] = items
  return (
    <ChangeDialog title={t('rights:ask')} register="grants" kind="request" subjectId={null} version={0} complete={until !== ''} onClose={onClose}
      input={{ officerId: officer.id, organisationId: first!.organisation.id, jobRoleId: first!.jobRole.id, purposes: items.map(({ purpose }) => purpose), until }}>
      <ul className={classes.list}>{items.map((item) => <li key={item.purpose}>{item.purposeText[language]}</li>)}</ul>
      <TextInput type="date" label={t('rights:until')} description={t('rights:untilHelp')} required value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
    </ChangeDialog>
  )
}

const firstQuestion: Question = { action: 'case:read', caseType: 'telepengedely' }

function Why({ asOf }: OfDay) {
  const t = useText()
  const [question, setQuestion] = useState(firstQuestion)
  const explanation = useExplanation(question, asOf)
  return (
    <>
      <QuestionForm question={question} onChange={setQuestion} />
      <Sheet title={t('rights:view.why')} aside={<OnDay day={explanation.data?.asOf} />}>
        {explanation.isPending ? <LoadingState lines={4} />
          : explanation.error ? <ErrorState error={explanation.error} onRetry={() => void explanation.refetch()} />
            : <div className={classes.body}><ExplanationOf explanation={explanation.data} /><Sources sources={explanation.data.sources} /></div>}
      </Sheet>
    </>
  )
}

function Who({ asOf }: OfDay) {
  const t = useText()
  const language = useLanguage()
  const [question, setQuestion] = useState(firstQuestion)
  const who = useWho(question, asOf)
  return (
    <>
      <QuestionForm question={question} onChange={setQuestion} />
      <Sheet title={t('rights:view.who')} aside={<OnDay day={who.data?.asOf} />}>
        {who.isPending ? <LoadingState lines={6} />
          : who.error ? <ErrorState error={who.error} onRetry={() => void who.refetch()} />
            : who.data.items.length === 0 ? <EmptyState title={t('rights:nobodyThen')} />
            : [...who.data.items].sort((a, b) => Number(b.explanation.allowed) - Number(a.explanation.allowed)).map((row) => (
              <div key={row.postId} className={classes.body}>
                <div className="row between">
                  <span><b>{row.name}</b> <span className="t2">{row.jobRole[language]}{row.substitutesFor !== null && `, ${t('staff:insteadOf', { name: row.substitutesFor })}`}</span></span>
                  <Verdict allowed={row.explanation.allowed} />
                </div>
                <ExplanationOf explanation={row.explanation} verdict={false} />
              </div>
            ))}
      </Sheet>
    </>
  )
}

/** Of which day the answer is. */
function OnDay({ day }: { readonly day: string | undefined }) {
  const t = useText()
  return day === undefined ? null : <span className="sm t2 nw">{t('rights:onDay')} <DateText value={day} /></span>
}

function Due({ asOf }: OfDay) {
  const t = useText()
  const language = useLanguage()
  const due = useDue(asOf)
  const purposeName = usePurposeNames()
  const [asked, setAsked] = useState<{ readonly grant: Grant; readonly kind: 'confirm' | 'withdraw' } | null>(null)
  if (due.isPending) return <Sheet><LoadingState lines={6} /></Sheet>
  if (due.error) return <Sheet><ErrorState error={due.error} onRetry={() => void due.refetch()} /></Sheet>
  return (
    <div className={classes.stack}>
      <p className="t2">{t(asOf === undefined ? 'rights:dueText' : 'rights:dueTextThen')}</p>
      {due.data.items.length === 0 && <Sheet><EmptyState title={t(asOf === undefined ? 'rights:noneDue' : 'rights:noneDueThen')} /></Sheet>}
      {due.data.items.map((grant) => (
        <Sheet key={grant.id} title={`${grant.officerName}: ${grant.jobRole.name[language]}`} aside={<StatusBadge tone={tones[grant.state]}>{t(`rights:state.${grant.state}`)}</StatusBadge>}>
          <div className={classes.body}>
            <GrantFacts grant={grant} purposes={grant.purposes.map(purposeName)} />
            {asOf === undefined && (
              <div className="row" data-print="no">
                <Button size="compact-sm" onClick={() => setAsked({ grant, kind: 'confirm' })}>{t('rights:confirm')}</Button>
                <Button size="compact-sm" variant="default" onClick={() => setAsked({ grant, kind: 'withdraw' })}>{t('rights:withdraw')}</Button>
              </div>
            )}
          </div>
        </Sheet>
      ))}
      {asked && <ChangeDialog title={`${t(`rights:${asked.kind}`)}: ${asked.grant.officerName}`} register="grants" kind={asked.kind} subjectId={asked.grant.id} version={asked.grant.version} input={{}} onClose={() => setAsked(null)} />}
    </div>
  )
}
