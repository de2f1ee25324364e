import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useReducer, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, ErrorState, Keys, LoadingState, StatusBadge } from '../../shared/components/index.ts'
import { useTypedStore } from '../../shared/drafts/index.ts'
import { emptyList, listStep, useShortcuts } from '../../shared/keyboard/index.ts'
import { titleOf } from './act-lines.ts'
import classes from './case.module.css'
import { Cover } from './cover.tsx'
import { DeadlineSheet } from './deadline/deadline-sheet.tsx'
import { Documents } from './documents.tsx'
import { guideLines, isDecided, obstacles } from './guide-lines.ts'
import { Guide } from './guide.tsx'
import { Notes, Parties, Predecessors } from './parties.tsx'
import { StepMenu } from './step-menu.tsx'
import { StepDialog, type Drafts } from './steps/step-dialog.tsx'
import type { OpenCase, StepCode, StepTarget } from './steps/step.types.ts'
import { useRunningSteps } from './steps/use-step.ts'
import { Submissions } from './submissions.tsx'
import { Timeline } from './timeline.tsx'
import { Unfinished } from './unfinished.tsx'
import { useLock, useLockText } from './use-lock.ts'
import { useOpenCase } from './use-open-case.ts'

const route = getRouteApi('/officer/cases/$caseId')

/** An open case on the whole width: cover, the guide to the decision, the deadline explained, acts, papers, people. */
export function CasePage() {
  const t = useText()
  const { caseId } = route.useParams()
  const { open, error, retry, arrived } = useOpenCase(caseId)
  if (open !== null) {
    return (
      <>
        <OpenCaseView key={caseId} open={open} />
        <p className="hidden-visually" role="status">{arrived.length > 0 && t('case:arrived', { what: arrived.map((act) => titleOf(act, { t })).join(', ') })}</p>
      </>
    )
  }
  return (
    <>
      <nav className={classes.crumbs} aria-label={t('common:breadcrumb')}><Link to="/desk" search={{}}>{t('common:title.desk')}</Link></nav>
      <h1 className={classes.title}>{t('common:title.case')}</h1>
      {error === null ? <LoadingState lines={8} /> : <ErrorState error={error} onRetry={retry} />}
    </>
  )
}

