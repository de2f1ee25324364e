/**
 * What a page needs, told before its scripts run. Without it a browser learns of each step only after the one before: script, page's
 * own script, its texts and styles, session, data. Written by the build (`first-load.json`), put into the page by the server
 * (src/platform/http/web-files.ts), used by public/before-paint.js.
 *
 * Only the pages that people open from outside or begin the day with; every other address works without.
 */
import type { Plugin } from 'vite'

/** `pages`: modules under src/ that are loaded for the path. `early`: the calls that its first sight waits for, word by word as the page makes them. */
interface Page { readonly path: string; readonly pages: readonly string[]; readonly texts?: string; readonly early: readonly string[] }

const officer = ['shared/shell/officer-shell.tsx']
const client = ['pages/client/client-shell.tsx']

const pages: readonly Page[] = [
  { path: '/', pages: ['pages/home/home-page.tsx'], early: ['/api/v1/public/home'] },
  { path: '/login', pages: ['app/public-frame.tsx', 'pages/login/login-page.tsx'], early: [] },
  { path: '/desk', pages: [...officer, 'pages/desk/desk-page.tsx'], texts: 'officer', early: ['/api/v1/session', '/api/v1/session/actions', '/api/v1/desk', '/api/v1/worklist?bucket=mine&limit=25', '/api/v1/desk/reference'] },
  { path: '/arrivals', pages: [...officer, 'pages/arrivals/arrivals-page.tsx'], texts: 'officer', early: ['/api/v1/session', '/api/v1/session/actions'] },
  { path: '/cases/:caseId', pages: [...officer, 'pages/case/case-page.tsx'], texts: 'officer', early: ['/api/v1/session', '/api/v1/session/actions', '/api/v1/cases/:caseId'] },
  { path: '/cases/:caseId/decision', pages: [...officer, 'pages/decision/decision-page.tsx'], texts: 'officer', early: ['/api/v1/session', '/api/v1/session/actions', '/api/v1/cases/:caseId'] },
  { path: '/client', pages: [...client, 'pages/client/my-cases-page.tsx'], texts: 'client', early: ['/api/v1/client/session'] },
  { path: '/client/cases/:organisationId/:caseId', pages: [...client, 'pages/client/my-case-page.tsx'], texts: 'client', early: ['/api/v1/client/session', '/api/v1/client/cases/:organisationId/:caseId', '/api/v1/client/data-uses?limit=50'] },
  { path: '/client/messages/:messageId', pages: [...client, 'pages/client/arrivals-by-link.tsx'], texts: 'client', early: ['/api/v1/client/session'] }
]

interface Chunk {
  readonly type: 'chunk'; readonly fileName: string; readonly isEntry: boolean; readonly facadeModuleId: string | null
  readonly imports: readonly string[]; readonly moduleIds: readonly string[]; readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}

/** @throws Error when a page's module has no file of its own, as after it was renamed */
export function firstLoad(source: string): Plugin {
  return {
    name: 'kapu-first-load',
    // After Vite's own plugins, which name the styles of a chunk.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one): one is typeof one & Chunk => one.type === 'chunk')
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
      const withImports = (chunk: Chunk, seen = new Set<Chunk>()): Set<Chunk> => {
        if (seen.has(chunk)) return seen
        seen.add(chunk)
        for (const name of chunk.imports) if (byName.has(name)) withImports(byName.get(name)!, seen)
        return seen
      }
      const chunkOf = (module: string): Chunk => {
        const id = `${source}/${module}`
        const found = chunks.find((chunk) => chunk.facadeModuleId === id) ?? chunks.find((chunk) => chunk.moduleIds.includes(id))
        if (!found) throw new Error(`first-load.ts names ${module}, which no file of the build begins with`)
        return found
      }
      const entry = chunkOf('app/main.tsx')
      const isThereAnyway = withImports(entry)
      const textsOf = (language: string, part: string | undefined): string[] =>
        ['base', ...(part === undefined ? [] : [part])].map((one) => chunkOf(`locales/${language}/${one}.ts`)).filter((chunk) => !isThereAnyway.has(chunk)).map((chunk) => `/${chunk.fileName}`)
      const table = pages.map(({ path, pages: modules, texts, early }) => {
        const needed = new Set(modules.flatMap((module) => [...withImports(chunkOf(module))]))
        const files = [...needed].filter((chunk) => !isThereAnyway.has(chunk))
        return {
          path, early,
          scripts: files.map((chunk) => `/${chunk.fileName}`),
          styles: [...new Set(files.flatMap((chunk) => [...chunk.viteMetadata?.importedCss ?? []]))].map((name) => `/${name}`),
          texts: { hu: textsOf('hu', texts), en: textsOf('en', texts) }
        }
      })
      this.emitFile({ type: 'asset', fileName: 'first-load.json', source: JSON.stringify(table) })
    }
  }
}
