import { useInfiniteQuery, useQuery, type QueryClient } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import type { Tone } from '../../shared/components/index.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type CardRow = Answer<paths['/api/v1/cards']['get']>['items'][number]
export type Card = Answer<paths['/api/v1/cards/{id}']['get']>
export type CardState = CardRow['state']
export type CardAction = Card['actions'][number]
export type Renewal = Answer<paths['/api/v1/card-renewals']['get']>['items'][number]

export const cardStates = ['ordered', 'personalised', 'delivered', 'active', 'suspended', 'revoked', 'expired', 'replaced'] as const satisfies readonly CardState[]
export const toneOfState: Readonly<Record<CardState, Tone>> = {
  ordered: 'action', personalised: 'action', delivered: 'action', active: 'ok', suspended: 'warn', revoked: 'danger', expired: 'danger', replaced: 'none'
}

export interface CardFilter {
  readonly q?: string | undefined
  readonly state?: CardState | undefined
  /** Months within which the card ends. */
  readonly within?: number | undefined
  readonly officer?: string | undefined
}

const queryOf = ({ q, state, within, officer }: CardFilter) => ({
  ...(q ? { q } : {}), ...(state ? { state } : {}), ...(within === undefined ? {} : { endsWithin: within }), ...(officer ? { officerId: officer } : {})
})

export function exportAddress(filter: CardFilter, format: 'csv' | 'json'): string {
  return `/api/v1/cards/export?${new URLSearchParams(Object.entries({ ...queryOf(filter), format }).map(([key, value]): [string, string] => [key, String(value)])).toString()}`
}

export function useCards(filter: CardFilter) {
  return useInfiniteQuery({
    queryKey: ['cards', 'list', filter.q ?? '', filter.state ?? '', filter.within ?? null, filter.officer ?? null],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/cards', { params: { query: { limit: 50, ...queryOf(filter), ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export function useCardEntry(id: string) {
  return useQuery({ queryKey: ['cards', 'entry', id], queryFn: () => answered(api.GET('/api/v1/cards/{id}', { params: { path: { id } } })) })
}

/** How far renewals have come; asked again while one is under way. */
export function useRenewals() {
  return useQuery({
    queryKey: ['cards', 'renewals'], queryFn: () => answered(api.GET('/api/v1/card-renewals')),
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => state !== 'done') === true ? 1_000 : false)
  })
}

export const cardsChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['cards'] })

/** The routes of a card's steps are alike; their bodies differ, and the server reads each. */
export const postCard = api.POST as unknown as <Data>(path: string, init: { headers?: Record<string, string>; body: unknown; parseAs?: 'blob' }) => Promise<{ data?: Data; error?: unknown; response: Response }>
