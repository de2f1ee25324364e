import { z } from 'zod'
import { naturalIdentifiersSchema } from '../../registers/persons/index.ts'

/**
 * What each data set is asked about and what it may answer. Answers are strict: a field that was not asked for makes the
 * answer unacceptable, so a register that says more than it may cannot push data into the Gate.
 */
export interface DataSetShape {
  /** Natural identifiers or keys of the thing asked about; the provider must echo exactly these. */
  readonly subject: z.ZodObject
  /** Schema of each field by its code. */
  readonly fields: Readonly<Record<string, z.ZodType>>
  /** Further checks that the answer is about the subject; false makes it unacceptable. */
  readonly concerns?: (subject: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>>) => boolean
}

const yesNo = z.boolean()
const text = (max: number): z.ZodString => z.string().trim().min(1).max(max)

export const paymentSchema = z.strictObject({
  id: text(80),
  reference: text(40),
  /** Whole forint. */
  amount: z.int().positive().max(1_000_000_000),
  bookedOn: z.iso.date()
})
export type Payment = z.infer<typeof paymentSchema>

export const dataSetShapes: Readonly<Record<string, DataSetShape>> = {
  'etalon.identify': {
    subject: naturalIdentifiersSchema,
    fields: {}
  },
  'identity-document.validity': {
    subject: z.strictObject({ documentNumber: text(20), name: text(200), birthDate: z.iso.date() }),
    fields: { valid: yesNo, belongsToHolder: yesNo, reportedLost: yesNo, wanted: yesNo }
  },
  'land.register': {
    subject: z.strictObject({ parcelNumber: text(40), settlement: text(100), name: text(200) }),
    fields: { applicantIsOwner: yesNo, coOwners: yesNo, usufruct: yesNo, landUse: text(200) }
  },
  'company.register': {
    subject: z.strictObject({ registryNumber: text(20), name: text(200) }),
    fields: { active: yesNo, nameMatches: yesNo }
  },
  'payment.status': {
    subject: z.strictObject({ reference: text(40) }),
    fields: { payments: z.array(paymentSchema).max(200) },
    concerns: (subject, facts) => (facts['payments'] as Payment[]).every((payment) => payment.reference === subject['reference'])
  }
}

/** The answer of a provider over X-Road REST: the subject echoed, and exactly the fields asked (or not found). */
export function answerSchema(shape: DataSetShape, asked: readonly string[]): z.ZodType<ProviderAnswer> {
  const fields: Record<string, z.ZodType> = {}
  for (const code of asked) fields[code] = shape.fields[code] ?? z.never()
  return z.discriminatedUnion('found', [
    z.strictObject({ found: z.literal(true), subject: shape.subject, asOf: z.iso.datetime({ offset: true }), answer: z.strictObject(fields) }),
    z.strictObject({ found: z.literal(false), subject: shape.subject, asOf: z.iso.datetime({ offset: true }), answer: z.null() })
  ])
}

export interface ProviderAnswer {
  readonly found: boolean
  readonly subject: Readonly<Record<string, unknown>>
  readonly asOf: string
  readonly answer: Readonly<Record<string, unknown>> | null
}

/** True when the provider answered about the very subject asked: same keys, same values. */
export function sameSubject(asked: Readonly<Record<string, unknown>>, echoed: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(asked), ...Object.keys(echoed)])
  return [...keys].every((key) => asked[key] === echoed[key])
}
