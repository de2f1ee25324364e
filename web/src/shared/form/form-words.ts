/** The words of a form for what was sent with it: groups, labels and options, in the order of the form. Pure. */
import type { Language } from '../../app/i18n.ts'

/** The published form, as far as its words go. */
export interface FormWords {
  readonly schema: unknown
  readonly texts: unknown
}

export interface Line { readonly label: string; readonly value: string | boolean }
/** A part of the form; `title` null for what stands outside the parts. */
export interface Group { readonly title: string | null; readonly lines: readonly Line[] }

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {})

/** Data as groups of lines. Without a form, or for a field it does not know, the field's own name stands. */
export function groupsOf(data: Readonly<Record<string, unknown>>, form: FormWords | null, language: Language): Group[] {
  const words = record(record(record(form?.texts)[language])['fields'])
  const order = Object.keys(record(record(form?.schema)['properties']))
  const names = Object.keys(data).toSorted((one, other) => place(order, one) - place(order, other))
  const loose: Line[] = []
  const groups: Group[] = []
  for (const name of names) {
    const value = data[name]
    if (typeof value === 'object' && value !== null) {
      const lines = linesOf(value, name, words, record(record(form?.schema)['properties'])[name])
      if (lines.length > 0) groups.push({ title: titleOf(words, name), lines })
    } else loose.push(...linesOf(value, name, words, null))
  }
  return loose.length > 0 ? [...groups, { title: null, lines: loose }] : groups
}

const place = (order: readonly string[], name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)

function linesOf(value: unknown, path: string, words: Readonly<Record<string, unknown>>, schema: unknown): Line[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap((item, index) => linesOf(item, `${path}.${index + 1}`, words, record(schema)['items']))
  if (typeof value === 'object') {
    const properties = record(record(schema)['properties'])
    const order = Object.keys(properties)
    return Object.entries(value).toSorted(([one], [other]) => place(order, one) - place(order, other))
      .flatMap(([name, inner]) => linesOf(inner, `${path}.${name}`, words, properties[name]))
  }
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, '')
  if (typeof value === 'boolean') return [{ label: titleOf(words, plain), value }]
  const option = record(record(words[plain])['options'])[String(value)]
  return [{ label: titleOf(words, plain), value: typeof option === 'string' ? option : String(value) }]
}

function titleOf(words: Readonly<Record<string, unknown>>, path: string): string {
  const title = record(words[path])['title']
  return typeof title === 'string' ? title : path
}
