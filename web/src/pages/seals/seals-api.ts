import { useInfiniteQuery, useQuery, type QueryClient } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import type { Tone } from '../../shared/components/index.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type SealRow = Answer<paths['/api/v1/seals']['get']>['items'][number]
export type Seal = Answer<paths['/api/v1/seals/{id}']['get']>
export type SealUse = Answer<paths['/api/v1/seals/{id}/uses']['get']>['items'][number]
export type SealState = SealRow['state']
export type SealAction = Seal['actions'][number]

export const sealStates = ['ordered', 'active', 'replaced', 'revoked', 'expired', 'refused'] as const satisfies readonly SealState[]
export const toneOfState: Readonly<Record<SealState, Tone>> = { ordered: 'action', active: 'ok', replaced: 'none', revoked: 'danger', expired: 'warn', refused: 'none' }

export interface SealFilter {
  readonly state?: SealState | undefined
  /** Months within which the seal ends. */
  readonly within?: number | undefined
}

export function useSeals({ state, within }: SealFilter) {
  return useInfiniteQuery({
    queryKey: ['seals', 'list', state ?? '', within ?? null],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/seals', {
      params: { query: { limit: 50, ...(state ? { state } : {}), ...(within === undefined ? {} : { endsWithin: within }), ...(pageParam === null ? {} : { cursor: pageParam }) } }
    })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export function useSealEntry(id: string) {
  return useQuery({ queryKey: ['seals', 'entry', id], queryFn: () => answered(api.GET('/api/v1/seals/{id}', { params: { path: { id } } })) })
}

export function useSealUses(id: string) {
  return useInfiniteQuery({
    queryKey: ['seals', 'uses', id],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/seals/{id}/uses', { params: { path: { id }, query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export const sealsChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['seals'] })

/** The routes of a seal's steps are alike; their bodies differ, and the server reads each. */
export const postSeal = api.POST as unknown as <Data>(path: string, init: { headers: Record<string, string>; body: unknown }) => Promise<{ data?: Data; error?: unknown; response: Response }>
