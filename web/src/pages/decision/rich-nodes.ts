/** What the decision's text may hold beside words: references to law and to documents of the case. */
import { Node } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import type { RichText } from './decision-api.ts'

const LawRef = Node.create({
  name: 'lawRef', group: 'inline', inline: true, atom: true, selectable: true,
  addAttributes: () => ({ citation: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-law]', getAttrs: (element) => ({ citation: element.dataset['law'] ?? '' }) }],
  renderHTML: ({ node }) => ['span', { 'data-law': node.attrs['citation'], class: 'law-ref' }, String(node.attrs['citation'])],
  renderText: ({ node }) => String(node.attrs['citation'])
})

const Evidence = Node.create({
  name: 'evidence', group: 'inline', inline: true, atom: true, selectable: true,
  addAttributes: () => ({ documentId: { default: '' }, label: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-evidence]', getAttrs: (element) => ({ documentId: element.dataset['evidence'] ?? '', label: element.textContent }) }],
  renderHTML: ({ node }) => ['span', { 'data-evidence': node.attrs['documentId'], class: 'evidence-ref' }, String(node.attrs['label'])],
  renderText: ({ node }) => `(${String(node.attrs['label'])})`
})

/** Only what the templates can set; anything else that is pasted loses its form and keeps its words. */
export const richExtensions = [
  StarterKit.configure({
    heading: false, blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, link: false, trailingNode: false
  }),
  LawRef,
  Evidence
]

/** The editor's JSON as the server takes it: attributes that mean nothing here are left out. */
export function toRichText(json: unknown): RichText {
  const clean = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    const { type, content, text, marks, attrs } = node as { type: string; content?: unknown[]; text?: string; marks?: Array<{ type: string }>; attrs?: unknown }
    return {
      type,
      ...(type === 'lawRef' || type === 'evidence' ? { attrs } : {}),
      ...(text === undefined ? {} : { text }),
      ...(marks && marks.length > 0 ? { marks: marks.map((mark) => ({ type: mark.type })) } : {}),
      ...(content ? { content: content.map(clean) } : {})
    }
  }
  return clean(json) as RichText
}
