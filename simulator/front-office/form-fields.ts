import { html, type Html } from '../pages/html.ts'

/** The part of JSON Schema 2020-12 that forms of the Gate use. */
export interface FieldSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly enum?: readonly (string | number)[]
  readonly oneOf?: readonly { readonly const?: string | number; readonly title?: string }[]
  readonly const?: unknown
  readonly items?: FieldSchema
  readonly format?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly default?: unknown
  readonly allOf?: readonly FieldSchema[]
}

export interface FormView {
  readonly root: FieldSchema & { readonly $defs?: Readonly<Record<string, FieldSchema>> }
  readonly uiSchema: unknown
  readonly texts: unknown
  /** As typed before, by name. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Message by field name. */
  readonly errors: ReadonlyMap<string, string>
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {})

function resolve(view: Pick<FormView, 'root'>, schema: FieldSchema): FieldSchema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1]
  const target = name === undefined ? undefined : view.root.$defs?.[name]
  return target === undefined ? schema : { ...target, ...schema }
}

function typeOf(schema: FieldSchema): string {
  const type = Array.isArray(schema.type) ? schema.type.find((item) => item !== 'null') : schema.type
  return typeof type === 'string' ? type : schema.properties !== undefined ? 'object' : 'string'
}

/** Text of a field in Hungarian: from the form's texts by path (indexes left out), or from the schema. */
export function textOf(texts: unknown, path: string, kind: 'title' | 'help', schema: FieldSchema): string | null {
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, '')
  const hungarian = record(record(texts)['hu'])
  const fields = record(hungarian['fields'])
  const entry = fields[plain] ?? hungarian[plain]
  if (typeof entry === 'string' && kind === 'title') return entry
  const inEntry = record(entry)[kind] ?? record(entry)[kind === 'title' ? 'label' : 'hint'] ?? hungarian[`${plain}.${kind}`]
  if (typeof inEntry === 'string') return inEntry
  return (kind === 'title' ? schema.title : schema.description) ?? null
}

function optionText(texts: unknown, path: string, value: string | number, fallback: string | undefined): string {
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, '')
  const hungarian = record(record(texts)['hu'])
  const entry = record(record(record(hungarian['fields'])[plain])['options'] ?? record(hungarian['options'])[plain])
  const text = entry[String(value)] ?? hungarian[`${plain}.${value}`]
  return typeof text === 'string' ? text : fallback ?? String(value)
}

function uiOf(uiSchema: unknown, path: string): Record<string, unknown> {
  return path.split('.').filter((part) => !/^\d+$/.test(part)).reduce((node, part) => record(node[part]), record(uiSchema))
}

/** How many rows of a repeated group are shown: those typed, one more, and at least one. */
function rowsShown(view: FormView, path: string, schema: FieldSchema): number {
  let typed = 0
  for (const [name, values] of Object.entries(view.values)) {
    const index = name.startsWith(`${path}.`) ? Number.parseInt(name.slice(path.length + 1), 10) : Number.NaN
    if (!Number.isNaN(index) && values.some((value) => value !== '')) typed = Math.max(typed, index + 1)
  }
  return Math.min(typed + (typed === 0 ? 2 : 1), schema.maxItems ?? 20)
}

const idOf = (path: string): string => `m-${path.replaceAll('.', '-')}`

/** The fields of an object schema as accessible markup; names are dotted paths. */
export function renderFields(view: FormView, schema: FieldSchema, path = ''): Html {
  const object = resolve(view, schema)
  const order = uiOf(view.uiSchema, path)['ui:order']
  const names = Object.keys(object.properties ?? {})
  const sorted = Array.isArray(order)
    ? [...order.filter((name): name is string => names.includes(String(name))), ...names.filter((name) => !order.includes(name))]
    : names
  return html`${sorted.map((name) => {
    const field = resolve(view, object.properties![name]!)
    return renderField(view, field, path === '' ? name : `${path}.${name}`, object.required?.includes(name) ?? false)
  })}`
}

function renderField(view: FormView, schema: FieldSchema, path: string, required: boolean): Html {
  const title = textOf(view.texts, path, 'title', schema) ?? path
  const help = textOf(view.texts, path, 'help', schema)
  const type = typeOf(schema)
  if (type === 'object') {
    return html`<fieldset id="${idOf(path)}"><legend>${title}</legend>${help && html`<p class="hint">${help}</p>`}${renderFields(view, schema, path)}</fieldset>`
  }
  const items = schema.items === undefined ? undefined : resolve(view, schema.items)
  if (type === 'array' && items !== undefined && typeOf(items) === 'object') {
    const rows = Array.from({ length: rowsShown(view, path, schema) }, (_, index) => index)
    return html`<fieldset id="${idOf(path)}"><legend>${title}</legend>${wrong(view, path)}${help && html`<p class="hint">${help}</p>`}
<p class="hint">Az üresen hagyott sorokat nem küldjük el.</p>${rows.map((index) => html`
<fieldset><legend>${index + 1}.</legend>${renderFields({ ...view, errors: view.errors }, { ...items, required: [] }, `${path}.${index}`)}</fieldset>`)}</fieldset>`
  }
  if (type === 'array' && items !== undefined) return choices(view, items, path, title, help, 'checkbox', false)
  if (type === 'boolean') {
    return html`<div class="field ${view.errors.has(path) && 'bad'}"><label class="choice"><input type="checkbox" id="${idOf(path)}" name="${path}" value="true"
${view.values[path]?.includes('true') && html`checked`} ${described(view, path, help)}>${title}${mark(required && schema.const === true)}</label>
${help && html`<span class="hint" id="${idOf(path)}-h">${help}</span>`}${wrong(view, path)}</div>`
  }
  const options = optionsOf(schema)
  if (options !== null && options.length <= 6 && uiOf(view.uiSchema, path)['ui:widget'] !== 'select') {
    return choices(view, schema, path, title, help, 'radio', required)
  }
  return single(view, schema, path, title, help, required)
}

