import { z } from 'zod'

/** An officer's signature by card, or an office's seal. */
export const entryKind = z.enum(['signature', 'seal'])

/** Where a certificate stands at an instant. A replaced seal is used no more, and what it sealed stays valid. */
export const entryState = z.enum(['good', 'suspended', 'revoked', 'expired', 'replaced', 'not-yet'])
export type EntryState = z.infer<typeof entryState>

const both = z.object({ hu: z.string(), en: z.string() })
const days = { from: z.iso.date(), to: z.iso.date().nullable() }

/** A right to sign (kiadmányozási jog): in which office's name, by which job role, in which case types. */
export const rightToSign = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }), role: both, substitutesFor: z.string().nullable(), caseTypes: z.array(z.object({ code: z.string(), name: both })), ...days
})
export type RightToSign = z.infer<typeof rightToSign>

export const entrySchema = z.object({
  id: z.uuid(), kind: entryKind,
  /** The officer's or the office's name as the certificate has it. */
  holder: z.string(),
  serial: z.string(), issuer: z.string(), validFrom: z.iso.datetime(), validTo: z.iso.datetime(), state: entryState, stateSince: z.iso.datetime(),
  /** In the words of the revocation list. */
  reason: z.string().nullable(),
  /** Of a seal: its office, in whose name alone it is used. */
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Of a signature: in whose name and what the officer may sign on the day. */
  rights: z.array(rightToSign)
})
export type Entry = z.infer<typeof entrySchema>

export const entryHistorySchema = entrySchema.extend({
  sha256: z.string(),
  /** Every state of the certificate, the first first. */
  states: z.array(z.object({ state: entryState, at: z.iso.datetime(), reason: z.string().nullable() })),
  /** Every right to sign that the holder had while the certificate was valid. */
  rightsEver: z.array(rightToSign),
  /** Other certificates of the same holder, the newest first. */
  others: z.array(z.object({ id: z.uuid(), serial: z.string(), validFrom: z.iso.datetime(), validTo: z.iso.datetime() }))
})
