import { expect, it } from 'vitest'
import { richTextSchema } from '../../../../src/casework/decisions/decisions.types.ts'
import { toRichText } from './rich-nodes.ts'

it('gives the server what its schema takes', () => {
  const json = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [
        { type: 'text', text: 'Lásd ', marks: [{ type: 'bold', attrs: {} }] }, { type: 'lawRef', attrs: { citation: 'Ákr. 80. § (1)' } }, { type: 'hardBreak' },
        { type: 'evidence', attrs: { documentId: '01930000-0000-7000-8000-000000000001', label: '-1 alaprajz' } }
      ] },
      { type: 'orderedList', attrs: { start: 1, type: null }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }
    ]
  }
  expect(richTextSchema.safeParse(toRichText(json)).success).toBe(true)
})
