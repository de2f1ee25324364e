import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type RegisterChange = Answer<paths['/api/v1/register-changes']['get']>['items'][number]
export type ChangeView = 'waiting' | 'mine' | 'history'
export type TreeNode = Answer<paths['/api/v1/public/organisation-tree']['get']>['items'][number]
export type Settlement = Answer<paths['/api/v1/public/settlements']['get']>['items'][number]
export type OrganisationEntry = Answer<paths['/api/v1/public/registers/organisations/{id}']['get']>

/** Changes of registers, page by page. */
export function useChanges(view: ChangeView) {
  return useInfiniteQuery({
    queryKey: ['register-changes', view],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/register-changes', { params: { query: { view, limit: 30, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

/** What the register says, and ever said, of an organisation. */
export function useOrganisationEntry(id: string, asOf?: string) {
  return useQuery({
    queryKey: ['register', 'organisations', id, asOf ?? null],
    queryFn: () => answered(api.GET('/api/v1/public/registers/organisations/{id}', { params: { path: { id }, query: on(asOf) } }))
  })
}

const on = (asOf: string | undefined): { asOf?: string } => (asOf ? { asOf } : {})

/** Who leads and signs in an office. */
export function useOfficials(id: string, asOf?: string) {
  return useQuery({ queryKey: ['officials', id, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}/officials', { params: { path: { id }, query: on(asOf) } })) })
}

/** Organisations by the beginning, middle or end of a name, a seat or a code, on a day. */
export function useFoundOrganisations(q: string, asOf?: string) {
  return useQuery({
    queryKey: ['register', 'organisations', 'found', q, asOf ?? null], enabled: q.length > 1,
    queryFn: () => answered(api.GET('/api/v1/public/registers/organisations', { params: { query: { q, limit: 50, ...on(asOf) } } }))
  })
}

export function useRelations(id: string, asOf?: string) {
  return useQuery({ queryKey: ['relations', id, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}/relations', { params: { path: { id }, query: on(asOf) } })) })
}

export function useCompetences(id: string, asOf?: string) {
  return useQuery({ queryKey: ['competences', id, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}/competences', { params: { path: { id }, query: on(asOf) } })) })
}

/** Who loses and who gains which right by a change that waits. */
export function useChangePreview(change: Pick<RegisterChange, 'id' | 'state'>) {
  return useQuery({
    queryKey: ['register-changes', 'preview', change.id], enabled: change.state === 'waiting', retry: false,
    queryFn: () => answered(api.GET('/api/v1/register-changes/{id}/preview', { params: { path: { id: change.id } } }))
  })
}
