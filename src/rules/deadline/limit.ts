import { z } from 'zod'
import { DeadlineError } from './deadline.types.ts'
import type { Limit, LimitUnit } from './deadline.types.ts'

const UNITS: Readonly<Record<string, LimitUnit>> = { h: 'hours', d: 'days', wd: 'working-days', m: 'months', y: 'years' }

/** Beyond these a limit is a typing error, not law; they also bound the work of a derivation. */
const LARGEST: Readonly<Record<LimitUnit, number>> = { hours: 2400, days: 3660, 'working-days': 2600, months: 120, years: 10 }

/** Reads `24h`, `8d`, `5wd`, `1m`, `1y`. @throws DeadlineError `deadline.bad-limit`. */
export function parseLimit(text: string): Limit {
  const match = /^([1-9]\d{0,4})(h|d|wd|m|y)$/.exec(text)
  const unit = match ? UNITS[match[2]!] : undefined
  if (!match || !unit) {
    throw new DeadlineError('deadline.bad-limit', {
      hu: `A határidő hossza nem értelmezhető: „${text}”. Írjon pozitív egész számot mértékegységgel: 24h (óra), 8d (nap), 5wd (munkanap), 1m (hónap), 1y (év).`,
      en: `The limit "${text}" cannot be read. Give a positive whole number with a unit: 24h, 8d, 5wd (working days), 1m, 1y.`
    })
  }
  const limit = { amount: Number(match[1]), unit }
  requireLimit(limit)
  return limit
}

/** Writes a limit as `parseLimit` reads it. */
export function formatLimit(limit: Limit): string {
  const [letter] = Object.entries(UNITS).find(([, unit]) => unit === limit.unit)!
  return `${limit.amount}${letter}`
}

/** `8 nap`, `1 hónap`. */
export function limitInWords(limit: Limit): string {
  const names: Record<LimitUnit, string> = { hours: 'óra', days: 'nap', 'working-days': 'munkanap', months: 'hónap', years: 'év' }
  return `${limit.amount} ${names[limit.unit]}`
}

/** For rules and requests: the text form, turned into a `Limit`. */
export const limitSchema = z.string().transform((text, context): Limit => {
  try {
    return parseLimit(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'bad limit' })
    return z.NEVER
  }
})

/** @throws DeadlineError `deadline.bad-limit` when the amount is not a whole number within bounds. */
export function requireLimit({ amount, unit }: Limit): void {
  if (Number.isInteger(amount) && amount >= 1 && amount <= LARGEST[unit]) return
  throw new DeadlineError('deadline.bad-limit', {
    hu: `A határidő hossza 1 és ${LARGEST[unit]} közötti egész szám lehet ebben a mértékegységben.`,
    en: `A limit in ${unit} must be a whole number from 1 to ${LARGEST[unit]}.`
  })
}
