import { Anchor, Button, SegmentedControl } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { cite, refusalOf, type CaseState } from '../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { ErrorState, LawRef, LoadingState, Note, ProblemAlert, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { useTypedStore } from '../../shared/drafts/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useShortcuts } from '../../shared/keyboard/index.ts'
import { contentAddress } from '../case/case-api.ts'
import type { OpenCase } from '../case/steps/step.types.ts'
import { useOpenCase } from '../case/use-open-case.ts'
import { ChooseDecision } from './choose-decision.tsx'
import { citationsOf } from './citations.ts'
import { Conditions } from './conditions.tsx'
import { draftQuery, saveDraft, type DraftView } from './decision-api.ts'
import classes from './decision.module.css'
import { DraftKeeper, type KeeperState } from './draft-keeper.ts'
import { Preview } from './preview.tsx'
import { RichEditor } from './rich-editor.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { SignOffPath } from './sign-off-path.tsx'
import { ReturnDialog, SubmitDialog } from './submit-dialog.tsx'

/** The decision of a case (ui/dontes): written, looked at, submitted, signed. */
export function DecisionPage() {
  const { caseId } = useParams({ from: '/officer/cases/$caseId/decision' })
  const { open, error, retry } = useOpenCase(caseId)
  const draft = useQuery(draftQuery(caseId))
  if (error !== null && error !== undefined) return <ErrorState error={error} onRetry={retry} />
  if (draft.error !== null) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
  if (open === null || draft.isPending) return <LoadingState lines={12} />
  return <Decision key={draft.data?.draftId ?? 'none'} open={open} draft={draft.data} />
}

type Asking = 'submit' | 'return' | 'sign' | null

function Decision({ open, draft }: { readonly open: OpenCase; readonly draft: DraftView | null }) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { view, state } = open
  const [choosing, setChoosing] = useState(false)
  const [asking, setAsking] = useState<Asking>(null)
  const keeper = useKeeper(view.case.id, draft)
  const phase = state.decision !== null ? 'done' : draft === null || choosing ? 'choose' : state.draft?.submitted ? 'submitted' : 'writing'
  const decisionName = view.rule.decisions.find((item) => item.code === (state.decision?.decision ?? draft?.decision))?.name[language]
  const editable = phase === 'writing' && view.may.includes('case:draft') && refusalOf(state, view.rule, 'decision-drafted') === null
  const next = (): Asking => {
    if (phase === 'writing' && view.may.includes('case:submit') && refusalOf(state, view.rule, 'decision-submitted') === null) return 'submit'
    return phase === 'submitted' && view.may.includes('case:sign') ? 'sign' : null
  }
  useShortcuts([
    { chord: 'Ctrl+S', label: t('decision:keys.save'), group: 'page', enabled: editable, run: () => void keeper?.flush() },
    { chord: 'Ctrl+Enter', label: t('decision:keys.next'), group: 'page', enabled: asking === null && next() !== null, run: () => setAsking(next()) },
    { chord: 'Escape', label: t('decision:keys.back'), group: 'page', enabled: asking === null, run: () => void navigate({ to: '/cases/$caseId', params: { caseId: view.case.id } }) }
  ])

  return (
    <>
      <div className={classes.crumbs}>
        <nav className="row" aria-label={t('common:breadcrumb')}>
          <Link to="/desk" search={{}}>{t('common:title.desk')}</Link><span className="t3" aria-hidden="true">/</span>
          <Link to="/cases/$caseId" params={{ caseId: view.case.id }} className="nw">{view.case.registrationNumber}</Link><span className="t3" aria-hidden="true">/</span>
          <span className="t2">{t('decision:crumb')}</span>
        </nav>
        <span className="grow" />
        {keeper !== null && editable && <SaveState keeper={keeper} today={state.today} />}
        {phase === 'writing' && editable && <Button variant="default" onClick={() => setChoosing(true)}>{t('decision:other')}</Button>}
        {choosing && draft !== null && <Button variant="default" onClick={() => setChoosing(false)}>{t('decision:backToDraft')}</Button>}
      </div>
      <div className={classes.titleRow}><h1 className={classes.title}>{decisionName === undefined || phase === 'choose' ? view.case.subject : `${decisionName}: ${view.case.subject}`}</h1><Badges state={state} /></div>
      {state.draft?.returned && phase === 'writing' && <Note tone="warn"><p><b>{t('decision:returned')}</b> {state.draft.returned.reason}</p></Note>}
      {phase === 'choose' && <ChooseDecision open={open} onBegun={() => setChoosing(false)} />}
      {phase === 'done' && <Signed open={open} />}
      {(phase === 'writing' || phase === 'submitted') && draft !== null && keeper !== null && <Writing open={open} draft={draft} keeper={keeper} editable={editable} />}
      <SignOffPath open={open} actions={{ onSubmit: () => setAsking('submit'), onReturn: () => setAsking('return'), onSign: () => setAsking('sign') }} />
      {asking === 'submit' && keeper !== null && <SubmitDialog open={open} keeper={keeper} onClose={() => setAsking(null)} />}
      {asking === 'return' && <ReturnDialog open={open} bySigner={view.may.includes('case:sign')} onClose={() => setAsking(null)} />}
      {asking === 'sign' && <SignDialog open={open} onClose={() => setAsking(null)} />}
    </>
  )
}

