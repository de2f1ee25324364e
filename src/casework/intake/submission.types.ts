import { z } from 'zod'

/** How a submission came (érkezés módja). */
export const submissionChannels = ['electronic', 'paper', 'email', 'in-person', 'exchange'] as const
export const submissionChannelSchema = z.enum(submissionChannels)
export type SubmissionChannel = z.infer<typeof submissionChannelSchema>

/** Limits of one submission: bytes per file, files, and bytes of the form's data. */
export const submissionLimits = { fileBytes: 50 * 1024 * 1024, files: 20, dataBytes: 512 * 1024 } as const

const line = (maximum: number) => z.string().trim().min(1).max(maximum)

/** Who hands in; `clientId` is the subject at the client identity provider and is missing for a guest. */
export const submitterSchema = z.strictObject({
  kind: z.enum(['person', 'organisation']),
  name: line(300),
  address: line(300).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  clientId: line(200).nullable().default(null)
})
export type Submitter = z.infer<typeof submitterSchema>

const attachmentSchema = z.strictObject({
  /** Name of the multipart part that carries the file. */
  part: z.string().regex(/^file-[1-9][0-9]?$/),
  /** Code of the attachment demand of the rule it answers; null for anything else the sender adds. */
  requirement: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/).nullable().default(null),
  name: line(200)
})
export type AttachmentClaim = z.infer<typeof attachmentSchema>

/** The list of the files that follow. */
export const attachmentsSchema = z.array(attachmentSchema).max(submissionLimits.files)
  .refine((items) => new Set(items.map((item) => item.part)).size === items.length, { error: 'a part stands twice' })

/** The first part of an electronic submission: `POST /api/v1/intake`. */
export const electronicSubmissionSchema = z.strictObject({
  caseType: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/),
  formVersion: z.int().positive(),
  language: z.enum(['hu', 'en']).default('hu'),
  /** Id, or exchange identifier, of the office. */
  organisation: line(100),
  data: z.record(z.string(), z.unknown()),
  submitter: submitterSchema,
  attachments: attachmentsSchema.default([])
})
export type ElectronicSubmission = z.infer<typeof electronicSubmissionSchema>

/** A paper or e-mail submission that an officer records: `POST /api/v1/arrivals`. */
export const recordedSubmissionSchema = z.strictObject({
  channel: z.enum(['paper', 'email', 'in-person']),
  receivedAt: z.iso.datetime({ offset: true }),
  caseType: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/).nullable(),
  subject: line(300),
  language: z.enum(['hu', 'en']).default('hu'),
  submitter: submitterSchema.omit({ clientId: true }),
  data: z.record(z.string(), z.unknown()).nullable().default(null),
  attachments: attachmentsSchema.default([])
})
export type RecordedSubmission = z.infer<typeof recordedSubmissionSchema>

/** A file as it was received, stored and looked into. */
export interface ReceivedFile {
  readonly part: string
  readonly name: string
  readonly requirement: string | null
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  /** `ok`, or what an officer should know before opening: `encrypted`, `macros`, `active-content`. */
  readonly verdict: string
}

/** Receipt of an electronic submission (átvételi elismervény). */
export const receiptSchema = z.object({
  number: z.string(),
  receivedAt: z.iso.datetime(),
  organisation: z.string(),
  caseType: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
  /** SHA-256 of the canonical form of the submission, so that the sender can prove what was sent. */
  fingerprint: z.string()
})
export type Receipt = z.infer<typeof receiptSchema>

/** A submission as stored. */
export interface StoredSubmission {
  readonly id: string
  readonly organisationId: string
  readonly arrivalNumber: number
  readonly arrivalYear: number
  readonly channel: SubmissionChannel
  readonly receivedAt: Date
  readonly caseTypeCode: string | null
  readonly formVersion: number | null
  readonly language: 'hu' | 'en'
  readonly subject: string
  readonly data: Record<string, unknown>
  readonly submitter: Omit<Submitter, 'clientId'>
  readonly clientKey: string | null
  readonly state: 'arrived' | 'registered' | 'set-aside' | 'transferred'
  /** Office to which it was handed over (áttétel). */
  readonly transferredTo: string | null
  /** Where it was handed over from. */
  readonly transferredFrom: { readonly organisationId: string; readonly submissionId: string } | null
  readonly caseId: string | null
  readonly version: number
  readonly files: readonly ReceivedFile[]
}
