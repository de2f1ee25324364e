import { z } from 'zod'

/** Most characters that one part of a decision may have as JSON: some eighty printed pages. */
export const longestPart = 400_000

const mark = z.strictObject({ type: z.enum(['bold', 'italic']) })
const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(20_000), marks: z.array(mark).max(2).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
  /** A reference to a section of law, in the words of the decision. */
  z.strictObject({ type: z.literal('lawRef'), attrs: z.strictObject({ citation: z.string().trim().min(1).max(200) }) }),
  /** A reference to a document of the case that proves what is said. */
  z.strictObject({ type: z.literal('evidence'), attrs: z.strictObject({ documentId: z.uuid(), label: z.string().trim().min(1).max(300) }) })
]).meta({ id: 'RichInline' })
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(inline).max(2000).optional() }).meta({ id: 'RichParagraph' })

/** Lists nest twice: deeper ones no reader follows, and a schema without recursion cannot be made to recurse. */
const innerItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1).max(200) })
const innerList = z.strictObject({ type: z.enum(['bulletList', 'orderedList']), attrs: z.looseObject({}).optional(), content: z.array(innerItem).min(1).max(500) })
const item = z.strictObject({ type: z.literal('listItem'), content: z.array(z.discriminatedUnion('type', [paragraph, innerList])).min(1).max(200) })
const list = z.strictObject({ type: z.enum(['bulletList', 'orderedList']), attrs: z.looseObject({}).optional(), content: z.array(item).min(1).max(500) })

/** Text of a decision as the editor gives it (Tiptap JSON), restricted to what the templates can set. */
export const richTextSchema = z.strictObject({
  type: z.literal('doc'),
  content: z.array(z.discriminatedUnion('type', [paragraph, list])).min(1).max(2000)
}).refine((value) => JSON.stringify(value).length <= longestPart, { error: 'too long' }).meta({ id: 'RichText' })
export type RichText = z.infer<typeof richTextSchema>
export type RichInline = z.infer<typeof inline>
export type RichParagraph = z.infer<typeof paragraph>

/** The three parts of a decision that officers write (Ákr. 81. § (1): rendelkező rész, indokolás). */
export const draftContentSchema = z.strictObject({
  operativePart: richTextSchema,
  reasoning: richTextSchema,
  /** Conditions (feltételek, kikötések) of the operative part, numbered in the document. */
  conditions: z.array(z.string().trim().min(1).max(2000)).max(50)
})
export type DraftContent = z.infer<typeof draftContentSchema>

/** A draft over HTTP. */
export const draftSchema = z.object({
  draftId: z.uuid(),
  /** Grows with every save. */
  revision: z.int().positive(),
  decision: z.string(),
  content: draftContentSchema,
  missing: z.array(z.string()),
  savedAt: z.iso.datetime(),
  savedBy: z.string()
})
export type DraftView = z.infer<typeof draftSchema>

/** A draft as stored. */
export interface StoredDraft {
  readonly draftId: string
  readonly revision: number
  readonly decision: string
  readonly content: DraftContent
  readonly missing: readonly string[]
  readonly savedAt: Date
  readonly savedByPostId: string | null
  readonly savedBy: string
}