/** The keeper of the draft's text lives as long as the draft is on the page (its key); leaving saves what is left. */
function useKeeper(caseId: string, draft: DraftView | null): DraftKeeper | null {
  const store = useTypedStore()
  const [keeper] = useState(() => (draft === null ? null : new DraftKeeper(draft, {
    save: (expectedRevision, content) => saveDraft(caseId, {
      draftId: draft.draftId, expectedRevision,
      content: { ...content, conditions: content.conditions.map((item) => item.trim()).filter((item) => item !== '') }
    }),
    problemOf: asProblem,
    backup: store
  })))
  useEffect(() => () => {
    if (keeper === null) return
    void keeper.flush()
    keeper.stop()
  }, [keeper])
  return keeper
}

const useKept = (keeper: DraftKeeper): KeeperState => useSyncExternalStore(keeper.subscribe, keeper.getSnapshot)

function SaveState({ keeper }: { readonly keeper: DraftKeeper; readonly today: string }) {
  const t = useText()
  const format = useFormat()
  const { status, savedAt } = useKept(keeper)
  return (
    <span className="t2 row" role="status">
      {status === 'saved' && <span className="ok"><Icon name="check" size={14} /></span>}
      {status === 'failed' && <span className="danger"><Icon name="alert" size={14} /></span>}
      {status === 'saved' ? t('decision:saved', { time: format.time(savedAt) }) : t(`decision:save.${status}`)}
    </span>
  )
}

function Badges({ state }: { readonly state: CaseState }) {
  const t = useText()
  const format = useFormat()
  if (state.decision !== null) return <StatusBadge tone="sign">{t('decision:badge.signed')}</StatusBadge>
  return (
    <>
      {state.clock?.due && state.clock.state === 'running' && <StatusBadge tone={(state.clock.daysLeft ?? 9) <= 0 ? 'danger' : (state.clock.daysLeft ?? 9) <= 3 ? 'warn' : 'none'}>{t('decision:badge.due', { day: format.monthDay(state.clock.due.slice(0, 10), state.today) })}</StatusBadge>}
      {state.draft !== null && <StatusBadge tone={state.draft.submitted ? 'sign' : 'none'}>{t(state.draft.submitted ? 'decision:badge.submitted' : 'decision:badge.draft')}</StatusBadge>}
    </>
  )
}

