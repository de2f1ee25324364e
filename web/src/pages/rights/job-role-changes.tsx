import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import { tiers } from '../organisations/tiers.ts'
import { RegisterDialog, type RegisterField } from '../registers/register-dialog.tsx'

export type JobRole = paths['/api/v1/public/registers/job-roles']['get']['responses'][200]['content']['application/json']['items'][number]
const kinds = ['rename', 'set-duties', 'add-case-type', 'remove-case-type', 'add-entitlement', 'remove-entitlement', 'close'] as const
type Kind = (typeof kinds)[number] | 'create'
const duties = ['registrar', 'case-officer', 'signer', 'head', 'auditor', 'national-administrator', 'local-administrator'] as const

/** What may be asked for on a job role, or a new one (`jobRole` null): the country's, by two national administrators, with who loses and gains what. */
export function JobRoleChanges({ jobRole: role, caseTypes }: { readonly jobRole: JobRole | null; readonly caseTypes: readonly { readonly code: string; readonly name: string }[] }) {
  const t = useText()
  const [kind, setKind] = useState<Kind | null>(null)
  const kindName = (one: Kind): string => t(`registers:kindOf.job-roles.${one}`)
  const value = role?.value
  const names: readonly RegisterField[] = [{ name: 'nameHu', label: t('rights:nameHu'), required: true }, { name: 'nameEn', label: t('rights:nameEn'), required: true }]
  const dutiesField: RegisterField = { name: 'duties', label: t('rights:duties'), several: true, options: duties.map((one) => ({ value: one, label: t(`staff:duty.${one}`) })) }
  const types = (of: readonly { readonly code: string; readonly name: string }[]) => of.map(({ code, name }) => ({ value: code, label: name }))
  const nameOfType = (code: string): { code: string; name: string } => caseTypes.find((one) => one.code === code) ?? { code, name: code }
  const fields: Readonly<Record<Kind, readonly RegisterField[]>> = {
    create: [
      ...names, { name: 'code', label: t('registers:value.code'), required: true, help: t('registers:codeHelp') },
      { name: 'tier', label: t('registers:value.tier'), required: true, options: tiers.map((tier) => ({ value: tier, label: t(`home:tier.${tier}.name`) })) }, dutiesField,
      { name: 'caseTypes', label: t('registers:value.caseTypes'), several: true, options: types(caseTypes) }
    ],
    rename: names,
    'set-duties': [dutiesField],
    'add-case-type': [{ name: 'caseType', label: t('registers:caseType'), required: true, options: types(caseTypes.filter(({ code }) => !value?.caseTypes.includes(code))) }],
    'remove-case-type': [{ name: 'caseType', label: t('registers:caseType'), required: true, options: types((value?.caseTypes ?? []).map(nameOfType)) }],
    'add-entitlement': [
      { name: 'categoryHu', label: t('rights:categoryHu'), required: true }, { name: 'categoryEn', label: t('rights:categoryEn'), required: true },
      { name: 'purpose', label: t('rights:purposeCode'), required: true, help: t('registers:codeHelp') }, { name: 'purposeHu', label: t('rights:purposeHu'), required: true }, { name: 'purposeEn', label: t('rights:purposeEn'), required: true },
      { name: 'legalBasis', label: t('registers:value.law'), required: true }, { name: 'dataSets', label: t('rights:dataSets'), required: true, help: t('rights:dataSetsHelp') }
    ],
    'remove-entitlement': [{
      name: 'purpose', label: t('rights:purposes'), required: true,
      options: [...new Map((value?.entitlements ?? []).map((item) => [item.purpose, { value: item.purpose, label: item.purposeHu }])).values()]
    }],
    close: []
  }
  const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean)
  const inputOf = (asked: Kind) => (values: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => {
    const filled = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.trim()]))
    switch (asked) {
      case 'create': return { ...filled, duties: words(values['duties']), caseTypes: words(values['caseTypes']), entitlements: [] }
      case 'set-duties': return { duties: words(values['duties']) }
      case 'add-entitlement': return { ...filled, dataSets: words(values['dataSets']) }
      case 'close': return {}
      default: return filled
    }
  }
  const initial: Readonly<Record<string, string>> = kind === 'rename' && value ? { nameHu: value.nameHu, nameEn: value.nameEn } : kind === 'set-duties' && value ? { duties: value.duties.join(' ') } : {}
  return (
    <>
      {role === null
        ? <Button data-print="no" onClick={() => setKind('create')}>{kindName('create')}</Button>
        : (
          <Menu>
            <Menu.Target><Button size="compact-sm" variant="default" data-print="no" aria-label={`${t('registers:proposeLink')}: ${value!.nameHu}`}>{t('registers:proposeLink')}</Button></Menu.Target>
            <Menu.Dropdown>{kinds.map((one) => <Menu.Item key={one} onClick={() => setKind(one)}>{kindName(one)}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
      {kind !== null && (
        <RegisterDialog key={kind} title={role === null ? kindName(kind) : `${kindName(kind)}: ${value!.nameHu}`} register="job-roles" kind={kind} subjectId={role?.subjectId ?? null}
          fields={fields[kind]} initial={initial} inputOf={inputOf(kind)} onClose={() => setKind(null)} />
      )}
    </>
  )
}
