import { Button, Modal, Progress } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useLanguage, useText } from '../../../app/i18n.ts'
import { KeptNote, type TypedStore } from '../../../shared/drafts/index.ts'
import { FieldList, Keys, LawRef, Note, ProblemAlert, RegistrationNumber } from '../../../shared/components/index.ts'
import { useFormat } from '../../../shared/format/use-format.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import { useShortcuts } from '../../../shared/keyboard/index.ts'
import classes from '../case.module.css'
import { useLock } from '../use-lock.ts'
import { isUnreachableAuthority } from './attempt.ts'
import { fittingValues, initialValues, readValues } from './bodies.ts'
import { stepOf } from './step-definitions.ts'
import { StepField } from './step-field.tsx'
import { StepOutcome } from './step-outcome.tsx'
import { useSaid } from './use-said.ts'
import type { Basis, OpenCase, StepTarget, Value, Values } from './step.types.ts'
import { useStep } from './use-step.ts'
import { textOf } from '../composed-text.ts'

/**
 * What was typed into forms that were not sent: files for as long as the case is open, everything else in the officer's own store,
 * which outlives the page.
 */
export interface Drafts {
  readonly withFiles: Map<string, Values>
  readonly store: TypedStore
}

/** Where the store keeps the form of a step. */
export const placeOf = (caseId: string, target: StepTarget): string => `case/${caseId}/${target.step}:${target.of ?? ''}`

