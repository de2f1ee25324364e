import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answered, api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import type { PostView, SessionView } from '../api/types.ts'
import { forgetTyped } from '../drafts/typed-store.ts'
import type { CardReader } from '../card/index.ts'

const enteredKey = 'kapu.entered'

function noteEntered(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(enteredKey, '1')
    else localStorage.removeItem(enteredKey)
  } catch {
    // Without storage the public pages ask each time.
  }
}

/** Whether somebody entered in this browser and did not leave. Where nobody did, a public page need not ask the server and be refused. */
export function mayBeIn(): boolean {
  try {
    return localStorage.getItem(enteredKey) !== null
  } catch {
    return true
  }
}

/** The session of this browser; null: nobody is in. */
export const sessionQuery = queryOptions<SessionView | null, ApiProblem>({
  queryKey: ['session'],
  queryFn: async () => {
    try {
      const session = await answered(api.GET('/api/v1/session'))
      noteEntered(true)
      return session
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        noteEntered(false)
        return null
      }
      throw error
    }
  },
  staleTime: Infinity,
  refetchOnWindowFocus: false
})

/** Who is in, on pages that anybody may read. */
export function useSession(): SessionView | null {
  return useQuery({ ...sessionQuery, enabled: mayBeIn() }).data ?? null
}

/** What the job role is for, by the server's policies; the menu shows what leads somewhere. */
export const actionsQuery = queryOptions({
  queryKey: ['session-actions'],
  queryFn: async () => (await answered(api.GET('/api/v1/session/actions'))).items,
  staleTime: 300_000
})

/** For pages that lie behind the officer's entry: the session is there, or the page would not be. */
export function useOfficerSession(): SessionView {
  const session = useSession()
  if (session === null) throw new Error('this page needs a session')
  return session
}

/** Logs in with the card in the given reader: challenge, the card's signature, session. */
export async function enterWithCard(card: CardReader, reader: 'extension' | 'software'): Promise<SessionView> {
  const { nonce } = await answered(api.POST('/api/v1/login/challenge'))
  const token = await card.authenticate(nonce, reader)
  const session = await answered(api.POST('/api/v1/login', { body: { token: { ...token } } }))
  noteEntered(true)
  // On a shared machine nothing that somebody else typed stays behind.
  forgetTyped(localStorage, session.officer.id)
  return session
}

export async function choosePost(client: QueryClient, postId: string): Promise<SessionView> {
  const session = await answered(api.POST('/api/v1/session/post', { body: { postId } }))
  client.setQueryData(sessionQuery.queryKey, session)
  // What another job role showed must not stay on the screen.
  await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'demo-cards' })
  return session
}

/** Tells the other tabs of this browser that the session has ended. */
export const sessionChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('kapu-session')

/** Ends the session on the server and forgets what it showed. An unreachable server does not keep the officer in. */
export function useLeave(): (options?: { announce?: boolean }) => Promise<void> {
  const client = useQueryClient()
  return useCallback(async ({ announce = true } = {}) => {
    noteEntered(false)
    try {
      await answered(api.DELETE('/api/v1/session'))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
    }
    forgetTyped(localStorage)
    if (announce) sessionChannel?.postMessage('ended')
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'demo-cards' && query.queryKey[0] !== 'home' })
    client.setQueryData(sessionQuery.queryKey, null)
  }, [client])
}

/** The day until which personal data are open in this post: the earliest end among its entitlements; null: no end. */
export function personalDataUntil(post: PostView): { readonly visible: boolean; readonly until: string | null } {
  const ends = post.entitlements.flatMap((entitlement) => (entitlement.validTo === null ? [] : [entitlement.validTo])).sort()
  return { visible: post.entitlements.length > 0, until: ends[0] ?? null }
}