function OpenCaseView({ open }: { readonly open: OpenCase }) {
  const t = useText()
  const navigate = useNavigate()
  const { state, view } = open
  const caseId = view.case.id
  const wide = useMediaQuery('(min-width: 56.25em)', true, { getInitialValueInEffect: false })
  const [expanded, setExpanded] = useState(wide)
  const [target, setTarget] = useState<StepTarget | null>(null)
  const store = useTypedStore()
  const [drafts] = useState((): Drafts => ({ withFiles: new Map(), store }))
  const running = useRunningSteps(caseId)
  const lockText = useLockText()
  const lines = useMemo(() => guideLines(open), [open])
  const [list, step] = useReducer(listStep, emptyList)
  const keys = useMemo(() => lines.map((line) => line.key), [lines])
  useEffect(() => step({ kind: 'rows', keys }), [keys])
  const decisionPath = `/cases/${encodeURIComponent(caseId)}/decision`
  const current = lines.find((line) => line.key === list.current)
  const begin = (code: StepCode): void => setTarget({ step: code })
  const explain = (): void => {
    setExpanded(true)
    document.getElementById('deadline')?.scrollIntoView({ block: 'start' })
  }
  const openCurrent = (): void => {
    if (current?.step && lockText(open, current.step.step) === null) setTarget(current.step)
  }

  useShortcuts([
    { chord: 'J', label: t('case:keys.next'), group: 'list', run: () => step({ kind: 'next' }) },
    { chord: 'K', label: t('case:keys.previous'), group: 'list', run: () => step({ kind: 'previous' }) },
    { chord: 'Enter', label: t('case:keys.open'), group: 'list', enabled: current?.step != null, run: openCurrent },
    { chord: 'D', label: t('case:keys.decision'), group: 'page', run: () => void navigate({ to: decisionPath }) },
    { chord: 'Escape', label: t('case:keys.back'), group: 'page', run: () => { if (list.current !== null) step({ kind: 'clear' }); else void navigate({ to: '/desk', search: {} }) } }
  ])

  return (
    <>
      <div className={classes.crumbs}>
        <nav className="row" aria-label={t('common:breadcrumb')}>
          <Link to="/desk" search={{}}>{t('common:title.desk')}</Link><span className="t3" aria-hidden="true">/</span><span className="t2 nw">{view.case.registrationNumber}</span>
        </nav>
        <span className="t3 nw">{t('case:legalDay')} <DateText value={state.today} form="weekday" /></span>
        <span className="grow" />
        <div className={classes.actions}>
          <HeadButton open={open} step="documents" onStep={begin} />
          <HeadButton open={open} step="assign" onStep={begin} />
          <StepMenu open={open} onStep={begin} />
          <Button component={Link} className={classes.asButton} to={decisionPath} variant="default">{t(isDecided(state) ? 'case:decision.show' : state.status === 'submitted' ? 'case:decision.sign' : 'case:decision.write')}</Button>
          <span className={classes.hideNarrow}><Keys chord="D" /></span>
        </div>
      </div>
      <div className={classes.titleRow}><h1 className={classes.title}>{view.case.subject}</h1><Standing open={open} /></div>
      <Cover open={open} onDeadline={explain} />
      {target === null && <Unfinished key={running.length} caseId={caseId} running={running} drafts={drafts} onContinue={setTarget} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          <Guide open={open} lines={lines} current={list.current} onCurrent={(key) => step({ kind: 'go', key })} onStep={setTarget} running={running} decisionPath={decisionPath} />
          <Parties open={open} add={() => begin('add-party')} lock={lockText(open, 'add-party')} />
        </div>
        <div className={classes.column}>
          <DeadlineSheet open={open} expanded={expanded} onExpanded={setExpanded} />
          <Submissions open={open} />
          <Documents open={open} onUpload={() => begin('documents')} uploadLock={lockText(open, 'documents')} />
        </div>
        <div className={`${classes.column} ${classes.side}`}>
          <Timeline open={open} />
          <div className={classes.column}>
            <Notes open={open} add={() => begin('add-note')} lock={lockText(open, 'add-note')} />
            <Predecessors open={open} />
          </div>
        </div>
      </div>
      {target !== null && <StepDialog key={`${target.step}:${target.of ?? ''}`} open={open} target={target} drafts={drafts} onClose={() => setTarget(null)} />}
    </>
  )
}

/** A frequent step at the head of the page; locked, it stands only in the menu, with its reason. */
function HeadButton({ open, step, onStep }: { readonly open: OpenCase; readonly step: StepCode; readonly onStep: (step: StepCode) => void }) {
  const t = useText()
  const lock = useLock(open, step)
  if (lock !== null) return null
  return <Button variant="default" onClick={() => onStep(step)}>{t(step === 'documents' ? 'case:step.documents.short' : 'case:step.assign.short')}</Button>
}

/** Where the case stands, in a word. */
function Standing({ open: { state } }: { readonly open: OpenCase }) {
  const t = useText()
  const count = obstacles(state)
  if (state.clock?.overdue === true) return <StatusBadge tone="danger">{t('case:standing.overdue')}</StatusBadge>
  switch (state.status) {
    case 'new': case 'arrived': case 'registered': return <StatusBadge tone="action">{t('case:standing.new')}</StatusBadge>
    case 'in-progress': return count === 0 ? <StatusBadge tone="ok">{t('case:standing.ready')}</StatusBadge> : <StatusBadge tone="warn">{t('case:standing.open', { count })}</StatusBadge>
    case 'suspended': return <StatusBadge icon="pause">{t('case:standing.suspended')}</StatusBadge>
    case 'submitted': case 'decided': return <StatusBadge tone="sign">{t(`case:standing.${state.status}`)}</StatusBadge>
    case 'communicated': return <StatusBadge tone="ok">{t('case:standing.communicated')}</StatusBadge>
    case 'appealed': case 'forwarded': return <StatusBadge tone="warn">{t(`case:standing.${state.status}`)}</StatusBadge>
    case 'final': return <StatusBadge tone="ok">{t('case:standing.final')}</StatusBadge>
    case 'filed': return <StatusBadge icon="archive">{t('case:standing.filed')}</StatusBadge>
  }
}
