import { expect, test } from 'vitest'
import { deadlineBuckets, isBucket, offeredBuckets, toneOfBucket, urgencyOf } from './buckets.ts'

test.each([[null, 'none'], [-3, 'overdue'], [-1, 'overdue'], [0, 'today'], [1, 'soon'], [3, 'soon'], [4, 'calm'], [35, 'calm']] as const)(
  '%s days left reads as %s', (days, urgency) => expect(urgencyOf(days)).toBe(urgency))

test('an empty bucket has no colour', () => {
  expect(toneOfBucket({ code: 'overdue', count: 0, countIsBound: false })).toBe('none')
  expect(toneOfBucket({ code: 'overdue', count: 2, countIsBound: false })).toBe('danger')
  expect(toneOfBucket({ code: 'mine', count: 2, countIsBound: false })).toBe('none')
})

test('only buckets that the server keeps are offered', () => {
  expect(offeredBuckets(deadlineBuckets, undefined)).toEqual(['overdue', 'due-today', 'due-soon'])
  expect(offeredBuckets(deadlineBuckets, [{ code: 'due-soon', count: 1, countIsBound: false }])).toEqual(['due-soon'])
})

test('an unknown bucket in the address is not a bucket', () => {
  expect(isBucket('mine')).toBe(true)
  expect(isBucket('toString')).toBe(false)
  expect(isBucket(undefined)).toBe(false)
})
