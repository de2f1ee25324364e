import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, Keys, Sheet } from '../../shared/components/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { Icon, type IconName } from '../../shared/icons/icon.tsx'
import classes from './case.module.css'
import { guideAnswer, isDecided, obstacles, type GuideLine } from './guide-lines.ts'
import type { OpenCase, StepCode, StepTarget } from './steps/step.types.ts'
import { useLock } from './use-lock.ts'
import { textOf } from './composed-text.ts'

const signs = { met: 'check', missing: 'cross', waiting: 'clock' } as const satisfies Record<GuideLine['status'], IconName>

export interface RunningStep { readonly step: StepCode; readonly of: string | null }

/** "Döntésre kész?": the answer, then what it rests on, each open line with the button that brings it. */
export function Guide({ open, lines, current, onCurrent, onStep, running, decisionPath }: {
  readonly open: OpenCase
  readonly lines: readonly GuideLine[]
  readonly current: string | null
  readonly onCurrent: (key: string) => void
  readonly onStep: (target: StepTarget) => void
  readonly running: readonly RunningStep[]
  readonly decisionPath: string
}) {
  const t = useText()
  const language = useLanguage()
  const { state } = open
  const answer = guideAnswer(state)
  const met = lines.filter((line) => line.status === 'met').length
  const decided = isDecided(state)
  const first = lines.find((line) => line.status === 'missing' && line.step !== null) ?? lines.find((line) => line.step !== null)
  const words = {
    count: answer.count,
    number: answer.count <= 10 ? textOf(t, `case:number.${answer.count}`) : String(answer.count),
    name: state.draft?.submitted?.signerName ?? '',
    date: state.remedy?.until ?? ''
  }
  return (
    <Sheet id="guide" title={decided ? t('case:guide.after') : t('case:guide.title')} aside={(
      <span className="row"><span className="sm t2">{t('case:guide.met', { met, all: lines.length })}</span><span className={classes.hideNarrow}><Keys chord="J+K" /></span></span>
    )}>
      <div className={classes.answer}>
        <b>{textOf(t, `case:answer.${answer.key}`, words)}</b>
        <div className={classes.bead} role="progressbar" aria-label={t('case:guide.title')} aria-valuemin={0} aria-valuenow={met} aria-valuemax={Math.max(1, lines.length)}
          aria-valuetext={t('case:guide.met', { met, all: lines.length })}><i style={{ width: `${(met / Math.max(1, lines.length)) * 100}%` }} /></div>
      </div>
      <ul>
        {lines.map((line) => (
          <Line key={line.key} open={open} line={line} language={language} current={line.key === current} primary={line === first}
            running={running.some((one) => one.step === line.step?.step && (one.of === null || line.step?.of === undefined || one.of === line.step.of))} onCurrent={onCurrent} onStep={onStep} />
        ))}
      </ul>
      {!decided && <Submission open={open} decisionPath={decisionPath} ready={obstacles(state) === 0} />}
    </Sheet>
  )
}

function Line({ open, line, language, current, primary, running, onCurrent, onStep }: {
  readonly open: OpenCase
  readonly line: GuideLine
  readonly language: 'hu' | 'en'
  readonly current: boolean
  readonly primary: boolean
  readonly running: boolean
  readonly onCurrent: (key: string) => void
  readonly onStep: (target: StepTarget) => void
}) {
  const t = useText()
  const format = useFormat()
  const row = useRef<HTMLLIElement>(null)
  const lock = useLock(open, line.step?.step ?? null)
  useEffect(() => { if (current) row.current?.scrollIntoView({ block: 'nearest' }) }, [current])
  const name = 'key' in line.name ? textOf(t, `case:next.${line.name.key}`, { about: line.name.about }) : line.name[language]
  const { today } = open.state
  const daysLeft = line.dueOn === null ? null : Math.round((Date.parse(line.dueOn) - Date.parse(today)) / 86_400_000)
  return (
    <li ref={row} className={classes.line} data-status={line.status} data-current={current || undefined} aria-current={current || undefined} onClick={() => onCurrent(line.key)}>
      <span className={classes.mark} data-status={line.status}><Icon name={signs[line.status]} size={13} /></span>
      <div>
        <b>{name}</b><span className="hidden-visually">: {t(`case:guide.status.${line.status}`)}</span>
        {line.detail !== null && <span className={classes.second}>{line.detail[language]}</span>}
        {line.status === 'met' && line.since !== null && line.detail === null && <span className={classes.second}><DateText value={line.since} form="month-day" today={today} /></span>}
        {line.dueOn !== null && line.status !== 'met' && (
          <span className={classes.second} data-late={(daysLeft ?? 0) < 0 || undefined}>
            {daysLeft !== null && daysLeft >= 0 ? t('case:guide.leftUntil', { count: daysLeft, date: format.monthDay(line.dueOn, today) }) : t('case:guide.was', { date: format.monthDay(line.dueOn, today) })}
          </span>
        )}
        {running && <span className={classes.second} role="status">{t('case:dialog.checking')}</span>}
        {line.step !== null && lock !== null && <span className={classes.second}>{lock}</span>}
      </div>
      {line.step !== null && (
        <Button size="xs" variant={primary && lock === null ? 'filled' : 'default'} disabled={lock !== null} loading={running} onClick={() => onStep(line.step!)}
          {...(lock === null ? {} : { leftSection: <Icon name="lock" size={14} /> })} aria-label={t('case:guide.stepOf', { step: textOf(t, `case:step.${line.step.step}.short`), name })}>
          {textOf(t, `case:step.${line.step.step}.short`)}
        </Button>
      )}
    </li>
  )
}

/** The way to the decision; a lock says beside itself when it opens. */
function Submission({ open, ready, decisionPath }: { readonly open: OpenCase; readonly ready: boolean; readonly decisionPath: string }) {
  const t = useText()
  const { state } = open
  if (state.status === 'submitted') return <div className={classes.submission}><Button component={Link} className={classes.asButton} to={decisionPath} fullWidth data-sign leftSection={<Icon name="seal" size={14} />}>{t('case:decision.sign')}</Button></div>
  return (
    <div className={classes.submission}>
      {ready
        ? <Button component={Link} className={classes.asButton} to={decisionPath} fullWidth>{state.draft === null ? t('case:decision.write') : t('case:decision.submit')}</Button>
        : (
          <>
            <Button fullWidth disabled leftSection={<Icon name="lock" size={14} />}>{t('case:decision.submit')}</Button>
            <p className="xs t2">{t('case:decision.locked')}</p>
          </>
        )}
    </div>
  )
}

