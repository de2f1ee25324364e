import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState, type ReactNode } from 'react'
import { answered, api } from '../../shared/api/client.ts'
import { ChangeDialog, type StaffRegister } from '../staff/change-dialog.tsx'

export interface RegisterField {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Several of the options, as words with spaces between them. */
  readonly several?: true
  readonly help?: string
  /** Left out, and empty, where it does not apply to the other values. */
  readonly applies?: (values: Readonly<Record<string, string>>) => boolean
  /** Fields that are emptied with every new value of this one. */
  readonly empties?: readonly string[]
  /** A control of one's own in place of a line of text. */
  readonly control?: (field: { readonly label: string; readonly required: boolean; readonly value: string; readonly values: Readonly<Record<string, string>>; readonly onChange: (value: string) => void }) => ReactNode
}

type PublicRegister = Extract<StaffRegister, 'organisations' | 'competences' | 'job-roles'>
const get = api.GET as unknown as (path: string, init: object) => Promise<{ data?: { version: number }; error?: unknown; response: Response }>

/** A change of a public register as a form: its fields, and what is made of them; the version is the one that is there when it opens. */
export function RegisterDialog({ title, register, kind, subjectId, fields, initial = {}, inputOf, onClose }: {
  readonly title: string; readonly register: PublicRegister; readonly kind: string; readonly subjectId: string | null; readonly fields: readonly RegisterField[]
  readonly initial?: Readonly<Record<string, string>>; readonly inputOf: (values: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>; readonly onClose: () => void
}) {
  const [values, setValues] = useState(initial)
  const entry = useQuery({
    queryKey: ['register', register, subjectId, 'version'], enabled: subjectId !== null, staleTime: 0,
    queryFn: () => answered(get(`/api/v1/public/registers/${register}/{id}`, { params: { path: { id: subjectId } } }))
  })
  const set = (name: string, value: string, empties: readonly string[] = []): void => setValues((before) => ({ ...before, ...Object.fromEntries(empties.map((other) => [other, ''])), [name]: value }))
  const shown = fields.filter(({ applies }) => applies?.(values) ?? true)
  const complete = shown.every(({ name, required }) => required !== true || (values[name] ?? '').trim() !== '') && (subjectId === null || entry.data !== undefined)
  return (
    <ChangeDialog title={title} register={register} kind={kind} subjectId={subjectId} version={entry.data?.version ?? 0} complete={complete} input={inputOf(values)} onClose={onClose}>
      {shown.map(({ name, label, required = false, options, several, help, empties, control }) => {
        const shared = { label, required, ...(help === undefined ? {} : { description: help }) }
        if (control) return <Fragment key={name}>{control({ label, required, value: values[name] ?? '', values, onChange: (value) => set(name, value, empties) })}</Fragment>
        const above = { withinPortal: true, zIndex: 500 }
        if (options && several) return <MultiSelect key={name} {...shared} searchable data={[...options]} value={(values[name] ?? '').split(' ').filter(Boolean)} onChange={(next) => set(name, next.join(' '))} comboboxProps={above} />
        if (options) return <Select key={name} {...shared} searchable data={[...options]} value={values[name] || null} onChange={(next) => set(name, next ?? '', empties)} allowDeselect={!required} comboboxProps={above} />
        return <TextInput key={name} {...shared} value={values[name] ?? ''} maxLength={300} onChange={(event) => set(name, event.currentTarget.value)} />
      })}
    </ChangeDialog>
  )
}