/** Text at the left, paper at the right; on a narrow page one of them at a time. */
function Writing({ open, draft, keeper, editable }: { readonly open: OpenCase; readonly draft: DraftView; readonly keeper: DraftKeeper; readonly editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { view } = open
  const [side, setSide] = useState<'text' | 'preview'>('text')
  const { content } = useKept(keeper)
  const citations = useMemo(() => citationsOf(view.rule), [view.rule])
  const evidence = useMemo(() => view.documents.map((document) => ({
    documentId: document.documentId, label: document.subNumber === null ? document.title : `-${document.subNumber} ${document.title}`
  })), [view.documents])
  const decision = view.rule.decisions.find((item) => item.code === draft.decision)
  const remedy = view.rule.remedies.find((item) => item.code === decision?.remedy)
  const shown = useMemo(() => ({ ...content, conditions: content.conditions.map((item) => item.trim()).filter((item) => item !== '') }), [content])
  const part = (name: 'operativePart' | 'reasoning', place: number) => (
    <section className={classes.part}>
      <div className={classes.partHead}><h2>{t(`decision:part.${name}`)}</h2><span className="grow" /><span className="xs t3" aria-hidden="true">{place} / 3</span></div>
      <RichEditor label={t(`decision:part.${name}`)} value={content[name]} editable={editable} citations={citations} evidence={evidence} onChange={(value) => keeper.edit({ ...keeper.getSnapshot().content, [name]: value })} />
      {name === 'operativePart' && (
        <div className={classes.pad}>
          <h3>{t('decision:conditions.title')}</h3>
          <Conditions value={content.conditions} editable={editable} onChange={(conditions) => keeper.edit({ ...keeper.getSnapshot().content, conditions })} />
        </div>
      )}
    </section>
  )
  return (
    <>
      <SegmentedControl className={classes.sides} fullWidth aria-label={t('decision:side.label')} value={side} onChange={(value) => setSide(value as typeof side)}
        data={[{ value: 'text', label: t('decision:side.text') }, { value: 'preview', label: t('decision:side.preview') }]} />
      <Conflict open={open} keeper={keeper} />
      {draft.missing.length > 0 && editable && <Note tone="warn"><p>{t('decision:missing', { what: draft.missing.join(', ') })}</p></Note>}
      <div className={classes.two} data-side={side}>
        <section className={classes.sheet} aria-label={t('decision:side.text')} tabIndex={0}>
          {part('operativePart', 1)}
          {part('reasoning', 2)}
          <section className={classes.part}>
            <div className={classes.partHead}><h2>{t('decision:part.remedy')}</h2><span className="xs t2"><Icon name="lock" size={13} /> {t('decision:part.fixed')}</span><span className="grow" /><span className="xs t3" aria-hidden="true">3 / 3</span></div>
            <p className={classes.fixed}>{remedy?.clause[language]}</p>
            {remedy && <p className={classes.fixed}><LawRef citation={cite(view.rule, remedy.law)} /></p>}
          </section>
        </section>
        <Preview caseId={view.case.id} decision={draft.decision} content={shown} />
      </div>
    </>
  )
}

/** Somebody else saved: both texts are there, and the officer says which one stays. */
function Conflict({ open, keeper }: { readonly open: OpenCase; readonly keeper: DraftKeeper }) {
  const t = useText()
  const format = useFormat()
  const client = useQueryClient()
  const { status, problem } = useKept(keeper)
  if (status === 'refused' && problem !== null) return <ProblemAlert problem={asProblem(problem)} />
  if (status !== 'conflict' || problem === null) return null
  const takeOther = async (): Promise<void> => {
    const other = await client.fetchQuery({ ...draftQuery(open.view.case.id), staleTime: 0 })
    if (other !== null) keeper.take(other)
  }
  const at = problem.members['savedAt']
  return (
    <Note tone="warn" role="alert">
      <p><b>{t('decision:conflict.title', { name: String(problem.members['savedBy'] ?? ''), time: typeof at === 'string' ? format.time(at) : '' })}</b></p>
      <p>{t('decision:conflict.text')}</p>
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={() => keeper.keepMine()}>{t('decision:conflict.mine')}</Button>
        <Button variant="default" onClick={() => void takeOther()}>{t('decision:conflict.theirs')}</Button>
      </div>
    </Note>
  )
}

/** What was signed: the document itself with its number. */
function Signed({ open }: { readonly open: OpenCase }) {
  const t = useText()
  const { decision } = open.state
  if (decision === null) return null
  const address = contentAddress(open.view.case.id, decision.documentId)
  return (
    <Sheet title={t('decision:signed.title', { number: decision.registrationNumber })} aside={<Anchor href={address} download className="sm">{t('decision:signed.download')}</Anchor>}>
      <iframe className={classes.paper} src={address} title={t('decision:signed.title', { number: decision.registrationNumber })} />
    </Sheet>
  )
}
