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
export function useOrganisationEntry(id: string) {
  return useQuery({
    queryKey: ['register', 'organisations', id],
    queryFn: () => answered(api.GET('/api/v1/public/registers/organisations/{id}', { params: { path: { id } } }))
  })
}

export function useRelations(id: string) {
  return useQuery({ queryKey: ['relations', id], queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}/relations', { params: { path: { id } } })) })
}

export function useCompetences(id: string) {
  return useQuery({ queryKey: ['competences', id], queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}/competences', { params: { path: { id } } })) })
}

/** Who loses and who gains which right by a change that waits. */
export function useChangePreview(change: Pick<RegisterChange, 'id' | 'state'>) {
  return useQuery({
    queryKey: ['register-changes', 'preview', change.id], enabled: change.state === 'waiting', retry: false,
    queryFn: () => answered(api.GET('/api/v1/register-changes/{id}/preview', { params: { path: { id: change.id } } }))
  })
}
