import type { Bucket } from '../../shared/api/types.ts'

/** The desk's own buckets: by deadline on the left, by who is waited for on the right. */
export const deadlineBuckets = ['overdue', 'due-today', 'due-soon'] as const
export const waitingBuckets = ['mine', 'waiting-others', 'to-sign', 'unassigned', 'all-open'] as const
export type BucketCode = (typeof deadlineBuckets)[number] | (typeof waitingBuckets)[number]

export const defaultBucket: BucketCode = 'mine'

export function isBucket(code: string | undefined): code is BucketCode {
  return code !== undefined && ([...deadlineBuckets, ...waitingBuckets] as string[]).includes(code)
}

/** The colour of a count; an empty bucket has none, since colour means that something is there. */
export function toneOfBucket(bucket: Bucket | undefined): 'danger' | 'warn' | 'sign' | 'none' {
  if (bucket === undefined || bucket.count === 0) return 'none'
  const tones = { overdue: 'danger', 'due-today': 'danger', 'due-soon': 'warn', 'to-sign': 'sign' } as const
  return bucket.code in tones ? tones[bucket.code as keyof typeof tones] : 'none'
}

/** The buckets of one group that the server keeps; until it has answered, all of them. */
export function offeredBuckets(group: readonly BucketCode[], buckets: readonly Bucket[] | undefined): readonly BucketCode[] {
  return buckets === undefined ? group : group.filter((code) => buckets.some((bucket) => bucket.code === code))
}

/** How a deadline reads in the list, by the days the server counted; null: it stands still or there is none. */
export function urgencyOf(daysLeft: number | null): 'overdue' | 'today' | 'soon' | 'calm' | 'none' {
  if (daysLeft === null) return 'none'
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 'today'
  return daysLeft <= 3 ? 'soon' : 'calm'
}
