import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { richTextSchema } from './decisions.types.ts'
import { evidenceIn, fillText, gap, gapsIn, plainText } from './fill-text.ts'

describe('filling a rule\'s text', () => {
  const facts = { client: { name: 'Minta *Márta* {{x}}' }, data: { parcel: 12, empty: ' ' } }

  it('sets paragraphs and bold, and puts facts in as plain words', () => {
    expect(fillText('{{client.name}} kérelmét\n**elutasítom**.\n\nHrsz.: {{ data.parcel }}', facts)).toEqual({
      missing: [],
      text: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Minta *Márta* {{x}} kérelmét ' }, { type: 'text', text: 'elutasítom', marks: [{ type: 'bold' }] }, { type: 'text', text: '.' }] },
          { type: 'paragraph', content: [{ type: 'text', text: 'Hrsz.: 12' }] }
        ]
      }
    })
  })

  it('names what is missing and marks its place', () => {
    const { text, missing } = fillText('{{data.empty}} és {{data.none.deeper}} és {{data.none.deeper}}', facts)
    expect(missing).toEqual(['data.empty', 'data.none.deeper'])
    expect(gapsIn(text)).toEqual(missing)
    expect(plainText(text)).toContain(gap('data.empty'))
  })

  it('reaches nothing that is not a fact', () => {
    expect(fillText('{{constructor.name}} {{client.toString}}', facts).missing).toEqual(['constructor.name', 'client.toString'])
  })

  it('always gives what the schema takes', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, name) => {
      const filled = fillText(`Szöveg ${text} {{client.name}}`, { client: { name } })
      expect(richTextSchema.safeParse(filled.text).success).toBe(true)
    }))
  })
})

it('finds evidence in nested lists', () => {
  const node = { type: 'evidence', attrs: { documentId: '01930000-0000-7000-8000-000000000001', label: 'alaprajz' } }
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [node] }] }] }
  const text = richTextSchema.parse({ type: 'doc', content: [list, { type: 'paragraph' }] })
  expect(evidenceIn(text)).toEqual([node.attrs.documentId])
})
