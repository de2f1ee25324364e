/**
 * Calls that change something must come from our own pages: a header that no foreign page can send without asking, and
 * the Origin that the browser itself writes. Cookies are SameSite besides; any one of the three would do alone.
 */
import type { HttpApp } from './http.types.ts'
import { requestErrors } from './http.errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export function refuseForeignOrigins(app: HttpApp): void {
  app.addHook('onRequest', async (request) => {
    const { access, csrf } = request.routeOptions.config
    // Bearer keys are not sent by a browser of its own accord.
    if (safe.has(request.method) || !access || access.audience === 'integration' || csrf === 'exempt') return
    if (request.headers['x-kapu-request'] !== '1') throw requestErrors.foreignOrigin({ reason: 'header' })
    if (request.headers.origin !== request.publicOrigin()) throw requestErrors.foreignOrigin({ reason: 'origin' })
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') throw requestErrors.foreignOrigin({ reason: 'site' })
  })
}
