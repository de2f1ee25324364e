import { z } from 'zod'

/** The same words for people in both languages. */
export const textsSchema = z.object({ hu: z.string().min(1), en: z.string().min(1) })
export type Texts = z.infer<typeof textsSchema>

export const mailboxDocumentSchema = z.object({
  documentId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1),
  mediaType: z.string().min(1),
  size: z.int().nonnegative()
})
export type MailboxDocument = z.infer<typeof mailboxDocumentSchema>

/** What is put into a client's mailbox (tárhely). */
export interface NewMailboxMessage {
  readonly organisationId: string
  /** The client's key at the identity provider. */
  readonly clientKey: string
  readonly kind: string
  readonly caseId: string | null
  readonly registrationNumber: string | null
  readonly title: Texts
  readonly documents: readonly MailboxDocument[]
  readonly language: 'hu' | 'en'
  /** Formal service (kézbesítés): opening is the receipt. */
  readonly needsReceipt: boolean
  /** Where an e-mail notice goes; null: none is wanted. */
  readonly email: string | null
}

export const mailboxMessageSchema = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: z.string(),
  caseId: z.uuid().nullable(),
  registrationNumber: z.string().nullable(),
  title: textsSchema,
  documents: z.array(mailboxDocumentSchema),
  needsReceipt: z.boolean(),
  sentAt: z.date(),
  secondNoticeAt: z.date().nullable(),
  openedAt: z.date().nullable(),
  receiptEntryId: z.uuid().nullable()
})
export type MailboxMessage = z.infer<typeof mailboxMessageSchema>

/** An entry of an officer's inbox; addressed to exactly one of post and officer. */
export interface NewNotice {
  readonly organisationId: string
  readonly to: { readonly postId: string } | { readonly officerId: string }
  /** `case.assigned`, `deadline.near`, `opinion.arrived`…; the web has its words. */
  readonly kind: string
  readonly caseId?: string | null
  /** Facts for the words, such as the registration number. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

export const noticeSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  caseId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** Answers show it as an ISO instant. */
  createdAt: z.date(),
  readAt: z.date().nullable()
})
export type Notice = z.infer<typeof noticeSchema>

/** One use of a client's data, told to the client (GDPR 15. cikk; Infotv. 25/F. §). */
export interface NewDataUse {
  readonly organisationId: string
  readonly caseId: string | null
  readonly registrationNumber: string | null
  /** The client's id in the Etalon. */
  readonly personId: string
  readonly usedAt: Date
  readonly dataSet: string
  readonly category: Texts
  readonly purpose: Texts
  readonly legalBasis: string
  readonly receiver: Texts
  readonly fields: readonly string[]
  readonly officerId: string
  readonly result: 'answered' | 'failed' | 'sent'
  readonly intentEntryId: string
  readonly outcomeEntryId: string
}

export const dataUseSchema = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  usedAt: z.date(),
  caseId: z.uuid().nullable(),
  registrationNumber: z.string().nullable(),
  dataSet: z.string(),
  category: textsSchema,
  purpose: textsSchema,
  legalBasis: z.string(),
  receiver: textsSchema,
  fields: z.array(z.string()),
  /** Stable name of the officer in that office. */
  officer: z.string(),
  result: z.enum(['answered', 'failed', 'sent']),
  /** Log entries: proof by `GET /api/v1/log/entries/{id}/proof`. */
  intentEntryId: z.uuid(),
  outcomeEntryId: z.uuid()
})
export type DataUse = z.infer<typeof dataUseSchema>

/** A letter to be printed and posted. */
export interface NewPaperDispatch {
  readonly organisationId: string
  readonly caseId: string | null
  readonly registrationNumber: string | null
  readonly recipientName: string
  readonly recipientAddress: string
  readonly documents: readonly MailboxDocument[]
  /** Tértivevény. */
  readonly returnReceipt: boolean
}

/** The e-mails that exist; none carries personal data or anything of a case. */
export type MailTemplate = 'mailbox-arrived' | 'mailbox-second-notice' | 'submission-received'

/** One page, newest first; `nextCursor` asks for the rest. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}
