/** The form of a case type: its schema, its layout, and its texts in both languages. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { CatalogueSource, ReportAt } from './catalogue-source.ts'
import { allFields, fieldsOf, isRecord } from './form-fields.ts'

/** The part of JSON Schema 2020-12 that forms use; anything else would be shown or checked wrongly by a front office. */
const keywords = new Set([
  '$schema', '$id', '$defs', '$ref', '$comment', 'type', 'title', 'description', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'oneOf',
  'allOf', 'if', 'then', 'else', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems',
  'maxItems', 'uniqueItems', 'default'
])
const formatNames = new Set(['date', 'email'])
const widgets = new Set(['textarea', 'select'])

/** The schema itself: valid JSON Schema, and within what forms use. */
export function checkSchema(source: CatalogueSource, report: ReportAt): void {
  const say = (path: readonly PropertyKey[], message: string): void => report(source, path, 'catalogue.form-schema', message)
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true })
  formats.default(ajv)
  let faulty = false
  const fault: typeof say = (path, message) => {
    faulty = true
    say(path, message)
  }
  ajv.validateSchema(source.value as object)
  for (const error of ajv.errors ?? []) {
    if (error.keyword === 'anyOf') continue
    fault(error.instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')), `${error.instancePath} ${error.message ?? 'is wrong'}`)
  }
  checkNode(source.value, [], fault)
  if (faulty) return
  try {
    ajv.compile(source.value as object)
  } catch (error) {
    fault([], (error as Error).message)
  }
}

function checkNode(schema: unknown, path: (string | number)[], fault: (path: readonly PropertyKey[], message: string) => void): void {
  if (!isRecord(schema)) return
  for (const key of Object.keys(schema)) if (!keywords.has(key)) fault([...path, key], `unknown keyword: ${key}`)
  if (typeof schema['format'] === 'string' && !formatNames.has(schema['format'])) fault([...path, 'format'], `unknown format: ${schema['format']}`)
  if (typeof schema['pattern'] === 'string') {
    try {
      new RegExp(schema['pattern'], 'u')
    } catch {
      fault([...path, 'pattern'], `not a regular expression: ${schema['pattern']}`)
    }
  }
  const names = fieldsOf(schema).map((field) => field.path)
  if (isRecord(schema['properties']) && Array.isArray(schema['required'])) {
    schema['required'].forEach((name: unknown, index) => {
      if (!names.includes(String(name))) fault([...path, 'required', index], `required, but not among the properties: ${String(name)}`)
    })
  }
  for (const group of ['properties', '$defs'] as const) {
    if (isRecord(schema[group])) for (const [name, item] of Object.entries(schema[group])) checkNode(item, [...path, group, name], fault)
  }
  for (const key of ['items', 'if', 'then', 'else'] as const) checkNode(schema[key], [...path, key], fault)
}

/** The layout names fields of the schema, and widgets that front offices know. */
export function checkLayout(source: CatalogueSource, schema: unknown, report: ReportAt): void {
  const node = (layout: unknown, inner: unknown, path: (string | number)[]): void => {
    if (!isRecord(layout)) return
    const fields = fieldsOf(inner)
    for (const [key, value] of Object.entries(layout)) {
      const field = fields.find((item) => item.path === key)
      if (key === 'ui:order') {
        const order: unknown[] = Array.isArray(value) ? value : []
        order.forEach((name, index) => {
          if (!fields.some((item) => item.path === name)) report(source, [...path, key, index], 'catalogue.form-layout', `the form has no field ${String(name)}`)
        })
      } else if (key === 'ui:widget') {
        if (!widgets.has(String(value))) report(source, [...path, key], 'catalogue.form-layout', `unknown widget: ${String(value)}`)
      } else if (!field) report(source, [...path, key], 'catalogue.form-layout', `the form has no field ${[...path, key].join('.')}`)
      else node(value, field.schema['type'] === 'array' ? field.schema['items'] : field.schema, [...path, key])
    }
  }
  node(source.value, schema, [])
}

/** Each field has a title, each choice its words, and nothing is said of a field that is not there. */
export function checkTexts(source: CatalogueSource, other: CatalogueSource | undefined, schema: unknown, report: ReportAt): void {
  const texts = isRecord(source.value) && isRecord(source.value['fields']) ? source.value['fields'] : {}
  const otherTexts = other && isRecord(other.value) && isRecord(other.value['fields']) ? other.value['fields'] : {}
  const say = (path: readonly PropertyKey[], code: string, message: string): void => report(source, ['fields', ...path], code, message)
  const fields = allFields(schema)
  for (const { path, schema: field } of fields) {
    const entry = texts[path]
    if (!isRecord(entry) || typeof entry['title'] !== 'string' || entry['title'].trim() === '') {
      say([path], 'catalogue.text-missing', `${path} has no title`)
      continue
    }
    const choices = Array.isArray(field['enum']) ? field['enum'].map(String) : []
    const options = isRecord(entry['options']) ? entry['options'] : {}
    for (const choice of choices) if (typeof options[choice] !== 'string' || options[choice] === '') say([path, 'options'], 'catalogue.text-missing', `${path}: the choice ${choice} has no words`)
    for (const option of Object.keys(options)) if (!choices.includes(option)) say([path, 'options', option], 'catalogue.text-unknown', `${path} has no choice ${option}`)
    const help = otherTexts[path]
    if (isRecord(help) && help['help'] !== undefined && entry['help'] === undefined) say([path], 'catalogue.text-missing', `${path} has help in the other language only`)
  }
  for (const path of Object.keys(texts)) {
    if (!fields.some((field) => field.path === path)) say([path], 'catalogue.text-unknown', `the form has no field ${path}`)
  }
}
