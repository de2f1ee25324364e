/** `/api/reference`: the API for people, one accessible page without scripts, made from the OpenAPI document itself. */
import { createHash } from 'node:crypto'
import type { OpenAPIV3_1 } from 'openapi-types'
import { declaredErrors } from '../errors/index.ts'
import type { HttpApp } from './http.types.ts'
import { openApiDocument } from './openapi.ts'
import { plainPageContentPolicy } from './security-headers.ts'

const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:68rem;margin:0 auto;padding:1.5rem}
a{color:#1d4f91}@media(prefers-color-scheme:dark){a{color:#9cc3ff}}
h2{margin-top:2.5rem;border-bottom:1px solid currentColor}
h3{margin:1.75rem 0 .25rem;font-size:1.05rem}
code{font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{overflow:auto;padding:.75rem;border:1px solid #8886;max-height:24rem}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid #8884}
.method{display:inline-block;min-width:4.5rem;font-weight:700}
`
// A hash instead of a nonce: the page is the same for everyone and may be cached.
const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

export function referenceRoutes(app: HttpApp): void {
  let page: string | undefined
  app.get('/api/reference', {
    config: { access: { audience: 'public' } }, schema: { summary: 'This API as a page', tags: ['api'], operationId: 'apiReference' }
  }, async (_request, reply) => {
    page ??= renderReference(openApiDocument(app))
    return reply
      .header('content-security-policy', plainPageContentPolicy(styleSource))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page)
  })
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

function renderReference(document: OpenAPIV3_1.Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => (item?.[method] ? [{ path, method, operation: item[method] }] : [])))
  const tags = (document.tags ?? []).map(({ name }) => name)
  const sections = [...tags, ''].map((tag) => {
    const own = operations.filter(({ operation }) => (operation.tags?.[0] ?? '') === tag)
    if (own.length === 0) return ''
    const title = tag || 'other'
    return `<section aria-labelledby="tag-${escape(title)}"><h2 id="tag-${escape(title)}">${escape(title)}</h2>${own.map(renderOperation).join('')}</section>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(document.info.title)} API ${escape(document.info.version)}</title><style>${style}</style></head><body>
<header><h1>${escape(document.info.title)} API ${escape(document.info.version)}</h1><p>${escape(document.info.description ?? '')}
Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI ${escape(document.openapi)}).</p></header>
<nav aria-label="Sections"><ul>${tags.map((tag) => `<li><a href="#tag-${escape(tag)}">${escape(tag)}</a></li>`).join('')}
<li><a href="#problems">Problem codes</a></li></ul></nav><main>${sections.join('')}${renderProblems()}</main></body></html>`
}

function renderOperation({ path, method, operation }: { path: string; method: string; operation: OpenAPIV3_1.OperationObject }): string {
  const security = (operation.security ?? []).flatMap((item) =>
    Object.entries(item).map(([scheme, scopes]) => [scheme, ...scopes].join(' ')))
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
  const body = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default') as [string, OpenAPIV3_1.ResponseObject][]
  return `<article><h3 id="${escape(operation.operationId ?? `${method} ${path}`)}"><span class="method">${method.toUpperCase()}</span><code>${escape(path)}</code></h3>
<p>${escape(operation.summary ?? '')}${operation.description ? ` ${escape(operation.description)}` : ''} <em>${security.length > 0 ? `Needs: ${escape(security.join(', '))}` : 'Public'}</em></p>
${parameters.length > 0 ? `<table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Schema</th></tr></thead><tbody>${parameters.map((parameter) =>
    `<tr><td><code>${escape(parameter.name)}</code>${parameter.required ? ' (required)' : ''}</td><td>${escape(parameter.in)}</td><td><code>${escape(JSON.stringify(parameter.schema ?? {}))}</code></td></tr>`).join('')}</tbody></table>` : ''}
${body ? details('Request body', body.content) : ''}${answers.map(([status, answer]) => answer.content ? details(`Answer ${status}`, answer.content) : '').join('')}</article>`
}

function details(title: string, content: Record<string, OpenAPIV3_1.MediaTypeObject>): string {
  return Object.entries(content).map(([type, { schema }]) =>
    `<details><summary>${escape(title)}: ${escape(type)}</summary><pre tabindex="0"><code>${escape(JSON.stringify(schema ?? {}, null, 2))}</code></pre></details>`).join('')
}

function renderProblems(): string {
  const rows = [...declaredErrors()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { status, hu, en }]) =>
    `<tr id="problem-${escape(code)}"><td><code>${escape(code)}</code></td><td>${status}</td><td lang="hu">${escape(hu)}</td><td>${escape(en)}</td></tr>`)
  return `<section aria-labelledby="problems"><h2 id="problems">Problem codes</h2><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th>
<th scope="col">Hungarian</th><th scope="col">English</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
