import { Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { Button } from '../../shared/components/button.tsx'
import { DateText, EmptyState, ErrorState, LoadingState, StatusBadge } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useMyCases, type ClientCaseLine } from './client-api.ts'
import classes from './client.module.css'

/** Everything I have with an office, the newest first; what wants me to do something says so. */
export function MyCasesPage() {
  const t = useText()
  const cases = useMyCases()
  const items = cases.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={classes.part}>
      <h1>{t('client:cases.title')}</h1>
      {cases.isPending ? <LoadingState /> : cases.error && items.length === 0 ? <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />
        : items.length === 0 && !cases.hasNextPage ? <EmptyState title={t('client:cases.none')}>{t('client:cases.noneText')}</EmptyState>
          : (
            <>
              <ul className={classes.list}>{items.map((line) => <li key={line.submissionId}><Line line={line} /></li>)}</ul>
              {cases.error && <ErrorState error={cases.error} onRetry={() => void cases.fetchNextPage()} />}
              {cases.hasNextPage && <Button variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{t('common:action.more')}</Button>}
            </>
          )}
    </section>
  )
}

function Line({ line }: { readonly line: ClientCaseLine }) {
  const t = useText()
  const body = (
    <>
      <span className={`${classes.number} sm t2`}><b>{line.number}</b><DateText value={line.since} /></span>
      <span className={classes.subject}>{line.subject}</span>
      <span className="sm t2">{line.authority.name}{line.authority.demo && ` (${t('common:demo').toLowerCase()})`}</span>
      <span className={classes.badges}>
        <StatusBadge tone={line.status === 'waits-for-you' ? 'warn' : line.status === 'final' ? 'ok' : 'none'}>{line.caseId === null ? t('client:cases.arrived') : t(`client:status.${line.status}.short`)}</StatusBadge>
        {line.unopened > 0 && <StatusBadge tone="action" icon="bell">{t('client:cases.unopened', { count: line.unopened })}</StatusBadge>}
      </span>
      <span className={classes.go}><Icon name="right" /></span>
    </>
  )
  if (line.caseId === null) return <Link className={classes.line} to="/client/submissions/$organisationId/$submissionId" params={line}>{body}</Link>
  return (
    <Link className={classes.line} to="/client/cases/$organisationId/$caseId" params={{ organisationId: line.organisationId, caseId: line.caseId }}>
      {body}
    </Link>
  )
}
