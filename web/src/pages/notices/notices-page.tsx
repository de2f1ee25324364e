import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useText } from '../../app/i18n.ts'
import { EmptyState, ErrorState, LoadingState, Sheet } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/index.ts'
import { noticesQuery } from '../../shared/shell/desk-queries.ts'
import { NoticeList } from './notice-list.tsx'

export function NoticesPage() {
  const t = useText()
  const { legalDate } = useOfficerSession()
  const notices = useInfiniteQuery(noticesQuery)
  const items = notices.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <h1 style={{ marginBottom: 14 }}>{t('common:title.notices')}</h1>
      <div style={{ maxWidth: 760 }}>
        <Sheet>
          {notices.isPending ? <LoadingState lines={6} />
            : notices.error ? <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
              : items.length === 0 ? <EmptyState title={t('desk:notice.none')}>{t('desk:notice.noneText')}</EmptyState>
                : <NoticeList notices={items} today={legalDate} />}
        </Sheet>
        {notices.hasNextPage && <Button mt="md" variant="default" loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>{t('common:action.more')}</Button>}
      </div>
    </>
  )
}
