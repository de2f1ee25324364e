/**
 * Documents from Typst templates: the same source gives the live preview (SVG) and the PDF/A-3a.
 *
 * Data reach the template as JSON through `sys.inputs.data` and are parsed there, so whatever a person typed stays text and never
 * becomes markup. The template sees no file but those handed in, and the network is out of reach: packages are refused.
 * Fonts are those built into the compiler (Libertinus Serif, New Computer Modern, DejaVu Sans Mono): the same on every machine.
 */
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { DomainError, defineErrors } from '../errors/index.ts'

export const pdfErrors = defineErrors('pdf', {
  templateFault: {
    status: 422, hu: 'Az irat a sablonból nem állítható elő. Jelezze a sablon gazdájának; a hiba helye a részletekben áll.',
    en: 'The document cannot be made from its template. Tell the template\'s owner; the details say where the fault is.'
  },
  unsupported: {
    status: 422, hu: 'A PDF szerkezete nem olyan, amilyet a Kapu aláírni vagy ellenőrizni tud.',
    en: 'The structure of the PDF is not one that the Gate can sign or verify.'
  },
  fieldTaken: { status: 409, hu: 'Ilyen nevű aláírás már van az iratban.', en: 'The document already has a signature of this name.' },
  tooLarge: { status: 500, hu: 'Az aláírás nem fér el az iratban fenntartott helyen.', en: 'The signature does not fit into the place kept for it.' }
})

/** The family that templates set; it has every letter and quotation mark of Hungarian. */
export const documentFont = 'Libertinus Serif'

export interface TypstSource {
  /** Typst source of the main file. */
  readonly template: string
  /** Further files by their path relative to the template: shared templates, images. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** What the template reads with `json(bytes(sys.inputs.data))`. */
  readonly data: unknown
  /** The document's date: `datetime.today()` must not be used in templates. */
  readonly date: Date
}

export interface TypstDiagnostic {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly path: string
  /** From 1; null where the fault has no place. */
  readonly line: number | null
}

export interface RenderedDocument {
  /** PDF/A-3a; the same source, data and date give the same bytes. */
  readonly pdf: Uint8Array
  readonly warnings: readonly TypstDiagnostic[]
}

export interface PreviewedDocument {
  /** One SVG for each page. */
  readonly pages: readonly string[]
  readonly warnings: readonly TypstDiagnostic[]
}

/** A root that does not exist: nothing of the machine can be read through it. */
const root = '/kapu-no-such-folder'
let compiler: NodeCompiler | null = null

function diagnosticsOf(found: unknown): TypstDiagnostic[] {
  if (!Array.isArray(found)) return []
  return found.map((item: { message?: unknown; severity?: unknown; path?: unknown; range?: { start?: { line?: unknown } } | null }) => ({
    severity: item.severity === 2 ? 'warning' : 'error', message: String(item.message ?? ''), path: String(item.path ?? '').replace(`${root}/`, ''),
    line: typeof item.range?.start?.line === 'number' ? item.range.start.line + 1 : null
  }))
}

function fault(details: unknown): DomainError {
  return pdfErrors.templateFault({ diagnostics: diagnosticsOf(details) })
}

function compile(source: TypstSource): { compiler: NodeCompiler; document: NodeTypstDocument; warnings: TypstDiagnostic[] } {
  const used = (compiler ??= NodeCompiler.create({ workspace: root }))
  used.resetShadow()
  const files = Object.entries(source.files ?? {})
  for (const [path, content] of [['main.typ', source.template] as const, ...files]) {
    if (!/^[\w-]+(?:[./][\w-]+)*$/.test(path)) throw fault([{ severity: 1, message: `bad file name: ${path}` }])
    // A package would be fetched from the network; so the word must not occur where it could be one.
    if (typeof content === 'string' && /(?:import|include)\s*\(?\s*"@/.test(content)) throw fault([{ severity: 1, message: 'packages are not available', path }])
    used.mapShadow(`${root}/${path}`, Buffer.from(content))
  }
  const result = used.compile({ mainFilePath: `${root}/main.typ`, inputs: { data: JSON.stringify(source.data ?? null), date: source.date.toISOString().slice(0, 10) } })
  const document = result.result
  if (!document || result.hasError()) {
    const error = result.takeDiagnostics() ?? result.takeError()
    throw fault(error ? used.fetchDiagnostics(error) : [])
  }
  const raised = result.takeWarnings()
  return { compiler: used, document, warnings: raised ? diagnosticsOf(used.fetchDiagnostics(raised)) : [] }
}

/**
 * Renders a document to PDF/A-3a. Synchronous inside (a few milliseconds a page). The preview's pages are not made along with it: drawing
 * them takes as long as all the rest.
 * @throws pdf.template-fault with the compiler's diagnostics
 */
export function renderTypst(source: TypstSource): RenderedDocument {
  const { compiler: used, document, warnings } = compile(source)
  let pdf: Uint8Array
  try {
    pdf = used.pdf(document, { pdfStandard: 'a-3a', creationTimestamp: Math.floor(source.date.getTime() / 1000) })
  } catch (cause) {
    // What PDF/A forbids (a missing alternative text, a missing glyph) shows only on export.
    throw fault([{ severity: 1, message: String(cause instanceof Error ? cause.message : cause) }])
  } finally {
    used.evictCache(30)
  }
  return { pdf, warnings }
}

/** The live preview: SVG pages alone, quicker than the PDF. @throws pdf.template-fault */
export function previewTypst(source: TypstSource): PreviewedDocument {
  const { compiler: used, document, warnings } = compile(source)
  const pages = splitPages(used.plainSvg(document), document.numOfPages)
  used.evictCache(30)
  return { pages, warnings }
}

/**
 * The compiler stacks all pages in one SVG: a background path and a group for each, then shared definitions. Each page becomes
 * an SVG of its own with the glyphs it uses.
 */
function splitPages(svg: string, count: number): string[] {
  const body = /^<svg [^>]*>\n([\s\S]*)<\/svg>\s*$/.exec(svg)?.[1] ?? ''
  const parts: { size: [string, string]; background: string; content: string }[] = []
  const page = / {4}(<path class="typst-shape"[^>]* d="M 0 0v ([\d.]+) h ([\d.]+) [^>]*\/>)\n {4}<g[^>]*>\n([\s\S]*?)\n {4}<\/g>\n/y
  let end = 0
  for (let match = page.exec(body); match; match = page.exec(body)) {
    parts.push({ background: match[1]!, size: [match[3]!, match[2]!], content: match[4]! })
    end = page.lastIndex
  }
  if (parts.length !== count) throw fault([{ severity: 1, message: `preview has ${parts.length} pages of ${count}` }])
  const symbols = new Map<string, string>()
  const definitions = body.slice(end).replaceAll(/ {8}<symbol id="(\w+)"[\s\S]*?\n {8}<\/symbol>\n/g, (symbol: string, id: string) => {
    symbols.set(id, symbol)
    return ''
  })
  return parts.map(({ size: [width, height], background, content }) => {
    const used = new Set([...content.matchAll(/xlink:href="#(\w+)"/g)].map((match) => match[1]!))
    const glyphs = [...symbols].filter(([id]) => used.has(id)).map(([, symbol]) => symbol)
    return `<svg viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n` +
      `${background}\n${content}\n<defs>\n${glyphs.join('')}</defs>\n${definitions}</svg>\n`
  })
}
