import { Button } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { tiers } from '../organisations/tiers.ts'
import { RegisterDialog } from './register-dialog.tsx'

const kinds = ['ministry-department', 'national-body', 'government-office', 'district-office', 'regional-body', 'document-office', 'mayors-office', 'joint-municipal-office', 'capital-office'] as const

/** Asks for a new office (a unit is asked for on its office's page): the country's, by two national administrators. */
export function NewOffice() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const orNull = (text: string | undefined): string | null => text?.trim() || null
  return (
    <>
      <Button variant="default" data-print="no" onClick={() => setOpen(true)}>{t('registers:newOffice')}</Button>
      {open && (
        <RegisterDialog title={t('registers:newOffice')} register="organisations" kind="create" subjectId={null} onClose={() => setOpen(false)}
          fields={[
            { name: 'name', label: t('registers:value.name'), required: true }, { name: 'shortName', label: t('registers:value.shortName'), required: true },
            { name: 'code', label: t('registers:value.code'), required: true, help: t('registers:codeHelp') },
            { name: 'tier', label: t('registers:value.tier'), required: true, options: tiers.map((tier) => ({ value: tier, label: t(`home:tier.${tier}.name`) })) },
            { name: 'kind', label: t('registers:value.kind'), required: true, options: kinds.map((kind) => ({ value: kind, label: t(`registers:organisationKind.${kind}`) })) },
            { name: 'authorityKind', label: t('registers:value.authorityKind'), required: true, options: [{ value: 'government', label: t('registers:powers.state') }, { value: 'local-government', label: t('registers:powers.municipal') }] },
            { name: 'superiorId', label: t('registers:value.superiorId'), help: t('registers:identifierHelp') }, { name: 'settlement', label: t('registers:value.settlement') },
            { name: 'county', label: t('registers:value.county') }, { name: 'seatCode', label: t('registers:value.seatCode') }, { name: 'exchangeId', label: t('registers:value.exchangeId') }
          ]}
          inputOf={({ name, shortName, code, tier, kind, authorityKind, superiorId, settlement, county, seatCode, exchangeId }) => ({
            name: name?.trim(), shortName: shortName?.trim(), code: code?.trim(), tier, kind, authorityKind, superiorId: orNull(superiorId), settlement: orNull(settlement), county: orNull(county),
            seatCode: orNull(seatCode), exchangeId: orNull(exchangeId)
          })} />
      )}
    </>
  )
}
