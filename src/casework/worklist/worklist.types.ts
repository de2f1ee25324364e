import { z } from 'zod'

/** The heaps of the desk (iroasztal): which cases of the office wait, and for whom. */
export const bucketCodes = ['mine', 'unassigned', 'to-sign', 'overdue', 'due-today', 'due-soon', 'waiting-others', 'all-open'] as const
export const bucketSchema = z.enum(bucketCodes)
export type Bucket = z.infer<typeof bucketSchema>

/** Counts are told up to this bound ("100+"): nobody works by the difference between 312 and 313. */
export const countBound = 100

export const bucketCountSchema = z.object({
  code: bucketSchema,
  count: z.int().nonnegative(),
  /** The count stopped at the bound. */
  countIsBound: z.boolean()
})

export const workItemSchema = z.object({
  caseId: z.uuid(),
  registrationNumber: z.string(),
  subject: z.string(),
  caseType: z.object({ code: z.string(), name: z.string() }),
  clientName: z.string(),
  status: z.string(),
  stage: z.string(),
  waitsFor: z.object({ kind: z.string(), label: z.string().nullable(), since: z.iso.datetime().nullable() }),
  dueAt: z.iso.datetime().nullable(),
  dueDate: z.iso.date().nullable(),
  /** Whole days from the office's legal day to the last day; negative when overdue; computed when read. */
  daysLeft: z.int().nullable(),
  assignee: z.object({ postId: z.uuid(), name: z.string() }).nullable(),
  version: z.int()
})
export type WorkItem = z.infer<typeof workItemSchema>
