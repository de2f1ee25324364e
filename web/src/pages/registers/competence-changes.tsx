import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { RegisterDialog } from './register-dialog.tsx'
import { TerritorySelect } from './territory-select.tsx'

const organs = ['municipal-clerk', 'municipal-council', 'mayor', 'district-office', 'government-office', 'national-body', 'ministry'] as const
const territories = ['settlement', 'district', 'county', 'country'] as const

/** Assigns a competence to an office. */
export function AssignCompetence({ organisationId, today }: { readonly organisationId: string; readonly today: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const caseTypes = useQuery({ ...caseTypesQuery, enabled: open })
  return (
    <>
      <Button size="compact-sm" variant="default" data-print="no" onClick={() => setOpen(true)}>{t('registers:kind.assign')}</Button>
      {open && (
        <RegisterDialog title={t('registers:kind.assign')} register="competences" kind="assign" subjectId={null} onClose={() => setOpen(false)}
          fields={[
            { name: 'organ', label: t('registers:value.organ'), required: true, options: organs.map((organ) => ({ value: organ, label: t(`registers:organ.${organ}`) })) },
            { name: 'territoryKind', label: t('registers:value.territoryKind'), required: true, empties: ['territoryCode'], options: territories.map((one) => ({ value: one, label: t(`registers:territory.${one}`) })) },
            {
              name: 'territoryCode', label: t('registers:value.territoryCode'), required: true, applies: ({ territoryKind }) => territoryKind !== undefined && territoryKind !== 'country',
              control: ({ values, ...field }) => <TerritorySelect key={values['territoryKind']} kind={values['territoryKind'] as 'settlement' | 'district' | 'county'} {...field} />
            },
            { name: 'caseTypes', label: t('registers:value.caseTypes'), several: true, help: t('registers:caseTypesHelp'), options: (caseTypes.data ?? []).map((item) => ({ value: item.code, label: item.name })) },
            { name: 'law', label: t('registers:value.law'), required: true }, { name: 'source', label: t('registers:value.source'), required: true }
          ]}
          inputOf={({ organ, territoryKind, territoryCode, caseTypes: types, law, source }) => ({
            organisationId, organ, territoryKind, territoryCode: territoryCode?.trim() ?? '', caseTypes: types ? types.split(' ') : null, law: law?.trim(), source: source?.trim(), sourceDate: today
          })} />
      )}
    </>
  )
}

/** Withdraws one. */
export function WithdrawCompetence({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="compact-xs" variant="default" data-print="no" aria-label={`${t('registers:withdrawShort')}: ${name}`} onClick={() => setOpen(true)}>{t('registers:withdrawShort')}</Button>
      {open && <RegisterDialog title={`${t('registers:kind.withdraw')}: ${name}`} register="competences" kind="withdraw" subjectId={id} fields={[]} inputOf={() => ({})} onClose={() => setOpen(false)} />}
    </>
  )
}
