import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { DateText, EmptyState, ErrorState, Keys, LawRef, LoadingState, Sheet } from '../../shared/components/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { useOfficerSession } from '../../shared/session/index.ts'
import { noticesQuery } from '../../shared/shell/desk-queries.ts'
import { NoticeList } from '../notices/notice-list.tsx'
import { BucketTabs } from './bucket-tabs.tsx'
import { defaultBucket, isBucket } from './buckets.ts'
import { CaseTable } from './case-table.tsx'
import classes from './desk.module.css'

const route = getRouteApi('/officer/desk')

function LatestNotices({ today }: { readonly today: string }) {
  const t = useText()
  const format = useFormat()
  const notices = useInfiniteQuery(noticesQuery)
  const first = notices.data?.pages[0]
  return (
    <Sheet title={t('common:title.notices')} aside={<Link to="/notices" className="sm">{first && first.unread > 0 ? t('desk:notice.allNew', { new: format.count(first.unread, first.unreadIsBound) }) : t('desk:notice.all')}</Link>}>
      {notices.isPending ? <LoadingState />
        : notices.error ? <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
          : first === undefined || first.items.length === 0 ? <EmptyState title={t('desk:notice.none')}>{t('desk:notice.noneText')}</EmptyState>
            : <NoticeList notices={first.items.slice(0, 5)} today={today} compact />}
    </Sheet>
  )
}

/** Rules, laws and forms of the job role that is worked in now. */
function JobRoleReference({ postId }: { readonly postId: string | undefined }) {
  const t = useText()
  const reference = useQuery({ queryKey: ['desk-reference', postId], queryFn: () => answered(api.GET('/api/v1/desk/reference')), staleTime: 300_000 })
  return (
    <Sheet title={t('desk:reference.title')}>
      {reference.isPending ? <LoadingState />
        : reference.error ? <ErrorState error={reference.error} onRetry={() => void reference.refetch()} />
          : (
            <>
              <h3 className={classes.subhead}>{t('desk:reference.rules')}</h3>
              <ul className={classes.list}>{reference.data.caseTypes.map((one) => <li key={one.code}><Link to="/case-types/$code" params={{ code: one.code }}>{one.name}</Link><span className="xs t3 nw">{t('desk:version', { version: one.version })}</span></li>)}</ul>
              <h3 className={classes.subhead}>{t('desk:reference.laws')}</h3>
              <ul className={classes.list}>{reference.data.laws.map((law) => <li key={law.citation}><LawRef citation={law.citation} href={law.url} title={law.title} /></li>)}</ul>
              <h3 className={classes.subhead}>{t('desk:reference.forms')}</h3>
              <ul className={classes.list}>{reference.data.forms.map((form) => <li key={form.caseType}><span>{form.name}</span><span className="xs t3 nw">{t('desk:version', { version: form.version })}</span></li>)}</ul>
            </>
          )}
    </Sheet>
  )
}

export function DeskPage() {
  const t = useText()
  const session = useOfficerSession()
  const { bucket, q } = route.useSearch()
  const chosen = isBucket(bucket) ? bucket : defaultBucket
  const quick = [['desk:keys.open', 'Enter'], ['desk:keys.nextPrevious', 'J+K'], ['desk:keys.select', 'X'], ['desk:keys.commands', 'Ctrl+K']] as const
  return (
    <>
      <div className={classes.head}>
        <h1>{t('common:title.desk')}</h1>
        <span className="t2"><DateText value={session.legalDate} form="weekday" /></span>
        <p className={classes.last}>
          {session.lastEntry === null ? t('login:firstEntry') : <>{t('desk:lastEntry')} <b><DateText value={session.lastEntry} form="instant" /></b>. <Link to="/about" hash="lost-card">{t('desk:notMe')}</Link></>}
        </p>
      </div>
      <BucketTabs chosen={chosen} />
      <div className={classes.columns}>
        <CaseTable key={chosen} bucket={chosen} q={q} today={session.legalDate} />
        <aside className={classes.side} aria-label={t('desk:aside')}>
          <LatestNotices today={session.legalDate} />
          <JobRoleReference postId={session.post?.id} />
          <Sheet title={t('desk:quick')}>
            <ul className={classes.keys}>{quick.map(([label, chord]) => <li key={chord}>{t(label)}<Keys chord={chord} /></li>)}</ul>
          </Sheet>
        </aside>
      </div>
    </>
  )
}
