/** Fills the texts that a case rule offers for a decision with the facts of the case. Pure. */
import type { RichInline, RichParagraph, RichText } from './decisions.types.ts'

/** A rule's text as rich text, and the facts it asked for in vain. */
export interface FilledText {
  readonly text: RichText
  readonly missing: readonly string[]
}

/** How a gap stands in the text until the officer fills it; a draft with one cannot be submitted. */
export const gap = (path: string): string => `[hiányzó adat: ${path}]`
const gapPattern = /\[hiányzó adat: ([\w.]+)\]/gu

/**
 * Fills `{{path.to.fact}}` and turns `**bold**` and blank lines into marks and paragraphs. A fact never becomes markup:
 * the text is split first and filled afterwards.
 *
 * @param facts the shape of the document templates (`TemplateFacts`)
 */
export function fillText(text: string, facts: unknown): FilledText {
  const missing: string[] = []
  const fill = (part: string): string => part.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (_whole, path: string) => {
    const value = factAt(facts, path)
    if (value !== null) return value
    if (!missing.includes(path)) missing.push(path)
    return gap(path)
  })
  const content: RichParagraph[] = text.trim().split(/\n\s*\n/).map((block) => ({
    type: 'paragraph', content: inlines(block.replaceAll(/\s*\n\s*/g, ' ').trim(), fill)
  }))
  return { text: { type: 'doc', content }, missing }
}

function inlines(block: string, fill: (part: string) => string): RichInline[] {
  return block.split(/(\*\*.+?\*\*)/).filter((part) => part !== '').map((part) => {
    const bold = part.length > 4 && part.startsWith('**') && part.endsWith('**')
    return bold
      ? { type: 'text', text: fill(part.slice(2, -2)), marks: [{ type: 'bold' }] }
      : { type: 'text', text: fill(part) }
  })
}

function factAt(facts: unknown, path: string): string | null {
  let value: unknown = facts
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
    value = (value as Record<string, unknown>)[step]
  }
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  return typeof value === 'number' ? String(value) : null
}

/** The gaps that a text still has. */
export function gapsIn(text: RichText): string[] {
  return [...new Set([...plainText(text).matchAll(gapPattern)].map((match) => match[1]!))]
}

/** The words of a rich text, paragraphs apart. */
export function plainText(text: RichText): string {
  const words: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, text: said, content } = node as { type?: string; text?: string; content?: readonly unknown[] }
    if (type === 'text') words.push(said ?? '')
    content?.forEach(walk)
    if (type === 'paragraph') words.push('\n')
  }
  walk(text)
  return words.join('')
}

/** Documents of the case that a text refers to. */
export function evidenceIn(text: RichText): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, attrs, content } = node as { type?: string; attrs?: { documentId?: string }; content?: readonly unknown[] }
    if (type === 'evidence' && attrs?.documentId) found.push(attrs.documentId)
    content?.forEach(walk)
  }
  walk(text)
  return found
}