/** The form of one step, from why it is asked to what came of it. */
export function StepDialog({ open, target, drafts, onClose }: {
  readonly open: OpenCase
  readonly target: StepTarget
  readonly drafts: Drafts
  readonly onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const step = stepOf(target.step)
  const place = placeOf(open.view.case.id, target)
  const [fields] = useState(() => step.fields(open, target, (text) => text[language]))
  const [kept, setKept] = useState(() => drafts.store.read(place))
  const [values, setValues] = useState<Values>(() => ({ ...initialValues(fields), ...fittingValues(fields, kept?.values ?? {}), ...drafts.withFiles.get(place) }))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const run = useStep(open, target.step, target.of ?? null, () => forget(drafts, place))
  const lock = useLock(open, target.step)
  const basis = step.basis?.(open, values) ?? null
  const done = run.answer !== null
  const locked = lock !== null && !done

  function change(name: string, value: Value): void {
    setValues((before) => {
      const after = { ...before, [name]: value, ...following(name, value, fields.some((field) => field.name === 'title'), before) }
      drafts.withFiles.set(place, after)
      if (JSON.stringify(after) === JSON.stringify(initialValues(fields))) drafts.store.forget(place)
      else drafts.store.keep(place, after)
      return after
    })
    setErrors(({ [name]: _mended, ...rest }) => rest)
  }

  function restart(): void {
    forget(drafts, place)
    setKept(null)
    setValues(initialValues(fields))
    setErrors({})
  }

  function submit(event?: FormEvent): void {
    event?.preventDefault()
    if (run.sending || done || locked) return
    const read = readValues(target.step, values)
    if (!read.ok) {
      setErrors(read.errors)
      return
    }
    run.send(read.body, read.file)
  }
  // The first field in fault gets the focus, so that it is read out with its message.
  useEffect(() => { if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() }, [errors])
  useEffect(() => { if (done && step.kind === 'plain') onClose() }, [done, onClose, step.kind])

  useShortcuts([{ chord: 'Ctrl+Enter', label: t('case:keys.send'), group: 'page', enabled: !done, run: () => submit() }])

  const title = textOf(t, `case:step.${target.step}.title`)
  const sections = basis === null ? [null] : ['why', 'what'] as const
  return (
    <Modal opened onClose={onClose} title={title} size="42rem" closeButtonProps={{ 'aria-label': t('common:action.close') }} classNames={{ body: classes.dialogBody }}>
      {done ? <StepOutcome open={open} step={target.step} answer={run.answer!} basis={basis} onClose={onClose} />
        : (
          <form ref={form} onSubmit={submit} noValidate>
            {basis !== null && <BasisSection open={open} basis={basis} />}
            <fieldset className={classes.section} disabled={run.sending} data-numbered={sections.length > 1 || undefined}>
              <legend className="hidden-visually">{title}</legend>
              {sections.length > 1 && <span className={classes.sectionNumber} aria-hidden="true">2</span>}
              <div className={classes.fields}>
                <p className="t2">{textOf(t, `case:step.${target.step}.text`)}</p>
                <KeptNote at={kept?.at ?? null} files={step.kind === 'upload' && !(values['file'] instanceof File)} onRestart={restart} />
                {fields.filter((field) => step.shown?.(field.name, values) ?? true).map((field, index) => (
                  <StepField key={field.name} field={field} value={values[field.name] ?? null} error={errors[field.name]} autoFocus={index === 0} onChange={(value) => change(field.name, value)} />
                ))}
                {basis?.notifies === true && <Note><b>{t('case:basis.notified')}</b> {t('case:basis.notifiedText')}</Note>}
                {run.changes.length > 0 && <Changes changes={run.changes} />}
                {run.problem !== null && run.problem.code !== 'case.stale' && (
                  <ProblemAlert problem={run.problem} retrying={run.sending}
                    {...(run.problem.worthRetrying || isUnreachableAuthority(run.problem) ? { onRetry: () => submit() } : {})} />
                )}
                {run.problem?.code === 'case.stale' && run.changes.length === 0 && <ProblemAlert problem={run.problem} />}
                {run.sending && <Running kind={step.kind} onLeave={onClose} onAbort={run.abort} />}
              </div>
            </fieldset>
            <div className={classes.dialogFoot}>
              <Button type="submit" loading={run.sending} disabled={locked} {...(locked ? { leftSection: <Icon name="lock" size={14} /> } : {})}>
                {textOf(t, `case:step.${target.step}.send`)}
              </Button>
              <span className={classes.hideNarrow}><Keys chord="Ctrl+Enter" /></span>
              {locked && <span className="sm t2" role="status">{lock}</span>}
              <span className="grow" />
              <Button variant="subtle" onClick={() => { forget(drafts, place); onClose() }}>{t('case:dialog.discard')}</Button>
            </div>
          </form>
        )}
    </Modal>
  )
}

function forget(drafts: Drafts, place: string): void {
  drafts.withFiles.delete(place)
  drafts.store.forget(place)
}

/** What one choice fills in for another: the title of an upload from the name of its file. */
function following(name: string, value: Value, hasTitle: boolean, before: Values): Values {
  if (name !== 'file' || !hasTitle || before['title'] !== '' || !(value instanceof File)) return {}
  return { title: value.name.replace(/\.[^.]+$/, '').replaceAll(/[_-]+/g, ' ') }
}

/** Why the data are asked: case, purpose, legal basis, whom. Shown before anything is asked. */
function BasisSection({ open, basis }: { readonly open: OpenCase; readonly basis: Basis }) {
  const t = useText()
  const said = useSaid()
  return (
    <section className={classes.section} data-numbered>
      <span className={classes.sectionNumber} aria-hidden="true">1</span>
      <div>
        <h3 className={classes.sectionTitle}>{t('case:basis.why')}</h3>
        <FieldList fields={[
          { label: t('case:basis.case'), value: <><RegistrationNumber number={open.view.case.registrationNumber} />, {open.view.case.subject}</> },
          { label: t('case:basis.purpose'), value: said(basis.purpose) },
          { label: t('case:basis.law'), value: <LawRef citation={basis.law} /> },
          { label: t('case:basis.from'), value: said(basis.from) }
        ]} />
      </div>
    </section>
  )
}

function Changes({ changes }: { readonly changes: readonly { sequence: number; kind: string; at: string; by: string }[] }) {
  const t = useText()
  const format = useFormat()
  return (
    <Note tone="warn" role="alert">
      <p className="b">{t('case:stale.title')}</p>
      <ul className={classes.changes}>
        {changes.map((change) => <li key={change.sequence}>{textOf(t, `case:act.${change.kind}`)}, {change.by}, {format.instant(change.at)}</li>)}
      </ul>
      <p>{t('case:stale.text')}</p>
    </Note>
  )
}

/** A check takes as long as the other register takes: time is shown, and the page may be left. */
function Running({ kind, onLeave, onAbort }: { readonly kind: 'plain' | 'check' | 'upload'; readonly onLeave: () => void; readonly onAbort: () => void }) {
  const t = useText()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((count) => count + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (seconds < 1) return null
  return (
    <div className={classes.running}>
      <Progress value={100} animated aria-label={t('case:dialog.running')} />
      <p className="sm t2" role="status">
        {t(kind === 'check' ? 'case:dialog.checking' : kind === 'upload' ? 'case:dialog.uploading' : 'case:dialog.running')} <span aria-hidden="true">{t('case:dialog.seconds', { count: seconds })}</span>
      </p>
      {kind === 'check' && <Button size="xs" variant="default" onClick={onLeave}>{t('case:dialog.leave')}</Button>}
      {kind === 'upload' && <Button size="xs" variant="default" onClick={onAbort}>{t('case:dialog.abort')}</Button>}
    </div>
  )
}
