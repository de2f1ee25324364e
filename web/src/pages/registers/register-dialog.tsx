import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
  const set = (name: string, value: string): void => setValues((before) => ({ ...before, [name]: value }))
  const complete = fields.every(({ name, required }) => required !== true || (values[name] ?? '').trim() !== '') && (subjectId === null || entry.data !== undefined)
  return (
    <ChangeDialog title={title} register={register} kind={kind} subjectId={subjectId} version={entry.data?.version ?? 0} complete={complete} input={inputOf(values)} onClose={onClose}>
      {fields.map(({ name, label, required = false, options, several, help }) => {
        const shared = { label, required, ...(help === undefined ? {} : { description: help }) }
        const above = { withinPortal: true, zIndex: 500 }
        if (options && several) return <MultiSelect key={name} {...shared} searchable data={[...options]} value={(values[name] ?? '').split(' ').filter(Boolean)} onChange={(next) => set(name, next.join(' '))} comboboxProps={above} />
        if (options) return <Select key={name} {...shared} searchable data={[...options]} value={values[name] || null} onChange={(next) => set(name, next ?? '')} allowDeselect={!required} comboboxProps={above} />
        return <TextInput key={name} {...shared} value={values[name] ?? ''} maxLength={300} onChange={(event) => set(name, event.currentTarget.value)} />
      })}
    </ChangeDialog>
  )
}
