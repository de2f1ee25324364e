import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import type { Tone } from '../../shared/components/index.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never
export type Entry = Answer<paths['/api/v1/public/signatures']['get']>['items'][number]
export type EntryHistory = Answer<paths['/api/v1/public/signatures/{id}']['get']>
export type Right = Entry['rights'][number]

export const toneOfState: Readonly<Record<Entry['state'], Tone>> = { good: 'ok', suspended: 'warn', revoked: 'danger', expired: 'none', replaced: 'none', 'not-yet': 'action' }

export interface EntryFilter {
  readonly q?: string | undefined
  readonly serial?: string | undefined
  readonly of?: 'signature' | 'seal' | undefined
  readonly office?: string | undefined
  readonly asOf?: string | undefined
}

const queryOf = ({ q, serial, of, office, asOf }: EntryFilter) =>
  ({ ...(q !== undefined && q.length > 1 ? { q } : {}), ...(serial ? { serial } : {}), ...(of ? { kind: of } : {}), ...(office ? { organisationId: office } : {}), ...(asOf ? { asOf } : {}) })

export function exportAddress(filter: EntryFilter, format: 'csv' | 'json'): string {
  return `/api/v1/public/signatures/export?${new URLSearchParams(Object.entries({ ...queryOf(filter), format })).toString()}`
}

export function useEntries(filter: EntryFilter) {
  return useInfiniteQuery({
    queryKey: ['signatures', 'list', queryOf(filter)],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/public/signatures', { params: { query: { limit: 50, ...queryOf(filter), ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData
  })
}

export function useEntry(id: string, asOf: string | undefined) {
  return useQuery({ queryKey: ['signatures', 'entry', id, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/public/signatures/{id}', { params: { path: { id }, query: asOf ? { asOf } : {} } })) })
}
