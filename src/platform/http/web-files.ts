import fastifyStatic from '@fastify/static'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requestErrors } from './http.errors.ts'
import type { HttpApp } from './http.types.ts'
import { webContentPolicy } from './security-headers.ts'

const NONCE_MARK = '__KAPU_STYLE_NONCE__'
const FIRST_LOAD_FILE = 'first-load.json'
const FIRST_LOAD_MARK = '__KAPU_FIRST_LOAD__'

/** One line of the build's first-load.json (web/first-load.ts). In `path` and `early` a segment that begins with `:` is filled from the address. */
interface FirstLoad {
  readonly path: string
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  readonly texts: Readonly<Record<'hu' | 'en', readonly string[]>>
  readonly early: readonly string[]
}

/**
 * Serves the built web: hashed assets for ever, the rest with revalidation, and the page itself for every navigation that
 * no route answers. Anything else unknown is a 404 problem.
 */
export async function webFiles(app: HttpApp, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(join(folder, 'index.html'))
  const page = built ? await readFile(join(folder, 'index.html'), 'utf8') : null
  const firstLoads = built && existsSync(join(folder, FIRST_LOAD_FILE)) ? JSON.parse(await readFile(join(folder, FIRST_LOAD_FILE), 'utf8')) as FirstLoad[] : []
  // Only what the build put there is served: a path is looked up, never resolved.
  const files = new Set(built ? filesIn(folder) : [])
  if (built) await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true })

  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw requestErrors.notFound()
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || path.startsWith('/log/')) throw requestErrors.notFound()
    if (files.has(path.slice(1))) return sendFile(reply, path.slice(1))
    if (page === null || !isNavigation(request)) throw requestErrors.notFound()
    return sendPage(request, reply, withFirstLoad(page, request.url, firstLoads))
  })
}

/** The page with links to what its address needs next, so that the browser need not run the scripts to learn of it. */
function withFirstLoad(page: string, url: string, firstLoads: readonly FirstLoad[]): string {
  const [path = '/', search = ''] = url.split('?')
  for (const load of firstLoads) {
    const values = matching(load.path, path)
    if (!values) continue
    const links = [
      ...load.scripts.map((href) => `<link rel="modulepreload" href="${href}">`),
      ...load.styles.map((href) => `<link rel="preload" as="style" href="${href}">`)
    ]
    // What is asked for early is what the plain address shows.
    const early = search === '' ? load.early.map((call) => call.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '')) : []
    const told = JSON.stringify({ early, texts: load.texts }).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    return page.replace(FIRST_LOAD_MARK, () => told).replace('</head>', () => `${links.join('')}</head>`)
  }
  return page.replace(FIRST_LOAD_MARK, '')
}

/** What stands in the address for the `:names` of the path; only what ids are made of, since it is written into the page. */
function matching(path: string, address: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [path.split('/'), address.split('/')]
  if (wanted.length !== given.length) return null
  const values: Record<string, string> = {}
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? ''
    if (!segment.startsWith(':')) {
      if (segment !== value) return null
    } else if (/^[\w-]{1,64}$/.test(value)) values[segment.slice(1)] = value
    else return null
  }
  return values
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  // The component library writes style elements; it is told the nonce of this very answer.
  const nonce = randomBytes(18).toString('base64')
  const answer = page.replaceAll(NONCE_MARK, nonce)
  reply
    .code(200)
    .header('content-security-policy', webContentPolicy(nonce))
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding')
    .type('text/html; charset=utf-8')
  // Nothing of the request is repeated in the page, so its length tells nobody anything.
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(answer)
  return reply.header('content-encoding', 'gzip').send(gzipSync(answer))
}

function sendFile(reply: FastifyReply, name: string): FastifyReply {
  const hashed = name.startsWith('assets/')
  return reply
    .code(200)
    .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .sendFile(name)
}

/** Paths under the folder with forward slashes, the page itself apart. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    // The compressed form of a file is chosen by what the browser accepts, not asked for by name.
    .filter((path) => path !== 'index.html' && path !== FIRST_LOAD_FILE && !/\.(?:br|gz)$/.test(path))
}

function isNavigation(request: FastifyRequest): boolean {
  const mode = request.headers['sec-fetch-mode']
  return (mode === undefined || mode === 'navigate') && (request.headers.accept ?? '').includes('text/html')
}
