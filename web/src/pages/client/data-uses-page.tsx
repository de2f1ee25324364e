import { useText } from '../../app/i18n.ts'
import { Button } from '../../shared/components/button.tsx'
import { EmptyState, ErrorState, LoadingState, Note } from '../../shared/components/index.ts'
import { useMyDataUses } from './client-api.ts'
import classes from './client.module.css'
import { DataUseEntry } from './data-use.tsx'

/** Ki nézte meg az adataimat? Every office, the newest first. */
export function DataUsesPage() {
  const t = useText()
  const uses = useMyDataUses()
  const items = uses.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={classes.part}>
      <h1>{t('client:uses.title')}</h1>
      <p className={`${classes.lead} t2`}>{t('client:uses.text')}</p>
      {uses.isPending ? <LoadingState lines={5} /> : uses.error && items.length === 0 ? <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />
        : items.length === 0 ? <EmptyState title={t('client:uses.none')}>{t('client:uses.noneText')}</EmptyState>
          : (
            <>
              <ul className={classes.uses}>{items.map((use) => <li key={use.id}><DataUseEntry use={use} proof /></li>)}</ul>
              {uses.error && <ErrorState error={uses.error} onRetry={() => void uses.fetchNextPage()} />}
              {uses.hasNextPage && <Button variant="default" loading={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>{t('common:action.more')}</Button>}
              <div className={classes.disagree}>
                <Note><p className="b">{t('client:uses.disagree.title')}</p><p>{t('client:uses.disagree.text')}</p></Note>
              </div>
            </>
          )}
    </section>
  )
}
