import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type ArrivalLine = Answer<paths['/api/v1/arrivals']['get']>['items'][number]
export type Arrival = Answer<paths['/api/v1/arrivals/{id}']['get']>
export type Predecessor = Arrival['predecessors'][number]

/** The waiting submissions, the longest waiting first. */
export function useArrivals() {
  return useInfiniteQuery({
    queryKey: ['arrivals'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/arrivals', {
      params: { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } }
    })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

/** One submission with its files and likely predecessors. */
export function useArrival(id: string) {
  return useQuery({
    queryKey: ['arrival', id],
    queryFn: () => answered(api.GET('/api/v1/arrivals/{id}', { params: { path: { id } } }))
  })
}

/** Case types that the officer's job role handles. */
export function useCaseTypes() {
  return useQuery({ queryKey: ['desk', 'reference'], queryFn: () => answered(api.GET('/api/v1/desk/reference')), staleTime: 300_000 })
}
