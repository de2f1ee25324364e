import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Db, Tx } from '../../platform/database/index.ts'
import { readCaseTypeFile, type RuleVersion } from '../case-types/index.ts'

/** A field of a form that is missing or wrong. `path` is dotted: `applicant.birthDate`. */
export interface FormFault {
  readonly path: string
  readonly message: string
}

/** Compiled once for each version; versions never change while they are used. */
const compiled = new Map<string, ValidateFunction>()

/**
 * Checks a form's data against the schema of its version (JSON Schema 2020-12).
 * @returns the faults, none when the data fit
 */
export async function validateForm(
  db: Db | Tx, version: RuleVersion, data: Readonly<Record<string, unknown>>, language: 'hu' | 'en'
): Promise<FormFault[]> {
  let validate = compiled.get(version.id)
  if (!validate) {
    const text = await readCaseTypeFile(db, version.id, version.rule.form.schema)
    if (text === undefined) throw new Error(`case type version ${version.id} has no form schema`)
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    validate = ajv.compile(JSON.parse(text) as object)
    if (compiled.size > 100) compiled.clear()
    compiled.set(version.id, validate)
  }
  if (validate(data)) return []
  const faults = (validate.errors ?? []).filter((error) => error.keyword !== 'if').map((error) => faultOf(error, language))
  return faults.filter((fault, index) => faults.findIndex((other) => other.path === fault.path) === index).slice(0, 100)
}

function faultOf(error: ErrorObject, language: 'hu' | 'en'): FormFault {
  const base = error.instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const params = error.params as Record<string, unknown>
  const missing = typeof params['missingProperty'] === 'string' ? [params['missingProperty']] : []
  const extra = typeof params['additionalProperty'] === 'string' ? [params['additionalProperty']] : []
  return { path: [...base, ...missing, ...extra].join('.'), message: sentence(error, language) }
}

/** What to do, in a sentence; the general one for keywords that forms do not use. */
function sentence(error: ErrorObject, language: 'hu' | 'en'): string {
  const { limit, format } = error.params as { limit?: number; format?: string }
  const sentences: Readonly<Record<string, readonly [string, string]>> = {
    required: ['Töltse ki ezt a mezőt.', 'Fill in this field.'],
    minLength: ['Töltse ki ezt a mezőt.', 'Fill in this field.'],
    maxLength: [`Legfeljebb ${limit} karaktert írjon.`, `Write ${limit} characters at most.`],
    minimum: [`Legalább ${limit} legyen.`, `It must be at least ${limit}.`],
    exclusiveMinimum: [`Nagyobb legyen, mint ${limit}.`, `It must be more than ${limit}.`],
    maximum: [`Legfeljebb ${limit} legyen.`, `It must be ${limit} at most.`],
    minItems: [`Legalább ${limit} tételt adjon meg.`, `Give at least ${limit} items.`],
    maxItems: [`Legfeljebb ${limit} tételt adjon meg.`, `Give ${limit} items at most.`],
    enum: ['Válasszon a felsoroltakból.', 'Choose one of the list.'],
    oneOf: ['Válasszon a felsoroltakból.', 'Choose one of the list.'],
    const: ['Ezt el kell fogadnia.', 'This has to be accepted.'],
    type: ['Az értéknek más a formája. Írja be újra.', 'The value has another form. Type it again.'],
    pattern: ['A forma nem megfelelő. Nézze meg a mező alatti példát.', 'The form is not right. See the example below the field.'],
    additionalProperties: ['Ilyen mező nincs az űrlapon.', 'The form has no such field.']
  }
  const formatSentences: Readonly<Record<string, readonly [string, string]>> = {
    date: ['Adja meg a teljes dátumot, például: 1961. 04. 14.', 'Give the full date, for example 1961-04-14.'],
    email: ['Adjon meg egy e-mail-címet, például: nev@pelda.hu.', 'Give an e-mail address, for example name@example.com.']
  }
  const found = error.keyword === 'format' ? formatSentences[format ?? ''] : sentences[error.keyword]
  const [hu, en] = found ?? ['Az érték nem megfelelő. Írja be újra.', 'The value is not right. Type it again.']
  return language === 'hu' ? hu : en
}
