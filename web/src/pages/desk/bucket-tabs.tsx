import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { deskQuery } from '../../shared/shell/desk-queries.ts'
import { deadlineBuckets, defaultBucket, offeredBuckets, toneOfBucket, waitingBuckets, type BucketCode } from './buckets.ts'
import classes from './desk.module.css'

/** The groups of cases with their counts. Each is an address of its own, so Back and bookmarks work. */
export function BucketTabs({ chosen }: { readonly chosen: BucketCode }) {
  const t = useText()
  const format = useFormat()
  const buckets = useQuery(deskQuery).data?.buckets
  return (
    <nav className={classes.buckets} data-print="no" aria-label={t('desk:groups')}>
      {([['deadline', deadlineBuckets], ['waiting', waitingBuckets]] as const).map(([group, codes]) => (
        <div key={group} className={classes.bucketGroup} role="group" aria-label={t(`desk:group.${group}`)}>
          <span className={classes.groupName} aria-hidden="true">{t(`desk:group.${group}`)}</span>
          {offeredBuckets(codes, buckets).map((code) => {
            const bucket = buckets?.find((one) => one.code === code)
            return (
              <Link key={code} to="/desk" search={code === defaultBucket ? {} : { bucket: code }} className={classes.bucket} data-on={code === chosen || undefined}
                aria-current={code === chosen ? 'true' : undefined} activeProps={{}}>
                <b data-tone={toneOfBucket(bucket)}>{bucket === undefined ? '–' : format.count(bucket.count, bucket.countIsBound)}</b>
                <span>{t(`desk:bucket.${code}`)}</span>
              </Link>
            )
          })}
        </div>
      ))}
    </nav>
  )
}
