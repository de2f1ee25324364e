import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '../../app/i18n.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import classes from './components.module.css'
import { Note } from './note.tsx'

/** Says what is true and what comes next: *Önre most egy ügy sem vár.* */
export function EmptyState({ title, children, actions, whole = false }: {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** It stands for the whole page, and its sentence is the page's heading. */
  readonly whole?: boolean
}) {
  return (
    <div className={classes.empty}>
      {whole ? <h1>{title}</h1> : <p className={classes.emptyTitle}>{title}</p>}
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={classes.emptyActions}>{actions}</div>}
    </div>
  )
}

/** Nothing is shown for the first 300 ms; after two seconds a word joins the lines. */
export function LoadingState({ lines = 3 }: { readonly lines?: number }) {
  const t = useText()
  const [phase, setPhase] = useState<'silent' | 'lines' | 'words'>('silent')
  useEffect(() => {
    const soon = setTimeout(() => setPhase('lines'), 300)
    const later = setTimeout(() => setPhase('words'), 2_000)
    return () => {
      clearTimeout(soon)
      clearTimeout(later)
    }
  }, [])
  if (phase === 'silent') return <div aria-busy="true" style={{ minHeight: 40 }} />
  return (
    <div aria-busy="true" role="status" style={{ padding: 16 }}>
      <span className="hidden-visually">{t('common:loading')}</span>
      {Array.from({ length: lines }, (_, line) => <div key={line} className={classes.line} style={{ width: `${[62, 88, 45, 74][line % 4]}%` }} />)}
      {phase === 'words' && <p className="xs t3" aria-hidden="true">{t('common:loading')}</p>}
    </div>
  )
}

/** A fault beside the thing that failed: what happened, what to do, and the number by which the help desk finds it. */
export function ProblemAlert({ problem, onRetry, retrying = false }: {
  readonly problem: ApiProblem
  readonly onRetry?: () => void
  readonly retrying?: boolean
}) {
  const t = useText()
  // The server's title is the English name of the status; its sentence is the detail.
  const isFromServer = problem.status > 0 && typeof problem.members['code'] === 'string'
  const lead = isFromServer && problem.detail !== '' ? problem.detail : problem.title
  return (
    <Note tone={problem.worthRetrying ? 'warn' : 'danger'} role="alert">
      <p className="b">{lead}</p>
      {problem.detail !== '' && problem.detail !== lead && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && <ul>{problem.errors.map((error) => <li key={error.path + error.message}>{error.message}</li>)}</ul>}
      {onRetry && <Button size="xs" variant="default" mt={8} loading={retrying} onClick={onRetry}>{t('common:action.retry')}</Button>}
      <p className={classes.logLine}>
        {t('common:problem.code', { code: problem.code })}{problem.logId !== null && ` · ${t('common:problem.logId', { id: problem.logId })}`}
      </p>
    </Note>
  )
}

/** A whole part of a page that could not be loaded. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  return <div style={{ padding: 16 }}><ProblemAlert problem={asProblem(error)} {...(onRetry ? { onRetry } : {})} /></div>
}
