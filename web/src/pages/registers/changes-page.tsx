import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { DateText, EmptyState, ErrorState, FieldList, LoadingState, ProblemAlert, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { useChangePreview, useChanges, type ChangeView, type RegisterChange } from './registers-api.ts'
import { PreviewOf } from '../staff/preview-of.tsx'
import { differencesOf } from './differences.ts'
import classes from './registers.module.css'

const route = getRouteApi('/officer/register-changes')
const views: readonly ChangeView[] = ['waiting', 'mine', 'history']
const tones = { waiting: 'warn', applied: 'ok', refused: 'danger', withdrawn: 'none' } as const

/** Changes of registers: what waits for me, what I asked for, and everything that I may see. */
export function ChangesPage() {
  const t = useText()
  const { view = 'waiting' } = route.useSearch()
  const changes = useChanges(view)
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <h1>{t('common:title.registerChanges')}</h1>
      <p className="t2">{t('registers:changesIntro')}{useOfficerSession().post?.jobRole.isAdministrator === true && <> <Link to="/register-import">{t('common:title.registerImport')}</Link></>}</p>
      <nav className={classes.views} data-print="no" aria-label={t('registers:views')}>
        {views.map((one) => <Link key={one} to="/register-changes" search={{ view: one }} data-on={one === view || undefined} aria-current={one === view ? 'true' : undefined} activeProps={{}}>{t(`registers:view.${one}`)}</Link>)}
      </nav>
      {changes.isPending ? <Sheet><LoadingState lines={6} /></Sheet>
        : changes.error ? <Sheet><ErrorState error={changes.error} onRetry={() => void changes.refetch()} /></Sheet>
          : items.length === 0 ? <Sheet><EmptyState title={t(`registers:none.${view}`)}>{t('registers:noneText')}</EmptyState></Sheet>
            : <div className={classes.stack}>{items.map((change) => <Change key={change.id} change={change} />)}</div>}
      {changes.hasNextPage && <Button variant="default" mt={16} loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>{t('registers:more')}</Button>}
    </>
  )
}

function Change({ change }: { readonly change: RegisterChange }) {
  const t = useText()
  // Other registers have kinds of the same code.
  const own = `registers:kindOf.${change.register}.${change.kind}`
  const kind = hasText(own) ? own : `registers:kind.${change.kind}`
  const preview = useChangePreview(change)
  return (
    <Sheet title={`${hasText(kind) ? t(kind as 'registers:kind.rename') : change.kind}: ${change.subjectName}`}
      aside={<StatusBadge tone={tones[change.state]}>{t(`registers:state.${change.state}`)}</StatusBadge>}>
      <div className={classes.change}>
        <FieldList layout="cover" fields={[
          { label: t('registers:effectiveFrom'), value: <DateText value={change.effectiveFrom} /> },
          { label: t('registers:proposedBy'), value: <>{change.proposedBy}, <DateText value={change.proposedAt} form="instant" /></> },
          { label: t('registers:reason'), value: change.reason },
          ...(change.decidedBy === null || change.decidedAt === null ? [] : [{ label: t('registers:decidedBy'), value: <>{change.decidedBy}, <DateText value={change.decidedAt} form="instant" />{change.note !== null && change.note !== '' && <><br />{change.note}</>}</> }])
        ]} />
        {change.effects.map((effect, index) => (
          <table key={`${effect.subjectId}-${index}`} className={classes.difference}>
            <caption>{effect.name}{effect.after === null && <> – {t('registers:ends')}</>}</caption>
            {effect.after !== null && (
              <>
                <thead><tr><th scope="col">{t('registers:field')}</th><th scope="col">{t('registers:before')}</th><th scope="col">{t('registers:after')}</th></tr></thead>
                <tbody>
                  {differencesOf(effect.before, effect.after).map(({ key, before, after }) => {
                    const label = `registers:value.${key}`
                    return <tr key={key}><th scope="row">{hasText(label) ? t(label as 'registers:value.name') : key}</th><td>{before === '' ? '–' : <del>{before}</del>}</td><td>{after === '' ? '–' : <ins>{after}</ins>}</td></tr>
                  })}
                </tbody>
              </>
            )}
          </table>
        ))}
        {change.effectCount > change.effects.length && <p className="sm t2">{t('registers:moreEffects', { count: change.effectCount - change.effects.length })}</p>}
        {preview.data && <PreviewOf preview={preview.data} />}
        {(change.mayDecide || change.mayWithdraw) && <Decision change={change} />}
      </div>
    </Sheet>
  )
}

function Decision({ change }: { readonly change: RegisterChange }) {
  const t = useText()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [key] = useState(idempotencyKey)
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'refuse' | 'withdraw') => {
      const options = {
        params: { path: { id: change.id }, header: { 'idempotency-key': `${key}-${decision}` } }, headers: { 'Idempotency-Key': `${key}-${decision}` },
        body: { expectedVersion: change.version, note: note.trim() === '' ? null : note.trim() }
      }
      if (decision === 'approve') return answered(api.POST('/api/v1/register-changes/{id}/approve', options))
      return decision === 'refuse' ? answered(api.POST('/api/v1/register-changes/{id}/refuse', options)) : answered(api.POST('/api/v1/register-changes/{id}/withdraw', options))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['register-changes'] })
  })
  const problem = decide.error ? asProblem(decide.error) : null
  return (
    <div className={classes.decision} data-print="no">
      {change.mayDecide && <Textarea label={t('registers:note')} description={t('registers:noteHelp')} value={note} maxLength={2000} autosize minRows={2} onChange={(event) => setNote(event.currentTarget.value)} />}
      {problem && <ProblemAlert problem={problem} />}
      <div className="row">
        {change.mayDecide && <Button loading={decide.isPending} onClick={() => decide.mutate('approve')}>{t('registers:approve')}</Button>}
        {change.mayDecide && <Button variant="default" loading={decide.isPending} disabled={note.trim() === ''} onClick={() => decide.mutate('refuse')}>{t('registers:refuse')}</Button>}
        {change.mayWithdraw && <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate('withdraw')}>{t('registers:withdraw')}</Button>}
      </div>
    </div>
  )
}
