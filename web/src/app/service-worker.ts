/**
 * Offline shell: keeps the page's own files, so that the Gate opens as an installed app and says by itself that there is no
 * connection. It never touches /api, /log or any other answer of the server: no personal data reaches the cache.
 */
interface WaitUntil extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends WaitUntil { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: WaitUntil) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
}

const scope = globalThis as unknown as Scope
const cacheName = 'kapu-shell-1'
const shell = '/'

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.add(shell)).then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('kapu-') && name !== cacheName) await caches.delete(name)
    await scope.clients.claim()
  })())
})

const ownFile = /^\/(assets\/|icon|manifest\.webmanifest$|before-paint\.js$)/
/** Addresses that only look like pages of this application. */
const servedElsewhere = /^\/(api|log|health|ready|metrics|forms|mail)(\/|$)/

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  try {
    const fresh = await fetch(request)
    // Stored with its headers, so the CSP and its nonce stay a pair.
    if (fresh.ok && fresh.headers.get('content-type')?.startsWith('text/html')) await cache.put(shell, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await cache.match(shell)
    if (kept) return kept
    throw error
  }
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await cache.put(request, fresh.clone())
  return fresh
}

scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin || servedElsewhere.test(url.pathname)) return
  if (event.request.mode === 'navigate') event.respondWith(page(event.request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event.request))
  else if (ownFile.test(url.pathname)) event.respondWith(fetch(event.request).catch(() => asset(event.request)))
})
