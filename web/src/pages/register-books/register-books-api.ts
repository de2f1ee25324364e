import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type RegisterBook = Answer<paths['/api/v1/register-books']['get']>['items'][number]
export type RegisterEntry = Answer<paths['/api/v1/register-books/{id}/entries']['get']>['items'][number]

/** The office's books, the latest year first. */
export function useRegisterBooks() {
  return useQuery({ queryKey: ['register-books'], queryFn: async () => (await answered(api.GET('/api/v1/register-books'))).items })
}

/** The entries of a book, the latest number first, a page at a time. */
export function useRegisterEntries(bookId: string) {
  return useInfiniteQuery({
    queryKey: ['register-books', bookId],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/register-books/{id}/entries', {
      params: { path: { id: bookId }, query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } }
    })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}
