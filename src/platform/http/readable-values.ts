/**
 * What PostgreSQL cannot store as text (U+0000, halves of surrogate pairs) and what is nested deeper than any form of ours is refused
 * once, before validation: hundreds of string fields would each have to remember it otherwise.
 */
import type { HttpApp } from './http.types.ts'
import { requestErrors } from './http.errors.ts'

/** Editor documents nest deepest: a list within a list within a quotation. */
const MAX_DEPTH = 64

export function refuseUnreadableValues(app: HttpApp): void {
  app.addHook('preValidation', async (request) => {
    requireReadable(request.params)
    requireReadable(request.query)
    if (!Buffer.isBuffer(request.body)) requireReadable(request.body)
  })
}

/** @throws request.malformed */
export function requireReadable(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw requestErrors.malformed({ reason: 'characters' })
    return
  }
  if (value === null || typeof value !== 'object') return
  if (depth >= MAX_DEPTH) throw requestErrors.malformed({ reason: 'nesting' })
  if (Array.isArray(value)) {
    for (const item of value) requireReadable(item, depth + 1)
    return
  }
  for (const [key, item] of Object.entries(value)) {
    if (!isStorable(key)) throw requestErrors.malformed({ reason: 'characters' })
    requireReadable(item, depth + 1)
  }
}

const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()
