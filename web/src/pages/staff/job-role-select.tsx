import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useText } from '../../app/i18n.ts'
import { jobRolesQuery } from '../../shared/api/job-roles.ts'

/** Every job role of the country; the server says which does not fit the office. */
export function JobRoleSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const t = useText()
  const language = useLanguage()
  const roles = useQuery(jobRolesQuery())
  const data = (roles.data ?? []).map((role) => ({ value: role.subjectId, label: language === 'hu' ? role.value.nameHu : role.value.nameEn }))
  return <Select label={t('staff:jobRole')} required searchable data={data} value={value} onChange={onChange} allowDeselect={false} comboboxProps={{ withinPortal: true, zIndex: 500 }} />
}
