import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

/** The desk's buckets with their counts; the menu shows some of them, too. */
export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => answered(api.GET('/api/v1/desk')) })

/** The officer's notices, latest first, a page at a time; the first page carries the count of unread ones. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/v1/notices', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor
})
