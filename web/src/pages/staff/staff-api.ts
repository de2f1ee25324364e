import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type StaffRow = Answer<paths['/api/v1/staff']['get']>['items'][number]
export type StaffOfficer = Answer<paths['/api/v1/staff/{officerId}']['get']>
export type StaffPost = StaffOfficer['posts'][number]

/** Who holds which job role in the own office today, by name. */
export function useStaff(q: string | undefined, asOf?: string) {
  return useInfiniteQuery({
    queryKey: ['staff', 'list', q ?? '', asOf ?? null],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/staff', { params: { query: { limit: 50, ...(q ? { q } : {}), ...(asOf ? { asOf } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export function useStaffOfficer(officerId: string, asOf?: string) {
  return useQuery({ queryKey: ['staff', officerId, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/staff/{officerId}', { params: { path: { officerId }, query: asOf ? { asOf } : {} } })) })
}
