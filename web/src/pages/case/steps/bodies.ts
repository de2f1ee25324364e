/** Reads what was typed into the body of each verb. A message is a key under `case:error.`. */
import { z } from 'zod'
import { isLegalDate } from '../../../../../src/rules/calendar/index.ts'
import { limitTextSchema } from '../../../../../src/rules/procedure/index.ts'
import type { DeficiencyItem, Field, StepCode, Value, Values } from './step.types.ts'

export const maximumFileBytes = 50 * 1024 * 1024
/** What the Gate takes in, by the ending of the name; the server looks into the bytes. */
export const acceptedEndings = ['.pdf', '.jpg', '.jpeg', '.png', '.docx'] as const

const chosen = z.string({ error: 'choose' }).min(1, { error: 'choose' })
const optionalChoice = z.string().transform((value) => (value === '' ? null : value))
const required = (maximum: number) => z.string().trim().min(1, { error: 'required' }).max(maximum, { error: 'tooLong' })
const optional = (maximum: number) => z.string().trim().max(maximum, { error: 'tooLong' }).transform((value) => (value === '' ? null : value))
const day = z.string().refine(isLegalDate, { error: 'date' })
const email = z.string().trim().refine((value) => value === '' || z.email().safeParse(value).success, { error: 'email' }).transform((value) => (value === '' ? null : value))
const ids = z.array(z.string())
const lines = z.string().transform((value) => value.split('\n').map((line) => line.trim()).filter((line) => line !== ''))

const item = z.object({ requirement: z.string().nullable(), text: z.string(), chosen: z.boolean() })
const items = z.array(item)
  .transform((list) => list.filter((item) => item.chosen && item.text.trim() !== '').map(({ requirement, text }) => ({ requirement, text: text.trim() })))
  .refine((list) => list.length > 0, { error: 'items' })
  .refine((list) => list.every((item) => item.text.length <= 1000), { error: 'tooLong' })

const file = z.custom<File>((value) => typeof File !== 'undefined' && value instanceof File, { error: 'file' })
  .refine((value) => value.size > 0, { error: 'fileEmpty' })
  .refine((value) => value.size <= maximumFileBytes, { error: 'fileSize' })
  .refine((value) => acceptedEndings.some((ending) => value.name.toLowerCase().endsWith(ending)), { error: 'fileType' })

export const bodies = {
  assign: z.object({ assigneePostId: chosen, signerPostId: optionalChoice, instructions: optional(2000) }),
  'identify-client': z.object({ partyId: chosen }),
  'check-identity-document': z.object({ partyId: chosen, documentType: chosen, documentNumber: z.string().transform((value) => value.replaceAll(/[\s-]/g, '').toUpperCase()).pipe(z.string().regex(/^[A-Z0-9]{6,12}$/, { error: 'documentNumber' })) }),
  'check-fee': z.object({ reference: optional(60) }),
  'query-data-set': z.object({ dataSet: chosen, partyId: optionalChoice }),
  'ask-specialist': z.object({ specialist: chosen, question: required(4000) }),
  'remind-specialist': z.object({ requestId: chosen }),
  'send-deficiency-notice': z.object({ partyId: chosen, items, limit: z.string().trim().refine((value) => limitTextSchema.safeParse(value).success, { error: 'limit' }) }),
  'record-deficiency-remedy': z.object({ noticeId: chosen, complete: z.enum(['yes', 'no'], { error: 'choose' }).transform((value) => value === 'yes'), receivedOn: day, documentIds: ids }),
  'lapse-deficiency': z.object({ noticeId: chosen }),
  suspend: z.object({ ground: chosen, firstDay: day, reason: required(4000) }),
  resume: z.object({ lastDay: day, reason: required(4000) }),
  'record-site-visit': z.object({ on: day, place: required(300), present: lines, findings: required(20_000), result: chosen }),
  'verify-representation': z.object({ partyId: chosen, representative: required(300), basis: chosen, result: chosen, documentId: optionalChoice }),
  'switch-procedure': z.object({ to: chosen, reason: required(2000) }),
  'add-party': z.object({ role: chosen, kind: chosen, name: required(300), address: optional(300), email, represents: optionalChoice })
    .refine((party) => party.role !== 'representative' || party.represents !== null, { error: 'represents', path: ['represents'] })
    .transform((party) => ({ party: { ...party, represents: party.role === 'representative' ? party.represents : null } })),
  'add-note': z.object({ text: required(4000) }),
  'withdraw-request': z.object({ partyId: chosen, on: day, documentId: optionalChoice }),
  'check-document': z.object({ documentId: chosen, validity: chosen, reason: required(2000) }),
  documents: z.object({ title: required(300), kind: chosen, requirement: optionalChoice, direction: chosen, partner: optional(300), register: z.boolean(), file }),
  deliver: z.object({ documentId: chosen, partyId: chosen, channel: chosen }),
  'record-delivery': z.object({ deliveryId: chosen, on: day, how: chosen }),
  'record-delivery-attempt': z.object({ deliveryId: chosen, attempt: chosen.transform(Number), on: day, notCollected: z.boolean() }),
  'record-appeal': z.object({ partyId: optionalChoice, by: required(300), receivedOn: day, documentId: chosen }),
  'record-appeal-waiver': z.object({ partyId: chosen, on: day, documentId: optionalChoice }),
  'record-appeal-decision': z.object({ appealId: chosen, result: chosen, communicatedOn: day, documentId: optionalChoice }),
  'forward-appeal': z.object({ appealId: chosen, to: required(300) }),
  'file-case': z.object({})
} as const satisfies Record<StepCode, z.ZodType>

/** Of values kept earlier those that the form can still take: the case may have moved on, and a choice may be gone. */
export function fittingValues(fields: readonly Field[], kept: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(fields.flatMap((field): [string, Value][] => {
    const value = kept[field.name]
    const offered = (one: unknown): boolean => !('options' in field) || field.options.some((option) => option.value === one)
    switch (field.kind) {
      case 'file': return []
      case 'yes': return typeof value === 'boolean' ? [[field.name, value]] : []
      case 'several': return Array.isArray(value) ? [[field.name, value.filter(offered) as string[]]] : []
      case 'items': return z.array(item).safeParse(value).success ? [[field.name, value as readonly DeficiencyItem[]]] : []
      default: return typeof value === 'string' && (offered(value) || value === '') ? [[field.name, value]] : []
    }
  }))
}

export function initialValues(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field): [string, Value] => [field.name, field.initial]))
}

export type Read =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>>; readonly file: File | null }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** The body of the request, or the message of each field that must be mended. A file travels beside the body. */
export function readValues(step: StepCode, values: Values): Read {
  const result = bodies[step].safeParse(values)
  if (!result.success) {
    const errors: Record<string, string> = {}
    for (const issue of result.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
    return { ok: false, errors }
  }
  const { file: sent, ...body } = result.data as Record<string, unknown> & { file?: File }
  return { ok: true, body, file: sent ?? null }
}
