import { z } from 'zod'
import type { Principal } from '../../platform/context/index.ts'

export type ClientPrincipal = Extract<Principal, { kind: 'client' }>

/** Where a case stands, in the client's words; the page has the sentence. */
export const clientStatuses = ['received', 'in-progress', 'waits-for-you', 'standing', 'decided', 'final', 'closed'] as const
export type ClientStatus = (typeof clientStatuses)[number]

const localised = z.object({ hu: z.string(), en: z.string() })
const authoritySchema = z.object({ id: z.uuid(), name: z.string(), demo: z.boolean() })

/** A case, or a submission that is not registered yet, in the client's list. */
export const clientCaseLineSchema = z.object({
  organisationId: z.uuid(),
  /** Null while the submission waits for registration. */
  caseId: z.uuid().nullable(),
  submissionId: z.uuid(),
  /** Registration number, or arrival number before there is one. */
  number: z.string(),
  subject: z.string(),
  authority: authoritySchema,
  status: z.enum(clientStatuses),
  since: z.iso.datetime(),
  /** Messages that were not opened yet. */
  unopened: z.int()
})
export type ClientCaseLine = z.infer<typeof clientCaseLineSchema>

export const clientMessageSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: localised,
  sentAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  /** Opening it is its receipt: delivery takes place. */
  needsReceipt: z.boolean(),
  documentIds: z.array(z.uuid())
})

export const clientDocumentSchema = z.object({
  documentId: z.uuid(),
  title: z.string(),
  direction: z.enum(['in', 'out', 'internal']),
  mediaType: z.string(),
  size: z.int(),
  filedAt: z.iso.datetime(),
  signed: z.boolean(),
  /** False while the message that carries it was not opened. */
  readable: z.boolean(),
  /** The message to open for it; null when none is needed. */
  messageId: z.uuid().nullable()
})
export type ClientDocument = z.infer<typeof clientDocumentSchema>

/** One case as its client sees it. What a message carries stays unsaid until it is opened. */
export const clientCaseSchema = z.object({
  organisationId: z.uuid(),
  caseId: z.uuid(),
  registrationNumber: z.string(),
  subject: z.string(),
  authority: authoritySchema,
  caseType: z.object({ code: z.string(), name: localised }),
  status: z.enum(clientStatuses),
  legalDate: z.iso.date(),
  steps: z.array(z.object({ code: z.enum(['request', 'examination', 'decision', 'final']), doneOn: z.iso.date().nullable() })),
  /** The authority's last day; null while the clock stands or after the decision. */
  dueDate: z.string().nullable(),
  officer: z.string().nullable(),
  fee: z.object({ amount: z.int(), reference: z.string(), state: z.enum(['unknown', 'not-paid', 'partly-paid', 'paid']) }).nullable(),
  deficiency: z.object({ noticeId: z.uuid(), items: z.array(z.string()), dueOn: z.string().nullable() }).nullable(),
  decision: z.object({
    documentId: z.uuid(),
    name: localised,
    registrationNumber: z.string(),
    signedAt: z.iso.datetime(),
    signerName: z.string(),
    outcome: z.enum(['grant', 'refuse', 'reject', 'terminate']),
    deliveredOn: z.iso.date().nullable(),
    finalOn: z.iso.date().nullable()
  }).nullable(),
  remedy: z.object({ kind: z.enum(['appeal', 'court']), until: z.string().nullable(), clause: localised, filedWith: localised }).nullable(),
  messages: z.array(clientMessageSchema),
  documents: z.array(clientDocumentSchema),
  /** Whether a further submission is taken. */
  maySend: z.boolean()
})
export type ClientCase = z.infer<typeof clientCaseSchema>

/** The first part of a client's further submission. */
export const furtherSubmissionSchema = z.strictObject({
  text: z.string().trim().min(1).max(10_000),
  /** The deficiency notice that it answers (`deficiency.noticeId` of the case); null for anything else. */
  answers: z.uuid().nullable().default(null),
  attachments: z.array(z.strictObject({ part: z.string().regex(/^file-[1-9][0-9]?$/), name: z.string().trim().min(1).max(200) })).max(20).default([])
})
export type FurtherSubmission = z.infer<typeof furtherSubmissionSchema>
