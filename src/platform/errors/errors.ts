/**
 * Domain errors: typed, with stable codes, each with a Hungarian and an English sentence that says what to do.
 *
 * A feature declares its errors once, next to the code that throws them:
 *
 *   export const caseErrors = defineErrors('case', {
 *     stale: { status: 409, hu: 'Az ügy közben megváltozott. Töltse be újra, és ismételje meg a lépést.', en: '…' }
 *   })
 *   throw caseErrors.stale({ expected: 4, actual: 6 })
 *
 * The HTTP mapper (platform/http) turns a DomainError into RFC 9457 problem+json; `code` never changes once released.
 */

/** What a declared error says and which HTTP status carries it. */
export interface ErrorDefinition {
  readonly status: number
  /** Clear Hungarian sentence, formal "Ön", saying what to do. */
  readonly hu: string
  readonly en: string
}

/** JSON-safe facts about the fault; never personal data. */
export type ErrorDetails = Readonly<Record<string, unknown>>

export class DomainError extends Error {
  readonly code: string
  readonly status: number
  readonly hu: string
  readonly en: string
  readonly details: ErrorDetails

  constructor(code: string, definition: ErrorDefinition, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code}: ${definition.en}`, options)
    this.name = 'DomainError'
    this.code = code
    this.status = definition.status
    this.hu = definition.hu
    this.en = definition.en
    this.details = details
  }
}

export type ErrorFactory = (details?: ErrorDetails, options?: ErrorOptions) => DomainError

const declared = new Map<string, ErrorDefinition>()

/**
 * Declares the errors of one feature. `feature` is the kebab-case prefix of every code: `case.stale`.
 * @throws Error when a code is declared twice, since codes are the API's contract.
 */
export function defineErrors<const D extends Record<string, ErrorDefinition>>(feature: string, definitions: D): { readonly [K in keyof D]: ErrorFactory } {
  const factories = {} as Record<string, ErrorFactory>
  for (const [name, definition] of Object.entries(definitions)) {
    const code = `${feature}.${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (declared.has(code)) throw new Error(`error code declared twice: ${code}`)
    declared.set(code, definition)
    factories[name] = (details, options) => new DomainError(code, definition, details, options)
  }
  return factories as { readonly [K in keyof D]: ErrorFactory }
}

/** Every declared code with its texts, for the API reference page and the drift test. */
export function declaredErrors(): ReadonlyMap<string, ErrorDefinition> {
  return declared
}