function optionsOf(schema: FieldSchema): { value: string | number; title: string | undefined }[] | null {
  if (schema.enum !== undefined) return schema.enum.map((value) => ({ value, title: undefined }))
  if (schema.oneOf?.every((item) => item.const !== undefined)) return schema.oneOf.map((item) => ({ value: item.const!, title: item.title }))
  return null
}

function single(view: FormView, schema: FieldSchema, path: string, title: string, help: string | null, required: boolean): Html {
  const value = view.values[path]?.[0] ?? ''
  const id = idOf(path)
  const options = optionsOf(schema)
  const type = typeOf(schema)
  const multiline = uiOf(view.uiSchema, path)['ui:widget'] === 'textarea' || (schema.maxLength ?? 0) > 400
  const common = html`id="${id}" name="${path}" ${required && html`required`} ${described(view, path, help)}`
  const input = options !== null
    ? html`<select ${common}><option value="">Válasszon</option>${options.map((option) => html`
<option value="${option.value}" ${value === String(option.value) && html`selected`}>${optionText(view.texts, path, option.value, option.title)}</option>`)}</select>`
    : multiline
      ? html`<textarea ${common}>${value}</textarea>`
      : html`<input type="${inputType(type, schema.format)}" ${common} ${type === 'integer' && html`step="1"`} ${type === 'number' && html`step="any"`} value="${value}">`
  return html`<div class="field ${view.errors.has(path) && 'bad'}"><label for="${id}">${title}${mark(required)}</label>
${help && html`<span class="hint" id="${id}-h">${help}</span>`}${wrong(view, path)}${input}</div>`
}

function choices(
  view: FormView, schema: FieldSchema, path: string, title: string, help: string | null, kind: 'radio' | 'checkbox', required: boolean
): Html {
  return html`<fieldset class="field ${view.errors.has(path) && 'bad'}" id="${idOf(path)}"><legend>${title}${mark(required)}</legend>
${help && html`<span class="hint">${help}</span>`}${wrong(view, path)}${(optionsOf(schema) ?? []).map((option) => html`
<label class="choice"><input type="${kind}" name="${path}" value="${option.value}" ${required && kind === 'radio' && html`required`}
${view.values[path]?.includes(String(option.value)) && html`checked`}>${optionText(view.texts, path, option.value, option.title)}</label>`)}</fieldset>`
}

function inputType(type: string, format: string | undefined): string {
  if (type === 'integer' || type === 'number') return 'number'
  return format === 'email' ? 'email' : format === 'date' ? 'date' : 'text'
}

const mark = (required: boolean): Html | null => (required ? null : html` <span class="hint">(nem kötelező)</span>`)

function described(view: FormView, path: string, help: string | null): Html {
  const ids = [help === null ? null : `${idOf(path)}-h`, view.errors.has(path) ? `${idOf(path)}-e` : null].filter((id) => id !== null)
  return html`${ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`} ${view.errors.has(path) && html`aria-invalid="true"`}`
}

function wrong(view: FormView, path: string): Html | null {
  const message = view.errors.get(path)
  return message === undefined ? null : html`<span class="wrong" id="${idOf(path)}-e">${message}</span>`
}

/** Typed fields into the form's data; what is empty is left out, what cannot be read stays as typed for the Gate to judge. */
export function readData(view: Pick<FormView, 'root' | 'values'>, schema: FieldSchema, path = ''): unknown {
  const field = resolve(view, schema)
  const typed = view.values[path] ?? []
  switch (typeOf(field)) {
    case 'object': {
      const data: Record<string, unknown> = {}
      for (const [name, child] of Object.entries(field.properties ?? {})) {
        const value = readData(view, child, path === '' ? name : `${path}.${name}`)
        if (value !== undefined) data[name] = value
      }
      // A group of unticked boxes only counts as left empty.
      return path !== '' && Object.values(data).every((value) => value === false) ? undefined : data
    }
    case 'array': {
      const items = field.items === undefined ? {} : resolve(view, field.items)
      if (typeOf(items) !== 'object') return typed.length === 0 ? undefined : typed
      const rows: unknown[] = []
      for (let index = 0; index < (field.maxItems ?? 20); index += 1) {
        const row = readData(view, items, `${path}.${index}`)
        if (row !== undefined) rows.push(row)
      }
      return rows.length === 0 ? undefined : rows
    }
    case 'boolean':
      return typed.includes('true') ? true : field.const === true ? undefined : false
    case 'integer':
    case 'number': {
      const text = (typed[0] ?? '').replaceAll(/\s/g, '').replace(',', '.')
      if (text === '') return undefined
      const value = Number(text)
      return Number.isNaN(value) ? typed[0] : value
    }
    default: {
      const text = (typed[0] ?? '').trim()
      return text === '' ? undefined : text
    }
  }
}

/** `/data/applicant/name`, `data.applicant.name` or `applicant.name` → `applicant.name`. */
export function fieldName(path: string): string {
  return path.replace(/^#?\//, '').replaceAll('/', '.').replaceAll(/\[(\d+)\]/g, '.$1').replace(/^(submission\.)?data\./, '')
}
