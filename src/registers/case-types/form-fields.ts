/** The fields of a form's schema, as the parts of the catalogue refer to them: by dotted paths without the numbers of rows. */

export interface FormField {
  readonly path: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly required: boolean
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields directly under an object schema; `path` is their name. */
export function fieldsOf(schema: unknown): FormField[] {
  if (!isRecord(schema) || !isRecord(schema['properties'])) return []
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(schema['properties']).map(([name, field]) => ({ path: name, schema: isRecord(field) ? field : {}, required: required.includes(name) }))
}

/** All fields, outer before inner. */
export function allFields(schema: unknown, under = ''): FormField[] {
  return fieldsOf(schema).flatMap((field) => {
    const path = under === '' ? field.path : `${under}.${field.path}`
    const inner = field.schema['type'] === 'array' ? field.schema['items'] : field.schema
    return [{ ...field, path }, ...allFields(inner, path)]
  })
}
