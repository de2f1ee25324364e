/** The client's own calls: session, cases, messages, what they send. */
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentLanguage } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { ApiProblem, offlineProblem, problemFrom } from '../../shared/api/problem.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type ClientSession = Answer<paths['/api/v1/client/session']['get']>
export type ClientCaseLine = Answer<paths['/api/v1/client/cases']['get']>['items'][number]
export type ClientCase = Answer<paths['/api/v1/client/cases/{organisationId}/{caseId}']['get']>
export type ClientDocument = ClientCase['documents'][number]
export type CaseMessage = ClientCase['messages'][number]
export type MailboxMessage = Answer<paths['/api/v1/client/messages']['get']>['items'][number]
export type DataUse = Answer<paths['/api/v1/client/data-uses']['get']>['items'][number]
export type Verification = Answer<paths['/api/v1/client/cases/{organisationId}/{caseId}/documents/{documentId}/verification']['get']>

/** Where a case is: clients have cases with many offices. */
export interface Place { readonly organisationId: string; readonly caseId: string }

/** The signed-in client; null: nobody is in. */
export const clientSessionQuery = queryOptions<ClientSession | null>({
  queryKey: ['client', 'session'],
  queryFn: async () => {
    try {
      return await answered(api.GET('/api/v1/client/session'))
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000
})

/** The page of the server that sends the browser to the identity provider and back to where it was. */
export function signInAddress(returnTo: string): string {
  return `/client/login?return=${encodeURIComponent(returnTo)}`
}

export function useMyCases() {
  return useInfiniteQuery({
    queryKey: ['client', 'cases'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/client/cases', { params: { query: pageParam === null ? {} : { cursor: pageParam } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export function useMyCase(place: Place) {
  return useQuery({
    queryKey: ['client', 'case', place.organisationId, place.caseId],
    queryFn: () => answered(api.GET('/api/v1/client/cases/{organisationId}/{caseId}', { params: { path: place } })),
    // The office works on the case while its page is open.
    refetchInterval: 60_000
  })
}

export function useMyMessages() {
  return useInfiniteQuery({
    queryKey: ['client', 'messages'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/client/messages', { params: { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

export function useMyDataUses() {
  return useInfiniteQuery({
    queryKey: ['client', 'data-uses'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/client/data-uses', {
      params: { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } }
    })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor
  })
}

/** A line of a list that comes in pages, by its link: further pages are asked for until it is found. */
export function useLineOf<Line>(
  list: { readonly data: { readonly pages: ReadonlyArray<{ readonly items: readonly Line[] }> } | undefined; readonly hasNextPage: boolean; readonly isFetching: boolean; readonly isError: boolean; fetchNextPage(): unknown },
  isIt: (line: Line) => boolean
): { readonly line: Line | undefined; readonly searching: boolean } {
  const line = list.data?.pages.flatMap((page) => page.items).find(isIt)
  const searching = line === undefined && list.hasNextPage && !list.isError
  const { isFetching } = list
  useEffect(() => {
    if (searching && !isFetching) list.fetchNextPage()
  })
  return { line, searching }
}

/** Where a case page says how the case stands. */
export const standingId = 'standing'

/** Opens a message, which is its receipt; everything the client sees may change with it. */
export function useOpenMessage() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answered(api.POST('/api/v1/client/messages/{id}/open', { params: { path: { id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['client'] })
      // The button that was pressed is gone: who reads by ear or keyboard goes on where the case now stands.
      requestAnimationFrame(() => document.getElementById(standingId)?.focus())
    }
  })
}

/** On demand: it reads the document, and each reading is logged. */
export function useVerification(place: Place, documentId: string) {
  return useMutation({
    mutationFn: () => answered(api.GET('/api/v1/client/cases/{organisationId}/{caseId}/documents/{documentId}/verification', {
      params: { path: { ...place, documentId } }
    }))
  })
}

export function documentAddress({ organisationId, caseId }: Place, documentId: string): string {
  return `/api/v1/client/cases/${organisationId}/${caseId}/documents/${documentId}/content`
}

/** Multipart by hand: the typed client sends JSON only. The JSON part comes first, so that the server can check early. */
export async function sendToOffice(
  { organisationId, caseId }: Place, key: string, letter: { readonly text: string; readonly answers: string | null }, files: readonly File[]
): Promise<{ arrivalNumber: string; receivedAt: string }> {
  const body = new FormData()
  body.set('submission', JSON.stringify({ ...letter, attachments: files.map((file, index) => ({ part: `file-${index + 1}`, name: file.name.slice(0, 200) })) }))
  files.forEach((file, index) => body.set(`file-${index + 1}`, file, file.name))
  let response: Response
  try {
    response = await fetch(`/api/v1/client/cases/${organisationId}/${caseId}/submissions`, {
      method: 'POST', body, headers: { 'Idempotency-Key': key, 'X-Kapu-Request': '1', 'Accept-Language': currentLanguage() }
    })
  } catch {
    throw offlineProblem()
  }
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw problemFrom(response, answer)
  return answer as { arrivalNumber: string; receivedAt: string }
}

export async function signOut(): Promise<string | null> {
  return (await answered(api.POST('/api/v1/client/logout'))).identityProviderLogout
}
