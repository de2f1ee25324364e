import { useText } from '../../app/i18n.ts'
import { FieldList, type Field } from '../../shared/components/index.ts'

/** The form's data as they were sent, in the order of the form; names are the form's own. */
export function SubmittedData({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const t = useText()
  const fields = fieldsOf(data)
  if (fields.length === 0) return <p className="t2">{t('arrivals:noData')}</p>
  return <FieldList fields={fields.map(({ label, value }) => ({ label, value: value === true ? t('arrivals:yes') : value === false ? t('arrivals:no') : value }) as Field)} />
}

/** Flat lines of nested data: `site.parcelNumber`. */
export function fieldsOf(data: unknown, path = ''): ReadonlyArray<{ readonly label: string; readonly value: string | boolean }> {
  if (data === null || data === undefined || data === '') return []
  if (Array.isArray(data)) return data.flatMap((item, index) => fieldsOf(item, `${path} ${index + 1}.`.trim()))
  if (typeof data === 'object') return Object.entries(data).flatMap(([key, value]) => fieldsOf(value, path === '' ? key : `${path}.${key}`))
  return [{ label: path, value: typeof data === 'boolean' ? data : String(data) }]
}
