/**
 * The working-day calendar as data: dated, each item with its source, editable without a change of code.
 */
import { z } from 'zod'
import { isLegalDate } from './legal-date.ts'

/** A day of legal time (Europe/Budapest), `YYYY-MM-DD`; never an instant at midnight. */
export const legalDateSchema = z.string().refine(isLegalDate, { error: 'not a calendar date YYYY-MM-DD' })
export type LegalDate = string

/** Texts that people read. */
export const localisedSchema = z.strictObject({ hu: z.string().min(1), en: z.string().min(1) })
export type Localised = z.infer<typeof localisedSchema>

/**
 * How far an item may be relied upon: `confirmed` counts in derivations; `reported` was read in the press or in a
 * draft only and is announced by a warning instead of being counted, until someone checks it and edits the data.
 */
export const certaintySchema = z.enum(['confirmed', 'reported'])

/** A public holiday (munkaszüneti nap, Mt. 102. § (1)) as a rule that gives one day a year. */
export const holidayRuleSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: localisedSchema,
  /** `MM-DD`, or days from Easter Sunday. */
  on: z.union([
    z.object({ fixed: z.string().regex(/^\d{2}-\d{2}$/) }),
    z.object({ easter: z.int().min(-60).max(60) })
  ]),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  law: z.string().min(1)
})
export type HolidayRule = z.infer<typeof holidayRuleSchema>

/** A pair of relocated days: a weekday becomes a rest day (pihenőnap) and a Saturday a working day (Mt. 102. § (5)). */
export const relocationSchema = z.object({
  restDay: legalDateSchema,
  workingDay: legalDateSchema,
  law: z.string().min(1)
})
export type Relocation = z.infer<typeof relocationSchema>

/** Which offices a break is for: government bodies by government decree, a mayor's office by its own council's decree. */
export const officeKindSchema = z.enum(['government', 'local-government'])
export type OfficeKind = z.infer<typeof officeKindSchema>

/** An administrative break (igazgatási szünet, 2023. évi XXVI. törvény); both days belong to it. */
export const administrativeBreakSchema = z
  .object({
    from: legalDateSchema,
    to: legalDateSchema,
    name: localisedSchema,
    office: officeKindSchema,
    certainty: certaintySchema,
    law: z.string().min(1),
    note: z.string().optional()
  })
  .refine((item) => item.from <= item.to, { error: 'a break ends before it begins', path: ['to'] })
export type AdministrativeBreak = z.infer<typeof administrativeBreakSchema>

/** What the data know of a year. Derivations that touch a year that is not `known` say so. */
export const calendarYearSchema = z.object({
  year: z.int().min(1990).max(2200),
  relocations: z.enum(['known', 'unknown']),
  breaks: z.enum(['known', 'unverified', 'unknown']),
  note: z.string().optional()
})
export type CalendarYear = z.infer<typeof calendarYearSchema>

export const calendarDataSchema = z
  .object({
    /** Names this edition; stored with what was derived from it. */
    version: z.string().min(1),
    holidays: z.array(holidayRuleSchema),
    relocations: z.array(relocationSchema),
    breaks: z.array(administrativeBreakSchema),
    years: z.array(calendarYearSchema)
  })
  .superRefine((data, context) => {
    const seen = new Set<string>()
    for (const [index, { restDay, workingDay }] of data.relocations.entries()) {
      for (const day of [restDay, workingDay]) {
        if (seen.has(day)) context.addIssue({ code: 'custom', message: `${day} is relocated twice`, path: ['relocations', index] })
        seen.add(day)
      }
    }
    const years = data.years.map(({ year }) => year)
    if (new Set(years).size !== years.length) context.addIssue({ code: 'custom', message: 'a year is listed twice', path: ['years'] })
  })
export type CalendarData = z.infer<typeof calendarDataSchema>

export type DayKind = 'working-day' | 'relocated-working-day' | 'weekend' | 'public-holiday' | 'relocated-rest-day'

/** What a day is for everyone, breaks apart. */
export interface CalendarDay {
  readonly date: LegalDate
  readonly kind: DayKind
  readonly working: boolean
  /** Why the day is what it is: the holiday's name, the pair of a relocated day; `null` for plain days. */
  readonly name: Localised | null
  /** Section of law; `null` for a plain working day. */
  readonly law: string | null
}
