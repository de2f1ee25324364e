/**
 * The one way to the server. Adds what every call needs: the reader's language, the proof that the call comes from our own
 * page (`X-Kapu-Request`), and tells the session when an answer says that it has ended.
 */
import createClient, { type Middleware } from 'openapi-fetch'
import { currentLanguage } from '../../app/i18n.ts'
import { takeEarlyAnswer } from './early-answers.ts'
import { offlineProblem, problemFrom } from './problem.ts'
import type { paths } from './schema.d.ts'

type Listener = () => void
const expiryListeners = new Set<Listener>()
const contactListeners = new Set<Listener>()

function listenOn(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** Called when an answer shows that the session is over (401). Returns the way to stop listening. */
export const onSessionExpired = (listener: Listener): (() => void) => listenOn(expiryListeners, listener)

/** Called after each answered call: the server has seen real use and moved the idle limit. */
export const onServerContact = (listener: Listener): (() => void) => listenOn(contactListeners, listener)

const common: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage())
    if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('X-Kapu-Request', '1')
    return request
  },
  onResponse({ response, schemaPath }) {
    const publicCall = schemaPath.startsWith('/api/v1/public') || schemaPath.startsWith('/api/v1/login') || schemaPath.startsWith('/api/v1/demo')
    if (publicCall) return
    if (response.status === 401) for (const listener of expiryListeners) listener()
    else for (const listener of contactListeners) listener()
  },
  onError() {
    return offlineProblem()
  }
}

const fetchOrTake = async (request: Request): Promise<Response> => await takeEarlyAnswer(request, performance.now()) ?? fetch(request)

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? 'http://127.0.0.1', credentials: 'same-origin', fetch: fetchOrTake })
api.use(common)

/** Names one intention of the officer; a repeated press with the same key is carried out once. */
export function idempotencyKey(): string {
  return crypto.randomUUID()
}

/**
 * The body of a successful answer.
 * @throws ApiProblem with the server's sentence and code otherwise
 */
export async function answered<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call
  if (!response.ok) throw problemFrom(response, error)
  return data as Exclude<Data, undefined>
}
